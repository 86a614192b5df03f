-- Passkeys: keys on the devices of people. See src/work/accounts/passkey.hpp. What is bytes elsewhere
-- is text here, in base64url, as browsers write it.
CREATE TABLE passkeys (
  id BIGINT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES people (id),
  name TEXT NOT NULL CHECK (name <> ''),
  -- By which the device knows it. It is of one person.
  credential TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  public_key TEXT NOT NULL,
  counter BIGINT NOT NULL,
  transports TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX passkeys_person ON passkeys (person);

-- By which devices know a person: random, so that a device tells nobody who its owner is.
CREATE TABLE passkey_handles (
  person BIGINT NOT NULL PRIMARY KEY REFERENCES people (id),
  handle TEXT NOT NULL UNIQUE
);

-- Challenges that nobody answered yet: each for one answer, of one browser, for one purpose.
CREATE TABLE passkey_challenges (
  challenge_hash TEXT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL,
  browser_hash TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenges_made_at ON passkey_challenges (made_at);
