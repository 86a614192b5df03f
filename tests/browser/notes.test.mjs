// Notes on a telephone, in a real browser and without script; every page held against axe.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { copyOfContent, freshFolder, start } from '../walks/program.mjs';
import { administrator } from '../walks/visitor.mjs';
import { validator, violations } from './axe.mjs';
import { become, phone, site, useSite, visit, visitAs, withoutScript } from './browser.mjs';

useSite();

const page = '/notities/bij/kompas/signaleren/hoe';

test('someone takes a note on a telephone, shares it with someone outside, and revokes that', async (t) => {
  const { visitor } = await administrator({ url: site.url }, { data: site.data });
  const here = await visitAs(t, visitor, '/kompas/signaleren/hoe', { ...phone, ...withoutScript });
  await here.getByText('Meenemen en delen').click();
  await here.getByRole('link', { name: 'Aantekening maken' }).click();
  assert.equal(new URL(here.url()).pathname, page);

  const row = here.locator('.noted__row', { has: here.locator('#b-ryhf') });
  await row.getByText('Schrijf erbij').click();
  await row.getByLabel('Je aantekening').fill('Bespreken op maandag.');
  await row.getByRole('button', { name: 'Bewaar' }).click();
  assert.match(here.url(), /#aantekening-\d+$/);
  const note = row.locator('.note');
  assert.match(await note.innerText(), /alleen voor jou[\s\S]*Bespreken op maandag\./);
  const block = await here.locator('#b-ryhf').boundingBox();
  const beside = await note.boundingBox();
  assert.ok(beside.y >= block.y + block.height, 'below its block');

  await here.getByRole('link', { name: 'Kies stukken om te delen' }).click();
  await row.getByRole('checkbox', { name: /^Deel dit stuk/ }).check();
  await row.getByLabel('Deel deze aantekening').check();
  await here.getByRole('button', { name: 'Ga verder met wat je koos' }).click();
  await here.getByText('Kaarten erbij').click();
  await here.getByRole('checkbox', { name: /^Gesprek met een collega/ }).check();
  await here.getByRole('checkbox', { name: /^Signaleren in je werk/ }).check();
  await here.getByLabel('Een bericht erbij (mag leeg blijven)').fill('Kijk je mee?');
  await here.getByRole('button', { name: 'Maak een link' }).click();
  const link = new URL(await here.getByLabel('De link').inputValue()).pathname;

  const outside = await visit(t, link, withoutScript);
  const text = await outside.locator('main').innerText();
  assert.match(text, /Kijk je mee\?[\s\S]*Bespreken op maandag\./);
  assert.match(text, /Kaart: Gesprek met een collega/i);
  assert.deepEqual(await outside.context().cookies(), []);

  await here.getByRole('link', { name: 'Naar alles wat je hebt gedeeld' }).click();
  await here.getByRole('link', { name: /^Gedeeld op/ }).click();
  await here.getByRole('button', { name: 'Trek de link in' }).click();
  await outside.reload();
  assert.equal(await outside.locator('h1').innerText(), 'Deze link werkt niet meer');
});

test('an editor changes a paragraph, and the note beside it says so', async (t) => {
  const data = await freshFolder(t);
  const content = await copyOfContent(t);
  let zicht = await start(t, { data, args: ['--content', content] });
  const { visitor } = await administrator(zicht, { data });
  const here = await visit(t, '/aanmelden', withoutScript);
  await become(here, visitor, zicht.url);
  await here.goto(zicht.url + page);
  const row = here.locator('.noted__row', { has: here.locator('#b-ryhf') });
  await row.getByText('Schrijf erbij').click();
  await row.getByLabel('Je aantekening').fill('Bespreken op maandag.');
  await row.getByRole('button', { name: 'Bewaar' }).click();
  assert.doesNotMatch(await row.innerText(), /gewijzigd/);

  await zicht.stop();
  const file = join(content, 'kompas/06-signaleren/hoe.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Doe je gewone werk', 'Doe gewoon je werk'));
  zicht = await start(t, { data, args: ['--content', content] });
  await become(here, visitor, zicht.url);
  await here.goto(zicht.url + page);
  assert.match(await row.innerText(), /De tekst is gewijzigd sinds deze aantekening/);
  assert.match(await row.innerText(), /Doe gewoon je werk/);
  await row.locator('.note a').first().click();
  const text = await here.locator('main').innerText();
  assert.match(text, /Zo was de tekst[\s\S]*Doe je gewone werk/);
  assert.match(text, /Zo is de tekst nu[\s\S]*Doe gewoon je werk/);
  await zicht.stop();
});

test('on a wide screen a note stands beside its text', async (t) => {
  const { visitor } = await administrator({ url: site.url }, { data: site.data }, 'Gemeente Duinrand', 'ivo@duinrand.example');
  const here = await visitAs(t, visitor, page, {});
  const row = here.locator('.noted__row', { has: here.locator('#b-ryhf') });
  await row.getByText('Schrijf erbij').click();
  await row.getByLabel('Je aantekening').fill('Naast de tekst.');
  await row.getByRole('button', { name: 'Bewaar' }).click();
  const block = await here.locator('#b-ryhf').boundingBox();
  const beside = await row.locator('.note').boundingBox();
  assert.ok(beside.x >= block.x + block.width, 'to the right');
  assert.ok(Math.abs(beside.y - block.y) < 40, 'at its height');
});

test('the pages of notes are accessible, valid and fit on a telephone', async (t) => {
  const { visitor } = await administrator({ url: site.url }, { data: site.data }, 'Gemeente Windhoek', 'mia@windhoek.example');
  const first = await visitAs(t, visitor, page, withoutScript);
  const row = first.locator('.noted__row', { has: first.locator('#b-ryhf') });
  await row.getByText('Schrijf erbij').click();
  await row.getByLabel('Je aantekening').fill('Een lang-woord-' + 'x'.repeat(80));
  await row.getByLabel('Mijn team mag dit lezen').check();
  await row.getByRole('button', { name: 'Bewaar' }).click();
  const note = '/notities/' + first.url().split('-').at(-1);
  await first.goto(`${site.url}/notities/delen/nieuw?deel=/kaarten/gesprek-met-een-collega&aantekening=${note.split('/')[2]}`);
  await first.getByRole('button', { name: 'Maak een link' }).click();
  const link = new URL(await first.getByLabel('De link').inputValue()).pathname;
  await first.goto(site.url + '/notities/delen');
  const watched = await first.getByRole('link', { name: /^Gedeeld op/ }).getAttribute('href');

  for (const options of [{}, phone, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }]) {
    const here = await visitAs(t, visitor, page, options);
    for (const path of [page, `${page}?kies=ja`, '/notities/bij/kompas/signaleren', '/notities/bij/kaarten/gesprek-met-een-collega', '/notities/bij/verhaal', '/notities/bij/verhaal/kijk-nog-eens', note, '/notities', '/notities?q=niets', '/notities/team', '/notities/delen', '/notities/delen/nieuw', watched, link]) {
      await here.goto(site.url + path);
      assert.deepEqual(await violations(here), [], path);
      const source = await (await here.context().request.get(site.url + path)).text();
      const report = await validator.validateString(source);
      assert.deepEqual(report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId}: ${message.message}`)), [], path);
      assert.ok((await here.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${path}: no sideways scroll`);
    }
    assert.deepEqual(here.complaints, []);
  }
});
