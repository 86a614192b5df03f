-- It is never changed either.
DROP TRIGGER audit_entries_only_get_a_place;
CREATE TRIGGER audit_entries_only_get_a_place BEFORE UPDATE ON audit_entries
WHEN OLD.leaf IS NOT NULL OR NEW.leaf IS NULL OR NEW.leaf_hash IS NULL
  OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.grain <> OLD.grain OR NEW.actor <> OLD.actor
  OR NEW.role <> OLD.role OR NEW.purpose <> OLD.purpose OR NEW.action <> OLD.action
  OR NEW.object <> OLD.object OR NEW.outcome <> OLD.outcome OR NEW.fields <> OLD.fields
  OR NEW.organisation <> OLD.organisation
  OR EXISTS (SELECT 1 FROM audit_entries WHERE leaf = NEW.leaf)
BEGIN
  SELECT RAISE(ABORT, 'an entry of the audit log is never changed');
END;

-- All of an entry again, in the order of the tree.
DROP INDEX audit_entries_leaf;
CREATE INDEX audit_entries_leaf ON audit_entries
  (leaf, id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf_hash,
   organisation);
