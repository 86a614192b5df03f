ALTER TABLE person_keys ADD COLUMN public_key BYTEA;
ALTER TABLE person_keys ADD COLUMN salt BYTEA;
ALTER TABLE person_keys ADD COLUMN secret BYTEA;
ALTER TABLE open_keys ADD COLUMN secret BYTEA;
ALTER TABLE desk_keys ADD COLUMN public_key BYTEA;
ALTER TABLE desk_members ADD COLUMN wrapped BYTEA;
ALTER TABLE desk_keys ADD COLUMN previous BYTEA;
