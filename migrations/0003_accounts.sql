-- Who asks, and what they may. See src/work/accounts. Keys of people and organisations are random,
-- so that a number does not tell how many there are.
CREATE TABLE organisations (
  id BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  kind TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- The column totp, a sealed secret, stands in the two files beside this one: it holds bytes.
CREATE TABLE people (
  id BIGINT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  passphrase TEXT NOT NULL DEFAULT '',
  totp_step BIGINT NOT NULL DEFAULT 0,
  -- Where the person works now: a session begins there, and not where somebody invited them to.
  organisation BIGINT REFERENCES organisations (id),
  created_at BIGINT NOT NULL,
  disabled_at BIGINT
);

CREATE TABLE memberships (
  person BIGINT NOT NULL REFERENCES people (id),
  organisation BIGINT NOT NULL REFERENCES organisations (id),
  role TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  PRIMARY KEY (person, organisation, role)
);
CREATE INDEX memberships_organisation ON memberships (organisation);

CREATE TABLE recovery_codes (
  code_hash TEXT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES people (id)
);
CREATE INDEX recovery_codes_person ON recovery_codes (person);

-- Invitations and resets: for one use.
CREATE TABLE account_links (
  token_hash TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  person BIGINT NOT NULL REFERENCES people (id),
  expires_at BIGINT NOT NULL
);
CREATE INDEX account_links_person ON account_links (person);

CREATE TABLE sessions (
  id BIGINT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  person BIGINT NOT NULL REFERENCES people (id),
  organisation BIGINT NOT NULL REFERENCES organisations (id),
  stage TEXT NOT NULL,
  device TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  proved_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX sessions_person ON sessions (person);

-- Browsers in which someone signed in before: what strangers try does not count for these.
CREATE TABLE known_devices (
  token_hash TEXT NOT NULL,
  person BIGINT NOT NULL REFERENCES people (id),
  since BIGINT NOT NULL,
  PRIMARY KEY (token_hash, person)
);

-- How often something was tried. The bucket is a hash: it names nobody.
CREATE TABLE attempts (
  bucket TEXT NOT NULL PRIMARY KEY,
  count BIGINT NOT NULL,
  since BIGINT NOT NULL
);

-- What happened to an account: signed in, a code used, roles given. Names and texts are not in it.
CREATE TABLE account_events (
  id BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  person BIGINT NOT NULL REFERENCES people (id),
  actor BIGINT NOT NULL REFERENCES people (id),
  event TEXT NOT NULL
);
CREATE INDEX account_events_person ON account_events (person, at);

-- What someone was typing when the session ended. The column sealed stands in the files beside this.
CREATE TABLE kept_forms (
  token_hash TEXT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES people (id),
  path TEXT NOT NULL,
  kept_at BIGINT NOT NULL
);
