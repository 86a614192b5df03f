// All that the document of the API names, asked of the real program. That each answer is as the document says
// is seen by held_to_contract.mjs, which `run` puts in the way of `fetch`; here it is seen that nothing is left
// out, and that it does look.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import test from 'node:test';
import { freshFolder, postgres, repository, start } from './program.mjs';

const document = JSON.parse(await readFile(join(repository, 'src/open/monitor/openapi.json'), 'utf8'));

/** For each path of the document the questions that bring about the statuses it names. */
const questions = {
  '/openapi.json': { 200: [''], 400: ['?kleur=rood'] },
  '/cijfers': { 200: [''], 400: ['?jaar=2024', '?a=1&a=2', '?a=%E0%A4%A'] },
  '/cijfers/nr-gemeld': { 200: [''], 400: ['?jaar=2024'] },
  '/cijfers/bestaat-niet': { 404: [''] },
  '/cijfers/NR-GEMELD': { 404: [''] },
  '/gemeenten': {
    200: ['', '?provincie=Zeeland', '?veiligheidsregio=VR14', '?veiligheidsregio=gooi+en+vechtstreek', '?peildatum=2024-02-29', '?provincie=Zeeland&veiligheidsregio=VR14', '?peildatum=2024-02-29&peildatum=2024-02-29'],
    400: ['?provincie=Atlantis', '?provincie=', '?veiligheidsregio=VR99', '?peildatum=2026-02-30', '?peildatum=', '?peildatum=gisteren', '?peildatum=1813-11-30', '?kleur=rood', '?peildatum=2024-01-01&peildatum=2025-01-01', '?peildatum=x&provincie=y&kleur=z'],
  },
  '/gemeenten/GM0402': { 200: ['', '?peildatum=2024-02-29'], 400: ['?peildatum=morgen', '?provincie=Zeeland'] },
  '/gemeenten/GM04%302': { 200: [''] },
  '/gemeenten/GM0000': { 404: [''] },
  '/gemeenten/gm0402': { 400: [''] },
  '/gemeenten/402': { 400: [''] },
  '/gemeenten/%C3%A9': { 400: [''] },
};

const nameOf = (path) => Object.keys(document.paths).find((name) => new RegExp(`^${name.replace(/\{\w+\}/, '[^/]+')}$`).test(path));

test('every answer that the document names can be had, and is as it says', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const had = new Set();
  for (const [path, statuses] of Object.entries(questions))
    for (const [status, queries] of Object.entries(statuses))
      for (const query of queries) {
        const address = `${zicht.url}/v1${path}${query}`;
        assert.equal((await fetch(address)).status, Number(status), path + query);
        assert.equal((await fetch(address, { method: 'HEAD' })).status, Number(status), `HEAD ${path}${query}`);
        had.add(`${nameOf(path)} ${status}`);
      }
  execFileSync('sqlite3', [join(data, 'zicht.db'), 'DROP TRIGGER releases_are_not_removed; DELETE FROM releases']);
  assert.equal((await fetch(`${zicht.url}/v1/cijfers`)).status, 404, 'nothing was published');
  had.add('/cijfers 404');
  const named = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods.get.responses).map((status) => `${path} ${status}`));
  // A node that is full answers 503 everywhere; the 503 of a database that is away has a story of its own.
  assert.deepEqual(named.filter((answer) => !had.has(answer) && !answer.endsWith(' 503')), []);
});

test('every figure, and every municipality on days of each year, is as the document says', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  const get = async (path) => (await fetch(`${zicht.url}/v1${path}`)).json();
  const { cijfers } = await get('/cijfers');
  assert.ok(cijfers.length > 5, `${cijfers.length} figures`);
  for (const { id } of cijfers) assert.equal((await get(`/cijfers/${id}`)).id, id);
  for (const day of ['2023-01-01', '2024-06-30', '2025-12-31', '2030-01-01']) {
    const { gemeenten } = await get(`/gemeenten?peildatum=${day}`);
    assert.ok(gemeenten.length > 300, `${gemeenten.length} on ${day}`);
    for (const { code } of gemeenten.slice(0, 40)) assert.equal((await get(`/gemeenten/${code}?peildatum=${day}`)).code, code);
  }
});

test('what the document does not name is refused as the document refuses', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  for (const path of Object.keys(questions))
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      assert.equal((await fetch(`${zicht.url}/v1${path}`, { method })).status, 405, `${method} ${path}`);
  for (const path of ['', '/', '/bestaat-niet', '/cijfers/nr-gemeld/punten', '/openapi.yaml', '/gemeenten/GM0402/']) assert.equal((await fetch(`${zicht.url}/v1${path}`)).status, 404, path);
  assert.equal((await fetch(`${zicht.url}/v1/%ff`)).status, 400);
});

test('a database that is away is told as the document says', async (t) => {
  const database = await postgres(t);
  const zicht = await start(t, { data: await freshFolder(t), database });
  assert.equal((await fetch(`${zicht.url}/v1/cijfers`)).status, 200);
  const home = /host=(.+)$/.exec(database)[1];
  process.kill(Number((await readFile(join(home, 'data/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGQUIT');
  for (let attempt = 0; attempt < 50; ++attempt) if ((await fetch(`${zicht.url}/v1/cijfers`)).status === 503) break;
  assert.equal((await fetch(`${zicht.url}/v1/cijfers`)).status, 503);
  assert.equal((await fetch(`${zicht.url}/v1/cijfers/nr-gemeld`)).status, 503);
});

test('the program gives the document that it is held to', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  const given = await (await fetch(`${zicht.url}/v1/openapi.json`)).json();
  // Where this installation is, and whom to ask.
  const place = { servers: document.servers, info: { ...given.info, contact: document.info.contact } };
  assert.deepEqual({ ...given, ...place }, document);
});

test('a walk that gets another answer than the document names is stopped', async (t) => {
  const broken = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'application/json', 'api-version': '1.0.0' }).end('{"publicatie":{"nummer":"1"}}'));
  await new Promise((resolve) => broken.listen(0, '127.0.0.1', resolve));
  t.after(() => broken.close());
  await assert.rejects(fetch(`http://127.0.0.1:${broken.address().port}/v1/cijfers`), /against its contract:[^]*nummer must be integer/);
});
