ALTER TABLE signal_file_bytes ADD COLUMN sealed BLOB;
