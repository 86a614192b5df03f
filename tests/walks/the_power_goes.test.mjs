import assert from 'node:assert/strict';
import test from 'node:test';
import { cut_power, record } from '../power_cut/power_cut.mjs';

// ./dev soak power-cut does the same at two hundred moments.
test('no report that was confirmed is lost when the power goes', async (t) => {
  const recording = await record(t, { reports: 25, colleagues: 2 });
  const { troubles, held } = await cut_power(t, recording, { points: 20 });
  assert.deepEqual(troubles, []);
  assert.ok(held > 50, `only ${held} reports had been confirmed at all moments together`);
});

test('a disk that lies is found out: the test above can fail', async (t) => {
  const recording = await record(t, { reports: 8, colleagues: 1, lie: true });
  const { troubles } = await cut_power(t, recording, { points: 5, seed: 2 });
  assert.ok(troubles.length > 0, 'nothing was lost on a disk that keeps nothing');
});
