import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { phone, site, useSite, visit, withoutScript } from './browser.mjs';

useSite();

test('a citizen reads the longread to the end without script', async (t) => {
  const page = await visit(t, '/', { ...phone, ...withoutScript });
  assert.equal(await page.locator('h1').innerText(), 'Mensenhandel in Nederland');
  const words = (await page.locator('main').innerText()).split(/\s+/).length;
  assert.ok(words > 2500, `${words} words can be read`);
  const stories = page.getByText('Fictief verhaal', { exact: true });
  assert.ok((await stories.count()) >= 4, 'every story says that it is invented');
  const way = page.locator('main a[href="/kompas"]').last();
  await way.scrollIntoViewIfNeeded();
  await way.click();
  await page.waitForURL('**/kompas');
  assert.equal(await page.locator('h1').innerText(), 'Het Kompas');
});

test('who does not want to read a story lands on the heading after it', async (t) => {
  const page = await visit(t, '/', withoutScript);
  const skip = page.getByRole('link', { name: /Sla dit verhaal over/ }).first();
  const target = (await skip.getAttribute('href')).slice(1);
  await skip.click();
  const landed = page.locator(`[id="${target}"]`);
  assert.equal(await landed.count(), 1);
  const top = await landed.evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(top > -5 && top < 450, `the next scene stands at the top (${top})`);
});

test('a professional finds the aandachtsfunctionaris with a typing error and opens the chapter', async (t) => {
  const page = await visit(t, '/zoeken', withoutScript);
  await page.getByLabel('Zoek in Zicht').fill('aandachtsfunctonaris');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await page.waitForURL('**/zoeken?q=aandachtsfunctonaris');
  assert.equal(await page.getByLabel('Zoek in Zicht').inputValue(), 'aandachtsfunctonaris');
  assert.match(await page.locator('.did-you-mean').innerText(), /aandachtsfunctionaris/);
  await page.locator('.hits a[href^="/kompas/signaleren"]').first().click();
  await page.waitForURL('**/kompas/signaleren**');
  assert.equal(await page.locator('h1').count(), 1);
});

test('suggestions come while typing, and the keyboard chooses one', async (t) => {
  const page = await visit(t, '/zoeken');
  const field = page.getByLabel('Zoek in Zicht');
  await field.pressSequentially('zorgcoor', { delay: 30 });
  const option = page.getByRole('option').first();
  await option.waitFor();
  assert.match((await option.innerText()).toLowerCase(), /zorgco/);
  await field.press('ArrowDown');
  await field.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/zoeken'));
});

test('an analyst reads a figure as a table and takes it along', async (t) => {
  const page = await visit(t, '/monitor', withoutScript);
  const figure = page.locator('figure#nr-gemeld');
  await figure.locator('summary').first().click();
  const table = figure.locator('table');
  assert.match(await table.innerText(), /2024\s+944/);
  assert.match(await table.innerText(), /niet beschikbaar/, 'a missing year is a gap');
  const link = await figure.getByRole('link', { name: /csv/i }).first().getAttribute('href');
  const answer = await page.request.get(site.url + link);
  assert.match(answer.headers()['content-type'], /text\/csv/);
  assert.match(await answer.text(), /2024/);
});

test('a visitor leaves by the quick exit, without script', async (t) => {
  const page = await visit(t, '/kompas/signaleren', withoutScript);
  const exit = page.getByRole('link', { name: /Verlaat deze site/ });
  const address = await exit.getAttribute('href');
  assert.match(address, /^https:\/\//);
  assert.match(await exit.getAttribute('rel'), /noreferrer/);
  await page.route(address, (route) => route.fulfill({ body: 'het weer' }));
  await exit.click();
  await page.waitForURL(address);
});

test('three times Shift leaves as well, covers the page, and leaves no way back', async (t) => {
  const page = await visit(t, '/kompas/signaleren');
  const address = await page.getByRole('link', { name: /Verlaat deze site/ }).getAttribute('href');
  await page.route(address, (route) => route.fulfill({ body: 'het weer', contentType: 'text/html' }));
  for (let press = 0; press < 3; ++press) await page.keyboard.press('Shift');
  await page.waitForURL(address);
  await page.goBack().catch(() => undefined);
  assert.doesNotMatch(page.url(), /signaleren/, 'the page is not one step back');
});

test('typing capitals is no quick exit', async (t) => {
  const page = await visit(t, '/zoeken');
  const field = page.getByLabel('Zoek in Zicht');
  for (const letter of 'CKM') await field.press(`Shift+${letter}`);
  await page.waitForTimeout(300);
  assert.match(page.url(), /\/zoeken$/);
});

test('a term opens where it stands, by keyboard and without script', async (t) => {
  const page = await visit(t, '/kompas/signaleren/hoe', withoutScript);
  const word = page.locator('.term__word').first();
  await word.focus();
  await page.keyboard.press('Enter');
  const explanation = page.locator('.term__explanation').first();
  assert.ok(await explanation.isVisible());
  await page.keyboard.press('Escape');
  assert.ok(!(await explanation.isVisible()));
});

test('the choice for dark stays, without a cookie', async (t) => {
  const page = await visit(t, '/kompas');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: /donker/i }).first().click();
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await ground(), dark);
  assert.deepEqual(await page.context().cookies(), []);
});

test('on paper everything stands, also what was folded', async (t) => {
  const page = await visit(t, '/monitor');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('figure#nr-gemeld table').isVisible());
  await page.goto(`${site.url}/`);
  assert.ok(await page.getByText('Fictief verhaal', { exact: true }).first().isVisible());
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 20000);
});

test('the page of a signal list fits on one sheet of paper', async (t) => {
  const page = await visit(t, '/kaarten/algemene-signalen');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  assert.ok((pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length <= 2);
});

test('what the pages are made of is on this server', async () => {
  const manifest = JSON.parse(await readFile(new URL('../../build/web/manifest.json', import.meta.url)));
  for (const entry of Object.values(manifest)) assert.doesNotMatch(entry.file, /^https?:/);
});
