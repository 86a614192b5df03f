-- Who of a desk is away, so that nothing waits for somebody who does not come: see src/work/signals.
CREATE TABLE absences (
  person BIGINT NOT NULL REFERENCES people (id),
  desk BIGINT NOT NULL REFERENCES organisations (id),
  -- The last day of it.
  until_day TEXT NOT NULL,
  PRIMARY KEY (person, desk)
);
CREATE INDEX absences_desk ON absences (desk);
