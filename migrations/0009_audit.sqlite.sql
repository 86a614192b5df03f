-- Kept by its key, which is random. With a rowid the file would tell in which order the entries came,
-- also those of which only the day may be known.
CREATE TABLE audit_entries (
  id BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  grain TEXT NOT NULL,
  actor BIGINT NOT NULL,
  role TEXT NOT NULL,
  purpose TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  outcome TEXT NOT NULL,
  fields TEXT NOT NULL,
  -- Its place in the tree, from 0, once it has one.
  leaf BIGINT UNIQUE,
  leaf_hash TEXT
) WITHOUT ROWID;
CREATE INDEX audit_entries_waiting ON audit_entries (at, id) WHERE leaf IS NULL;
CREATE INDEX audit_entries_at ON audit_entries (at, id);
CREATE INDEX audit_entries_object ON audit_entries (object, at);
CREATE INDEX audit_entries_actor ON audit_entries (actor, at);
-- All of it in the order of the tree: to verify a million entries would else be a million searches.
CREATE INDEX audit_entries_leaf ON audit_entries
  (leaf, id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf_hash);

-- The triggers on INSERT, and the last condition on UPDATE, also stop OR REPLACE, which removes a row
-- without asking the one on DELETE.
CREATE TRIGGER audit_entries_come_without_place BEFORE INSERT ON audit_entries
WHEN NEW.leaf IS NOT NULL OR NEW.leaf_hash IS NOT NULL
  OR EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'an entry of the audit log gets its place later');
END;

CREATE TRIGGER audit_entries_only_get_a_place BEFORE UPDATE ON audit_entries
WHEN OLD.leaf IS NOT NULL OR NEW.leaf IS NULL OR NEW.leaf_hash IS NULL
  OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.grain <> OLD.grain OR NEW.actor <> OLD.actor
  OR NEW.role <> OLD.role OR NEW.purpose <> OLD.purpose OR NEW.action <> OLD.action
  OR NEW.object <> OLD.object OR NEW.outcome <> OLD.outcome OR NEW.fields <> OLD.fields
  OR EXISTS (SELECT 1 FROM audit_entries WHERE leaf = NEW.leaf)
BEGIN
  SELECT RAISE(ABORT, 'an entry of the audit log is never changed');
END;

CREATE TRIGGER audit_entries_are_not_removed BEFORE DELETE ON audit_entries
BEGIN
  SELECT RAISE(ABORT, 'an entry of the audit log is never removed');
END;

CREATE TRIGGER audit_heads_follow_each_other BEFORE INSERT ON audit_heads
WHEN NEW.size <= (SELECT COALESCE(MAX(size), 0) FROM audit_heads)
BEGIN
  SELECT RAISE(ABORT, 'the audit log only grows');
END;

CREATE TRIGGER audit_heads_are_not_changed BEFORE UPDATE ON audit_heads
BEGIN
  SELECT RAISE(ABORT, 'a head of the audit log is never changed');
END;

CREATE TRIGGER audit_heads_are_not_removed BEFORE DELETE ON audit_heads
BEGIN
  SELECT RAISE(ABORT, 'a head of the audit log is never removed');
END;

CREATE TRIGGER audit_frontier_is_one BEFORE INSERT ON audit_frontier
BEGIN
  SELECT RAISE(ABORT, 'the audit log has one edge');
END;

CREATE TRIGGER audit_frontier_moves_on BEFORE UPDATE ON audit_frontier
WHEN NEW.size <= OLD.size
BEGIN
  SELECT RAISE(ABORT, 'the audit log only grows');
END;

CREATE TRIGGER audit_frontier_is_not_removed BEFORE DELETE ON audit_frontier
BEGIN
  SELECT RAISE(ABORT, 'the audit log has one edge');
END;
