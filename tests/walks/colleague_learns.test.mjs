// Somebody follows a path without an account, takes it to an account, and has the certificate verified.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import test from 'node:test';
import { Learner, link } from './learner.mjs';
import { freshFolder, onBothDatabases, run, start } from './program.mjs';
import { Visitor, administrator, colleague, tokenIn } from './visitor.mjs';

// ---- a verifier of our own: JCS (RFC 8785), base58 and Ed25519, from Node alone ----
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  return JSON.stringify(value);
};
const sha256 = (text) => createHash('sha256').update(text).digest();
function fromMultibase(text) {
  assert.equal(text[0], 'z');
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let number = 0n;
  for (const letter of text.slice(1)) number = number * 58n + BigInt(alphabet.indexOf(letter));
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}
/** Whether this badge was signed with the key that its issuer publishes. */
async function isSound(badge) {
  const { proof, ...document } = badge;
  const { proofValue, ...options } = proof;
  const issuer = await (await fetch(proof.verificationMethod.split('#')[0])).json();
  const method = issuer.verificationMethod.find(({ id }) => id === proof.verificationMethod);
  assert.equal(issuer.id, badge.issuer.id);
  assert.ok(issuer.assertionMethod.includes(method.id));
  const key = fromMultibase(method.publicKeyMultibase);
  assert.deepEqual([...key.subarray(0, 2)], [0xed, 0x01], 'an Ed25519 key');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(2)]);
  const bytes = Buffer.concat([sha256(canonical(options)), sha256(canonical(document))]);
  return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), fromMultibase(proofValue));
}

/** Starts the site with its real address, which badges carry. */
async function site(t, data, database) {
  const first = await start(t, { data, database });
  const { port } = first;
  await first.stop();
  return start(t, { data, database, listen: `127.0.0.1:${port}`, args: ['--public-url', `http://127.0.0.1:${port}`] });
}

onBothDatabases(test, 'a path done without an account moves into it, and its certificate is verified', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await site(t, data, database);
  const admin = await administrator(zicht, { data, database });

  const visitor = new Visitor(zicht.url);
  const stranger = new Learner(visitor, '/training/inwoner');
  await stranger.complete();
  const bring = link(stranger.html, /Neem het mee naar je account/);
  assert.match((await visitor.get(bring)).to, /^\/aanmelden/, 'an account is needed first');

  const bram = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  assert.match((await bram.get('/leren/inwoner')).html, /0 van de \d+ onderdelen zijn klaar/);
  const learner = new Learner(bram, bring);
  await learner.open(bring);
  assert.match((await bram.get('/leren/inwoner')).html, /0 van de/, 'looking brings nothing');
  await learner.press(/Neem het mee/);
  assert.match(learner.html, /Je hebt elk onderdeel afgerond/);

  // The certificate: with the name that Bram chooses.
  assert.equal((await bram.post('/leren/inwoner/certificaat', { naam: ' ' }, { from: '/leren/inwoner' })).status, 422);
  await learner.press(/Maak het certificaat/, { naam: 'B. <Veldhuis>' });
  const address = link(learner.html, /^Oplettende inwoner$/) && /href="(\/certificaat\/[\w-]{43})"/.exec(learner.html)[1];
  const anyone = new Visitor(zicht.url);
  const page = await anyone.get(address);
  assert.equal(page.status, 200);
  assert.match(page.html, /Dit certificaat is geldig/);
  assert.match(page.html, /B\. &lt;Veldhuis&gt;/);
  assert.match(page.html, /Oplettende inwoner/);
  assert.doesNotMatch(page.html, /Bram|kroonstad|Kroonstad|@/, 'nothing else about the person');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.match(page.html, /<meta name="robots" content="noindex">/);

  const pdf = await fetch(zicht.url + address + '/pdf');
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.match(Buffer.from(await pdf.arrayBuffer()).subarray(0, 8).toString(), /^%PDF-/);

  const badge = await (await fetch(zicht.url + address + '/badge')).json();
  assert.deepEqual(badge.type, ['VerifiableCredential', 'OpenBadgeCredential']);
  assert.equal(badge.credentialSubject.achievement.version, '1');
  assert.equal(badge.credentialSubject.identifier[0].identityHash, 'B. <Veldhuis>');
  assert.equal(badge.id, zicht.url + address);
  assert.ok(await isSound(badge));
  assert.equal(await isSound({ ...badge, name: 'Bestuurder' }), false, 'a changed badge is not sound');

  // Another code, and someone else's certificate.
  assert.equal((await anyone.get(`/certificaat/${'a'.repeat(43)}`)).status, 404);
  const withdraw = /action="(\/leren\/certificaten\/\d+\/intrekken)"/.exec(learner.html)[1];
  assert.equal((await admin.visitor.post(withdraw, {}, { from: '/account' })).status, 404, 'not yours is not there');
  assert.equal((await anyone.get(address)).status, 200);
  assert.equal((await bram.post(withdraw, {}, { from: '/leren' })).status, 303);
  for (const path of ['', '/pdf', '/badge']) assert.equal((await anyone.get(address + path)).status, 404, 'withdrawn is gone');
  assert.doesNotMatch(zicht.log.join('\n'), /veldhuis|certificaat\/[\w-]{43}|stand=/i);
  await zicht.stop();
});

