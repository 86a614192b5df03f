// Passkeys, with the device that Chromium itself can play (WebAuthn.addVirtualAuthenticator): a telephone
// that looks who holds it before it answers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { administrator, letters, linkIn, passphrase } from '../walks/visitor.mjs';
import { isSound } from './axe.mjs';
import { phone, site, useSite, visit, withoutScript } from './browser.mjs';

useSite(undefined, { named: true });

/** A device for the browser of this page. */
async function deviceOf(page, options = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, ...options },
  });
  return {
    credentials: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    add: (credential) => session.send('WebAuthn.addCredential', { authenticatorId, credential }),
    clear: () => session.send('WebAuthn.clearCredentials', { authenticatorId }),
    recognises: (isUserVerified) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

/** Waits for the page of that heading: a device answers after the click. */
const arrives = (page, heading) => page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
const said = (page) => page.locator('.passkey__said');
let organisations = 0;

/** A colleague who chose a passphrase, on a page of their own. */
async function invited(t, role, options) {
  const name = `mens${++organisations}@kroonstad${organisations}.example`;
  const admin = await administrator({ url: site.url }, { data: site.data }, `Gemeente ${organisations}`, `fenna@kroonstad${organisations}.example`);
  await letters(site.data);
  await admin.visitor.post('/organisatie/mensen', { naam: 'Bram Veldhuis', email: name, rol: role });
  const page = await visit(t, new URL(linkIn((await letters(site.data))[0])).pathname, options);
  await page.getByLabel('Nieuwe wachtzin').fill(passphrase);
  await page.getByRole('button', { name: 'Bewaar de wachtzin' }).click();
  await letters(site.data);
  return { page, email: name };
}

async function makePasskey(page, name) {
  await page.getByRole('link', { name: 'Maak een toegangssleutel' }).click();
  await arrives(page, 'Een toegangssleutel maken');
  await page.getByLabel('Naam van de toegangssleutel').fill(name);
  await page.getByRole('button', { name: 'Maak de toegangssleutel' }).click();
}

async function signOut(page) {
  await page.goto(site.url + '/account');
  await page.getByRole('button', { name: 'Meld je af' }).click();
  await page.waitForURL(site.url + '/');
}

async function givePassphrase(page, email) {
  await page.goto(site.url + '/aanmelden');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtzin').fill(passphrase);
  await page.getByRole('button', { name: 'Meld je aan' }).click();
}

test('someone makes a passkey, signs in with nothing else, renames it and removes it', async (t) => {
  const { page } = await invited(t, 'lezer', phone);
  const device = await deviceOf(page);
  await arrives(page, 'Je account');
  await makePasskey(page, 'mijn telefoon');
  await arrives(page, 'Je herstelcodes');
  assert.equal(await page.locator('ol code').count(), 8);
  await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  const row = page.getByRole('row', { name: /mijn telefoon/ });
  assert.match(await row.innerText(), /nog niet/);

  const [credential] = await device.credentials();
  assert.ok(credential.isResidentCredential);
  assert.equal(credential.rpId, 'localhost');
  assert.doesNotMatch(Buffer.from(credential.userHandle, 'base64').toString(), /mens|kroonstad/, 'a handle tells nobody who it is');

  // The same device again: it says that it has one.
  await makePasskey(page, 'nog een');
  await page.waitForFunction(() => /staat al een/.test(document.querySelector('.passkey__said').textContent));

  await signOut(page);
  await page.goto(site.url + '/account/wachtzin');
  await arrives(page, 'Aanmelden');
  await page.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).click();
  await page.waitForURL(site.url + '/account/wachtzin');
  await page.goto(site.url + '/account');
  assert.doesNotMatch(await row.innerText(), /nog niet/, 'its last use is written down');

  await page.getByRole('link', { name: 'mijn telefoon' }).click();
  await page.getByLabel('Naam').fill('de oude telefoon');
  await page.getByRole('button', { name: 'Bewaar de naam' }).click();
  await page.getByRole('link', { name: 'de oude telefoon' }).click();
  await page.getByRole('button', { name: 'Haal de toegangssleutel weg' }).click();
  await arrives(page, 'Je account');
  assert.equal(await page.getByText('de oude telefoon').count(), 0);
  assert.match(await page.locator('main').innerText(), /met alleen je wachtzin/);

  await signOut(page);
  await page.goto(site.url + '/aanmelden');
  await page.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).click();
  assert.match(await page.getByRole('alert').innerText(), /weggehaald/);
  assert.deepEqual(page.complaints.filter((words) => !/422/.test(words)), []);
});

