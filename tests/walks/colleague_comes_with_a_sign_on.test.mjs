// Signing in with the sign-on of a municipality, against a real identity provider.
import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { hasHouseHeaders } from './headers.mjs';
import { Passer, identityProvider } from './identity_provider.mjs';
import { freePort, freshFolder, onBothDatabases, postgres, run, start } from './program.mjs';
import { Visitor, administrator, colleague, letters, linkIn } from './visitor.mjs';

const people = {
  'u-bram': { email: 'Bram@kroonstad.example', email_verified: true },
  'u-iris': { email: 'iris@kroonstad.example', email_verified: true },
  'u-fenna': { email: 'fenna@kroonstad.example', email_verified: true },
  'u-vreemd': { email: 'vreemd@kroonstad.example', email_verified: true },
  'u-ongezien': { email: 'bram@kroonstad.example', email_verified: false },
  'u-ander': { email: 'bram@kroonstad.example', email_verified: true },
};
const now = () => Math.floor(Date.now() / 1000);

async function settings(folder, idp, site, more = '') {
  const secret = join(folder, 'geheim');
  await writeFile(secret, `${idp.secret}\n`, { mode: 0o600 });
  const file = join(folder, 'zicht.toml');
  await writeFile(
    file,
    `public_url = "${site}"
key_file = "${join(folder, 'sleutel')}"
[[sign_on]]
name = "kroonstad"
organisation = "Gemeente Kroonstad"
issuer = "${idp.issuer}"
client_id = "zicht"
client_secret_file = "${secret}"
${more}`,
  );
  return ['--config', file];
}

/** The program, a provider, and an administrator. */
async function town(t, { database, more = '', ...options } = {}) {
  const data = await freshFolder(t);
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const idp = await identityProvider(t, site, { people: structuredClone(people), ...options });
  const args = await settings(data, idp, site, more);
  const zicht = await start(t, { data, database, listen: `127.0.0.1:${port}`, args });
  const admin = await administrator(zicht, { data, database, args });
  return { data, site, idp, zicht, admin, args };
}

const invite = (admin, email, rol = 'lezer') => admin.visitor.post('/organisatie/mensen', { naam: 'Bram Veldhuis', email, rol });

/** Leaves for the provider: where the browser is sent back to. */
async function travel({ idp, site }, visitor, subject, { from = '/aanmelden/via/kroonstad', passer = new Passer(), ...how } = {}) {
  idp.next = { subject, at: now(), ...how };
  const departure = await visitor.get(from);
  assert.equal(departure.status, 303, departure.html);
  return passer.pass(departure.to, site);
}
const comeIn = async (place, visitor, subject, how) => visitor.get(await travel(place, visitor, subject, how));

for (const [how, options] of [
  ['', {}],
  [', with claims in the token and keys on a curve', { inToken: true, algorithm: 'ES256' }],
])
  onBothDatabases(test, `an invited colleague comes in with the sign-on of the municipality${how}`, async (t, database) => {
    const place = await town(t, { database, ...options });
    const { zicht, admin, data, site, idp } = place;
    await letters(data);
    assert.equal((await invite(admin, 'bram@kroonstad.example')).status, 303);
    const link = new URL(linkIn((await letters(data))[0])).pathname;

    const bram = new Visitor(site);
    const front = await bram.get('/aanmelden?naar=/notities');
    assert.match(front.html, /href="\/aanmelden\/via\/kroonstad\?naar=%2Fnotities">Aanmelden via Gemeente Kroonstad</);
    const departure = await bram.get('/aanmelden/via/kroonstad?naar=/notities');
    const asked = new URL(departure.to);
    assert.equal(asked.origin, idp.issuer);
    assert.equal(asked.searchParams.get('response_type'), 'code');
    assert.equal(asked.searchParams.get('code_challenge_method'), 'S256');
    assert.equal(asked.searchParams.get('scope'), 'openid email');
    assert.ok(!asked.search.includes('verifier'));
    assert.match(departure.headers.get('set-cookie'), /^zicht-aanmelding=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    hasHouseHeaders(departure, 'leaving');

    const back = await travel(place, bram, 'u-bram', { from: '/aanmelden/via/kroonstad?naar=/notities' });
    const arrival = await bram.get(back);
    assert.equal(arrival.to, '/notities');
    assert.equal(arrival.headers.get('cache-control'), 'no-store');
    assert.ok(!bram.cookies.has('zicht-aanmelding'));
    const account = (await bram.get('/account')).html;
    assert.match(account, /Je bent aangemeld via Gemeente Kroonstad/);
    assert.match(account, /Aanmelden via je organisatie gekoppeld/);
    assert.doesNotMatch(account, /Verander je wachtzin/);
    assert.equal((await new Visitor(site).get(link)).status, 404, 'the invitation has done its work');
    assert.match((await admin.visitor.get('/organisatie/mensen')).html, /actief, via de aanmelding van de organisatie/);

    // Another address there, not even a verified one: the same person here.
    idp.people['u-bram'] = { email: 'b.veldhuis@kroonstad.example', email_verified: false };
    assert.equal((await comeIn(place, new Visitor(site), 'u-bram')).to, '/account');
    // And who gets Bram's address there is not Bram here.
    assert.equal((await comeIn(place, new Visitor(site), 'u-ander')).status, 403);

    // Signing out here says that there is more.
    const out = await bram.post('/afmelden', {}, { from: '/account' });
    assert.equal(out.to, '/aanmelden/via/kroonstad/afgemeld');
    const goodbye = (await bram.get(out.to)).html;
    assert.match(goodbye, /Je bent afgemeld bij Zicht/);
    const there = /href="([^"]+)">Meld je ook af bij Gemeente Kroonstad/.exec(goodbye)[1].replaceAll('&amp;', '&');
    assert.ok(there.startsWith(`${idp.issuer}/session/end?client_id=zicht&`), there);
    assert.equal(new URL(there).searchParams.get('post_logout_redirect_uri'), `${site}/`);
    assert.equal((await fetch(there)).status, 200);
    assert.match((await bram.get('/account')).to, /^\/aanmelden/);

    assert.doesNotMatch(zicht.log.join('\n'), /bram|fenna|u-|code=|state=|[\w-]{43}/i, 'nothing of anyone in the log');
    await zicht.stop();
  });

