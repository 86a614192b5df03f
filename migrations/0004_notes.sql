-- Notes beside the handbook and the story, with what colleagues answer. See src/work/notes. The
-- columns words, sealed texts, stand in the two files beside this one: they hold bytes.
CREATE TABLE notes (
  id BIGINT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES people (id),
  organisation BIGINT NOT NULL REFERENCES organisations (id),
  author_name TEXT NOT NULL,
  page TEXT NOT NULL CHECK (page LIKE '/%'),
  block TEXT NOT NULL CHECK (block <> ''),
  block_version TEXT NOT NULL,
  block_words TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('myself', 'team')),
  version BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  done_at BIGINT,
  done_by TEXT NOT NULL DEFAULT ''
);
CREATE INDEX notes_of_person ON notes (person, organisation);
CREATE INDEX notes_on_page ON notes (organisation, page);

CREATE TABLE note_answers (
  id BIGINT NOT NULL PRIMARY KEY,
  note BIGINT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  person BIGINT NOT NULL REFERENCES people (id),
  author_name TEXT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE INDEX note_answers_note ON note_answers (note);
