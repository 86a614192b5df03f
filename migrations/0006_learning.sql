-- What people do in the training. See src/work/learning. An item is named by its kind and its name:
-- "lees:/kompas/...", "vraag:06-geheim-1", "casus:de-dure-jas".
CREATE TABLE learning_done (
  person BIGINT NOT NULL REFERENCES people (id),
  item TEXT NOT NULL,
  done_at BIGINT NOT NULL,
  PRIMARY KEY (person, item)
);

-- What someone wrote with a reflection. The column sealed stands in the files beside this.
CREATE TABLE learning_thoughts (
  person BIGINT NOT NULL REFERENCES people (id),
  question TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  PRIMARY KEY (person, question)
);

-- When a path was complete for the first time, per version.
CREATE TABLE learning_completions (
  person BIGINT NOT NULL REFERENCES people (id),
  path TEXT NOT NULL,
  version BIGINT NOT NULL,
  completed_at BIGINT NOT NULL,
  PRIMARY KEY (person, path, version)
);

-- The code lies here as it is. It opens the name, the path, the version and the day, and all four
-- lie in the same row: a hash would hide nothing from who reads the table, and would keep the owner
-- from printing the certificate again.
CREATE TABLE certificates (
  id BIGINT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES people (id),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  path TEXT NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  completed_at BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  credential TEXT NOT NULL,
  withdrawn_at BIGINT
);
CREATE INDEX certificates_person ON certificates (person, issued_at);
