-- "Was deze pagina nuttig?" See src/open/feedback. A row says nothing about who sent it: no address,
-- no browser, and the day without a time. It is thrown away after a year.
CREATE TABLE feedback (
  page TEXT NOT NULL CHECK (page LIKE '/%'),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
  words TEXT NOT NULL CHECK (length(words) <= 1000),
  day TEXT NOT NULL CHECK (length(day) = 10)
);
CREATE INDEX feedback_by_day ON feedback (day);
