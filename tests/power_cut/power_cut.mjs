// The power goes while reports come in: is what was confirmed still there?
//
// The real program runs on a recorder (recorder.c) while strangers report and colleagues work. Then, at
// random moments of that, the files are put together as a disk would have left them, and the program is
// started on them: every report that was confirmed before the moment must open with its nine words.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chance_of, Disk, readEvents } from './replay.mjs';
import { openDesk } from '../walks/desk.mjs';
import { start } from '../walks/program.mjs';
import { open, send, wordsOn } from '../walks/reporter.mjs';
import { tokenIn } from '../walks/visitor.mjs';

const here = new URL('.', import.meta.url).pathname;
const story = 'Zij slapen met zijn vijven achter de wasserij. '.repeat(20);

/** A folder that goes with the test. */
function folder(test) {
  const made = mkdtempSync(join(tmpdir(), 'zicht-power-'));
  test.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function recorder(test) {
  const library = join(folder(test), 'recorder.so');
  execFileSync('cc', ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, join(here, 'recorder.c'), '-ldl', '-lpthread']);
  return library;
}

/** Starts the program with `settings` in its environment. */
async function start_with(settings, test, options) {
  const before = { ...process.env };
  Object.assign(process.env, settings);
  try {
    return await start(test, options);
  } finally {
    for (const name of Object.keys(settings)) if (!(name in before)) delete process.env[name];
  }
}

/**
 * Records `reports` reports of strangers, one after another, and meanwhile `colleagues` that tell without
 * end. With `lie` the disk confirms what it did not do. Gives the folder as it was before, the events, and
 * for each receipt the place in the log at which it had been confirmed.
 */
export async function record(test, { reports, colleagues, lie = false }) {
  const data = folder(test);
  const prepared = await start(test, { data });
  const { officer } = await openDesk(prepared, { data });
  await prepared.stop();
  const base = folder(test);
  cpSync(data, base, { recursive: true });
  assert.ok(!existsSync(join(base, 'zicht.db-wal')), 'a program that stopped leaves one file');

  const place = folder(test);
  const log = join(place, 'log');
  const liar = join(place, 'lie');
  closeSync(openSync(log, 'a'));
  if (lie) closeSync(openSync(liar, 'a'));
  const zicht = await start_with({ LD_PRELOAD: recorder(test), POWER_CUT_LOG: log, POWER_CUT_LIE: liar }, test, { data });
  officer.url = zicht.url;
  const token = tokenIn((await officer.get('/werk/melden')).html);
  let over = false;
  const crowd = Array.from({ length: colleagues }, async () => {
    while (!over) {
      const told = { kaartje: randomBytes(20).toString('hex'), gemeente: 'GM0363', verhaal: story, antwoord: 'nee' };
      assert.equal((await officer.post('/werk/melden', told, { token })).status, 200);
    }
  });
  const confirmed = [];
  for (let at = 0; at < reports; ++at) {
    const { fields } = await open(zicht);
    const sent = await send(zicht, '/melden', { ...fields, gemeente: 'GM0363', verhaal: story, antwoord: 'ja' });
    const words = wordsOn(await sent.text());
    assert.equal(words.length, 9);
    confirmed.push({ words: words.join(' '), at: statSync(log).size });
  }
  over = true;
  await Promise.all(crowd);
  await zicht.kill();
  return { base, events: readEvents(log), confirmed };
}

const quietly = (act) => {
  try {
    return act();
  } catch (error) {
    return String(error.stderr ?? error.message).trim();
  }
};

/** What is wrong with a database that was left like this; empty where nothing is. */
async function wrong_with(test, base, files, confirmed) {
  const data = folder(test);
  cpSync(base, data, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    if (bytes.length > 0) writeFileSync(join(data, name), bytes);
    else rmSync(join(data, name), { force: true });
  }
  try {
    let zicht;
    try {
      zicht = await start(test, { data });
    } catch (error) {
      return `it does not start: ${error.message.slice(0, 300)}`;
    }
    let lost = 0;
    for (const { words } of confirmed) {
      const answer = await send(zicht, '/melden/antwoord', { woorden: words });
      if (answer.status !== 200 || !/Stand van je bericht: ontvangen/.test(await answer.text())) ++lost;
    }
    await zicht.kill();
    const integrity = quietly(() => execFileSync('sqlite3', [join(data, 'zicht.db'), 'PRAGMA integrity_check'], { stdio: 'pipe' }).toString().trim());
    if (integrity !== 'ok') return `integrity: ${integrity.slice(0, 200)}`;
    const noted = Number(execFileSync('sqlite3', [join(data, 'zicht.db'), "SELECT COUNT(*) FROM audit_entries WHERE action = 'signal.submitted' AND actor = 0"]).toString());
    if (noted < confirmed.length) return `${confirmed.length - noted} of ${confirmed.length} confirmed reports are not in the log`;
    return lost === 0 ? '' : `${lost} of ${confirmed.length} confirmed reports are lost`;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Cuts the power at so many random moments. Gives what was wrong after each, and how many reports had been confirmed in all. */
export async function cut_power(test, { base, events, confirmed }, { points, seed = 1, tell = () => {} }) {
  const chance = chance_of(seed);
  const moments = Array.from({ length: points }, () => Math.floor(chance() * events.length)).sort((one, other) => one - other);
  const files = Object.fromEntries(['zicht.db'].map((name) => [name, readFileSync(join(base, name))]));
  const disk = new Disk(files);
  const troubles = [];
  let held = 0;
  let done = 0;
  for (const moment of moments) {
    while (done <= moment) disk.happen(events[done++]);
    const before = confirmed.filter(({ at }) => at <= events[moment].end);
    const trouble = await wrong_with(test, base, disk.after_a_cut(chance), before);
    if (trouble !== '') troubles.push(`after event ${moment}: ${trouble}`);
    held += before.length;
    tell({ moment, trouble, before: before.length });
  }
  return { troubles, held };
}
