-- Who has which key. See src/work/vault. The columns with bytes stand in the two files beside this
-- one.

-- Of a person: public_key, and the secret one locked with a phrase (salt, passes and memory say how
-- the phrase becomes the key of the lock).
CREATE TABLE person_keys (
  person BIGINT NOT NULL PRIMARY KEY REFERENCES people (id),
  passes BIGINT NOT NULL,
  memory BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  wrong_count BIGINT NOT NULL DEFAULT 0,
  wrong_since BIGINT
);

-- The key of a person in a live session, sealed with what only the cookie of that session holds.
CREATE TABLE open_keys (
  session BIGINT NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  until BIGINT NOT NULL
);

-- An organisation that takes signals in, added by the operator.
CREATE TABLE desks (
  organisation BIGINT NOT NULL PRIMARY KEY REFERENCES organisations (id),
  name TEXT NOT NULL,
  added_at BIGINT NOT NULL
);

-- The municipalities that it serves, by their CBS code; without one it is the safety net.
CREATE TABLE desk_areas (
  desk BIGINT NOT NULL REFERENCES desks (organisation),
  municipality TEXT NOT NULL,
  PRIMARY KEY (desk, municipality)
);
CREATE INDEX desk_areas_municipality ON desk_areas (municipality);

-- Its public_key; and in previous the secret key of the version before, sealed to this one.
CREATE TABLE desk_keys (
  desk BIGINT NOT NULL REFERENCES desks (organisation),
  version BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (desk, version)
);

-- The secret key of a desk, sealed to one member.
CREATE TABLE desk_members (
  desk BIGINT NOT NULL,
  version BIGINT NOT NULL,
  person BIGINT NOT NULL REFERENCES people (id),
  since BIGINT NOT NULL,
  PRIMARY KEY (desk, version, person),
  FOREIGN KEY (desk, version) REFERENCES desk_keys (desk, version)
);
CREATE INDEX desk_members_person ON desk_members (person);
