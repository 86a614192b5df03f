ALTER TABLE signal_texts ADD COLUMN words BYTEA;
ALTER TABLE record_keys ADD COLUMN wrapped BYTEA;
