// Het Kompas as something to find one's way in, and to take along.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { phone, site, useSite, visit, withoutScript } from './browser.mjs';

useSite();

/** What a reader gets who follows a link to a file. */
async function take(page, link) {
  const address = new URL(await link.getAttribute('href'), page.url());
  const answer = await page.request.get(address.href);
  assert.equal(answer.status(), 200, `${address.pathname} answers`);
  return { type: answer.headers()['content-type'], body: await answer.body(), headers: answer.headers() };
}

async function pdfInfo(t, bytes) {
  const folder = await mkdtemp(join(tmpdir(), 'zicht-pdf-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'file.pdf');
  await writeFile(file, bytes);
  return {
    info: execFileSync('pdfinfo', [file], { encoding: 'utf8' }),
    text: execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }),
  };
}

test('a policy adviser follows a chapter, and takes it along as PDF and as Word', async (t) => {
  const page = await visit(t, '/kompas', withoutScript);
  await page.getByRole('link', { name: /Probleemanalyse/ }).first().click();
  await page.waitForURL('**/kompas/probleemanalyse');
  for (const part of ['wat', 'hoe', 'met-wie']) {
    await page.locator(`a[href="/kompas/probleemanalyse/${part}"]`).first().click();
    await page.waitForURL(`**/kompas/probleemanalyse/${part}`);
    assert.ok((await page.locator('article').innerText()).split(/\s+/).length > 300, `${part} is a whole page`);
  }
  await page.getByText('Meenemen en delen', { exact: true }).click();
  const whole = page.locator('.take__group', { hasText: 'Het hele hoofdstuk' });
  const pdf = await take(page, whole.getByRole('link', { name: 'PDF', exact: true }));
  assert.equal(pdf.type, 'application/pdf');
  const { info, text } = await pdfInfo(t, pdf.body);
  assert.match(info, /Tagged:\s+yes/);
  assert.ok(Number(info.match(/Pages:\s+(\d+)/)[1]) >= 8, 'a chapter is a booklet');
  assert.match(text, /Probleemanalyse/);
  const word = await take(page, whole.getByRole('link', { name: 'Word', exact: true }));
  assert.match(word.type, /wordprocessingml/);
  assert.equal(word.body.subarray(0, 2).toString(), 'PK');
});

test('five cards of one’s own choice are two sheets, without script and on a telephone', async (t) => {
  const page = await visit(t, '/kaarten', { ...phone, ...withoutScript });
  await page.getByRole('link', { name: 'Kies je eigen kaarten' }).click();
  await page.waitForURL('**/selectie');
  await page.getByText('Kaarten: Signalenlijsten', { exact: true }).click();
  const boxes = page.locator('details[open] input[type=checkbox]');
  for (let at = 0; at < 5; ++at) await boxes.nth(at).check();
  await page.locator('form').getByRole('button', { name: 'Zet op mijn lijst' }).click();
  await page.waitForURL('**/selectie?**');
  assert.equal(await page.locator('.chosen li').count(), 5);
  const pdf = await take(page, page.getByRole('link', { name: /vier kaarten op een vel/ }));
  const { info, text } = await pdfInfo(t, pdf.body);
  assert.match(info, /Pages:\s+2\n/);
  for (const title of await page.locator('.chosen li > a').allInnerTexts())
    assert.ok(text.replace(/\s+/g, ' ').includes(title), `${title} is on a sheet`);
});

