// Two municipalities become one on the first of January: what came in before stays with its desk, what
// comes in after arrives where it belongs, also along an old form, an old link and an old name.
//
// The municipalities are made up. The day of the merger is today: before it the list says tomorrow.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { copyOfContent, freshFolder, onBothDatabases, run, start } from './program.mjs';
import { open, send, wordsOn } from './reporter.mjs';
import { administrator, colleague, tokenIn } from './visitor.mjs';

const rows = (html) => [...html.matchAll(/<p class="signal-row__title"><a href="([^"]+)">([^<]+)<\/a>/g)].map(([, address, title]) => ({ address, title }));
const versionOn = (html) => /name="versie" value="(\d+)"/.exec(html)[1];

/** As the clock of the program tells days. */
const inDays = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);

/** Lampdam and Wiekendam go into Lichtstad on this day. */
async function mergeOn(content, day, before) {
  const row = (code, name, days) => `${code},${name},VR99,Lichtland,Lichtland,Licht,Licht,RIEC Licht,${days},\n`;
  const merger = row('GM9001', 'Lampdam', `2023-01-01,${day},GM9003`) + row('GM9002', 'Wiekendam', `2023-01-01,${day},GM9003`) + row('GM9003', 'Lichtstad', `${day},,`);
  await writeFile(join(content, 'municipalities.csv'), before + merger);
}

/** A desk of an organisation, with one member who can read. */
async function desk(zicht, { data, database, args }, name, domain, municipality) {
  const admin = await administrator(zicht, { data, database, args }, name, `fenna@${domain}`);
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  const made = await run('desk', 'add', ...where, '--organisation', name, '--municipality', municipality);
  assert.equal(made.code, 0, made.err);
  const officer = await colleague(zicht, data, admin, `bram@${domain}`, ['aandachtsfunctionaris']);
  await officer.setSecondFactor();
  const phrase = 'zeven bruggen in de mist';
  await officer.post('/werk/sleutels/eigen', { 'sleutelzin-nieuw': phrase, 'sleutelzin-nogmaals': phrase }, { from: '/werk/sleutels' });
  assert.equal((await officer.post('/werk/sleutels/meldpunt', {}, { from: '/werk/sleutels' })).status, 200);
  return { visitor: admin.visitor, officer };
}

async function tell(zicht, fields, ticket) {
  const sent = await send(zicht, '/melden', { ...(ticket ?? (await open(zicht)).fields), antwoord: 'ja', ...fields });
  const html = await sent.text();
  assert.equal(sent.status, 200, html);
  return wordsOn(html).join(' ');
}

async function done(who, address, form, fields) {
  const page = await who.get(address);
  assert.equal(page.status, 200, page.html);
  const answer = await who.post(`${address}/${form}`, { versie: versionOn(page.html), ...fields }, { token: tokenIn(page.html) });
  assert.equal(answer.status, 303, answer.html);
}

/** The address of the signal in which these words stand. */
async function withStory(who, words) {
  for (const { address } of rows((await who.get('/werk/signalen')).html))
    if ((await who.get(address)).html.includes(words)) return address;
  return assert.fail(`no signal tells: ${words}`);
}

const places = async (who, query = '') => rows((await who.get(`/werk/signalen${query}`)).html).map(({ title }) => title.split(' · ').at(-1)).sort();

