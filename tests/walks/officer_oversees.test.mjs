// The privacy officer (FG) reads the log, lets go what was kept long enough, and the operator proves
// that a copy can be put back.
import assert from 'node:assert/strict';
import { appendFile, copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { act, numberOn, openDesk, phrase, signalsOn } from './desk.mjs';
import { daysLater, freshFolder, onBothDatabases, run, runWith, settingsIn, start } from './program.mjs';
import { send, tell } from './reporter.mjs';
import { colleague, passphrase, tokenIn, totp, Visitor } from './visitor.mjs';

const story = 'Zeven fietsen in de gang van de strijkerij.';

/** A report that the desk closed: its address and its nine words. */
async function closedSignal(zicht, bram) {
  const words = await tell(zicht, { verhaal: story });
  const [{ address }] = signalsOn((await bram.get('/werk/signalen')).html);
  await act(bram, address, 'oppakken');
  await act(bram, address, 'besluit', { besluit: 'find_no_indication', tekst: 'Het zijn fietsen van de buren.' });
  await act(bram, address, 'besluit', { besluit: 'close', tekst: 'Klaar.' });
  return { address, words };
}

onBothDatabases(test, 'an officer lets go what was kept long enough, and it stays gone', async (t, database) => {
  const data = await freshFolder(t);
  const args = await settingsIn(data);
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  const zicht = await start(t, { data, database, args });
  const other = database ? await start(t, { data: await freshFolder(t), database, args }) : zicht;
  const { officer: bram, admin, secret } = await openDesk(zicht, { data, database, args });
  const farid = await colleague(zicht, data, admin, 'farid@kroonstad.example', ['FG'], 'Farid Haddou');
  await farid.setSecondFactor();
  farid.url = other.url;

  const { address, words } = await closedSignal(zicht, bram);

  // The log says who did what, and never what stood there; nobody else reads it.
  const log = await farid.get('/werk/toezicht/logboek');
  assert.equal(log.status, 200, log.html);
  assert.match(log.html, /las een signaal/);
  assert.match(log.html, /Bram Veldhuis/);
  assert.match(log.html, /meldde iets/);
  assert.doesNotMatch(log.html, /fietsen|strijkerij/);
  assert.equal((await bram.get('/werk/toezicht/logboek')).status, 403);
  assert.equal((await admin.visitor.get('/werk/toezicht')).status, 403);
  assert.equal((await farid.get(address)).status, 403, 'an officer reads no signal');
  const number = numberOn((await bram.get(address)).html);
  assert.match((await farid.get(`/werk/toezicht/logboek?signaal=${number}`)).html, new RegExp(number));
  const typo = await farid.get('/werk/toezicht/logboek?signaal=S-AAAAAA&van=gisteren');
  assert.equal(typo.status, 422);
  assert.match(typo.html, /value="gisteren"/);

  // Before anything goes: a copy, with the keys apart.
  const copies = await freshFolder(t);
  const keys = await freshFolder(t);
  const same = await run('backup', ...where, '--to', copies, '--keys-to', copies);
  assert.equal(same.code, 65);
  assert.match(same.err, /dezelfde map/);
  const backup = await run('backup', ...where, '--to', copies, '--keys-to', keys);
  assert.equal(backup.code, 0, backup.err);
  const [dataFile] = (await readdir(copies)).filter((name) => name.endsWith('.gegevens'));
  const [keysFile] = await readdir(keys);
  const raw = (await readFile(join(copies, dataFile))).toString('latin1') + (await readFile(join(keys, keysFile))).toString('latin1');
  assert.doesNotMatch(raw, /fietsen|strijkerij/);
  assert.ok(!raw.includes(words), 'the words of a receipt are in no copy');

  // The proof: whole, and a member can read every text of it.
  const proof = await runWith(`${phrase}\n`, 'restore', '--check', ...where, '--from', copies, '--keys-from', keys, '--member', 'bram@kroonstad.example');
  assert.equal(proof.code, 0, proof.out + proof.err);
  assert.match(proof.out, /Leesbaar met de sleutel van dit lid: (\d+) van \1 teksten/);
  assert.match(proof.out, /Het logboek klopt/);
  assert.doesNotMatch(proof.out + proof.err, /fietsen|strijkerij/);
  assert.ok(!(await readdir(data)).some((name) => name.startsWith('herstelproef')), 'the copy is gone again');
  assert.match((await farid.get('/werk/toezicht')).html, /met de kopie van/);
  const guess = await runWith('een andere zin\n', 'restore', '--check', ...where, '--from', copies, '--keys-from', keys, '--member', 'bram@kroonstad.example');
  assert.notEqual(guess.code, 0);

  // A copy with one other byte is no copy.
  const bad = await freshFolder(t);
  for (const name of await readdir(copies)) await copyFile(join(copies, name), join(bad, name));
  await appendFile(join(bad, dataFile), 'x');
  const refused = await run('restore', '--check', ...where, '--from', bad, '--keys-from', keys);
  assert.equal(refused.code, 65, refused.out);
  assert.match(refused.err, /veranderd of beschadigd/);

  // Time passes. The desk asks to keep it, the officer does not agree, and lets it go.
  assert.match((await farid.get('/werk/toezicht/vernietiging')).html, /niets waarvan de termijn om is/);
  await daysLater({ data, database }, 100);
  const due = await farid.get('/werk/toezicht/vernietiging');
  const chosen = /name="weg" value="(\d+-whole)"/.exec(due.html)[1];
  assert.equal((await bram.post(`${address}/bewaren`, { doe: 'vraag', reden: '' })).status, 422);
  assert.equal((await bram.post(`${address}/bewaren`, { doe: 'vraag', reden: 'complaint' })).status, 303);
  const kept = await farid.post('/werk/toezicht/vernietiging', { weg: chosen }, { token: tokenIn(due.html) });
  assert.match(kept.to, /vernietigd=0/);
  const holds = await farid.get('/werk/toezicht/bewaren');
  const hold = /name="verzoek" value="(\d+)"/.exec(holds.html)[1];
  assert.equal((await farid.post('/werk/toezicht/bewaren', { verzoek: hold, doe: 'niet' }, { token: tokenIn(holds.html) })).status, 303);
  const nothing = await farid.post('/werk/toezicht/vernietiging', {}, { token: tokenIn(due.html) });
  assert.equal(nothing.status, 422);
  const gone = await farid.post('/werk/toezicht/vernietiging', { weg: chosen }, { token: tokenIn(due.html) });
  assert.match(gone.to, /vernietigd=1/);
  assert.equal((await bram.get(address)).status, 503, 'nobody reads it any more');
  assert.match(await (await send(zicht, '/melden/antwoord', { woorden: words })).text(), /niet bekend|kennen (we|wij) niet/);
  const certificate = await farid.get(`/werk/toezicht/vernietigd/${chosen}`);
  assert.match(certificate.html, /Bewijs van vernietiging/);
  assert.match(certificate.html, new RegExp(number));
  // A copy from before, with keys from after: the signal is there, and cannot be read. The keys from
  // before are thrown away by their age.
  await copyFile(join(keys, keysFile), join(keys, 'zicht-20200101T000000Z.sleutels'));
  const laterKeys = await freshFolder(t);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal((await run('backup', ...where, '--to', await freshFolder(t), '--keys-to', laterKeys)).code, 0);
  assert.equal((await run('backup', ...where, '--to', await freshFolder(t), '--keys-to', keys)).code, 0);
  assert.ok(!(await readdir(keys)).includes('zicht-20200101T000000Z.sleutels'));

  const fresh = await freshFolder(t);
  const restored = await run('restore', '--data', fresh, '--from', copies, '--keys-from', laterKeys);
  assert.equal(restored.code, 0, restored.err);
  for (const name of ['sleutel', 'handtekening', 'logboeksleutel']) await copyFile(join(data, name), join(fresh, name));
  const again = await run('restore', '--data', fresh, '--from', copies, '--keys-from', laterKeys);
  assert.notEqual(again.code, 0, 'never over what is there');
  assert.match(again.err, /nieuwe, lege database/);
  const back = await start(t, { data: fresh });
  const visitor = new Visitor(back.url);
  const half = await visitor.signIn('bram@kroonstad.example', passphrase);
  assert.equal(half.status, 303, half.html);
  await visitor.post('/aanmelden/code', { code: totp(secret, 1) });
  assert.equal((await visitor.post('/werk/sleutels/openen', { sleutelzin: phrase }, { from: '/werk/sleutels' })).status, 303);
  assert.match((await visitor.get('/werk/signalen?toon=klaar')).html, new RegExp(address));
  assert.equal((await visitor.get(address)).status, 503, 'it stays unreadable in a copy');

  await back.stop();
  await zicht.stop();
  if (other !== zicht) await other.stop();

  // The witness: its heads are held against the log, and against a copy.
  const witness = join(await freshFolder(t), 'koppen');
  assert.equal((await run('audit', 'witness', ...where, witness)).code, 0);
  assert.match(await readFile(witness, 'utf8'), /\S/);
  assert.equal((await run('audit', 'verify', ...where, '--witness', witness)).code, 0);
  const last = [await freshFolder(t), await freshFolder(t)];
  assert.equal((await run('backup', ...where, '--to', last[0], '--keys-to', last[1])).code, 0);
  const witnessed = await run('restore', '--check', ...where, '--from', last[0], '--keys-from', last[1], '--witness', witness);
  assert.equal(witnessed.code, 0, witnessed.out + witnessed.err);
  assert.match(witnessed.out, /vergeleken met 1 kop van de FG/);
  assert.doesNotMatch([...zicht.log, ...other.log, ...back.log].join('\n'), /fietsen|strijkerij|waterval/);
});