onBothDatabases(test, 'who may not come in hears the same, whatever the reason, and is not signed in', async (t, database) => {
  const place = await town(t, { database });
  const { zicht, admin, data, site, args } = place;
  await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  await colleague(zicht, data, admin, 'iris@kroonstad.example', ['lezer']);
  const disable = ['user', 'disable', '--data', data, ...args, '--email', 'iris@kroonstad.example'];
  assert.equal((await run(...disable, ...(database ? ['--database', database] : []))).code, 0);
  const said = [];
  for (const subject of ['u-vreemd', 'u-iris', 'u-ongezien']) {
    const visitor = new Visitor(site);
    const answer = await comeIn(place, visitor, subject);
    assert.equal(answer.status, 403, subject);
    assert.match(answer.html, /maar je kunt daarmee niet in Zicht/);
    assert.match((await visitor.get('/account')).to, /^\/aanmelden/);
    hasHouseHeaders(answer, subject);
    said.push(answer.html);
  }
  assert.equal(new Set(said).size, 1, 'the same page');
  for (const why of ['nobody with this mail address', 'without access', 'no verified mail address']) assert.match(zicht.log.join('\n'), new RegExp(`sign-on kroonstad: .*${why}`));

  // Who was let in once, and is sent away after: out at once, and not in again.
  const bram = new Visitor(site);
  assert.equal((await comeIn(place, bram, 'u-bram')).to, '/account');
  const address = /href="(\/organisatie\/mensen\/\d+)">Bram/.exec((await admin.visitor.get('/organisatie/mensen')).html)[1];
  assert.equal((await admin.visitor.post(`${address}/toegang-stoppen`, {}, { from: address })).status, 303);
  assert.match((await bram.get('/account')).to, /^\/aanmelden/);
  assert.equal((await comeIn(place, new Visitor(site), 'u-bram')).html, said[0]);
  await zicht.stop();
});

