CREATE FUNCTION releases_follow_each_other() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM releases) THEN
    RAISE EXCEPTION 'a release has the number after the last'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER releases_follow_each_other BEFORE INSERT ON releases
  FOR EACH ROW EXECUTE FUNCTION releases_follow_each_other();

CREATE FUNCTION releases_stay_as_they_are() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a release is never changed or removed'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER releases_stay_as_they_are BEFORE UPDATE OR DELETE OR TRUNCATE ON releases
  FOR EACH STATEMENT EXECUTE FUNCTION releases_stay_as_they_are();
