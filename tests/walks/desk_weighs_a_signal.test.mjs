import assert from 'node:assert/strict';
import test from 'node:test';
import { act, fillIn, makeKey, numberOn, openDesk, phrase, signalsOn, versionOn } from './desk.mjs';
import { freshFolder, onBothDatabases, run, settingsIn, start } from './program.mjs';
import { send, tell } from './reporter.mjs';
import { administrator, colleague, tokenIn } from './visitor.mjs';

onBothDatabases(test, 'a desk weighs what a stranger told, together, and decides', async (t, database) => {
  const data = await freshFolder(t);
  const args = await settingsIn(data);
  const zicht = await start(t, { data, database, args });
  // On PostgreSQL two processes are one site: the desk works on the one, the rest on the other.
  const other = database ? await start(t, { data: await freshFolder(t), database, args }) : zicht;
  const { officer: bram, admin } = await openDesk(zicht, { data, database, args });

  const noor = await colleague(zicht, data, admin, 'noor@kroonstad.example', ['aandachtsfunctionaris'], 'Noor Zijlstra');
  await noor.setSecondFactor();
  noor.url = other.url;
  const hers = 'zeven bruggen in de mist';
  await makeKey(noor, hers);
  assert.match((await noor.get('/werk/sleutels')).html, /Laat een collega je binnenlaten/);

  const words = await tell(other, { verhaal: 'Negen matrassen in de kelder van de wasserij.', plek: 'Achter de kerk.' });
  const list = await bram.get('/werk/signalen');
  const [{ address, title }] = signalsOn(list.html);
  assert.equal(title, 'Vorm nog niet bekend · Amsterdam');
  assert.doesNotMatch(list.html, /matrassen/, 'a list opens nothing');

  // Who was not let in yet is sent to the keys, and reads nothing.
  const locked = await noor.get(address);
  assert.equal(locked.status, 303);
  assert.match(locked.to, /^\/werk\/sleutels\?naar=/);
  const keys = await bram.get('/werk/sleutels');
  const letIn = /action="(\/werk\/sleutels\/leden\/\d+\/binnenlaten)"/.exec(keys.html)[1];
  assert.equal((await bram.post(letIn, {}, { token: tokenIn(keys.html) })).status, 303);
  assert.match((await noor.get(address)).html, /Negen matrassen in de kelder/);

  await act(bram, address, 'oppakken');
  await act(bram, address, 'bericht', { soort: 'vraag', tekst: 'Brandt er ’s nachts licht?' });
  const asked = await (await send(other, '/melden/antwoord', { woorden: words })).text();
  assert.match(asked, /Brandt er ’s nachts licht\?/);
  await send(other, '/melden/antwoord/bericht', { woorden: words, kaartje: 'a', bericht: 'Ja, elke nacht.' });
  assert.match((await bram.get('/werk/signalen')).html, /Nieuw antwoord/);
  assert.match((await noor.get(address)).html, /Ja, elke nacht\./);

  // Nothing typed is lost: not by a mistake, and not where a colleague was first.
  const weighing = { signaal: ['tied_housing', 'not_free'], aanwijzing: 'yes', uitbuiting: 'labour', tekst: 'Wonen en werken op één plek.' };
  const empty = await fillIn(bram, address, 'weging', { ...weighing, tekst: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /id="signaal-tied_housing" name="signaal" value="tied_housing" checked/);
  const before = versionOn((await bram.get(address)).html);
  await act(noor, address, 'toewijzen', { aan: '' });
  const late = await bram.post(`${address}/weging`, { ...weighing, versie: before }, { from: address });
  assert.equal(late.status, 409);
  assert.match(late.html, /Wonen en werken op één plek\./);
  await act(bram, address, 'weging', weighing);
  assert.equal(signalsOn((await bram.get('/werk/signalen')).html)[0].title, 'Arbeidsuitbuiting · Amsterdam');

  const page = await bram.get(address);
  const her = /<option value="(\d+)">Noor Zijlstra<\/option>/.exec(page.html)[1];
  await act(bram, address, 'tweede-blik', { collega: her, tekst: 'Zie jij dit ook zo?' });
  const question = /action="[^"]*(tweede-blik\/\d+)"/.exec((await noor.get(address)).html)[1];
  await act(noor, address, question, { tekst: 'Ja. Let op het licht.' });
  assert.match((await bram.get(address)).html, /Ja\. Let op het licht\./);

  // A second report of the same thing: found by its words, and linked by its number.
  await tell(other, { verhaal: 'Busje haalt elke nacht mensen bij de wasserij.' });
  const found = await bram.post('/werk/signalen/zoeken', { woorden: 'busje' }, { from: '/werk/signalen/zoeken' });
  assert.equal(signalsOn(found.html).length, 1);
  const second = signalsOn(found.html)[0].address;
  assert.notEqual(second, address);
  assert.equal((await fillIn(bram, second, 'koppelen', { ander: 'S-AAAAAA' })).status, 422);
  await act(bram, second, 'koppelen', { ander: numberOn(page.html) });
  assert.match((await bram.get(address)).html, new RegExp(numberOn((await bram.get(second)).html)));
  await act(bram, second, 'oppakken');
  await act(bram, second, 'besluit', { besluit: 'mark_duplicate', origineel: address.split('/').pop(), tekst: 'Dezelfde wasserij.' });

  await act(bram, address, 'besluit', { besluit: 'send_to_care', tekst: 'Twee mensen willen hulp.' });
  const decided = await bram.get(address);
  assert.match(decided.html, /Twee mensen willen hulp\./);
  assert.doesNotMatch(decided.html, /id="weging"/, 'what cannot be done is not offered');
  assert.equal((await bram.post(`${address}/oppakken`, { versie: versionOn(decided.html) }, { token: tokenIn(decided.html) })).status, 409);

  // Another municipality, with a desk of its own, sees none of it.
  const theirs = await administrator(zicht, { data, database, args }, 'Gemeente Duinrand', 'iris@duinrand.example');
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  assert.equal((await run('desk', 'add', ...where, '--organisation', 'Gemeente Duinrand', '--municipality', 'GM0014')).code, 0);
  const stranger = await colleague(zicht, data, theirs, 'joris@duinrand.example', ['aandachtsfunctionaris']);
  await stranger.setSecondFactor();
  await makeKey(stranger, hers);
  await stranger.post('/werk/sleutels/meldpunt', {}, { from: '/werk/sleutels' });
  assert.deepEqual(signalsOn((await stranger.get('/werk/signalen')).html), []);
  assert.equal((await stranger.get(address)).status, 404);
  assert.equal((await stranger.post(`${address}/notitie`, { tekst: 'Mag ik?' }, { from: '/werk/signalen/zoeken' })).status, 404);
  assert.equal((await admin.visitor.get(address)).status, 403);

  // A new key for the desk: what lay there is sealed to it at once, and everybody reads on.
  const ring = await bram.get('/werk/sleutels');
  const renewed = await bram.post('/werk/sleutels/vernieuwen', {}, { token: tokenIn(ring.html) });
  assert.equal(renewed.status, 200, renewed.html);
  assert.equal([...renewed.html.matchAll(/<code>[A-Z2-7-]{50,}<\/code>/g)].length, 3);
  assert.match((await noor.get(address)).html, /Negen matrassen in de kelder/);
  assert.equal((await bram.post('/werk/sleutels/verzegelen', {}, { from: '/werk/sleutels' })).to, '/werk/sleutels?verzegeld=alles');

  // Whoever forgot the phrase makes a new key, and is let in again.
  await makeKey(noor, 'acht bruggen in de mist');
  assert.match((await noor.get(address)).to, /^\/werk\/sleutels/);
  const waiting = await bram.get('/werk/sleutels');
  const again = /action="(\/werk\/sleutels\/leden\/\d+\/binnenlaten)"/.exec(waiting.html)[1];
  await bram.post(again, {}, { token: tokenIn(waiting.html) });
  assert.match((await noor.get(address)).html, /Negen matrassen in de kelder/);

  // A closed workplace opens nothing, and a new session begins closed.
  await bram.post('/werk/sleutels/sluiten', {}, { from: '/werk/sleutels' });
  assert.equal((await bram.get(address)).to, `/werk/sleutels?naar=${encodeURIComponent(address)}`);
  const reopened = await bram.post('/werk/sleutels/openen', { sleutelzin: phrase, naar: address }, { from: '/werk/sleutels' });
  assert.equal(reopened.to, address);
  assert.equal((await bram.get(address)).status, 200);

  await zicht.stop();
  if (other !== zicht) await other.stop();
  const verified = await run('audit', 'verify', ...where);
  assert.equal(verified.code, 0, verified.out + verified.err);
  assert.doesNotMatch([...zicht.log, ...other.log].join('\n'), /matrassen|wasserij|licht|waterval/);
});
