-- As what form of exploitation a step weighed the signal; empty where it did not. So that figures of a
-- year stay what they are when it is weighed again: see src/work/figures.
ALTER TABLE signal_steps ADD COLUMN form TEXT NOT NULL DEFAULT '';
-- Of before this was kept there is only the newest.
UPDATE signal_steps SET form = (SELECT form FROM signals WHERE signals.id = signal_steps.signal)
WHERE action = 'assess';
