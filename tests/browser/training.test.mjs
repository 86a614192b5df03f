// The training in a browser: without script, by keyboard, and kept in this browser by who asks for it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { phone, site, useSite, visit, withoutScript } from './browser.mjs';

useSite();

const kept = (page) => page.evaluate(() => localStorage.getItem('zicht:training'));

test('a citizen begins a path on a telephone without script, and comes back by a bookmark', async (t) => {
  const page = await visit(t, '/training', { ...phone, ...withoutScript });
  await page.getByRole('link', { name: 'Oplettende inwoner' }).click();
  await page.waitForURL('**/training/inwoner');
  await page.getByRole('link', { name: 'Begin', exact: true }).click();
  await page.waitForURL('**/training/inwoner/1');
  assert.ok((await page.locator('article').innerText()).length > 300, 'the page of the handbook stands here');
  await page.getByRole('button', { name: 'Gelezen, verder' }).click();
  await page.waitForURL(/training\/inwoner\/2\?stand=/);
  await page.getByRole('link', { name: 'Oplettende inwoner' }).first().click();
  const bookmark = page.url();
  assert.match(await page.locator('.bar__state').innerText(), /1 van de \d+ onderdelen zijn klaar/);
  const later = await visit(t, bookmark.slice(site.url.length), withoutScript);
  assert.equal(await later.locator('.part-row .state--done').count(), 1);
});

test('a wrong answer is explained, a right one goes on', async (t) => {
  const page = await visit(t, '/training/oefenen-signaleren/1/1', withoutScript);
  await page.getByRole('button', { name: 'Kijk na' }).click();
  assert.match(await page.getByRole('alert').innerText(), /Kies eerst een antwoord/);
  await page.getByLabel(/of hij haar misschien gewoon helpt/).check();
  await page.getByRole('button', { name: 'Kijk na' }).click();
  assert.match(await page.getByRole('status').first().innerText(), /Nog niet helemaal/);
  const source = await page.getByRole('status').first().getByRole('link').getAttribute('href');
  assert.match(source, /^\/kompas\/signaleren\/wat#b-/);
  await page.getByLabel(/hoef niets zeker te weten/).check();
  await page.getByRole('button', { name: 'Kijk opnieuw na' }).click();
  assert.match(await page.getByRole('status').first().innerText(), /Dit klopt/);
  await page.getByRole('link', { name: 'Volgende vraag' }).click();
  await page.waitForURL(/\/1\/2\?stand=/);
});

test('an order is put right with the keyboard alone', async (t) => {
  const page = await visit(t, '/training/oefenen-signaleren/1/9', withoutScript);
  const places = page.locator('.answer__place select');
  const count = await places.count();
  assert.ok(count >= 3);
  await places.first().focus();
  for (let at = 0; at < count; ++at) {
    await page.keyboard.type(String(at + 1));
    await page.keyboard.press('Tab');
  }
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Kijk na');
  await page.keyboard.press('Enter');
  const said = page.getByRole('status').first();
  await said.waitFor();
  assert.match(await said.innerText(), /Dit klopt|Nog niet helemaal/);
  assert.deepEqual(await places.evaluateAll((all) => all.map((one) => one.value)), Array.from({ length: count }, (_, at) => String(at + 1)), 'what was chosen stands there still');
});

test('a story says that it is invented on every screen, and can be walked by keyboard', async (t) => {
  const page = await visit(t, '/training/casussen/de-dure-jas', withoutScript);
  const label = page.getByText('Fictief verhaal', { exact: true });
  assert.ok(await label.isVisible());
  assert.match(await page.locator('.notice').innerText(), /Deze casus gaat over/);
  await page.getByRole('link', { name: 'Begin', exact: true }).click();
  for (let step = 0; step < 20; ++step) {
    assert.ok(await label.isVisible());
    const choices = page.locator('.choice');
    if ((await choices.count()) === 0) break;
    await choices.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    assert.ok(await label.isVisible());
    await page.getByRole('link', { name: 'Verder', exact: true }).click();
  }
  assert.ok(await page.getByRole('heading', { name: 'De weg die je koos' }).isVisible());
});

test('the browser keeps nothing until it is asked to, and forgets when it is told to', async (t) => {
  const page = await visit(t, '/training/inwoner/1');
  await page.getByRole('button', { name: 'Gelezen, verder' }).click();
  await page.waitForURL(/stand=/);
  assert.equal(await kept(page), null);
  await page.getByRole('link', { name: 'Oplettende inwoner' }).first().click();
  assert.equal(await kept(page), null);
  await page.getByRole('button', { name: 'Onthoud het in deze browser' }).click();
  assert.match(await page.locator('.keep [role=status]').innerText(), /onthoudt nu/);
  assert.match(await kept(page), /lees:/);

  await page.goto(`${site.url}/training/inwoner`);
  await page.waitForURL(/stand=/);
  assert.match(await page.locator('.bar__state').innerText(), /1 van de/);
  await page.goto(`${site.url}/training`);
  assert.match(await page.locator('[data-stand-van=inwoner]').innerText(), /1 van de \d+ klaar/);

  await page.goto(`${site.url}/training/inwoner`);
  await page.waitForURL(/stand=/);
  await page.getByRole('button', { name: 'Wis het uit deze browser' }).click();
  assert.equal(await kept(page), null);
  await page.goto(`${site.url}/training/inwoner`);
  assert.match(await page.locator('.bar__state').innerText(), /0 van de/);
});

test('what someone thinks about is not sent', async (t) => {
  const page = await visit(t, '/training/oefenen-signaleren/1/10');
  await page.getByLabel(/Schrijf op wat je denkt/).fill('Dit gaat niemand iets aan');
  const sent = [];
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await page.getByRole('button', { name: 'Bekeken, verder' }).click();
  await page.waitForURL(/stand=/);
  assert.ok(sent.length > 0);
  assert.ok(!sent.some((one) => /niemand/.test(one)));
});
