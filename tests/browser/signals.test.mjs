// A worry on its way: told on a telephone, weighed at the desk, answered with nine words; every page
// held against axe.
import assert from 'node:assert/strict';
import test from 'node:test';
import { openDesk, phrase } from '../walks/desk.mjs';
import { photoOf } from '../walks/files.mjs';
import { colleague } from '../walks/visitor.mjs';
import { isSound } from './axe.mjs';
import { phone, site, tell, useSite, visit, visitAs, withoutScript } from './browser.mjs';

let desk;
useSite(async () => {
  desk = await openDesk({ url: site.url }, { data: site.data });
});

/** Opens the signal that tells this; deadlines of one day do not tell which of them comes first. */
async function openStory(page, story) {
  const links = await page.locator('.signal-row__title a').evaluateAll((all) => all.map((link) => link.href));
  for (const link of links) {
    await page.goto(link);
    if ((await page.locator('main').innerText()).includes(story)) return;
  }
  assert.fail(`no signal tells: ${story}`);
}

test('someone tells on a telephone what they saw, and the desk answers', async (t) => {
  const street = await visit(t, '/melden', phone);
  await isSound(street, 'the letterbox');
  const words = await tell(street, 'Negen matrassen in de kelder van de wasserij.');
  assert.equal(words.split(' ').length, 9);
  await isSound(street, 'the nine words');
  assert.deepEqual(await street.context().cookies(), []);
  assert.deepEqual(street.complaints, []);

  // At the desk, without script and on a telephone too.
  const here = await visitAs(t, desk.officer, '/werk/signalen', { ...phone, ...withoutScript });
  await here.getByRole('link', { name: 'Vorm nog niet bekend' }).click();
  assert.match(await here.locator('.story').innerText(), /Negen matrassen in de kelder/);
  await here.getByRole('button', { name: 'Pak dit signaal op' }).click();
  await here.getByText('Schrijf aan de melder').click();
  await here.getByLabel('Tekst').fill('Brandt er ’s nachts licht?');
  await here.getByRole('button', { name: 'Verstuur' }).click();
  assert.match(await here.locator('.lines').first().innerText(), /Brandt er ’s nachts licht\?/);

  // Nobody sees on the first telephone that there was a report.
  const later = await visit(t, '/melden/antwoord', phone);
  await later.getByLabel(/negen woorden/i).fill(words.toUpperCase());
  await later.getByRole('button', { name: 'Open' }).click();
  assert.match(await later.locator('main').innerText(), /Brandt er ’s nachts licht\?/);
  await isSound(later, 'the dialogue');
  await later.getByLabel('Schrijf iets aan het meldpunt').fill('Ja, elke nacht.');
  await later.getByRole('button', { name: 'Verstuur' }).click();
  assert.match(await later.locator('main').innerText(), /Ja, elke nacht\./);
  await here.reload();
  assert.match(await here.locator('main').innerText(), /Ja, elke nacht\./);

  await here.getByText('Weeg dit signaal').click();
  await here.getByLabel('is voor woonruimte afhankelijk').check();
  await here.getByLabel('Ja', { exact: true }).check();
  await here.locator('#weging').getByLabel('Waarom?').fill('Wonen en werken op één plek.');
  await here.getByRole('button', { name: 'Bewaar de weging' }).click();
  await here.getByText('Neem een besluit').click();
  await here.getByLabel(/zorgcoördinator/).check();
  await here.locator('#besluit').getByLabel('Waarom?').fill('Hij wil hulp.');
  await here.getByRole('button', { name: 'Leg het besluit vast' }).click();
  assert.match(await here.locator('.facts').innerText(), /Stand\s+.*zorg/i);
  assert.match(await here.locator('main').innerText(), /Hij wil hulp\./);
});

