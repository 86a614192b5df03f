// What a thief of the disk finds: every file that the program and its database have, while it runs and after
// it was killed, searched for what a reporter and a desk wrote and for who the reporter was.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import test from 'node:test';
import { act, openDesk } from './desk.mjs';
import { filesIn, freshFolder, onBothDatabases, start } from './program.mjs';
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

/** As it was written, in other letters, in two bytes a letter, and in base64. */
function forms_of(secret) {
  const bytes = Buffer.from(secret);
  const wide = Buffer.from(secret, 'utf16le').toString('latin1');
  const coded = [0, 1, 2].map((before) => Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').slice(4, -4));
  return [bytes.toString('latin1'), bytes.toString('latin1').toLowerCase(), encodeURIComponent(secret), bytes.toString('hex'), wide, ...coded].filter((form) => form.length > 5);
}

function assert_none(files, secrets, when) {
  for (const [path, text] of files) for (const secret of secrets) for (const form of forms_of(secret)) assert.ok(!text.includes(form), `${when}: "${secret}" stands in ${path}`);
}

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
  const alive = await filesIn(...folders);
  // What may lie readable is found by the same eyes, so they are open.
  assert.ok([...alive.values()].some((text) => text.includes('horeca') && text.includes('GM0363')), 'the database was searched');
  assert_none(alive, secrets, 'while it runs');
  await zicht.kill();
  assert_none(await filesIn(...folders), secrets, 'after it was killed');
  assert_none(new Map([['the log', zicht.log.join('\n')]]), secrets, 'at the end');
});
