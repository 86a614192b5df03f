-- Signals: worries that people bring to a desk. See src/work/signals. What lies readable here is for
-- deadlines and figures. What was told lies in signal_texts, sealed; the columns with bytes stand in
-- the two files beside this one. Keys are random, and SQLite keeps these tables by their keys: with a
-- rowid the file would tell in which order reports came, also those of which only the day is kept.
CREATE TABLE signals (
  id BIGINT NOT NULL PRIMARY KEY,
  desk BIGINT NOT NULL REFERENCES organisations (id),
  state TEXT NOT NULL,
  channel TEXT NOT NULL,
  reporter TEXT NOT NULL,
  received_on TEXT NOT NULL,
  -- Never of who came through the letterbox: of them only the day is kept.
  received_at BIGINT,
  municipality TEXT NOT NULL,
  sector TEXT NOT NULL,
  form TEXT NOT NULL,
  in_danger TEXT NOT NULL,
  minor TEXT NOT NULL,
  urgency TEXT NOT NULL,
  least_indication TEXT NOT NULL,
  acknowledge_by BIGINT NOT NULL,
  assess_by BIGINT NOT NULL,
  acknowledged_at BIGINT,
  assessed_at BIGINT,
  decided_at BIGINT,
  closed_at BIGINT,
  -- The deadline that counts now, for the order of the inbox; far away once it was decided.
  due BIGINT NOT NULL,
  is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
  -- 1 where the reporter wrote something that the desk has not seen.
  has_news BIGINT NOT NULL CHECK (has_news IN (0, 1)),
  -- These are 0 where there is none.
  assignee BIGINT NOT NULL,
  person BIGINT NOT NULL,
  offered_to BIGINT NOT NULL,
  version BIGINT NOT NULL,
  CHECK (received_at IS NULL OR channel IN ('professional', 'phone'))
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX signals_inbox
  ON signals (desk, is_open, due, id, state, urgency, municipality, form, assignee);
CREATE INDEX signals_state ON signals (desk, state);
CREATE INDEX signals_person ON signals (person, received_on);
CREATE INDEX signals_offered ON signals (offered_to, state);

-- Every step that a signal took, and what moved it.
CREATE TABLE signal_steps (
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
);

-- Signals that belong together. Each pair lies here once, the smaller number first.
CREATE TABLE signal_links (
  one BIGINT NOT NULL REFERENCES signals (id),
  other BIGINT NOT NULL REFERENCES signals (id),
  kind TEXT NOT NULL,
  person BIGINT NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other)
);
CREATE INDEX signal_links_other ON signal_links (other);

-- What was told, asked, answered and noted: sealed with the key of its record and group.
CREATE TABLE signal_texts (
  id BIGINT NOT NULL PRIMARY KEY,
  signal BIGINT NOT NULL REFERENCES signals (id),
  number BIGINT NOT NULL,
  field_group TEXT NOT NULL,
  kind TEXT NOT NULL,
  person BIGINT NOT NULL,
  -- For whom: a colleague who is asked for an opinion. Otherwise 0.
  addressee BIGINT NOT NULL,
  -- The text that this one answers. Otherwise 0.
  answers BIGINT NOT NULL,
  written_on TEXT NOT NULL,
  -- Not of the reporter.
  written_at BIGINT,
  UNIQUE (signal, number)
)
--sqlite: WITHOUT ROWID
;

-- The keys of those texts, each sealed to who may read it: to a desk, or (desk 0) to the pair that
-- grows from a receipt. To destroy a record is to delete its rows here. A table of its own, so that
-- copies of it can be thrown away sooner than those of the rest.
CREATE TABLE record_keys (
  record BIGINT NOT NULL,
  field_group TEXT NOT NULL,
  version BIGINT NOT NULL,
  desk BIGINT NOT NULL,
  desk_version BIGINT NOT NULL,
  PRIMARY KEY (record, field_group, version, desk, desk_version)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX record_keys_desk ON record_keys (desk, desk_version);

-- What finds the dialogue of whoever has the nine words: a hash of them, and nothing of who that is.
CREATE TABLE signal_receipts (
  receipt_hash TEXT NOT NULL PRIMARY KEY,
  signal BIGINT NOT NULL REFERENCES signals (id),
  used_on TEXT NOT NULL
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX signal_receipts_signal ON signal_receipts (signal);

-- Forms that came in, so that one that comes twice is kept once. Not which signal they became.
CREATE TABLE signal_forms (
  form_hash TEXT NOT NULL PRIMARY KEY,
  day TEXT NOT NULL
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX signal_forms_day ON signal_forms (day);
