-- What somebody shares with people who have no account, by a link. See src/work/notes. The column
-- content, sealed, stands in the two files beside this one; it is emptied when the link stops
-- working. Of an opening nothing is kept but the time.
CREATE TABLE shares (
  id BIGINT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  person BIGINT NOT NULL REFERENCES people (id),
  organisation BIGINT NOT NULL REFERENCES organisations (id),
  author_name TEXT NOT NULL,
  organisation_name TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX shares_of_person ON shares (person, organisation);

CREATE TABLE share_openings (
  share BIGINT NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
  at BIGINT NOT NULL
);
CREATE INDEX share_openings_share ON share_openings (share, at);
