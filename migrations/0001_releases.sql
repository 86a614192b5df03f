-- What figures the public may see. See src/open/release. The numbers run from 1 without a gap, and
-- a row that is there stays as it is: the triggers in the two files beside this one see to that.
CREATE TABLE releases (
  number BIGINT NOT NULL PRIMARY KEY CHECK (number >= 1),
  published_at BIGINT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  figures TEXT NOT NULL,
  program_version TEXT NOT NULL CHECK (program_version <> '')
);
