-- Kept by its key: with a rowid the file would tell between which acts of colleagues, which have a time,
-- a stranger wrote.
CREATE TABLE signal_steps_by_key (
  signal BIGINT NOT NULL REFERENCES signals (id),
  number BIGINT NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  -- 0 for the reporter.
  person BIGINT NOT NULL,
  desk BIGINT NOT NULL,
  done_on TEXT NOT NULL,
  -- Not of the reporter.
  done_at BIGINT,
  PRIMARY KEY (signal, number)
) WITHOUT ROWID;
INSERT INTO signal_steps_by_key
  SELECT signal, number, action, from_state, to_state, person, desk, done_on, done_at
  FROM signal_steps;
DROP TABLE signal_steps;
ALTER TABLE signal_steps_by_key RENAME TO signal_steps;
