-- Proofs that a backup could be put back: see src/work/oversight.
CREATE TABLE drills (
  at BIGINT NOT NULL PRIMARY KEY,
  backup_made_at BIGINT NOT NULL,
  -- How many texts a member of a desk opened; 0 where nobody gave a phrase.
  texts_read BIGINT NOT NULL
);