onBothDatabases(test, 'a colleague follows a path signed in, and only the colleague sees what was thought', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const admin = await administrator(zicht, { data, database });
  const bram = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  assert.equal((await bram.post('/leren/bestuurder/certificaat', { naam: 'Bram' }, { from: '/leren' })).status, 409, 'not before it is complete');
  await new Learner(bram, '/leren/bestuurder').complete();

  // A thought is kept, sealed, and shown to its writer alone.
  const thought = 'Bij ons ziet niemand het, ook ik niet.';
  const professional = new Learner(bram, '/leren/professional');
  const questions = (await bram.get('/leren/professional/4')).html;
  const reflection = /Om over na te denken/.test(questions) && [...questions.matchAll(/href="(\/leren\/professional\/4\/\d+)"/g)].at(-1)[1];
  await professional.open(reflection);
  await professional.press(/Bekeken, verder/, { gedachte: thought });
  assert.match((await bram.get(reflection)).html, /Bij ons ziet niemand het/);
  assert.doesNotMatch((await admin.visitor.get(reflection)).html, /Bij ons ziet niemand het/);

  // An ending that goes wrong does not count, and one that was not walked to is not there.
  const story = (await bram.get('/leren/inwoner')).html.match(/href="(\/leren\/inwoner\/\d+)">Casus/)[1];
  assert.equal((await bram.post(story, { weg: '' }, { from: '/leren' })).status, 409);
  assert.equal((await bram.post(story, { weg: '999' }, { from: '/leren' })).status, 404);

  // The organisation sees no number below five.
  const overview = (await admin.visitor.get('/leren/organisatie')).html;
  assert.match(overview, /Bestuurder<\/th><td>minder dan vijf/);
  assert.doesNotMatch(overview, /Bram/);
  assert.equal((await bram.get('/leren/organisatie')).status, 403);
  await zicht.stop();
});

test('what a browser kept comes along once, and what it made up does not', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const admin = await administrator(zicht, { data });
  const gedaan = 'lees:/kompas/signaleren/wat vraag:06-signaal-1 vraag:99-weg-1 <script>';
  const token = tokenIn((await admin.visitor.get('/leren')).html);
  const answer = await admin.visitor.post('/leren/meenemen', { gedaan }, { token });
  assert.equal(answer.to, '/leren?meegenomen=ja');
  assert.match((await admin.visitor.get('/leren/inwoner')).html, /1 van de \d+ onderdelen zijn klaar/);
  const rights = (await run('rights')).out;
  assert.match(rights, /GET\t\/certificaat\/\{code\}\tiedereen/);
  assert.match(rights, /GET\t\/leren\/organisatie\tbeheerder/);
  await zicht.stop();
});
