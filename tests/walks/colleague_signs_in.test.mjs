import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { freshFolder, onBothDatabases, postgres, run, settingsIn, start } from './program.mjs';
import { hasHouseHeaders } from './headers.mjs';
import { Visitor, administrator, colleague, letters, linkIn, tokenIn, totp } from './visitor.mjs';

onBothDatabases(test, 'an invited colleague signs in with a second factor, and is out within a second when access stops', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const admin = await administrator(zicht, { data, database });
  assert.match((await admin.visitor.get('/account')).html, /Je rol bij Gemeente Kroonstad: beheerder/);

  // The colleague's role sees persons: nothing works before the second factor is there.
  const first = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['aandachtsfunctionaris']);
  assert.equal((await first.get('/account')).to, '/account/tweede-stap');
  const { secret, codes } = await first.setSecondFactor();
  assert.equal(codes.length, 8);
  assert.equal((await first.get('/account')).status, 200);

  // Another browser: passphrase, then code.
  const bram = new Visitor(zicht.url);
  const half = await bram.signIn('bram@kroonstad.example');
  assert.equal(half.status, 303);
  assert.match(half.to, /^\/aanmelden\/code/);
  assert.equal((await bram.get('/account')).to, '/aanmelden?naar=%2Faccount', 'half signed in is not signed in');
  assert.equal((await bram.post('/aanmelden/code', { code: '000000' })).status, 422);
  assert.equal((await bram.post('/aanmelden/code', { code: totp(secret) })).status, 422, 'the code that set the factor is used up');
  const next = totp(secret, 1);
  assert.equal((await bram.post('/aanmelden/code', { code: next })).to, '/account');
  assert.match((await bram.get('/account')).html, /Firefox op Linux \(deze sessie\)/);

  // The same code again, by someone who saw it and knows the passphrase.
  const thief = new Visitor(zicht.url);
  await thief.signIn('bram@kroonstad.example');
  assert.equal((await thief.post('/aanmelden/code', { code: next })).status, 422, 'a code works once');
  assert.equal((await thief.post('/aanmelden/code', { code: codes[0] })).to, '/account', 'a recovery code works');
  const other = new Visitor(zicht.url);
  await other.signIn('bram@kroonstad.example');
  assert.equal((await other.post('/aanmelden/code', { code: codes[0] })).status, 422, 'and works once');

  const people = (await admin.visitor.get('/organisatie/mensen')).html;
  const address = /href="(\/organisatie\/mensen\/\d+)">Bram/.exec(people)[1];
  const stopped = await admin.visitor.post(`${address}/toegang-stoppen`, {}, { from: address });
  assert.equal(stopped.to, '/organisatie/mensen');
  const at = Date.now();
  for (const visitor of [first, bram, thief]) assert.match((await visitor.get('/account')).to ?? '', /^\/aanmelden/);
  assert.ok(Date.now() - at < 1000);
  assert.equal((await new Visitor(zicht.url).signIn('bram@kroonstad.example')).status, 422);

  // Nothing personal went into the log.
  assert.doesNotMatch(zicht.log.join('\n'), /bram|fenna|\/[\w-]{43}|mosterd/i);
  await zicht.stop();
});