onBothDatabases(test, 'what comes back works once, in the browser that left, and not changed', async (t, database) => {
  const place = await town(t, { database });
  const { zicht, admin, data, site, idp } = place;
  await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  const lost = async (visitor, address, name) => {
    const answer = await visitor.get(address);
    assert.equal(answer.status, 403, name);
    assert.match(answer.html, /Deze poging is voorbij/, name);
    assert.match((await visitor.get('/account')).to, /^\/aanmelden/, name);
  };
  const bram = new Visitor(site);
  const back = await travel(place, bram, 'u-bram');
  const bent = (name, value) => {
    const url = new URL(site + back);
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return url.pathname + url.search;
  };
  // Somebody else has the address, read along or sent to a victim: not the browser that left.
  await lost(new Visitor(site), back, 'without a cookie');
  const other = new Visitor(site);
  await other.get('/aanmelden/via/kroonstad');
  await lost(other, back, 'with the cookie of another departure');
  const wrong = new Visitor(site);
  wrong.cookies = new Map(bram.cookies);
  await lost(wrong, bent('state', 'verzonnen'), 'with another state');
  await lost(wrong, bent('state'), 'without a state');

  // None of that kept Bram out. A second time does nothing, also not for who copied the cookie.
  const copied = new Map(bram.cookies);
  assert.equal((await bram.get(back)).to, '/account');
  const thief = new Visitor(site);
  thief.cookies = copied;
  await lost(thief, back, 'a second time');

  // A code that the provider takes no more, one that it never gave, and an answer of another issuer.
  for (const [name, value] of [['code', 'verzonnen'], ['iss', 'https://login.boef.example'], ['iss', undefined]]) {
    const visitor = new Visitor(site);
    const url = new URL(site + (await travel(place, visitor, 'u-bram')));
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
    const answer = await visitor.get(url.pathname + url.search);
    assert.equal(answer.status, 403);
    assert.match(answer.html, /Het antwoord van Gemeente Kroonstad klopt niet/);
    assert.match((await visitor.get('/account')).to, /^\/aanmelden/);
  }
  const used = new Visitor(site);
  const first = new URL(site + (await travel(place, used, 'u-bram')));
  const codes = first.searchParams.get('code');
  assert.equal((await used.get(first.pathname + first.search)).to, '/account');
  const again = new Visitor(site);
  const second = new URL(site + (await travel(place, again, 'u-bram')));
  second.searchParams.set('code', codes);
  assert.match((await again.get(second.pathname + second.search)).html, /klopt niet/, 'the code of an earlier departure');

  const no = new Visitor(site);
  const refused = await comeIn(place, no, 'u-bram', { error: 'access_denied' });
  assert.equal(refused.status, 403);
  assert.match(refused.html, /Misschien brak je het af/);
  assert.match(refused.html, /href="\/aanmelden\/via\/kroonstad"/);
  assert.doesNotMatch(refused.html, /zo wilde het/, 'what the provider writes is not shown');
  hasHouseHeaders(refused, 'refused');

  assert.equal((await bram.get('/aanmelden/via/duinrand')).status, 404);
  assert.equal((await bram.get('/aanmelden/via/duinrand/terug?state=a&code=b')).status, 404);
  const elsewhere = await bram.get('/aanmelden/via/kroonstad?naar=https://boef.example');
  assert.ok(elsewhere.to.startsWith(idp.issuer));

  await idp.close();
  const late = new Visitor(site);
  const departure = await late.get('/aanmelden/via/kroonstad');
  assert.equal(departure.status, 303, 'what it said about itself is still known');
  const begun = performance.now();
  const away = await late.get(`/aanmelden/via/kroonstad/terug?code=x&iss=${idp.issuer}&state=${new URL(departure.to).searchParams.get('state')}`);
  assert.equal(away.status, 503);
  assert.match(away.html, /nu niet bereikbaar/);
  assert.ok(performance.now() - begun < 10_000);
  assert.doesNotMatch(zicht.log.join('\n'), /bram|u-bram|verzonnen|boef|[\w-]{43}/i);
  await zicht.stop();
});

test('a provider that is away at the start does not stop the site, and is said kindly', async (t) => {
  const data = await freshFolder(t);
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const args = await settings(data, { issuer: `http://127.0.0.1:${await freePort()}`, secret: 'geheim' }, site);
  const zicht = await start(t, { data, listen: `127.0.0.1:${port}`, args });
  const answer = await new Visitor(site).get('/aanmelden/via/kroonstad');
  assert.equal(answer.status, 503);
  assert.match(answer.html, /nu niet bereikbaar/);
  assert.match(answer.html, /href="\/aanmelden">/);
  assert.match((await new Visitor(site).get('/aanmelden')).html, /name="wachtzin"/);
  await zicht.stop();
});