onBothDatabases(test, 'two municipalities become one, and nothing is lost', async (t, database) => {
  const data = await freshFolder(t);
  const content = await copyOfContent(t);
  const before = await readFile(join(content, 'municipalities.csv'), 'utf8');
  const args = ['--content', content];
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  const place = { data, database, args };

  await mergeOn(content, inDays(1), before);
  let zicht = await start(t, place);
  const lamp = await desk(zicht, place, 'Gemeente Lampdam', 'lampdam.example', 'GM9001');
  const wick = await desk(zicht, place, 'Gemeente Wiekendam', 'wiekendam.example', 'GM9002');
  const ours = await tell(zicht, { gemeente: 'GM9002', verhaal: 'Licht in de oude molen.' });
  await tell(zicht, { gemeente: 'GM9002', verhaal: 'Een bus bij de sluis.' });
  await tell(zicht, { gemeente: 'GM9001', verhaal: 'Negen matrassen in de loods.' });

  // Wiekendam asks about the one, counts it for the country, and offers the other to Lampdam. A
  // colleague shares a card by a link.
  const mill = await withStory(wick.officer, 'oude molen');
  const sluice = await withStory(wick.officer, 'bij de sluis');
  await done(wick.officer, mill, 'oppakken', {});
  await done(wick.officer, mill, 'bericht', { soort: 'vraag', tekst: 'Hoe laat brandt het?' });
  const counted = await wick.officer.post(`${mill}/tellen`, { stap: 'versturen', regio: 'Lichtland' }, { from: `${mill}/tellen` });
  assert.equal(counted.status, 303, counted.html);
  await done(wick.officer, sluice, 'oppakken', {});
  await done(wick.officer, sluice, 'aanbieden', { gemeente: 'GM9001', tekst: 'De sluis is van jullie.' });
  const shared = await wick.visitor.post('/notities/delen', { deel: '/kaarten/gesprek-met-een-collega', termijn: 'month' }, { from: '/notities/delen/nieuw' });
  const link = new URL(/id="adres" readonly value="([^"]+)"/.exec(shared.html)[1]).pathname;

  // The operator hears of it before, and may set it up: Lampdam goes on as Lichtstad.
  const early = await run('desk', 'list', ...where);
  assert.equal(early.code, 0, early.err);
  assert.match(early.out, /Te doen: Gemeente Wiekendam leest voor GM9002 Wiekendam\. Die gemeente gaat op [^.]+ op in GM9003 Lichtstad \(daar leest nog niemand\)\./);
  assert.match((await run('desk', 'add', ...where, '--organisation', 'Gemeente Lampdam', '--municipality', 'GM9999')).err, /GM9999 is nu geen code/);
  const ready = await run('desk', 'add', ...where, '--organisation', 'Gemeente Lampdam', '--municipality', 'GM9001', '--municipality', 'GM9003');
  assert.equal(ready.code, 0, ready.err);
  assert.match((await run('desk', 'list', ...where)).out, /GM9003 Lichtstad \(vanaf [^)]+\)[^]*Let op: Gemeente Wiekendam [^]*GM9003 Lichtstad \(daar leest Gemeente Lampdam\)\./);
  assert.doesNotMatch((await open(zicht)).html, /Lichtstad/, 'not before its day');

  // A form that was opened on the last evening, and lies open over midnight.
  const { fields: lastEvening } = await open(zicht);
  const { fields: another } = await open(zicht);
  await zicht.stop();
  await mergeOn(content, inDays(0), before);
  zicht = await start(t, place);
  for (const who of [lamp.officer, wick.officer]) who.url = zicht.url;
  // The operator takes the old code out: nobody is named for it any more.
  assert.equal((await run('desk', 'add', ...where, '--organisation', 'Gemeente Lampdam', '--municipality', 'GM9003')).code, 0);

  // The old form is taken, and so is an old link; both reach who reads for Lichtstad.
  await tell(zicht, { gemeente: 'GM9002', verhaal: 'Om twaalf uur ging het licht uit.' }, lastEvening);
  await tell(zicht, { gemeente: 'GM9001', verhaal: 'Ook in Lampdam.' }, another);
  const form = await (await fetch(`${zicht.url}/melden?gemeente=GM9002`)).text();
  assert.match(form, /<option value="GM9003" selected>Lichtstad<\/option>/);
  assert.match(form, /<option value="GM9002">Wiekendam \(nu Lichtstad\)<\/option>/);
  await tell(zicht, { gemeente: 'GM9003', verhaal: 'De eerste dag van Lichtstad.' });
  assert.deepEqual(await places(lamp.officer), ['Lampdam (nu Lichtstad)', 'Lichtstad', 'Lichtstad', 'Lichtstad']);
  for (const story of ['Negen matrassen', 'ging het licht uit', 'Ook in Lampdam', 'De eerste dag']) await withStory(lamp.officer, story);

  // What came in before is still Wiekendam's, under the name that it had, and can be found by it.
  assert.deepEqual(await places(wick.officer), ['Wiekendam (nu Lichtstad)', 'Wiekendam (nu Lichtstad)']);
  assert.deepEqual(await places(wick.officer, '?gemeente=GM9002'), ['Wiekendam (nu Lichtstad)', 'Wiekendam (nu Lichtstad)']);
  assert.match((await wick.officer.get('/werk/signalen')).html, /<option value="GM9002">Wiekendam \(nu Lichtstad\)<\/option>/);
  assert.equal(await withStory(wick.officer, 'oude molen'), mill);
  assert.match((await wick.officer.get(`${mill}/tellen`)).html, /Dit signaal telt mee\./);
  const opened = await (await fetch(zicht.url + link)).text();
  assert.match(opened, /Fenna Grootveld van Gemeente Wiekendam/);

  // The reporter comes back with the nine words, and answers; the desk reads it.
  const asked = await (await send(zicht, '/melden/antwoord', { woorden: ours })).text();
  assert.match(asked, /Hoe laat brandt het\?/);
  await send(zicht, '/melden/antwoord/bericht', { woorden: ours, kaartje: 'a', bericht: 'Elke nacht om drie uur.' });
  assert.match((await wick.officer.get(mill)).html, /Elke nacht om drie uur\./);

  // What was offered before is taken over after, and the rest is handed on: a form that still names
  // the old code will do.
  const offered = rows((await lamp.officer.get('/werk/signalen?toon=aangeboden')).html);
  assert.equal(offered.length, 1);
  await done(lamp.officer, offered[0].address, 'overnemen', { gemeente: 'GM9003' });
  await done(wick.officer, mill, 'aanbieden', { gemeente: 'GM9001', tekst: 'Wij houden op.' });
  await done(lamp.officer, mill, 'overnemen', { gemeente: '' });
  const taken = await lamp.officer.get(mill);
  assert.match(taken.html, /Licht in de oude molen\./);
  assert.match(taken.html, /Wiekendam \(nu Lichtstad\)/);
  assert.match(taken.html, /Elke nacht om drie uur\./);
  assert.match((await lamp.officer.get(`${mill}/tellen`)).html, /Dit signaal telt mee\./, 'once, whoever has it');
  assert.equal((await wick.officer.get(mill)).status, 404);
  assert.deepEqual(rows((await wick.officer.get('/werk/signalen')).html), []);
  await send(zicht, '/melden/antwoord/bericht', { woorden: ours, kaartje: 'b', bericht: 'En nu ook overdag.' });
  assert.match((await lamp.officer.get(mill)).html, /En nu ook overdag\./);

  // The operator is told that it is over, and cannot name a code that is.
  const late = await run('desk', 'list', ...where);
  assert.match(late.out, /GM9002 Wiekendam \(nu Lichtstad\)[^]*Let op: Gemeente Wiekendam [^]*is op [^.]+ opgegaan in GM9003 Lichtstad \(daar leest Gemeente Lampdam\)\./);
  const refused = await run('desk', 'add', ...where, '--organisation', 'Gemeente Wiekendam', '--municipality', 'GM9002');
  assert.equal(refused.code, 65);
  assert.match(refused.err, /GM9002 is Wiekendam \(nu Lichtstad\)\. Noem GM9003\./);

  // An old code can be asked for: what it was then, and what became of it.
  const then = await (await fetch(`${zicht.url}/v1/gemeenten/GM9002?peildatum=${inDays(-1)}`)).json();
  assert.equal(then.naam, 'Wiekendam');
  assert.deepEqual(then.opgegaanIn, ['GM9003']);
  const now = await fetch(`${zicht.url}/v1/gemeenten/GM9002`);
  assert.equal(now.status, 404);
  assert.match((await now.json()).detail, /Wiekendam \(nu Lichtstad\)\. Vraag naar GM9003\./);

  // Nothing of one municipality is a figure: not of the desk, and not in public.
  for (const path of ['/monitor', '/v1/cijfers', '/', '/kompas']) {
    const html = await (await fetch(zicht.url + path)).text();
    assert.doesNotMatch(html, /Lampdam|Wiekendam|Lichtstad|GM900/, path);
  }
  assert.doesNotMatch((await lamp.officer.get('/werk/cijfers')).html, /Wiekendam|Lichtstad|GM900/);

  await zicht.stop();
  const verified = await run('audit', 'verify', '--data', data, ...(database ? ['--database', database] : []));
  assert.equal(verified.code, 0, verified.out + verified.err);
});

