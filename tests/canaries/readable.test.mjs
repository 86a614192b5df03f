// The eyes of the walk nothing_readable_lies_around: they see a secret wherever it was left.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { freshFolder } from '../walks/program.mjs';
import { all_bytes, assert_none } from '../walks/readable.mjs';

const secret = 'Een kanarie in het café';
const other = 'Een merel in het café';

/** What a folder holds after something was left there with these words in it. */
async function left(t, leave, words) {
  const folder = await freshFolder(t);
  await leave(folder, words);
  return all_bytes([folder]);
}

const sql = (folder, ...lines) => execFileSync('sqlite3', [join(folder, 'zicht.db'), lines.join(';')]);
const quiet_log = 'zicht luistert op poort 8080\n';
const as_file = (form) => (folder, words) => writeFile(join(folder, 'iets'), form(words));
const base64_behind = (before) => as_file((words) => Buffer.from(`${'x'.repeat(before)}${words} en verder`).toString('base64'));

const places = {
  'a line of a log': async (folder, words) => {
    await writeFile(join(folder, 'zicht.log'), quiet_log);
    await appendFile(join(folder, 'zicht.log'), `[warning] niet gelukt: ${words}\n`);
  },
  'a file deep below': async (folder, words) => {
    await mkdir(join(folder, 'postvak/oud'), { recursive: true });
    await writeFile(join(folder, 'postvak/oud/1.txt'), words);
  },
  'bytes that are no text': as_file((words) => Buffer.concat([Buffer.from([0, 0xff, 0xfe, 0x80]), Buffer.from(words), Buffer.from([0xc3, 0])])),
  'a page of SQLite': (folder, words) => sql(folder, 'CREATE TABLE letters (text)', `INSERT INTO letters VALUES ('${words}')`),
  'a page of SQLite whose row is gone': (folder, words) => sql(folder, 'PRAGMA secure_delete = OFF', 'CREATE TABLE letters (text)', `INSERT INTO letters VALUES ('${words}')`, 'DELETE FROM letters'),
  'small letters': as_file((words) => words.toLowerCase()),
  'an address': as_file((words) => `/zoeken?q=${encodeURIComponent(words)}`),
  'a form as it was sent': as_file((words) => new URLSearchParams({ verhaal: words }).toString()),
  'hexadecimal': as_file((words) => Buffer.from(words).toString('hex')),
  'two bytes a letter': as_file((words) => Buffer.from(words, 'utf16le')),
  'base64': base64_behind(0),
  'base64, one further': base64_behind(1),
  'base64, two further': base64_behind(2),
};

for (const [place, leave] of Object.entries(places))
  test(`a secret in ${place} is seen`, async (t) => {
    const files = await left(t, leave, secret);
    assert.throws(() => assert_none(files, ['Een andere', secret], 'now'), /"Een kanarie in het café" stands in /);
    assert_none(await left(t, leave, other), ['Een andere', secret], 'now');
  });
