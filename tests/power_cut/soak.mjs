#!/usr/bin/env node
// tests/power_cut/soak.mjs [--points N] [--reports N] [--seed N]
// Cuts the power at random moments of a busy hour, and then does so with a disk that lies: there losses
// must be found. Ends with 1 where a confirmed report was lost, or where none was on the lying disk.
import { parseArgs } from 'node:util';
import { cut_power, record } from './power_cut.mjs';

const { values } = parseArgs({ options: { points: { type: 'string', default: '200' }, reports: { type: 'string', default: '80' }, seed: { type: 'string', default: '1' } } });
const points = Number(values.points);
const endings = [];
const test = { after: (end) => endings.push(end) };

async function run(lie, many, reports) {
  const recording = await record(test, { reports, colleagues: 3, lie });
  const syncs = recording.events.filter(({ type }) => type === 2).length;
  console.log(`${lie ? 'a disk that lies' : 'a disk that does as it says'}: ${recording.events.length} events, ${syncs} syncs, ${recording.confirmed.length} confirmed reports`);
  const { troubles, held } = await cut_power(test, recording, { points: many, seed: Number(values.seed), tell: () => process.stdout.write('.') });
  console.log(`\n  ${many} cuts, ${held} times a report was confirmed before one: ${troubles.length} cuts with a loss`);
  for (const trouble of troubles.slice(0, 5)) console.log(`    ${trouble}`);
  return troubles.length;
}
const lost = await run(false, points, Number(values.reports));
const found = await run(true, Math.max(5, Math.floor(points / 10)), Math.min(40, Number(values.reports)));
for (const end of endings.reverse()) await end();
process.exit(lost === 0 && found > 0 ? 0 : 1);
