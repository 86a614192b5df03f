ALTER TABLE learning_thoughts ADD COLUMN sealed BYTEA;
