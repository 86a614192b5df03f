-- What leaves a desk. See src/work/passing. A row of disclosures says who gave which fields to whom, on
-- which ground and until when: never what stood in them. What went out, why, and who gave consent lie
-- sealed; the columns with bytes stand in the two files beside this one.
CREATE TABLE disclosures (
  id BIGINT NOT NULL PRIMARY KEY,
  desk BIGINT NOT NULL REFERENCES organisations (id),
  desk_name TEXT NOT NULL,
  signal BIGINT NOT NULL REFERENCES signals (id),
  officer BIGINT NOT NULL,
  officer_name TEXT NOT NULL,
  state TEXT NOT NULL,
  -- The kind of party, as the table of grounds calls it.
  receiver_kind TEXT NOT NULL,
  -- On Zicht: a person at work in an organisation. Otherwise both are 0.
  receiver BIGINT NOT NULL,
  receiver_desk BIGINT NOT NULL,
  receiver_name TEXT NOT NULL,
  -- The question and the answer of the table of grounds, as they were on that day.
  giver TEXT NOT NULL,
  purpose TEXT NOT NULL,
  kind TEXT NOT NULL,
  age TEXT NOT NULL,
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL,
  article TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  confirmed_on TEXT,
  -- Where consent was needed: who signs by age, and when it was given. Where the FG was asked: who, and when.
  signed_by TEXT NOT NULL,
  consent_on TEXT,
  agreed_by TEXT NOT NULL,
  agreed_on TEXT,
  -- Names, with commas between them.
  fields TEXT NOT NULL,
  changed TEXT NOT NULL,
  package_hash TEXT NOT NULL,
  -- Of the last file that was made of it; empty without one.
  file_hash TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  -- The last day on which it may be read.
  until_day TEXT NOT NULL,
  answered_at BIGINT,
  read_at BIGINT,
  ended_at BIGINT,
  refusal TEXT NOT NULL
);
CREATE INDEX disclosures_desk ON disclosures (desk, made_at);
CREATE INDEX disclosures_signal ON disclosures (signal);
CREATE INDEX disclosures_receiver ON disclosures (receiver, receiver_desk, made_at);
CREATE INDEX disclosures_until ON disclosures (state, until_day);

-- The keys of those bytes, each sealed to one person (with an own key) or to a desk. `record` is a
-- disclosure, or (part 'link') a signal that was counted. To end a disclosure is to delete its rows here. A
-- table of its own, so that copies of it can be thrown away sooner than those of the rest.
CREATE TABLE disclosure_keys (
  record BIGINT NOT NULL,
  part TEXT NOT NULL,
  person BIGINT NOT NULL,
  desk BIGINT NOT NULL,
  desk_version BIGINT NOT NULL,
  PRIMARY KEY (record, part, person, desk, desk_version)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX disclosure_keys_desk ON disclosure_keys (desk, desk_version);

-- What desks count for the national picture: nobody's name, no day, no municipality, and no way back to a
-- signal. Keys are random, and SQLite keeps the table by them, so that it does not tell the order.
CREATE TABLE counts (
  id BIGINT NOT NULL PRIMARY KEY,
  form TEXT NOT NULL,
  sector TEXT NOT NULL,
  age TEXT NOT NULL,
  month TEXT NOT NULL,
  region TEXT NOT NULL,
  giver TEXT NOT NULL
)
--sqlite: WITHOUT ROWID
;

-- That a signal was counted. Which count it became is sealed to its desk: the link goes one way.
CREATE TABLE count_links (
  signal BIGINT NOT NULL PRIMARY KEY REFERENCES signals (id),
  desk BIGINT NOT NULL REFERENCES organisations (id)
)
--sqlite: WITHOUT ROWID
;