test('someone adds a photo on a telephone, and comes back later to see that it arrived', async (t) => {
  const street = await visit(t, '/melden', phone);
  const words = await tell(street, 'Kijk naar het slot op de deur.');
  const photo = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photoOf('52.3702N') };
  // A bad file first: the nine words, which are shown once, stay.
  await street.getByLabel('Kies een foto').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('geen foto') });
  await street.getByRole('button', { name: 'Voeg toe' }).click();
  await street.getByText('Je bericht zelf is wel binnen').waitFor();
  assert.equal((await street.locator('ol.words li').allInnerTexts()).join(' '), words);
  await isSound(street, 'a file that was refused');
  await street.getByLabel('Kies een foto').setInputFiles(photo);
  await street.getByRole('button', { name: 'Voeg toe' }).click();
  await street.getByText('Je bestand is binnen').waitFor();
  assert.equal((await street.locator('ol.words li').allInnerTexts()).join(' '), words);
  assert.deepEqual(await street.context().cookies(), []);
  assert.deepEqual(street.complaints.filter((complaint) => !/422/.test(complaint)), [], 'but for the file that was refused');

  const later = await visit(t, '/melden/antwoord', phone);
  await later.getByLabel(/negen woorden/i).fill(words);
  await later.getByRole('button', { name: 'Open' }).click();
  assert.match(await later.locator('main').innerText(), /Wat je toevoegde\s+foto, tot 1 MB/i);
  await isSound(later, 'the dialogue with a file');
  await later.getByLabel('Kies een foto').setInputFiles(photo);
  await later.getByRole('button', { name: 'Voeg toe' }).click();
  assert.match(await later.locator('main').innerText(), /Je bestand is binnen/);

  const here = await visitAs(t, desk.officer, '/werk/signalen', phone);
  await openStory(here, 'Kijk naar het slot op de deur.');
  await here.getByRole('heading', { name: 'Bestanden' }).waitFor();
  await isSound(here, 'a signal with files');
  const coming = here.waitForEvent('download');
  await here.getByRole('link', { name: 'Foto bekijken' }).first().click();
  assert.match((await coming).suggestedFilename(), /^S-[A-Z2-7]{6}-kopie\.jpg$/);
});

test('what was typed at a desk that was closed meanwhile comes back behind the keys', async (t) => {
  await tell(await visit(t, '/melden', {}), 'Een busje, elke nacht.');
  const here = await visitAs(t, desk.officer, '/werk/signalen', withoutScript);
  await openStory(here, 'Een busje, elke nacht.');
  const address = here.url();
  const other = await visitAs(t, desk.officer, '/werk/sleutels', withoutScript);
  await other.getByRole('button', { name: 'Sluit de werkplek' }).click();

  await here.getByText('Schrijf een notitie').click();
  await here.getByLabel(/Notitie voor je collega/).fill('Bel morgen de collega van de nachtdienst.');
  await here.getByRole('button', { name: 'Bewaar de notitie' }).click();
  assert.equal(await here.locator('h1').innerText(), 'Sleutels');
  await here.getByLabel('Sleutelzin', { exact: true }).first().fill('verkeerd');
  await here.getByRole('button', { name: 'Open de werkplek' }).click();
  assert.match(await here.locator('.field__error').first().innerText(), /past niet/);
  await here.getByLabel('Sleutelzin', { exact: true }).first().fill(phrase);
  await here.getByRole('button', { name: 'Open de werkplek' }).click();
  assert.match(await here.locator('main').innerText(), /Bel morgen de collega van de nachtdienst\./);
  await here.goto(address);
  assert.match(await here.locator('main').innerText(), /Een busje, elke nacht\./);
});

test('the pages of the desk are accessible, valid and fit on a telephone', async (t) => {
  const noor = await colleague({ url: site.url }, site.data, desk.admin, 'noor@kroonstad.example', ['aandachtsfunctionaris'], 'Noor Zijlstra');
  await noor.setSecondFactor();
  await tell(await visit(t, '/melden', {}), 'Een meisje van vijftien, elke dag opgehaald. ' + 'x'.repeat(90));
  for (const options of [{}, phone, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }]) {
    const page = await visitAs(t, desk.officer, '/werk/sleutels', options);
    await isSound(page, 'the keys');
    for (const path of ['/werk/signalen', '/werk/signalen?toon=klaar', '/werk/signalen/zoeken', '/melden', '/melden/veilig', '/melden/antwoord', '/werk/melden', '/werk/meldingen']) {
      await page.goto(site.url + path);
      await isSound(page, path);
    }
    await page.goto(site.url + '/werk/signalen');
    await page.locator('.signal-row__title a').first().click();
    await page.locator('details.act').evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await isSound(page, 'a signal with all its forms');
    assert.deepEqual(page.complaints, []);
    const fresh = await visitAs(t, noor, '/werk/sleutels', options);
    await isSound(fresh, 'who has no key yet');
  }
});

test('j and k walk through the list', async (t) => {
  const page = await visitAs(t, desk.officer, '/werk/signalen', {});
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('href'));
  await page.keyboard.press('j');
  const first = await focused();
  assert.match(first, /^\/werk\/signalen\/\d+$/);
  await page.keyboard.press('j');
  assert.notEqual(await focused(), first);
  await page.keyboard.press('k');
  assert.equal(await focused(), first);
});
