-- It is never changed either.
CREATE OR REPLACE FUNCTION audit_entries_only_get_a_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.leaf IS NOT NULL OR NEW.leaf IS NULL OR NEW.leaf_hash IS NULL
    OR ROW(NEW.id, NEW.at, NEW.grain, NEW.actor, NEW.role, NEW.purpose, NEW.action, NEW.object,
           NEW.outcome, NEW.fields, NEW.organisation)
       IS DISTINCT FROM
       ROW(OLD.id, OLD.at, OLD.grain, OLD.actor, OLD.role, OLD.purpose, OLD.action, OLD.object,
           OLD.outcome, OLD.fields, OLD.organisation) THEN
    RAISE EXCEPTION 'an entry of the audit log is never changed'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
