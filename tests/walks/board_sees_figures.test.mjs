import assert from 'node:assert/strict';
import test from 'node:test';
import { openDesk } from './desk.mjs';
import { freshFolder, onBothDatabases, start } from './program.mjs';
import { colleague } from './visitor.mjs';

const last = new Date().getFullYear() - (new Date().getMonth() >= 1 ? 1 : 2);

onBothDatabases(test, 'who may sees the figures of the desk, in three forms, and nobody else does', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const { officer, admin } = await openDesk(zicht, { data, database });
  assert.match((await officer.get('/werk/signalen')).html, /href="\/werk\/cijfers"/);
  const page = await officer.get('/werk/cijfers');
  assert.equal(page.status, 200);
  assert.match(page.headers.get('cache-control'), /no-store/);
  assert.match(page.html, new RegExp(`Over ${last} laten we niets zien`));
  assert.match(page.html, /Lang niet alle uitbuiting wordt gezien/);
  const csv = await officer.get(`/werk/cijfers.csv?jaar=${last}`);
  assert.match(csv.headers.get('content-type'), /^text\/csv/);
  assert.match(csv.html, /^Cijfer,Periode,Waarop is geteld,Aantal,/);
  const json = JSON.parse((await officer.get(`/werk/cijfers.json?jaar=${last}`)).html);
  assert.equal(json.meldpunt, 'Gemeente Kroonstad');
  assert.deepEqual(json.cijfers, []);
  // This year goes on: whoever saw it grow would see each signal come in.
  for (const year of [last + 1, last + 2, 1, 'dit']) assert.equal((await officer.get(`/werk/cijfers?jaar=${year}`)).status, 404);

  const adviser = await colleague(zicht, data, admin, 'noor@kroonstad.example', ['beleidsadviseur']);
  assert.match((await adviser.get('/account')).html, /href="\/werk\/cijfers"/);
  assert.equal((await adviser.get('/werk/cijfers')).status, 200);
  assert.equal((await adviser.get('/werk/signalen')).status, 403);
  const reader = await colleague(zicht, data, admin, 'ties@kroonstad.example', ['lezer']);
  assert.doesNotMatch((await reader.get('/account')).html, /werk\/cijfers/);
  for (const ending of ['', '.csv', '.json']) {
    assert.equal((await reader.get(`/werk/cijfers${ending}`)).status, 403);
    assert.notEqual((await fetch(`${zicht.url}/werk/cijfers${ending}`, { redirect: 'manual' })).status, 200);
  }
});
