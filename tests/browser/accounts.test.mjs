// Signing in, in a real browser: without script, on a telephone, and every page held against axe.
import assert from 'node:assert/strict';
import test from 'node:test';
import { administrator, colleague, letters, linkIn, passphrase, totp } from '../walks/visitor.mjs';
import { isSound } from './axe.mjs';
import { become, phone, site, useSite, visit, withoutScript } from './browser.mjs';

useSite();

test('an invited colleague signs in with a second factor on a telephone, without script', async (t) => {
  const admin = await administrator({ url: site.url }, { data: site.data });
  await letters(site.data);
  await admin.visitor.post('/organisatie/mensen', { naam: 'Bram Veldhuis', email: 'bram@kroonstad.example', rol: 'zorgcoördinator' });
  const link = new URL(linkIn((await letters(site.data))[0])).pathname;

  const page = await visit(t, link, { ...phone, ...withoutScript });
  assert.equal(await page.locator('h1').innerText(), 'Welkom bij Zicht');
  await page.getByLabel('Nieuwe wachtzin').fill('wachtwoord123');
  await page.getByRole('button', { name: 'Bewaar de wachtzin' }).click();
  assert.match(await page.locator('.field__error').innerText(), /raden anderen snel/);
  await page.getByLabel('Nieuwe wachtzin').fill(passphrase);
  await page.getByRole('button', { name: 'Bewaar de wachtzin' }).click();
  assert.equal(await page.locator('h1').innerText(), 'De tweede stap instellen');
  const secret = (await page.locator('#sleutel').innerText()).replaceAll(' ', '');
  await page.getByLabel(/zes cijfers/).fill(totp(secret));
  await page.getByRole('button', { name: 'Stel in' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Je herstelcodes');
  const code = await page.locator('ol code').first().innerText();
  await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Je account');
  await page.getByRole('button', { name: 'Meld je af' }).click();
  await page.waitForURL(site.url + '/');

  await page.goto(site.url + '/account');
  await page.getByLabel('E-mailadres').fill('bram@kroonstad.example');
  await page.getByLabel('Wachtzin').fill(passphrase);
  await page.getByRole('button', { name: 'Meld je aan' }).click();
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Ga verder' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Je account');
  assert.match(await page.locator('main').innerText(), /zorgcoördinator/);
});

test('the pages of an account are accessible, valid and fit on a telephone', async (t) => {
  const admin = await administrator({ url: site.url }, { data: site.data }, 'Gemeente Duinrand', 'ivo@duinrand.example');
  const people = (await admin.visitor.get('/organisatie/mensen')).html;
  const own = /href="(\/organisatie\/mensen\/\d+)"/.exec(people)[1];
  for (const options of [{}, phone, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }]) {
    for (const path of ['/aanmelden', '/aanmelden?tekst=bewaard', '/aanmelden/code', '/wachtwoord-vergeten', '/wachtwoord-vergeten?verstuurd=ja'])
      await isSound(await visit(t, path, options), path);
    const page = await visit(t, '/aanmelden', options);
    await become(page, admin.visitor);
    for (const path of ['/account', '/account/wachtzin', '/account/tweede-stap', '/account/bevestigen', '/account/tekst', '/organisatie/mensen', own]) {
      await page.goto(site.url + path);
      assert.equal(new URL(page.url()).pathname, path);
      await isSound(page, path);
    }
    assert.deepEqual(page.complaints, []);
  }
  const page = await visit(t, '/aanmelden');
  await page.getByLabel('E-mailadres').fill('niemand@duinrand.example');
  await page.getByLabel('Wachtzin').fill('verkeerd');
  await page.getByRole('button', { name: 'Meld je aan' }).click();
  assert.match(await page.getByRole('alert').innerText(), /horen niet bij elkaar/);
  assert.equal(await page.getByLabel('E-mailadres').inputValue(), 'niemand@duinrand.example');
  await isSound(page, 'refused');
});

test('a public page is the same for who is signed in', async () => {
  const admin = await administrator({ url: site.url }, { data: site.data }, 'Gemeente Windhoek', 'mia@windhoek.example');
  for (const path of ['/', '/kompas', '/monitor']) {
    const known = await admin.visitor.get(path);
    assert.equal(known.html, await (await fetch(site.url + path)).text(), path);
    assert.equal(known.headers.get('cache-control'), 'public, no-cache');
  }
});

test('who doubts about passing on chooses from lists, without script, and reads why', async (t) => {
  const admin = await administrator({ url: site.url }, { data: site.data }, 'Gemeente Veenkamp', 'jet@veenkamp.example');
  const officer = await colleague({ url: site.url }, site.data, admin, 'sam@veenkamp.example', ['aandachtsfunctionaris']);
  await officer.setSecondFactor();
  for (const options of [withoutScript, { ...phone, ...withoutScript }, {}, phone, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }]) {
    const page = await visit(t, '/aanmelden', options);
    await become(page, officer);
    await page.goto(site.url + '/werk/doorgeven');
    const audited = options.javaScriptEnabled !== false;
    if (audited) await isSound(page, 'the question');
    await page.getByLabel('Wie geeft door?').selectOption({ label: 'Zorg, hulpverlening of jeugdhulp' });
    await page.getByLabel('Wie krijgt het?').selectOption({ label: 'CoMensha' });
    await page.getByLabel('Waarvoor?').selectOption('registratie');
    await page.getByLabel('Welke gegevens?').selectOption('identiteit');
    await page.getByLabel('Hoe oud is de persoon?').selectOption({ label: '16 of 17 jaar' });
    await page.getByRole('button', { name: 'Zoek het op' }).click();
    assert.equal(await page.locator('#antwoord').innerText(), 'Alleen met toestemming');
    assert.match(await page.locator('.advice').innerText(), /De jongere tekent zelf/);
    if (audited) await isSound(page, 'the answer');
    assert.deepEqual(page.complaints, []);
  }
});
