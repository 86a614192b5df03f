import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { makeKey, openDesk, signalsOn } from './desk.mjs';
import { clamd, photoOf, refused, sendFile } from './files.mjs';
import { freshFolder, onBothDatabases, program, settingsIn, start } from './program.mjs';
import { bytes_in } from './readable.mjs';
import { open, send, wordsOn } from './reporter.mjs';
import { colleague, tokenIn } from './visitor.mjs';

const place = '52.3702N-4.8952E';
const ticketOn = (html, form) => new RegExp(`action="${form}".*?name="kaartje" value="([^"]+)"`, 's').exec(html)?.[1] ?? assert.fail(`a form to ${form}`);
const own = '/melden/antwoord/bestand';

/** A file of the desk: how it answers, and its bytes. */
async function fetchAs(visitor, path) {
  const answer = await fetch(visitor.url + path, { redirect: 'manual', headers: { cookie: visitor.cookieHeader } });
  return { status: answer.status, headers: answer.headers, to: answer.headers.get('location'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

onBothDatabases(test, 'a stranger adds a photo, and the desk sees it without where it was taken', async (t, database) => {
  const data = await freshFolder(t);
  const scanner = await clamd(t, await freshFolder(t));
  const args = await settingsIn(data, `virus_scanner = "${scanner.socket}"\n`);
  const zicht = await start(t, { data, database, args });
  // On PostgreSQL two processes are one site: files come in at the one, the desk works on the other.
  const other = database ? await start(t, { data: await freshFolder(t), database, args }) : zicht;
  const { officer: bram, admin } = await openDesk(zicht, { data, database, args });
  const noor = await colleague(zicht, data, admin, 'noor@kroonstad.example', ['aandachtsfunctionaris'], 'Noor Zijlstra');
  await noor.setSecondFactor();
  await makeKey(noor, 'zeven bruggen in de mist');
  const keys = await bram.get('/werk/sleutels');
  await bram.post(/action="(\/werk\/sleutels\/leden\/\d+\/binnenlaten)"/.exec(keys.html)[1], {}, { token: tokenIn(keys.html) });

  const { html: form, fields } = await open(zicht);
  assert.match(form, /voeg je toe na het versturen/);
  const told = await (await send(zicht, '/melden', { ...fields, gemeente: 'GM0363', verhaal: 'Kijk naar de deur.', antwoord: 'ja' })).text();
  const words = wordsOn(told).join(' ');
  assert.match(told, /enctype="multipart\/form-data"/);
  const accept = /accept="([^"]+)"/.exec(told)[1];
  assert.match(accept, /^image\/jpeg,image\/png/);
  assert.doesNotMatch(accept, /heic|heif|image\/\*/i, 'so that a telephone makes a JPEG');
  assert.doesNotMatch(told, /capture/);
  assert.match(told, /Het origineel bewaren we apart, op slot/);

  // A bad file loses nothing: not the report, and not the nine words, which are shown once.
  for (const [what, [bytes, says]] of Object.entries(refused)) {
    const answer = await sendFile(other, own, { woorden: words, kaartje: what, toon: 'woorden' }, bytes);
    const html = await answer.text();
    assert.equal(answer.status, 422, `${what}: ${html}`);
    assert.match(html, says, what);
    assert.match(html, /Je bericht zelf is wel binnen/);
    assert.equal(wordsOn(html).join(' '), words, what);
  }
  const strange = await sendFile(other, own, { woorden: `${words} aap`, kaartje: 'a' }, photoOf(place));
  assert.equal(strange.status, 422);
  assert.match(await strange.text(), /Deze negen woorden kennen we niet/);
  const elsewhere = await sendFile(other, own, { woorden: words, kaartje: 'a' }, photoOf(place), { headers: { origin: 'https://elders.example' } });
  assert.equal(elsewhere.status, 403);

  const sent = photoOf(place);
  const kept = await sendFile(other, own, { woorden: words, kaartje: ticketOn(told, own), toon: 'woorden' }, sent, { name: 'Anna bij de haven.jpg' });
  const thanks = await kept.text();
  assert.equal(kept.status, 200, thanks);
  assert.equal(kept.headers.get('set-cookie'), null);
  assert.match(thanks, /Je bestand is binnen en zit op slot/);
  assert.equal(wordsOn(thanks).join(' '), words);
  const again = await (await send(zicht, '/melden/antwoord', { woorden: words })).text();
  assert.match(again, /<li>foto, tot 1 MB/);

  // The desk.
  assert.match((await bram.get('/werk/signalen')).html, /Nieuw antwoord/);
  const address = signalsOn((await bram.get('/werk/signalen')).html)[0].address;
  const page = await bram.get(address);
  const file = /href="([^"]+\/bestand\/\d+)"/.exec(page.html)[1];
  const clean = await fetchAs(bram, file);
  assert.equal(clean.status, 200);
  assert.equal(clean.headers.get('content-type'), 'image/jpeg');
  assert.match(clean.headers.get('content-disposition'), /^attachment; filename="S-[A-Z2-7]{6}-kopie\.jpg"$/);
  assert.match(clean.headers.get('content-security-policy'), /(^|, )sandbox$/);
  assert.equal(clean.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(clean.headers.get('cache-control'), 'no-store');
  assert.deepEqual([...clean.bytes.subarray(0, 3)], [0xff, 0xd8, 0xff]);
  assert.ok(!clean.bytes.includes(place) && !clean.bytes.includes('Exif'));
  // It was taken with the telephone on its side, and stands upright now.
  const frame = clean.bytes.indexOf(Buffer.from([0xff, 0xc0]));
  assert.deepEqual([clean.bytes.readUInt16BE(frame + 5), clean.bytes.readUInt16BE(frame + 7)], [34, 17]);
  assert.equal((await admin.visitor.get(file)).status, 403);

  // The original, with four eyes.
  const ask = (who, end, more = {}) => who.post(`${file}/${end}`, more, { from: address });
  assert.equal((await fetchAs(bram, `${file}/origineel`)).status, 403);
  assert.equal((await ask(bram, 'vragen', { tekst: ' ' })).status, 422);
  assert.equal((await ask(bram, 'vragen', { tekst: 'De politie vraagt om bewijs.' })).status, 303);
  assert.equal((await ask(bram, 'akkoord')).status, 403);
  assert.equal((await fetchAs(bram, `${file}/origineel`)).status, 403);
  const seen = await noor.get(address);
  assert.match(seen.html, /vroeg om het origineel[^<]*Reden: De politie vraagt om bewijs\./);
  assert.equal((await ask(noor, 'akkoord')).status, 303);
  assert.equal((await fetchAs(noor, `${file}/origineel`)).status, 403, 'only who asked');
  assert.match((await bram.get(address)).html, /Haal het origineel op/);
  const original = await fetchAs(bram, `${file}/origineel`);
  assert.equal(original.status, 200);
  assert.deepEqual(original.bytes, sent);
  assert.match(original.headers.get('content-disposition'), /-origineel\.jpg"$/);

  // Without its scanner the site takes nothing in.
  await scanner.stop();
  const unscanned = await sendFile(other, own, { woorden: words, kaartje: 'b' }, photoOf(place));
  assert.equal(unscanned.status, 503);
  assert.ok(Number(unscanned.headers.get('retry-after')) > 0);
  assert.match(await unscanned.text(), /Probeer het later nog eens/);

  await zicht.stop();
  if (other !== zicht) await other.stop();
  const hidden = new RegExp(`${place}|Anna bij de haven|EICAR`);
  assert.doesNotMatch(await bytes_in(data), hidden);
  assert.doesNotMatch([...zicht.log, ...other.log].join('\n'), new RegExp(`${place}|Anna|IMG_|${words.split(' ')[0]} ${words.split(' ')[1]}`));
});

onBothDatabases(test, 'a colleague adds a photo to an own report, and to no other', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const { officer, admin } = await openDesk(zicht, { data, database });
  const tess = await colleague(zicht, data, admin, 'tess@kroonstad.example', ['lezer'], 'Tess Molenaar');
  const asked = await tess.get('/werk/melden');
  const ticket = /name="kaartje" value="([^"]+)"/.exec(asked.html)[1];
  const told = await tess.post('/werk/melden', { kaartje: ticket, gemeente: 'GM0363', verhaal: 'In de keet.', antwoord: 'nee' }, { token: tokenIn(asked.html) });
  assert.equal(told.status, 200, told.html);
  const address = /href="(\/werk\/meldingen\/\d+)"/.exec((await tess.get('/werk/meldingen')).html)[1];
  const page = await tess.get(address);
  assert.match(page.html, /Foto, document of geluid toevoegen/);
  assert.doesNotMatch(page.html, /In de keet/);
  const fields = { formulier: tokenIn(page.html), kaartje: ticketOn(page.html, `${address}/bestand`) };
  const headers = { cookie: tess.cookieHeader };
  const bad = await sendFile(zicht, `${address}/bestand`, fields, Buffer.from('geen foto'), { headers });
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /JPEG, PNG of WebP/);
  const kept = await sendFile(zicht, `${address}/bestand`, fields, photoOf(place), { headers });
  const html = await kept.text();
  assert.equal(kept.status, 200, html);
  assert.match(html, /Je bestand is binnen/);
  const foreign = await sendFile(zicht, `${address}/bestand`, { ...fields, formulier: 'x' }, photoOf(place), { headers });
  assert.equal(foreign.status, 403);
  assert.equal((await officer.get(address)).status, 404);
  await zicht.stop();
});

test('what opens a file of a stranger can do nothing else', async () => {
  const child = spawn(join(dirname(program), 'zicht-clean'), ['--try'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const part of child.stdout) said += part;
  assert.equal(said, 'read /etc/passwd no\nwrite here no\nsocket no\nfork no\nread /etc/fonts yes\n');
});
