-- Signing in with the sign-on of an organisation. See src/work/sign_on, and decision 0011.

-- Whom a sign-on knows as which person here. One each: whoever gets the mail address of a colleague
-- there does not become that colleague here.
CREATE TABLE sign_on_identities (
  organisation BIGINT NOT NULL REFERENCES organisations (id),
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),
  person BIGINT NOT NULL REFERENCES people (id),
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (organisation, issuer, subject),
  UNIQUE (organisation, issuer, person)
);
CREATE INDEX sign_on_identities_person ON sign_on_identities (person);

-- Who left for a sign-on and did not come back yet, for ten minutes at most. The column sealed, with
-- what must not be read along, stands in the two files beside this one.
CREATE TABLE sign_on_attempts (
  state_hash TEXT NOT NULL PRIMARY KEY,
  browser_hash TEXT NOT NULL,
  sign_on TEXT NOT NULL,
  begun_at BIGINT NOT NULL
);
CREATE INDEX sign_on_attempts_begun ON sign_on_attempts (begun_at);

-- With which sign-on a session began, empty for a passphrase; and whether a second factor was asked
-- there (1) or not (0).
ALTER TABLE sessions ADD COLUMN sign_on TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN second_factor_elsewhere BIGINT NOT NULL DEFAULT 0;
