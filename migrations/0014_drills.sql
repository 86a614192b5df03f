-- Proofs that a backup could be put back: see src/work/oversight.
CREATE TABLE drills (
  at BIGINT NOT NULL PRIMARY KEY,
  backup_made_at BIGINT NOT NULL
);
