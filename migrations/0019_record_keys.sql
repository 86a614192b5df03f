-- How a key is sealed to its desk: in a box by who reported, or by the desk itself, which costs less
-- to open. See src/work/signals/record.hpp.
ALTER TABLE record_keys ADD COLUMN sealing TEXT NOT NULL DEFAULT 'box'
  CHECK (sealing IN ('box', 'desk'));
