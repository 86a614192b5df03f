// Signing in with the sign-on of a municipality, in a real browser: without script, on a telephone,
// and every page of it held against axe.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { identityProvider } from '../walks/identity_provider.mjs';
import { freePort, freshFolder, start } from '../walks/program.mjs';
import { administrator } from '../walks/visitor.mjs';
import { validator, violations } from './axe.mjs';
import { phone, site, useSite, visit, withoutScript } from './browser.mjs';

useSite();

/** A second program, with so many sign-ons; only the first of them is a provider that is there. */
async function town(t, count) {
  const data = await freshFolder(t);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const idp = await identityProvider(t, url, { people: { 'u-bram': { email: 'bram@kroonstad.example', email_verified: true } } });
  const secret = join(data, 'geheim');
  await writeFile(secret, idp.secret, { mode: 0o600 });
  const names = ['Kroonstad', 'Duinrand', 'Windhoek', 'Oosterbeek', 'Waterlanden', 'Heuvelrug'].slice(0, count);
  const blocks = names.map(
    (name, at) => `[[sign_on]]
name = "${name.toLowerCase()}"
organisation = "Gemeente ${name}"
issuer = "${at === 0 ? idp.issuer : `http://127.0.0.1:1/${at}`}"
client_id = "zicht"
client_secret_file = "${secret}"
`,
  );
  const config = join(data, 'zicht.toml');
  await writeFile(config, `public_url = "${url}"\n${blocks.join('')}`);
  const args = ['--config', config];
  const zicht = await start(t, { data, listen: `127.0.0.1:${port}`, args });
  const admin = await administrator(zicht, { data, args });
  const invited = await admin.visitor.post('/organisatie/mensen', { naam: 'Bram Veldhuis', email: 'bram@kroonstad.example', rol: 'lezer' });
  assert.equal(invited.status, 303);
  return { url, idp };
}

async function isSound(page, name, html) {
  assert.deepEqual(await violations(page), [], name);
  const report = await validator.validateString(html);
  assert.deepEqual(report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId}: ${message.message}`)), [], name);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${name}: no sideways scroll`);
}

for (const [name, options] of [
  ['at a desk', {}],
  ['on a telephone, without script', { ...phone, ...withoutScript }],
])
  test(`a colleague comes in with the sign-on of the municipality ${name}, and goes out again`, async (t) => {
    const { url, idp } = await town(t, 1);
    idp.next = { subject: 'u-bram', at: Math.floor(Date.now() / 1000) };
    const page = await visit(t, '/aanmelden', options);
    let seen = '';
    page.on('response', async (response) => response.url().startsWith(url) && response.request().isNavigationRequest() && response.status() !== 303 && (seen = await response.text()));
    const look = async (words) => {
      assert.equal(await page.locator('h1').innerText(), words);
      if (!options.isMobile) await isSound(page, words, seen);
    };
    await page.goto(`${url}/account`);
    await look('Aanmelden');
    await page.getByRole('link', { name: 'Aanmelden via Gemeente Kroonstad' }).click();
    await look('Je account');
    assert.match(await page.locator('main').innerText(), /Je bent aangemeld via Gemeente Kroonstad/);
    await page.goto(`${url}/account/bevestigen?naar=/account`);
    await look('Bevestig dat jij het bent');
    await page.getByRole('link', { name: 'Bevestig via Gemeente Kroonstad' }).click();
    await look('Je account');
    await page.getByRole('button', { name: 'Meld je af' }).click();
    await look('Je bent afgemeld bij Zicht');
    // Not followed: the provider's page asks for a font from elsewhere.
    assert.ok((await page.getByRole('link', { name: 'Meld je ook af bij Gemeente Kroonstad' }).getAttribute('href')).startsWith(`${idp.issuer}/session/end?`));

    idp.next = { error: 'access_denied' };
    await page.context().clearCookies();
    await page.goto(`${url}/aanmelden/via/kroonstad`);
    await look('Aanmelden is niet gelukt');
    await page.getByRole('link', { name: 'Meld je op een andere manier aan' }).click();
    await look('Aanmelden');
    if (!options.isMobile) assert.deepEqual(page.complaints.filter((complaint) => !/403/.test(complaint)), []);
  });

test('many sign-ons stand behind one word, and open without script', async (t) => {
  const { url } = await town(t, 6);
  for (const options of [{}, { ...phone, ...withoutScript }]) {
    const page = await visit(t, '/aanmelden', options);
    await page.goto(`${url}/aanmelden`);
    assert.equal(await page.getByRole('link', { name: /Aanmelden via Gemeente/ }).count(), 0);
    await page.getByText('Aanmelden via je organisatie').click();
    assert.equal(await page.getByRole('link', { name: /Aanmelden via Gemeente/ }).count(), 6);
    if (!options.isMobile) await isSound(page, 'many', await (await fetch(`${url}/aanmelden`)).text());
  }
  assert.ok(site.url);
});
