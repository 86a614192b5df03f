-- What was done, by whom and to what: see src/ground/audit. It only grows: the triggers in the two
-- files beside this one refuse what changes or removes a row. The table audit_entries stands there
-- too, since SQLite keeps it by its key and PostgreSQL has no word for that.

-- Signed heads of the tree: what the log was when it had `size` entries.
CREATE TABLE audit_heads (
  size BIGINT NOT NULL PRIMARY KEY CHECK (size > 0),
  root TEXT NOT NULL CHECK (length(root) = 64),
  at BIGINT NOT NULL,
  public_key TEXT NOT NULL,
  signature TEXT NOT NULL
);

-- The right edge of the tree, on which the next entries are laid. One row, so that two processes
-- cannot both go on from here.
CREATE TABLE audit_frontier (
  one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
  size BIGINT NOT NULL,
  nodes TEXT NOT NULL
);
INSERT INTO audit_frontier (one, size, nodes) VALUES (1, 0, '');