test('a reading list can be changed, and keeps its order', async (t) => {
  const page = await visit(t, '/selectie?deel=kaarten/politie&deel=kaarten/opvang&deel=kaarten/riec', withoutScript);
  const titles = () => page.locator('.chosen li > a').allInnerTexts();
  const [one, two, three] = await titles();
  await page.getByRole('link', { name: new RegExp(`Eerder.*${two}`) }).click();
  assert.deepEqual(await titles(), [two, one, three]);
  await page.getByRole('link', { name: new RegExp(`Haal weg.*${one}`) }).click();
  assert.deepEqual(await titles(), [two, three]);
  await page.getByText('Kaarten: Vormen van uitbuiting', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Arbeidsuitbuiting' }).check();
  await page.locator('form').getByRole('button', { name: 'Zet op mijn lijst' }).click();
  assert.deepEqual(await titles(), [two, three, 'Arbeidsuitbuiting']);
});

test('a list with a part that is not there names it, and gives the rest', async (t) => {
  const page = await visit(t, '/selectie?deel=kaarten/politie&deel=kaarten/bestaat-niet', withoutScript);
  assert.match(await page.locator('.notice').first().innerText(), /kaarten\/bestaat-niet/);
  assert.equal(await page.locator('.chosen li').count(), 1);
  const pdf = await page.request.get(`${site.url}/selectie.pdf?deel=kaarten/politie&deel=kaarten/bestaat-niet`);
  assert.equal(pdf.status(), 200);
  assert.match((await pdfInfo(t, await pdf.body())).text, /kaarten\/bestaat-niet/);
});

test('a hotel employee with a suspicion is at the right number in three clicks', async (t) => {
  const page = await visit(t, '/', { ...phone, ...withoutScript });
  await page.locator('header').getByRole('link', { name: 'Het Kompas' }).click();
  await page.getByRole('link', { name: 'Voor wie ben je hier?' }).click();
  await page.getByRole('link', { name: /hotel/ }).first().click();
  await page.waitForURL('**/voor-wie/hotelmedewerker');
  const text = await page.locator('main').innerText();
  assert.match(text, /Bel 112/);
  assert.match(text, /0900-8844/);
  assert.match(text, /Spreek gasten of bezoekers niet aan/);
});

test('a page is handed on by its address, by mail and by a code that a telephone reads', async (t) => {
  const page = await visit(t, '/kaarten/politie', withoutScript);
  await page.getByText('Meenemen en delen', { exact: true }).click();
  await page.getByRole('link', { name: 'Deel deze pagina' }).click();
  await page.waitForURL('**/deel?pagina=**');
  assert.match(await page.getByRole('textbox', { name: 'Adres van deze pagina' }).inputValue(), /^https?:\/\/.*\/kaarten\/politie$/);
  assert.match(await page.getByRole('link', { name: 'Stuur als mail' }).getAttribute('href'), /^mailto:\?subject=/);
  assert.equal(await page.getByRole('img', { name: /QR-code/ }).count(), 1);
  const unknown = await page.request.get(`${site.url}/deel?pagina=/nergens`);
  assert.equal(unknown.status(), 404);
});

test('the barrier model shows what an inspector asks for, without script', async (t) => {
  const page = await visit(t, '/kompas/barrieremodel', withoutScript);
  const all = await page.locator('tbody tr').count();
  assert.ok(all >= 28, `${all} barriers`);
  await page.getByLabel('Stap').selectOption({ label: 'Huisvesting' });
  await page.getByLabel('Vorm van uitbuiting').selectOption({ label: 'Arbeidsuitbuiting' });
  await page.getByRole('button', { name: 'Laat zien' }).click();
  await page.waitForURL('**stap=huisvesting&vorm=arbeid**');
  const some = await page.locator('tbody tr').count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  assert.match(await page.locator('main').innerText(), /Trek geen overhaaste conclusies/);
});

test('the law page leaves out what is about minors when the person is an adult', async (t) => {
  const page = await visit(t, '/kompas/artikel-273f', withoutScript);
  assert.match(await page.locator('main').innerText(), /Leerhulp, geen juridische kwalificatie/);
  const rows = page.locator('section[aria-labelledby=onderdelen] tbody tr');
  assert.equal(await rows.count(), 9);
  await page.getByLabel('Over wie gaat het?').selectOption({ label: 'Iemand van 18 jaar of ouder' });
  await page.getByRole('button', { name: 'Laat zien' }).click();
  assert.equal(await rows.count(), 6);
});

test('search is narrowed by labels, alone and with words', async (t) => {
  const page = await visit(t, '/zoeken?sector=hotel-en-vakantiepark', withoutScript);
  assert.match(await page.locator('main').innerText(), /resultaten voor Hotel en vakantiepark/);
  await page.getByLabel('Zoek in Zicht').fill('signalen');
  await page.getByRole('button', { name: 'Zoek', exact: true }).click();
  await page.waitForURL('**q=signalen**');
  assert.match(page.url(), /sector=hotel-en-vakantiepark/);
  assert.ok((await page.locator('.hits a').allInnerTexts()).some((title) => /hotel/i.test(title)));
});

test('what belongs together is linked from both ends', async (t) => {
  const page = await visit(t, '/kaarten/riec', withoutScript);
  const beside = page.locator('.aside-block', { hasText: 'Zie ook' }).getByRole('link');
  const address = await beside.first().getAttribute('href');
  await beside.first().click();
  await page.waitForURL(`**${address}`);
  assert.ok((await page.locator('.aside-block a[href="/kaarten/riec"]').count()) >= 1);
});
