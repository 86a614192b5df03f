-- The registrar's tables change once a month, and by everything of that month together: see
-- src/work/passing. Empty: from before this was kept, and not taken back.
ALTER TABLE counts ADD COLUMN counted_in TEXT NOT NULL DEFAULT '';
ALTER TABLE counts ADD COLUMN taken_back_in TEXT NOT NULL DEFAULT '';
