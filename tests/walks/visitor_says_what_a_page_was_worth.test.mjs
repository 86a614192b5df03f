import assert from 'node:assert/strict';
import test from 'node:test';
import { freshFolder, onBothDatabases, run, start } from './program.mjs';

const page = '/kompas/signaleren/hoe';

/** Sends the form as a browser does that has no script. */
const send = (zicht, fields, headers = {}) =>
  fetch(`${zicht.url}/nuttig`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'user-agent': 'Herkenbare Browser 1.0', ...headers },
    body: new URLSearchParams(fields),
  });

onBothDatabases(test, 'a visitor says what a page was worth, and the operator reads it', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const html = await (await fetch(zicht.url + page)).text();
  assert.match(html, /<form class="useful no-print" action="\/nuttig" method="post">/);
  assert.match(html, new RegExp(`name="pagina" value="${page}"`));

  const sent = await send(zicht, { pagina: page, antwoord: 'nee', toelichting: '=Stap 3 is\r\nte lang' });
  assert.equal(sent.status, 303);
  const thanks = await fetch(zicht.url + sent.headers.get('location'));
  assert.equal(thanks.status, 200);
  assert.equal(thanks.headers.get('set-cookie'), null);
  assert.match(await thanks.text(), new RegExp(`href="${page}">Terug naar`));
  assert.equal((await send(zicht, { pagina: page, antwoord: 'ja', toelichting: '' })).status, 303);
  assert.equal((await send(zicht, { pagina: '/over', antwoord: 'ja' })).status, 303);

  const long = await send(zicht, { pagina: page, antwoord: 'ja', toelichting: 'Dit blijft staan. '.repeat(80) });
  assert.equal(long.status, 422);
  assert.match(await long.text(), /Je toelichting is te lang[^]*Dit blijft staan/);
  assert.equal((await send(zicht, { pagina: '/bestaat-niet', antwoord: 'ja' })).status, 404);
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elders.voorbeeld' }])
    assert.equal((await send(zicht, { pagina: page, antwoord: 'ja' }, headers)).status, 403);
  await zicht.stop();
  assert.doesNotMatch(zicht.log.join('\n'), /Stap 3|Herkenbare Browser/, 'nothing of it is logged');

  const where = database ? ['--database', database] : ['--data', data];
  const listed = await run('feedback', ...where);
  assert.equal(listed.code, 0, listed.err);
  assert.match(listed.out, new RegExp(`^${page}: 1 keer nee, 1 keer ja\n  \\d{4}-\\d\\d-\\d\\d nee: =Stap 3 is te lang\n/over: 0 keer nee, 1 keer ja\n$`));
  const csv = await run('feedback', '--csv', ...where);
  assert.match(csv.out, /^"?pagina"?,"?dag"?,"?antwoord"?,"?toelichting"?\r\n/);
  assert.match(csv.out, /"'=Stap 3 is\nte lang"/);
  assert.equal(csv.out.trim().split('\r\n').length, 4);
});
