// Starts the real program for a walk, on a fresh database, and stops it again.
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export const repository = new URL('../..', import.meta.url).pathname;
export const program = process.env.ZICHT_PROGRAM ?? join(repository, 'build/release/zicht');

/** A fresh folder that goes with the test. */
export async function freshFolder(test) {
  const folder = await mkdtemp(join(tmpdir(), 'zicht-walk-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of content/ that a walk may damage. */
export async function copyOfContent(test) {
  const folder = join(await freshFolder(test), 'content');
  await cp(join(repository, 'content'), folder, { recursive: true });
  return folder;
}

/** Settings beside the data, and the key that seals: the flags by which commands and a second process
 * find them too. */
export async function settingsIn(data, more = '') {
  const file = join(data, 'zicht.toml');
  await writeFile(file, `key_file = "${join(data, 'sleutel')}"\n${more}`);
  return ['--config', file];
}

/** A port that nobody used a moment ago. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs a command to its end: what it printed, and its exit code. */
export const run = (...args) => runWith('', ...args);

/** The same, with this on its standard input. */
export async function runWith(input, ...args) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {}); // It may well end before it has read all.
  child.stdin.end(input);
  // A letter of two bytes may come in two pieces.
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { out, err, code };
}

/** Starts `zicht serve` on a port of its own. Gives its address and how to stop or kill it. */
export async function start(test, { data, database, listen = '127.0.0.1:0', args = [], executable = program }) {
  const flags = ['serve', '--listen', listen, '--data', data, ...args];
  if (database) flags.push('--database', database);
  const child = spawn(executable, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  const lines = [];
  const port = await new Promise((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      lines.push(line);
      const heard = /luistert op poort (\d+)/.exec(line);
      if (heard) resolve(Number(heard[1]));
    });
    ended.then(() => reject(new Error(`zicht did not start:\n${lines.join('\n')}`)));
  });
  test.after(() => child.kill('SIGKILL'));
  const end = (signal) => {
    child.kill(signal);
    return ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid,
    log: lines,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ended,
  };
}

/** A private PostgreSQL that ends with the test: its URL. */
export async function postgres(test) {
  const cluster = spawn(join(repository, 'tests/postgres/cluster.sh'), { stdio: ['pipe', 'pipe', 'inherit'] });
  test.after(() => cluster.stdin.end());
  return new Promise((resolve, reject) => {
    createInterface(cluster.stdout).on('line', resolve);
    cluster.on('close', (code) => reject(new Error(`PostgreSQL did not start (${code})`)));
  });
}

/** Runs one story on SQLite and on PostgreSQL. */
export function onBothDatabases(test, name, story) {
  test(`${name} (SQLite)`, (t) => story(t, undefined));
  test(`${name} (PostgreSQL)`, async (t) => story(t, await postgres(t)));
}

/** As if the signals were closed so many days ago. */
export async function daysLater({ data, database }, days) {
  const sql = `UPDATE signals SET closed_at = closed_at - ${days * 86400000} WHERE closed_at IS NOT NULL`;
  const asked = database ? ['psql', [database, '-q', '-c', sql]] : ['sqlite3', [join(data, 'zicht.db'), sql]];
  await promisify(execFile)(...asked);
}

/** Sends these bytes and gives all that comes back until the other side closes. */
export function raw(port, bytes) {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (text) => (answer += text));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
