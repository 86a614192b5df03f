import assert from 'node:assert/strict';
import test from 'node:test';
import { openDesk } from './desk.mjs';
import { freshFolder, onBothDatabases, start } from './program.mjs';
import { bytes_in } from './readable.mjs';
import { open, send, wordsOn } from './reporter.mjs';

const canary = 'kanarievogel';

onBothDatabases(test, 'where no desk can read, a visitor is told so and nothing is kept', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const page = await fetch(`${zicht.url}/melden`);
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('set-cookie'), null);
  assert.match(page.headers.get('cache-control'), /no-store/);
  const html = await page.text();
  assert.match(html, /Hier kan nog niemand je bericht lezen/);
  assert.match(html, /href="tel:112"/);
  assert.match(html, /name="robots" content="noindex/);
  assert.doesNotMatch(html, /<textarea/);

  const sent = await send(zicht, '/melden', { verhaal: `Een ${canary} in een kooi.`, antwoord: 'ja' });
  assert.equal(sent.status, 422);
  assert.equal(sent.headers.get('set-cookie'), null);
  assert.match(await sent.text(), new RegExp(`Een ${canary} in een kooi`), 'what was typed stays');

  const words = await send(zicht, '/melden/antwoord', { woorden: `${canary} twee drie` });
  assert.equal(words.status, 422);
  assert.match(await words.text(), /Deze negen woorden kennen we niet/);
  await zicht.stop();
  assert.doesNotMatch(zicht.log.join('\n'), new RegExp(`${canary}|Herkenbare Browser|203\\.0\\.113|127\\.0\\.0\\.1`));
  assert.doesNotMatch(await bytes_in(data), new RegExp(`${canary}|Herkenbare Browser|203\\.0\\.113`));
});

onBothDatabases(test, 'a stranger tells what she saw, comes back with nine words and tells more', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const { officer } = await openDesk(zicht, { data, database });
  const { html, fields } = await open(zicht);
  assert.match(html, /<option value="GM0363">Amsterdam<\/option>/);
  assert.doesNotMatch(html, /<option value="GM0014">/, 'only what a desk reads can be chosen');

  const missing = await send(zicht, '/melden', { ...fields, gemeente: 'GM0363', plek: `Bij de ${canary}` });
  assert.equal(missing.status, 422);
  assert.match(await missing.text(), new RegExp(`Bij de ${canary}`));
  const early = await send(zicht, '/melden', { kaartje: fields.kaartje, gemeente: 'GM0363', verhaal: `Te snel, ${canary}` });
  assert.equal(early.status, 429);
  assert.match(await early.text(), new RegExp(`Te snel, ${canary}`));

  const report = { ...fields, gemeente: 'GM0363', verhaal: `Een ${canary} in een kooi.`, contact: `${canary}@voorbeeld.example`, gevaar: 'ja', antwoord: 'ja' };
  const sent = await send(zicht, '/melden', report);
  assert.equal(sent.status, 200);
  assert.equal(sent.headers.get('set-cookie'), null);
  assert.match(sent.headers.get('cache-control'), /no-store/);
  const words = wordsOn(await sent.text());
  assert.equal(words.length, 9);
  const again = await (await send(zicht, '/melden', report)).text();
  assert.match(again, /Je bericht is al binnen/);
  assert.deepEqual(wordsOn(again), []);

  const woorden = words.join(', ').toUpperCase();
  const opened = await (await send(zicht, '/melden/antwoord', { woorden })).text();
  assert.match(opened, /Stand van je bericht: ontvangen/);
  assert.doesNotMatch(opened, new RegExp(canary), 'the words do not give the report away');
  const told = await send(zicht, '/melden/antwoord/bericht', { woorden, kaartje: 'a', bericht: `Ook een tweede ${canary}.` });
  assert.match(await told.text(), new RegExp(`Ook een tweede ${canary}`));
  const wrong = await send(zicht, '/melden/antwoord', { woorden: [...words.slice(1), words[0]].join(' ') });
  const mistyped = await send(zicht, '/melden/antwoord', { woorden: `${words.slice(1).join(' ')} qqqq` });
  for (const refused of [wrong, mistyped]) {
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /Deze negen woorden kennen we niet/);
  }
  const foreign = await fetch(`${zicht.url}/melden`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' }, body: new URLSearchParams(report) });
  assert.equal(foreign.status, 403);

  // A colleague tells with an account, and sees how it stands; no token, no report.
  const mine = await officer.get('/werk/melden');
  const ticket = /name="kaartje" value="([^"]+)"/.exec(mine.html)[1];
  const told_by_colleague = { kaartje: ticket, gemeente: 'GM0363', verhaal: `Nog een ${canary}.`, antwoord: 'nee' };
  assert.equal((await officer.post('/werk/melden', told_by_colleague, { token: 'vals' })).status, 403);
  assert.match((await officer.get('/werk/meldingen')).html, /Je hebt nog niets verstuurd/);
  assert.equal((await officer.post('/werk/melden', told_by_colleague)).status, 200);
  assert.match((await officer.get('/werk/meldingen')).html, /<td>ontvangen<\/td>/);

  await zicht.stop();
  const secrets = new RegExp(`${canary}|${words[0]} ${words[1]}|Herkenbare Browser|203\\.0\\.113`, 'i');
  assert.doesNotMatch(zicht.log.join('\n'), secrets);
  assert.doesNotMatch(await bytes_in(data), secrets);
});
