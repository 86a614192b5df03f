// The pages of the privacy officer (FG), and of a colleague who goes away; each held against axe.
import assert from 'node:assert/strict';
import test from 'node:test';
import { openDesk } from '../walks/desk.mjs';
import { colleague } from '../walks/visitor.mjs';
import { isSound } from './axe.mjs';
import { phone, site, useSite, visitAs } from './browser.mjs';

let desk;
let farid;
useSite(async () => {
  desk = await openDesk({ url: site.url }, { data: site.data });
  farid = await colleague({ url: site.url }, site.data, desk.admin, 'farid@kroonstad.example', ['FG'], 'Farid Haddou');
  await farid.setSecondFactor();
});

test('an officer finds in the log who opened the workplace, on any screen', async (t) => {
  for (const options of [{}, phone]) {
    const page = await visitAs(t, farid, '/account', options);
    await page.getByRole('link', { name: /Toezicht: logboek/ }).click();
    await isSound(page, 'the overview');
    assert.match(await page.locator('main').innerText(), /Laatste geslaagde herstelproef/);
    await page.getByRole('navigation', { name: 'Toezicht' }).getByRole('link', { name: 'Logboek' }).click();
    await page.getByLabel('Wie').selectOption({ label: 'Bram Veldhuis' });
    await page.getByRole('button', { name: 'Zoek' }).click();
    assert.match(await page.locator('table').innerText(), /maakte de sleutel van het meldpunt/);
    await isSound(page, 'the log');
    for (const [way, title] of [['Mag weg', 'Mag weg'], ['Moet blijven', 'Moet blijven'], ['Vernietigd', 'Vernietigd']]) {
      await page.getByRole('navigation', { name: 'Toezicht' }).getByRole('link', { name: way, exact: true }).click();
      assert.equal(await page.locator('h1').innerText(), title);
      await isSound(page, title);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
  }
});

test('a colleague who goes away says so, and comes back', async (t) => {
  const page = await visitAs(t, desk.officer, '/werk/signalen', phone);
  await page.getByRole('link', { name: 'Afwezig' }).click();
  await isSound(page, 'being away');
  await page.getByLabel('Tot en met').fill('2001-01-01');
  await page.getByRole('button', { name: 'Zet mij op afwezig' }).click();
  assert.match(await page.locator('main').innerText(), /al voorbij/);
  assert.equal(await page.getByLabel('Tot en met').inputValue(), '2001-01-01');
  const soon = new Date(Date.now() + 3 * 86400000).toISOString().slice(0, 10);
  await page.getByLabel('Tot en met').fill(soon);
  await page.getByRole('button', { name: 'Zet mij op afwezig' }).click();
  assert.match(await page.locator('main').innerText(), /Je staat op afwezig/);
  await page.getByRole('button', { name: 'Ik ben er weer' }).click();
  assert.equal(await page.getByLabel('Tot en met').count(), 1);
});
