-- The trigger on INSERT also stops INSERT OR REPLACE, which removes a row without asking the one on
-- DELETE.
CREATE TRIGGER releases_follow_each_other BEFORE INSERT ON releases
WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM releases)
BEGIN
  SELECT RAISE(ABORT, 'a release has the number after the last');
END;

CREATE TRIGGER releases_are_not_changed BEFORE UPDATE ON releases
BEGIN
  SELECT RAISE(ABORT, 'a release is never changed');
END;

CREATE TRIGGER releases_are_not_removed BEFORE DELETE ON releases
BEGIN
  SELECT RAISE(ABORT, 'a release is never removed');
END;
