ALTER TABLE signal_texts ADD COLUMN words BLOB;
ALTER TABLE record_keys ADD COLUMN wrapped BLOB;