test('whose role asks for a second step chooses a passkey, and it follows the passphrase', async (t) => {
  const { page, email } = await invited(t, 'zorgcoördinator');
  const device = await deviceOf(page);
  await arrives(page, 'De tweede stap instellen');
  await makePasskey(page, 'mijn laptop');
  await arrives(page, 'Je herstelcodes');
  const code = await page.locator('ol code').first().innerText();

  await signOut(page);
  await givePassphrase(page, email);
  await arrives(page, 'De tweede stap');
  await page.getByRole('button', { name: 'Gebruik je toegangssleutel' }).click();
  await page.waitForURL(site.url + '/account');

  // The last one cannot go.
  await page.getByRole('link', { name: 'mijn laptop' }).click();
  await page.getByRole('button', { name: 'Haal de toegangssleutel weg' }).click();
  assert.match(await page.getByRole('alert').innerText(), /verplicht/);

  // It also proves who this is before a sensitive act.
  await page.goto(site.url + '/account/bevestigen?naar=/account/wachtzin');
  await page.getByRole('button', { name: 'Gebruik je toegangssleutel' }).click();
  await page.waitForURL(site.url + '/account/wachtzin');

  // The device does not recognise who holds it: it answers nothing.
  await signOut(page);
  await device.recognises(false);
  await page.goto(site.url + '/aanmelden');
  const button = page.getByRole('button', { name: 'Aanmelden met een toegangssleutel' });
  await button.click();
  await page.waitForFunction(() => /niet gelukt/.test(document.querySelector('.passkey__said').textContent));
  assert.ok(await button.isEnabled());

  // And without the device there is the paper.
  await givePassphrase(page, email);
  await page.getByLabel('Herstelcode').fill(code);
  await page.getByRole('button', { name: 'Ga verder' }).click();
  await page.waitForURL(site.url + '/account');
});

test('the passkey of someone else is refused, and so is a copy that is behind', async (t) => {
  const bram = await invited(t, 'lezer');
  const first = await deviceOf(bram.page);
  await makePasskey(bram.page, 'van Bram');
  await bram.page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  const [own] = await first.credentials();
  await signOut(bram.page);
  await bram.page.goto(site.url + '/aanmelden');
  await bram.page.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).click();
  await bram.page.waitForURL(site.url + '/account');

  // A copy from before that use has a counter that is behind.
  const thief = await visit(t, '/aanmelden');
  const copy = await deviceOf(thief);
  await copy.add({ ...own, signCount: 0 });
  await thief.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).click();
  assert.match(await thief.getByRole('alert').innerText(), /lukt het niet/);
  await bram.page.goto(site.url + '/account');
  assert.match(await bram.page.locator('main').innerText(), /misschien zijn er twee van/);
  assert.match((await letters(site.data)).join('\n'), /geweigerd/);

  // Someone who knows the passphrase of another, and has a passkey of their own.
  const iris = await invited(t, 'lezer');
  const second = await deviceOf(iris.page);
  await makePasskey(iris.page, 'van Iris');
  await iris.page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  const [foreign] = await second.credentials();
  await givePassphrase(thief, bram.email);
  await copy.clear();
  await copy.add({ ...foreign, credentialId: own.credentialId, signCount: 90 });
  await thief.getByRole('button', { name: 'Gebruik je toegangssleutel' }).click();
  assert.match(await thief.getByRole('alert').innerText(), /lukt het niet/);
  await thief.goto(site.url + '/account');
  await arrives(thief, 'Aanmelden');
});

test('without script, or in a browser without passkeys, the page says what to do instead', async (t) => {
  const page = await visit(t, '/aanmelden', withoutScript);
  assert.match(await page.locator('main').innerText(), /werkt alleen met JavaScript\. Meld je aan met je wachtzin\./);
  await page.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).click();
  assert.match(await page.getByRole('alert').innerText(), /Kies hier een andere manier/);

  const { email } = await invited(t, 'lezer');
  await givePassphrase(page, email);
  await arrives(page, 'Je account');

  const old = await visit(t, '/help');
  await old.addInitScript(() => delete window.PublicKeyCredential);
  await old.goto(site.url + '/aanmelden');
  assert.match(await said(old).innerText(), /Deze browser kan geen toegangssleutels gebruiken/);
  assert.ok(await old.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).isDisabled());
});

test('the pages with passkeys are accessible, valid and fit on a telephone', async (t) => {
  const { page: owner, email } = await invited(t, 'lezer');
  await deviceOf(owner);
  await makePasskey(owner, 'mijn telefoon');
  await owner.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  const own = new URL(await owner.getByRole('link', { name: 'mijn telefoon' }).evaluate((link) => link.href)).pathname;
  const cookies = await owner.context().cookies();
  for (const options of [{}, phone, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }]) {
    const page = await visit(t, '/aanmelden', options);
    await isSound(page, '/aanmelden');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).evaluate((button) => button.closest('passkey-form').querySelector('[role=status]').append('Volg wat je apparaat vraagt.'));
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height, 'what the island says has its room');
    await givePassphrase(page, email);
    await arrives(page, 'De tweede stap');
    await isSound(page, '/aanmelden/code');
    await page.context().clearCookies();
    await page.context().addCookies(cookies);
    for (const path of ['/account', '/account/toegangssleutels/nieuw', own, '/account/bevestigen', '/account/tweede-stap']) {
      await page.goto(site.url + path);
      assert.equal(new URL(page.url()).pathname, path);
      await isSound(page, path);
    }
    assert.deepEqual(page.complaints, []);
  }
});
