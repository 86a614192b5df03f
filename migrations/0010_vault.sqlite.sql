ALTER TABLE person_keys ADD COLUMN public_key BLOB;
ALTER TABLE person_keys ADD COLUMN salt BLOB;
ALTER TABLE person_keys ADD COLUMN secret BLOB;
ALTER TABLE open_keys ADD COLUMN secret BLOB;
ALTER TABLE desk_keys ADD COLUMN public_key BLOB;
ALTER TABLE desk_members ADD COLUMN wrapped BLOB;
ALTER TABLE desk_keys ADD COLUMN previous BLOB;
