ALTER TABLE disclosures ADD COLUMN package BYTEA;
ALTER TABLE disclosures ADD COLUMN reason BYTEA;
ALTER TABLE disclosures ADD COLUMN consent BYTEA;
ALTER TABLE disclosure_keys ADD COLUMN wrapped BYTEA;
ALTER TABLE count_links ADD COLUMN link BYTEA;