onBothDatabases(test, 'a session that somebody put there, or stole, opens nothing', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const admin = await administrator(zicht, { data, database });
  await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);

  // Fixed: the secret that an attacker put into the browser is not the one after signing in.
  const bram = new Visitor(zicht.url);
  bram.cookies.set('zicht', 'door-een-ander-gekozen');
  assert.equal((await bram.signIn('bram@kroonstad.example')).to, '/account');
  assert.notEqual(bram.cookies.get('zicht'), 'door-een-ander-gekozen');
  const attacker = new Visitor(zicht.url);
  attacker.cookies.set('zicht', 'door-een-ander-gekozen');
  assert.match((await attacker.get('/account')).to, /^\/aanmelden/);

  // Stolen, and then ended from another browser.
  const thief = new Visitor(zicht.url);
  thief.cookies = new Map(bram.cookies);
  assert.equal((await thief.get('/account')).status, 200);
  const home = new Visitor(zicht.url);
  await home.signIn('bram@kroonstad.example');
  assert.equal((await home.post('/account/sessies/beeindigen', {}, { from: '/account' })).to, '/account');
  assert.match((await thief.get('/account')).to, /^\/aanmelden/);
  assert.equal((await home.get('/account')).status, 200);

  // Signed out is out, also for a copy of the cookie.
  const copy = new Visitor(zicht.url);
  copy.cookies = new Map(home.cookies);
  const out = await home.post('/afmelden', {}, { from: '/account' });
  assert.equal(out.to, '/');
  assert.match(out.headers.get('clear-site-data'), /storage/);
  assert.match((await copy.get('/account')).to, /^\/aanmelden/);
  await zicht.stop();
});

test('a form from another site, or with a foreign token, changes nothing', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const admin = await administrator(zicht, { data });
  const own = tokenIn((await admin.visitor.get('/account')).html);
  const stranger = new Visitor(zicht.url);
  const foreign = tokenIn((await stranger.get('/aanmelden')).html);
  const tries = [
    ['without a token', { token: '' }],
    ['with the token of a stranger', { token: foreign }],
    ['by another site', { token: own, headers: { 'sec-fetch-site': 'cross-site' } }],
    ['by a neighbouring host', { token: own, headers: { 'sec-fetch-site': 'same-site' } }],
    ['by an old browser on another site', { token: own, headers: { origin: 'https://boef.example' } }],
  ];
  const posts = (await run('rights')).out.trim().split('\n').map((line) => line.split('\t')).filter(([method]) => method === 'POST');
  const letterBoxes = ['/nuttig', '/schatting/reken', '/melden', '/melden/antwoord', '/melden/antwoord/bericht', '/melden/antwoord/bestand'];
  assert.ok(posts.length >= 18, `${posts.length} routes that change something`);
  for (const [, pattern] of posts)
    for (const [how, options] of tries) {
      if (letterBoxes.includes(pattern) && !options.headers) continue;
      const answer = await admin.visitor.post(pattern.replaceAll(/\{\w+\}/g, '1'), { email: 'x@y.example' }, options);
      assert.equal(answer.status, 403, `${pattern} ${how}`);
    }
  assert.equal((await admin.visitor.get('/account')).status, 200, 'still signed in');
  const whole = async () => {
    const pages = await Promise.all(['/account', '/organisatie/mensen'].map((path) => admin.visitor.get(path)));
    return pages.map((page) => page.html.replace(/Aangemeld[\s\S]*/, '').replaceAll(/\d\d\.\d\d uur/g, ''));
  };
  const before = await whole();
  assert.match(before[0], /deze sessie/);
  for (const [, pattern] of posts) {
    const answer = await admin.visitor.get(pattern.replaceAll(/\{\w+\}/g, '1'));
    assert.ok([200, 303, 403, 404, 405].includes(answer.status), `GET ${pattern} answers ${answer.status}`);
  }
  assert.deepEqual(await whole(), before, 'reading changed nothing');
  await zicht.stop();
});

