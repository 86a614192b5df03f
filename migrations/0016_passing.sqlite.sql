ALTER TABLE disclosures ADD COLUMN package BLOB;
ALTER TABLE disclosures ADD COLUMN reason BLOB;
ALTER TABLE disclosures ADD COLUMN consent BLOB;
ALTER TABLE disclosure_keys ADD COLUMN wrapped BLOB;
ALTER TABLE count_links ADD COLUMN link BLOB;
