ALTER TABLE sign_on_attempts ADD COLUMN sealed BYTEA;