onBothDatabases(test, 'what was typed when the session ended comes back after signing in', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const admin = await administrator(zicht, { data, database });
  const page = await admin.visitor.get('/organisatie/mensen');
  const elsewhere = new Visitor(zicht.url);
  await elsewhere.signIn(admin.email);
  await elsewhere.post('/aanmelden/code', { code: admin.codes[0] });
  await elsewhere.post('/account/sessies/beeindigen', {}, { from: '/account' });

  const late = await admin.visitor.post('/organisatie/mensen', { naam: 'Iris van Dam', email: 'iris@kroonstad.example', rol: ['lezer', 'FG'] }, { token: tokenIn(page.html) });
  assert.equal(late.to, '/aanmelden?tekst=bewaard');
  assert.match((await admin.visitor.get(late.to)).html, /Je tekst is bewaard/);
  await admin.visitor.signIn(admin.email);
  assert.equal((await admin.visitor.post('/aanmelden/code', { code: admin.codes[1] })).to, '/account/tekst');
  const kept = (await admin.visitor.get('/account/tekst')).html;
  assert.match(kept, /Iris van Dam/);
  const field = (name) => [...kept.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`, 'g'))].map((match) => match[1]);
  const again = await admin.visitor.post('/organisatie/mensen', { naam: field('naam'), email: field('email'), rol: field('rol') }, { token: tokenIn(kept) });
  assert.equal(again.to, '/organisatie/mensen');
  assert.match((await admin.visitor.get('/organisatie/mensen')).html, /Iris van Dam/);
  assert.match((await admin.visitor.get('/account/tekst')).html, /geen tekst bewaard/);
  await zicht.stop();
});

onBothDatabases(test, 'every role on every route is allowed or refused as the table says', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const centre = await administrator(zicht, { data, database }, 'Landelijk Centrum', 'ada@centrum.example', 'landelijk centrum');
  const table = (await run('rights')).out.trim().split('\n').map((line) => line.split('\t'));
  const roles = ['lezer', 'aandachtsfunctionaris', 'zorgcoördinator', 'ketenregisseur', 'beleidsadviseur', 'redacteur', 'registrar', 'analist', 'FG'];
  const visitors = new Map([['', new Visitor(zicht.url)], ['beheerder', centre.visitor]]);
  for (const [at, role] of roles.entries()) {
    const visitor = await colleague(zicht, data, centre, `mens${at}@centrum.example`, [role]);
    if ((await visitor.get('/account')).status !== 200) await visitor.setSecondFactor();
    visitors.set(role, visitor);
  }
  const refused = (answer) => answer.status === 401 || answer.status === 403 || (answer.status === 303 && /^\/aanmelden(\?|$)/.test(answer.to));
  const samples = { '{cijfer}': 'nr-gemeld', '{code}': 'GM0363' };
  let asked = 0;
  for (const [role, visitor] of visitors) {
    const token = tokenIn((await visitor.get(role ? '/account/wachtzin' : '/aanmelden')).html);
    // Signing out last, since it ends what the others need.
    const last = ([, pattern]) => pattern === '/afmelden' || pattern === '/aanmelden';
    for (const [method, pattern, who] of [...table.filter((row) => !last(row)), ...table.filter(last)]) {
      if (method === 'POST' && pattern === '/aanmelden') continue;
      const path = pattern.replaceAll(/\{\w+\}/g, (name) => samples[name] ?? '1').replace('.*', '.md');
      const answer = method === 'GET' ? await visitor.get(path) : await visitor.post(path, {}, { token });
      const allowed = who === 'iedereen' || who.split(',').includes(role);
      const guest = who === 'iedereen' && /^\/aanmelden/.test(pattern);
      assert.equal(refused(answer) && !guest, !allowed, `${role || 'a stranger'}: ${method} ${path} answers ${answer.status} ${answer.to ?? ''}`);
      assert.ok(answer.status < 500, `${method} ${path} answers ${answer.status}`);
      if (who !== 'iedereen') assert.equal(answer.headers.get('cache-control'), 'no-store', path);
      hasHouseHeaders(answer, path);
      ++asked;
    }
  }
  assert.ok(asked > 400, `${asked} questions were asked`);
  await zicht.stop();
});

/** How often one of the first took longer than one of the others: 0.5 where nothing can be told (AUC). */
function separation(some, others) {
  let wins = 0;
  for (const one of some) for (const other of others) wins += one > other ? 1 : one === other ? 0.5 : 0;
  return wins / (some.length * others.length);
}

test('how long signing in takes does not tell who has an account', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const admin = await administrator(zicht, { data });
  const people = ['fenna@kroonstad.example'];
  for (let at = 0; at < 4; ++at) {
    people.push(`mens${at}@kroonstad.example`);
    await colleague(zicht, data, admin, people.at(-1), ['lezer']);
  }
  const visitor = new Visitor(zicht.url);
  const token = tokenIn((await visitor.get('/aanmelden')).html);
  const time = async (email) => {
    const begun = performance.now();
    const answer = await visitor.post('/aanmelden', { email, wachtzin: 'dit is het zeker niet' }, { token });
    assert.equal(answer.status, 422);
    return { took: performance.now() - begun, html: answer.html.replaceAll(email, '') };
  };
  const there = [];
  const absent = [];
  for (let round = 0; round < 9; ++round)
    for (const [at, email] of people.entries()) {
      const one = await time(email);
      const other = await time(`niemand${at}@kroonstad.example`);
      assert.equal(one.html, other.html, 'the same words');
      there.push(one.took);
      absent.push(other.took);
    }
  const auc = separation(there, absent);
  // 45 of each: chance alone moves this by 0.06.
  assert.ok(Math.abs(auc - 0.5) < 0.2, `a stranger can tell them apart (AUC ${auc.toFixed(2)})`);

  // Asking for a new passphrase, three times each: more is not listened to.
  const ask = async (email) => {
    const begun = performance.now();
    assert.equal((await visitor.post('/wachtwoord-vergeten', { email }, { token })).status, 303);
    return performance.now() - begun;
  };
  const asked = { there: [], absent: [] };
  for (let round = 0; round < 3; ++round)
    for (const [at, email] of people.entries())
      for (const one of at % 2 ? ['there', 'absent'] : ['absent', 'there']) asked[one].push(await ask(one === 'there' ? email : `iemand${at}@kroonstad.example`));
  const told = separation(asked.there, asked.absent);
  // 15 of each: chance alone moves this by 0.1.
  assert.ok(Math.abs(told - 0.5) < 0.3, `a letter can be told (AUC ${told.toFixed(2)})`);
  await zicht.stop();
});

test('who forgot the passphrase gets a letter, and who is not there gets none', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const admin = await administrator(zicht, { data });
  await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  await letters(data);
  const visitor = new Visitor(zicht.url);
  const absent = await visitor.post('/wachtwoord-vergeten', { email: 'niemand@kroonstad.example' });
  const there = await visitor.post('/wachtwoord-vergeten', { email: 'bram@kroonstad.example' });
  assert.equal(absent.to, there.to);
  assert.match((await visitor.get(there.to)).html, /verstuurt zelf geen mail/);
  const found = await letters(data);
  assert.equal(found.length, 1);
  assert.equal(await visitor.accept(linkIn(found[0])), '/account');
  const used = await visitor.get(new URL(linkIn(found[0])).pathname);
  assert.equal(used.status, 404, 'a link works once');
  assert.equal(used.headers.get('cache-control'), 'no-store');
  hasHouseHeaders(used, 'a used link');
  assert.doesNotMatch(zicht.log.join('\n'), /\/[\w-]{43}/, 'no link in the log');
  await zicht.stop();
});

test('over plain http from elsewhere nobody can sign in', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t), listen: '0.0.0.0:0' });
  const answer = await new Visitor(zicht.url).get('/aanmelden');
  assert.equal(answer.status, 503);
  assert.match(answer.html, /https/);
  await zicht.stop();
});

test('behind TLS the cookies carry their prefix and Secure', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t), args: ['--behind-tls'] });
  const answer = await new Visitor(zicht.url).get('/aanmelden');
  assert.match(answer.headers.get('set-cookie'), /^__Host-zicht=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  await zicht.stop();
});

test('the program makes its key at the first start', async (t) => {
  const data = await freshFolder(t);
  const first = await start(t, { data });
  await first.stop();
  const key = await readFile(join(data, 'sleutel'), 'utf8');
  assert.match(key, /^[0-9a-f]{64}\n$/);
});

test('with a mail server a letter goes there, and pages do not speak of a folder', async (t) => {
  const data = await freshFolder(t);
  let heard = '';
  const server = createServer((socket) => {
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.write('220 post.example\r\n');
    let letter = false;
    socket.on('data', (text) => {
      heard += text;
      if (letter) {
        if (!heard.endsWith('\r\n.\r\n')) return;
        letter = false;
        socket.write('250 thanks\r\n');
      } else if (/^DATA/i.test(text)) {
        letter = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(text)) {
        socket.end('221 bye\r\n');
      } else {
        socket.write('250 post.example\r\n');
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const config = join(data, 'zicht.toml');
  await writeFile(config, `mail_server = "smtp://127.0.0.1:${server.address().port}"\nmail_from = "zicht@kroonstad.example"\n`);
  const zicht = await start(t, { data, args: ['--config', config] });
  const admin = await administrator(zicht, { data, args: ['--config', config] });
  const invited = await admin.visitor.post('/organisatie/mensen', { naam: 'Bram Veldhuis', email: 'bram@kroonstad.example', rol: 'lezer' });
  assert.equal(invited.status, 303);
  assert.doesNotMatch((await admin.visitor.get('/organisatie/mensen')).html, /verstuurt zelf geen mail/);
  for (let attempt = 0; attempt < 100 && !heard.includes('\r\n.\r\n'); ++attempt) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.match(heard, /MAIL FROM:<zicht@kroonstad\.example>/);
  assert.match(heard, /RCPT TO:<bram@kroonstad\.example>/);
  const text = Buffer.from(/\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n\.\r\n/.exec(heard)[1], 'base64').toString();
  const bram = new Visitor(zicht.url);
  assert.equal(await bram.accept(linkIn(text)), '/account');
  await zicht.stop();
});

test('a mail server without a sender, or one that is none, stops the start', async (t) => {
  const data = await freshFolder(t);
  const config = join(data, 'zicht.toml');
  for (const [text, cure] of [['mail_server = "smtp://post.example"', /mail_from/], ['mail_server = "post.example"', /smtps:/]]) {
    await writeFile(config, `${text}\n`);
    const refused = await run('serve', '--listen', '127.0.0.1:0', '--data', data, '--config', config);
    assert.equal(refused.code, 65);
    assert.match(refused.err, cure);
  }
});

test('two nodes on one database are one site: signed in on the one, out on both within a second', async (t) => {
  const database = await postgres(t);
  const folders = [await freshFolder(t), await freshFolder(t)];
  const args = await settingsIn(folders[0]);
  const one = await start(t, { data: folders[0], database, args });
  const other = await start(t, { data: folders[1], database, args });
  const admin = await administrator(one, { data: folders[0], database, args });
  const bram = await colleague(one, folders[0], admin, 'bram@kroonstad.example', ['lezer']);
  bram.url = other.url;
  assert.equal((await bram.get('/account')).status, 200);
  const { secret } = await bram.setSecondFactor();
  bram.url = one.url;
  await bram.signIn('bram@kroonstad.example');
  bram.url = other.url;
  assert.equal((await bram.post('/aanmelden/code', { code: totp(secret, 1) })).to, '/account', 'the key opens on both');
  bram.url = one.url;
  assert.equal((await bram.get('/account')).status, 200);
  const at = Date.now();
  assert.equal((await run('user', 'disable', '--data', folders[0], '--database', database, ...args, '--email', 'bram@kroonstad.example')).code, 0);
  const stopped = Date.now();
  for (const node of [one, other]) {
    bram.url = node.url;
    assert.match((await bram.get('/account')).to, /^\/aanmelden/);
  }
  assert.ok(Date.now() - stopped < 1000, `${Date.now() - at} ms`);
  await one.stop();
  await other.stop();
});
