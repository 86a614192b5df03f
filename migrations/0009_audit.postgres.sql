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
);
CREATE INDEX audit_entries_waiting ON audit_entries (at, id) WHERE leaf IS NULL;
CREATE INDEX audit_entries_at ON audit_entries (at, id);
CREATE INDEX audit_entries_object ON audit_entries (object, at);
CREATE INDEX audit_entries_actor ON audit_entries (actor, at);

CREATE FUNCTION audit_entries_come_without_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.leaf IS NOT NULL OR NEW.leaf_hash IS NOT NULL THEN
    RAISE EXCEPTION 'an entry of the audit log gets its place later'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER audit_entries_come_without_place BEFORE INSERT ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION audit_entries_come_without_place();

CREATE FUNCTION audit_entries_only_get_a_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.leaf IS NOT NULL OR NEW.leaf IS NULL OR NEW.leaf_hash IS NULL
    OR ROW(NEW.id, NEW.at, NEW.grain, NEW.actor, NEW.role, NEW.purpose, NEW.action, NEW.object,
           NEW.outcome, NEW.fields)
       IS DISTINCT FROM
       ROW(OLD.id, OLD.at, OLD.grain, OLD.actor, OLD.role, OLD.purpose, OLD.action, OLD.object,
           OLD.outcome, OLD.fields) THEN
    RAISE EXCEPTION 'an entry of the audit log is never changed'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER audit_entries_only_get_a_place BEFORE UPDATE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION audit_entries_only_get_a_place();

CREATE FUNCTION audit_heads_follow_each_other() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size <= (SELECT COALESCE(MAX(size), 0) FROM audit_heads) THEN
    RAISE EXCEPTION 'the audit log only grows' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER audit_heads_follow_each_other BEFORE INSERT ON audit_heads
  FOR EACH ROW EXECUTE FUNCTION audit_heads_follow_each_other();

CREATE FUNCTION audit_frontier_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size <= OLD.size THEN
    RAISE EXCEPTION 'the audit log only grows' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER audit_frontier_moves_on BEFORE UPDATE ON audit_frontier
  FOR EACH ROW EXECUTE FUNCTION audit_frontier_moves_on();

CREATE FUNCTION audit_stays_as_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is never changed or removed'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_entries_are_not_removed BEFORE DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays_as_it_is();
CREATE TRIGGER audit_heads_stay_as_they_are BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_heads
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays_as_it_is();
CREATE TRIGGER audit_frontier_is_one BEFORE INSERT OR DELETE OR TRUNCATE ON audit_frontier
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays_as_it_is();
