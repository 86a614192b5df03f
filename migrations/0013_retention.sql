-- How long signals are kept: see src/work/retention. Keys are random, so that they tell no order.

-- Signals that stay although their term is over. Two sides decide, to begin and to end.
CREATE TABLE holds (
  id BIGINT NOT NULL PRIMARY KEY,
  signal BIGINT NOT NULL REFERENCES signals (id),
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_as TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  -- 0 while nobody answered.
  answered_by BIGINT NOT NULL,
  answered_at BIGINT
);
CREATE INDEX holds_signal ON holds (signal);
CREATE INDEX holds_state ON holds (state);
-- One at a time.
CREATE UNIQUE INDEX holds_one ON holds (signal) WHERE state IN ('asked', 'held', 'end_asked');

-- What was destroyed, by which rule, and who approved. The line in the log is the proof.
CREATE TABLE destructions (
  signal BIGINT NOT NULL REFERENCES signals (id),
  part TEXT NOT NULL,
  desk BIGINT NOT NULL REFERENCES organisations (id),
  rule TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  approved_by BIGINT NOT NULL,
  destroyed_at BIGINT NOT NULL,
  PRIMARY KEY (signal, part)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX destructions_desk ON destructions (desk, destroyed_at);