onBothDatabases(test, 'a role that sees persons needs a second factor: there, where the settings believe it, or here', async (t, database) => {
  const place = await town(t, { database, more: 'second_factor_amr = ["otp", "hwk"]\nsecond_factor_acr = ["hoog"]\n' });
  const { zicht, admin, site, idp } = place;
  assert.equal((await invite(admin, 'iris@kroonstad.example', 'zorgcoördinator')).status, 303);

  const iris = new Visitor(site);
  const departure = await iris.get('/aanmelden/via/kroonstad');
  assert.equal(new URL(departure.to).searchParams.get('acr_values'), 'hoog');
  assert.equal((await comeIn(place, iris, 'u-iris', { amr: ['pwd'], acr: 'laag' })).to, '/account');
  assert.equal((await iris.get('/account')).to, '/account/tweede-stap', 'a passphrase alone is not enough');
  for (const how of [{ amr: ['pwd', 'otp'] }, { acr: 'hoog' }]) {
    const strong = new Visitor(site);
    assert.equal((await comeIn(place, strong, 'u-iris', how)).to, '/account');
    assert.match((await strong.get('/account')).html, /Je organisatie vroeg al om een tweede stap/);
  }

  // Setting it up here asks for a proof, which Iris, without a passphrase, gives at the sign-on.
  const passer = new Passer();
  const late = new Visitor(site);
  assert.equal((await comeIn(place, late, 'u-iris', { amr: ['pwd'], at: now() - 3600, passer })).to, '/account');
  assert.match((await late.get('/account/tweede-stap')).to, /^\/account\/bevestigen/);
  const prove = (await late.get('/account/bevestigen?naar=/account/tweede-stap')).html;
  assert.doesNotMatch(prove, /name="wachtzin"/);
  const from = /href="([^"]+)">Bevestig via Gemeente Kroonstad/.exec(prove)[1].replaceAll('&amp;', '&');
  const asked = new URL((await late.get(from)).to);
  assert.equal(asked.searchParams.get('prompt'), 'login');
  assert.equal(asked.searchParams.get('max_age'), '0');
  assert.equal((await comeIn(place, late, 'u-iris', { from, amr: ['pwd'], passer })).to, '/account/tweede-stap');
  const { secret, codes } = await late.setSecondFactor();
  assert.ok(secret);
  assert.equal((await late.get('/account')).status, 200);

  // From now on it is asked here too, where the sign-on did not ask.
  const next = new Visitor(site);
  assert.match((await comeIn(place, next, 'u-iris', { amr: ['pwd'] })).to, /^\/aanmelden\/code/);
  assert.match((await next.get('/account')).to, /^\/aanmelden/);
  assert.equal((await next.post('/aanmelden/code', { code: codes[0] })).to, '/account');
  assert.match((await next.get('/account')).html, /Je bent aangemeld via Gemeente Kroonstad/);
  assert.ok(idp.asked.length > 10);
  await zicht.stop();
});

test('two nodes are one site: left at the one, back at the other', async (t) => {
  const database = await postgres(t);
  const place = await town(t, { database });
  const { zicht, admin, data, site } = place;
  await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  const other = await start(t, { data: await freshFolder(t), database, args: place.args });
  const bram = new Visitor(site);
  const back = await travel(place, bram, 'u-bram');
  bram.url = other.url;
  assert.equal((await bram.get(back)).to, '/account');
  bram.url = site;
  assert.equal((await bram.get('/account')).status, 200);
  assert.equal((await bram.get(back)).status, 403, 'and not at the first one after that');
  await other.stop();
  await zicht.stop();
});

test('a sign-on that is described wrongly stops the start, with file and line', async (t) => {
  const data = await freshFolder(t);
  const [, file] = await settings(data, { issuer: 'https://login.kroonstad.example', secret: 'geheim' }, 'http://127.0.0.1:1');
  const right = await readFile(file, 'utf8');
  const refusal = async (text) => {
    await writeFile(file, text);
    const refused = await run('serve', '--listen', '127.0.0.1:0', '--data', data, '--config', file);
    assert.equal(refused.code, 65, refused.err);
    return refused.err;
  };
  const block = right.slice(right.indexOf('[[sign_on]]'));
  for (const [text, words] of [
    [right.replace('https://login', 'http://login'), /zicht\.toml:6: \[\[sign_on\]\] issuer: .*https/],
    [right.replace('client_id = "zicht"', ''), /zicht\.toml:3: \[\[sign_on\]\] client_id: dit ontbreekt/],
    [right.replace('client_id', 'cliend_id'), /zicht\.toml:7: \[\[sign_on\]\] cliend_id: dit is onbekend/],
    [right.replace('"kroonstad"', '"Kroon stad"'), /zicht\.toml:4: \[\[sign_on\]\] name: /],
    [`${right}scopes = ["email"]\n`, /zicht\.toml:9: \[\[sign_on\]\] scopes: "openid"/],
    [`${right}second_factor_amr = "otp"\n`, /zicht\.toml:9: .*lijst van woorden/],
    [right + block, /zicht\.toml:10: \[\[sign_on\]\] name: deze naam is er al/],
    [right.replace('[[sign_on]]', '[sign_on]'), /zicht\.toml:3: .*\[\[sign_on\]\]/],
  ])
    assert.match(await refusal(text), words);
  await chmod(join(data, 'geheim'), 0o640);
  assert.match(await refusal(right), /zicht\.toml:8: \[\[sign_on\]\] client_secret_file: .*chmod 600/);
  await chmod(join(data, 'geheim'), 0o600);
  await writeFile(join(data, 'geheim'), '\n');
  assert.match(await refusal(right), /staat geen geheim/);
});
