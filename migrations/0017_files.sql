-- Files that came with a signal, after it. See src/work/signals/files.hpp. What lies readable here is
-- for the list; the bytes lie in signal_file_bytes, sealed, each part with a key of its own: the clean
-- copy in the group files, the original in the group evidence, both in record_keys with the id of the
-- file as their version. The name that a sender gave a file is not kept.
CREATE TABLE signal_files (
  id BIGINT NOT NULL PRIMARY KEY,
  signal BIGINT NOT NULL REFERENCES signals (id),
  kind TEXT NOT NULL,
  -- In three classes: the exact size of a file could be compared with one that is found elsewhere.
  size_class TEXT NOT NULL,
  received_on TEXT NOT NULL,
  -- Never of who came with nine words; and person is 0 then.
  received_at BIGINT,
  person BIGINT NOT NULL,
  -- The original is given out where one member asks and another agrees. 0 where nobody did.
  evidence TEXT NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_at BIGINT,
  decided_by BIGINT NOT NULL,
  decided_at BIGINT,
  CHECK (received_at IS NULL OR person <> 0),
  CHECK (decided_by = 0 OR decided_by <> asked_by)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX signal_files_signal ON signal_files (signal);

-- A table of its own, so that a list of files does not read their bytes. part is clean or original;
-- the column with bytes stands in the two files beside this one.
CREATE TABLE signal_file_bytes (
  file BIGINT NOT NULL REFERENCES signal_files (id),
  part TEXT NOT NULL,
  PRIMARY KEY (file, part)
)
--sqlite: WITHOUT ROWID
;