test('where nobody reads for the new municipality, the operator is told and the reporter loses no word', async (t) => {
  const data = await freshFolder(t);
  const content = await copyOfContent(t);
  const before = await readFile(join(content, 'municipalities.csv'), 'utf8');
  const args = ['--content', content];
  await mergeOn(content, inDays(1), before);
  let zicht = await start(t, { data, args });
  await desk(zicht, { data, args }, 'Gemeente Wiekendam', 'wiekendam.example', 'GM9002');
  await desk(zicht, { data, args }, 'Gemeente Kroonstad', 'kroonstad.example', 'GM0363');
  const { fields } = await open(zicht);
  await zicht.stop();
  await mergeOn(content, inDays(0), before);
  zicht = await start(t, { data, args });
  assert.match(zicht.log.join('\n'), /Gemeente Wiekendam leest voor GM9002 Wiekendam\. Die gemeente is op [^.]+ opgegaan in GM9003 Lichtstad \(daar leest nog niemand\)\./);
  const form = await open(zicht);
  assert.doesNotMatch(form.html, /Wiekendam|Lichtstad/, 'what nobody reads is not offered');
  const sent = await send(zicht, '/melden', { ...fields, gemeente: 'GM9002', verhaal: 'Een kelder zonder raam.', antwoord: 'ja' });
  assert.equal(sent.status, 422);
  const html = await sent.text();
  assert.match(html, /Kies een gemeente\./);
  assert.match(html, /Een kelder zonder raam\./);
});
