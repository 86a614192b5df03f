import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { act, makeKey, openDesk, signalsOn } from './desk.mjs';
import { freshFolder, onBothDatabases, run, settingsIn, start } from './program.mjs';
import { tell } from './reporter.mjs';
import { administrator, colleague, tokenIn } from './visitor.mjs';

const day = (ahead) => new Date(Date.now() + ahead * 86400000).toISOString().slice(0, 10);

/** All bytes of the database file and what lies beside it. */
async function bytesOf(data) {
  const files = (await readdir(data)).filter((name) => name.startsWith('zicht.db'));
  return Buffer.concat(await Promise.all(files.map((name) => readFile(join(data, name)))));
}

onBothDatabases(test, 'a desk passes permitted fields on, and takes them back', async (t, database) => {
  const data = await freshFolder(t);
  const args = await settingsIn(data);
  const zicht = await start(t, { data, database, args });
  // On PostgreSQL two processes are one site: the desk gives on the one, the rest reads on the other.
  const other = database ? await start(t, { data: await freshFolder(t), database, args }) : zicht;
  const { officer: bram, admin } = await openDesk(zicht, { data, database, args });
  const sanne = await colleague(zicht, data, admin, 'sanne@kroonstad.example', ['zorgcoördinator'], 'Sanne de Wit');
  await sanne.setSecondFactor();
  sanne.url = other.url;
  const noor = await colleague(zicht, data, admin, 'noor@kroonstad.example', ['FG'], 'Noor Zijlstra');
  await noor.setSecondFactor();
  noor.url = other.url;

  await tell(zicht, { verhaal: 'Kanarie slaapt op negen matrassen bij Havikstraat.', plek: 'Achter de Valkenkerk.', contact: 'Bel 06-55555555' });
  const [{ address }] = signalsOn((await bram.get('/werk/signalen')).html);
  const passing = `${address}/verstrekken`;
  assert.doesNotMatch((await bram.get(address)).html, /\/verstrekken/, 'what nobody looked at cannot be passed on');
  assert.equal((await bram.get(passing)).status, 409);
  await act(bram, address, 'oppakken');
  await act(bram, address, 'weging', { signaal: ['tied_housing'], aanwijzing: 'yes', uitbuiting: 'labour', tekst: 'Wonen en werken, zegt Kanarie.' });
  await act(bram, address, 'besluit', { besluit: 'send_to_care', tekst: 'Er is hulp nodig.' });
  assert.match((await bram.get(address)).html, new RegExp(`href="${passing}"`));

  const step = async (stap, fields) => {
    const page = await bram.get(passing);
    assert.equal(page.status, 200, page.html);
    return bram.post(passing, { stap, ...fields }, { token: tokenIn(page.html) });
  };
  // What may not: refused, with a reason and an alternative.
  const refused = await step('advies', { ontvanger: 'rapporteur', doel: 'beeld', soort: 'verhaal', leeftijd: '18-plus' });
  assert.equal(refused.status, 409, refused.html);
  assert.match(refused.html, /Tel dit signaal alleen mee/);
  const question = { ontvanger: 'zorgcoordinator', doel: 'opvang', soort: 'verhaal', leeftijd: '18-plus' };
  const half = await step('advies', { ...question, doel: '' });
  assert.equal(half.status, 422);
  assert.match(half.html, /Kies waarvoor/);

  const choosing = await step('advies', question);
  assert.equal(choosing.status, 200, choosing.html);
  assert.match(choosing.html, /Alleen met toestemming/);
  assert.match(choosing.html, /negen matrassen bij Havikstraat/);
  assert.doesNotMatch(choosing.html, /Wonen en werken, zegt Kanarie/, 'the words of a weighing stay inside');
  assert.doesNotMatch(choosing.html, /name="deel"[^>]*checked/, 'nothing is ticked by itself');
  assert.doesNotMatch(choosing.html, /Sanne de Wit/, 'who has no key cannot be chosen');
  await makeKey(sanne, 'zeven bruggen in de mist');
  const person = /<option value="(\d+)">Sanne de Wit<\/option>/.exec((await step('advies', question)).html)[1];
  const whole = {
    ...question,
    deel: ['story', 'form'],
    'tekst-story': 'Iemand slaapt op negen matrassen.',
    'tekst-form': 'arbeidsuitbuiting',
    weg: 'zicht',
    collega: person,
    'toestemming-van': 'zelf',
    'toestemming-naam': 'Roodborst',
    'toestemming-op': day(0),
    tot: day(7),
    reden: 'Buizerd wil een bed.',
  };
  // Nothing typed is lost by a mistake, and consent cannot be left out.
  for (const [wrong, words] of [
    [{ 'toestemming-naam': '' }, /Schrijf op wie die gaf/],
    [{ 'toestemming-van': 'ouder' }, /Vanaf 16 jaar geeft iemand zelf toestemming/],
    [{ deel: ['story', 'contact'], 'tekst-contact': 'Bel 06-55555555' }, /tweede vinkje/],
    [{ deel: [] }, /Vink aan wat je doorgeeft/],
    [{ tot: day(400) }, /binnen 180 dagen/],
    [{ email: 'bram@kroonstad.example' }, /Op dit adres kan niemand/],
    [{ email: 'niemand@kroonstad.example' }, /Op dit adres kan niemand/],
  ]) {
    const answer = await step('tonen', { ...whole, ...wrong });
    assert.equal(answer.status, 422, JSON.stringify(wrong));
    assert.match(answer.html, words);
    assert.match(answer.html, /Buizerd wil een bed\./);
  }
  const shown = await step('tonen', whole);
  assert.equal(shown.status, 200, shown.html);
  assert.match(shown.html, /Iemand slaapt op negen matrassen\./);
  assert.match(shown.html, /Ingekort of aangepast<\/dt><dd>Wat er gezien is/);
  assert.match(shown.html, /Sanne de Wit, Gemeente Kroonstad/);
  const number = /name="verstrekking" value="(\d+)"/.exec(shown.html)[1];
  const signed = await bram.post(passing, { ...whole, stap: 'tekenen', verstrekking: number }, { token: tokenIn(shown.html) });
  assert.equal(signed.status, 303, signed.html);
  const given = signed.to;
  assert.equal(given, `/werk/verstrekkingen/${number}`);
  const again = await bram.post(passing, { ...whole, stap: 'tekenen', verstrekking: number }, { token: tokenIn(shown.html) });
  assert.equal(again.to, given, 'signed twice is given once');
  const own = await bram.get(given);
  assert.match(own.html, /Buizerd wil een bed\./);
  assert.match(own.html, /Roodborst/);

  // The receiver accepts, and reads those fields and nothing else.
  const inbox = await sanne.get('/werk/ontvangen');
  const received = /href="(\/werk\/ontvangen\/\d+)"/.exec(inbox.html)[1];
  const before = await sanne.get(received);
  assert.doesNotMatch(before.html, /matrassen/);
  assert.equal((await sanne.post(`${received}/aannemen`, {}, { token: tokenIn(before.html) })).to, received);
  const read = await sanne.get(received);
  assert.match(read.html, /Iemand slaapt op negen matrassen\./);
  assert.doesNotMatch(read.html, /Kanarie|Havikstraat|Valkenkerk|06-55555555|Buizerd|Roodborst|Wonen en werken/);
  assert.match((await sanne.get(`${received}/bewijs`)).html, /SHA-256/);
  assert.equal((await sanne.get(address)).status, 403);
  assert.equal((await sanne.get('/werk/verstrekkingen')).status, 403);
  assert.equal((await bram.get(received)).status, 404, 'the officer is not the receiver');
  await sanne.post('/werk/sleutels/sluiten', {}, { from: '/werk/sleutels' });
  assert.doesNotMatch((await sanne.get(received)).html, /matrassen/);
  await sanne.post('/werk/sleutels/openen', { sleutelzin: 'zeven bruggen in de mist', naar: received }, { from: '/werk/sleutels' });
  assert.match((await sanne.get(received)).html, /matrassen/);

  // The FG sees who gave which fields to whom, and not what stood in them.
  const ledger = await noor.get('/werk/toezicht/verstrekkingen');
  assert.match(ledger.html, /Aan Sanne de Wit, Gemeente Kroonstad/);
  assert.match(ledger.html, /Onderdelen: Wat er gezien is, Vorm van uitbuiting\./);
  const line = await noor.get(given.replace('/werk/', '/werk/toezicht/'));
  assert.equal(line.status, 200);
  assert.match(line.html, /Laatst gelezen/);
  for (const page of [ledger, line]) assert.doesNotMatch(page.html, /matrassen|Roodborst|Buizerd|Kanarie/);
  assert.match((await noor.get('/werk/toezicht/verstrekkingen.csv')).html, /V-[A-Z2-7]{6},loopt,/);
  assert.doesNotMatch((await noor.get('/werk/toezicht/verstrekkingen?stand=withdrawn')).html, /Sanne/);
  assert.equal((await noor.get(passing)).status, 403);
  assert.equal((await noor.get(given)).status, 403);
  assert.equal((await bram.get('/werk/toezicht/verstrekkingen')).status, 403);
  assert.equal((await noor.post(`${given}/intrekken`, {}, { token: tokenIn((await noor.get('/account')).html) })).status, 403);

  // A file for somebody elsewhere: words on one page, and a zip that opens with them alone.
  const elsewhere = { ...whole, weg: 'bestand', collega: '', 'naam-ontvanger': '=Team Noord' };
  const signing = await step('tonen', elsewhere);
  assert.equal(signing.status, 200, signing.html);
  const packed = await bram.post(passing, { ...elsewhere, stap: 'tekenen', verstrekking: /name="verstrekking" value="(\d+)"/.exec(signing.html)[1] }, { token: tokenIn(signing.html) });
  const wordsPage = await bram.post(`${packed.to}/woorden`, {}, { from: packed.to });
  const words = /name="woorden" value="([a-z ]+)"/.exec(wordsPage.html)[1];
  assert.equal(words.split(' ').length, 7);
  const file = await fetch(`${zicht.url}${packed.to}/bestand`, {
    method: 'POST',
    headers: { cookie: bram.cookieHeader, 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0' },
    body: new URLSearchParams({ woorden: words, formulier: tokenIn(wordsPage.html) }),
  });
  assert.equal(file.status, 200);
  assert.equal(file.headers.get('content-type'), 'application/zip');
  const zip = Buffer.from(await file.arrayBuffer());
  assert.equal(zip.subarray(0, 2).toString(), 'PK');
  assert.ok(!zip.includes('matrassen'));
  const path = join(data, 'pakket.zip');
  await writeFile(path, zip);
  const names = await promisify(execFile)('unzip', ['-Z1', path]);
  assert.equal(names.stdout, 'verstrekking.html\nverstrekking.json\n');
  assert.match((await noor.get('/werk/toezicht/verstrekkingen.csv')).html, /,'=Team Noord,/, 'no cell is a formula');
  assert.equal((await bram.post(`${packed.to}/aangekomen`, {}, { from: packed.to })).to, packed.to);
  assert.equal((await bram.post(`${packed.to}/aangekomen`, {}, { from: packed.to })).status, 409);

  // Withdrawn: nobody reads it any more.
  const page = await bram.get(given);
  assert.equal((await bram.post(`${given}/intrekken`, {}, { token: tokenIn(page.html) })).to, given);
  const over = await sanne.get(received);
  assert.match(over.html, /ingetrokken/);
  assert.doesNotMatch(over.html, /matrassen/);
  assert.equal((await sanne.post(`${received}/aannemen`, {}, { token: tokenIn((await sanne.get('/account')).html) })).status, 409);
  assert.match((await bram.get(given)).html, /De sleutels zijn weg/);

  // Counted, once, without anybody in it; the registrar sees it when its month is over.
  const counting = `${address}/tellen`;
  const preview = await bram.post(counting, { stap: 'tonen', regio: 'Noord-Holland' }, { from: counting });
  assert.match(preview.html, /Noord-Holland<\/dd>/);
  assert.doesNotMatch(preview.html, /Amsterdam|Kanarie/);
  assert.equal((await bram.post(counting, { stap: 'versturen', regio: 'Noord-Holland' }, { token: tokenIn(preview.html) })).to, counting);
  assert.equal((await bram.post(counting, { stap: 'versturen', regio: '' }, { token: tokenIn(preview.html) })).status, 409);
  assert.equal((await bram.get('/werk/tellingen')).status, 403);
  const centre = await administrator(zicht, { data, database, args }, 'Landelijk centrum', 'iris@centrum.example', 'landelijk centrum');
  const registrar = await colleague(zicht, data, centre, 'joris@centrum.example', ['registrar'], 'Joris Vink');
  await registrar.setSecondFactor();
  for (const by of ['leeftijd', 'jaar', 'plek', 'regio', 'gever']) {
    const table = await registrar.get(`/werk/tellingen?naast=${by}`);
    assert.equal(table.status, 200, table.html);
    assert.match(table.html, /Je ziet wat binnenkwam tot en met [a-z]+ \d{4}/);
    assert.doesNotMatch(table.html, /Noord-Holland/);
    assert.doesNotMatch(table.html, /<td>1<\/td>/);
  }
  assert.doesNotMatch((await registrar.get('/werk/tellingen.csv?naast=regio')).html, /Noord-Holland/);
  assert.match((await bram.get(counting)).html, /Dit signaal telt mee/);
  assert.equal((await bram.post(`${counting}/intrekken`, {}, { from: counting })).to, counting);
  assert.doesNotMatch((await bram.get(counting)).html, /Dit signaal telt mee/);

  await zicht.stop();
  if (other !== zicht) await other.stop();
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  const verified = await run('audit', 'verify', ...where);
  assert.equal(verified.code, 0, verified.out + verified.err);
  const canaries = ['Kanarie', 'Havikstraat', 'Valkenkerk', '06-55555555', 'Buizerd', 'Roodborst', 'matrassen'];
  assert.doesNotMatch([...zicht.log, ...other.log].join('\n'), new RegExp([...canaries, ...words.split(' ')].join('|')));
  if (!database) {
    const bytes = await bytesOf(data);
    assert.ok(bytes.includes('Gemeente Kroonstad'), 'this looks at the right file');
    for (const canary of canaries) assert.ok(!bytes.includes(canary), canary);
  }
});
