// What a thief of the disk finds: every file that the program and its database have, while it runs and after
// it was killed, searched for what a reporter and a desk wrote and for who the reporter was.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import test from 'node:test';
import { act, openDesk } from './desk.mjs';
import { freshFolder, onBothDatabases, start } from './program.mjs';
import { all_bytes, assert_none } from './readable.mjs';
import { open, send, wordsOn } from './reporter.mjs';

const place = '127.77.13.5';
const canary = (what) => `Kanarie${what}vogel`;

/** Reports from an address of its own. */
const report_from = (zicht, fields) =>
  new Promise((resolve, reject) => {
    const body = new URLSearchParams(fields).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), 'user-agent': 'Herkenbare Browser 1.0', referer: 'https://herkomst.example/', 'accept-language': 'tlh', 'x-forwarded-for': '203.0.113.77' };
    const asked = request({ host: '127.0.0.1', port: zicht.port, localAddress: place, method: 'POST', path: '/melden', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });

onBothDatabases(test, 'no file holds what was told, or who told it', async (t, database) => {
  const data = await freshFolder(t);
  const temporary = await freshFolder(t);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  const zicht = await start(t, { data, database }).finally(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  const { officer } = await openDesk(zicht, { data, database });
  const { fields } = await open(zicht);
  const sent = await report_from(zicht, { ...fields, gemeente: 'GM0363', sector: 'horeca', verhaal: `Een ${canary('Verhaal')} in een kooi.`, plek: canary('Plek'), wanneer: canary('Moment'), contact: `${canary('Contact')}@voorbeeld.example`, antwoord: 'ja' });
  assert.equal(sent.status, 200);
  const words = wordsOn(sent.text);
  assert.equal(words.length, 9);
  const woorden = words.join(' ');

  const list = (await officer.get('/werk/signalen')).html;
  const address = /href="(\/werk\/signalen\/\d+)"/.exec(list)[1];
  const page = (await officer.get(address)).html;
  for (const what of ['Verhaal', 'Plek', 'Moment', 'Contact']) assert.ok(page.includes(canary(what)), `the desk reads ${what}`);
  await act(officer, address, 'oppakken');
  await act(officer, address, 'weging', { signaal: 'tied_housing', aanwijzing: 'yes', uitbuiting: 'labour', tekst: canary('Weging') });
  await act(officer, address, 'notitie', { tekst: canary('Notitie') });
  assert.equal((await send(zicht, '/melden/antwoord/bericht', { woorden, kaartje: 'x1', bericht: canary('Antwoord') })).status, 200);
  const searched = await officer.post('/werk/signalen/zoeken', { woorden: canary('Verhaal') }, { from: '/werk/signalen/zoeken' });
  assert.ok(searched.html.includes(canary('Verhaal')), 'the desk finds it');

  const secrets = [...['Verhaal', 'Plek', 'Moment', 'Contact', 'Weging', 'Notitie', 'Antwoord'].map(canary), woorden, `${words[0]} ${words[1]}`, words.slice(3, 6).join('-'), 'Herkenbare Browser', 'herkomst.example', place, '203.0.113.77'];
  const folders = [data, temporary, ...(database ? [/host=(.+)$/.exec(database)[1]] : [])];
  const alive = await all_bytes(folders);
  // What may lie readable is found by the same eyes, so they are open.
  assert.ok([...alive.values()].some((text) => text.includes('horeca') && text.includes('GM0363')), 'the database was searched');
  assert_none(alive, secrets, 'while it runs');
  await zicht.kill();
  assert_none(await all_bytes(folders), secrets, 'after it was killed');
  assert_none(new Map([['the log', zicht.log.join('\n')]]), secrets, 'at the end');
});
