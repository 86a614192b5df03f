// The whole way of one worry, in a real browser: told on a telephone with a photo, answered with nine
// words, weighed by two, passed on to a care coordinator, overseen, and in the end let go for good. On
// SQLite, and on PostgreSQL with two processes.
import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { openDesk, phrase } from '../walks/desk.mjs';
import { photoOf } from '../walks/files.mjs';
import { daysLater, freshFolder, onBothDatabases, run, settingsIn, start } from '../walks/program.mjs';
import { colleague, passphrase, totp, Visitor } from '../walks/visitor.mjs';
import { isSound } from './axe.mjs';
import { become, phone, site, tell, useSite, withoutScript } from './browser.mjs';

useSite();

/** A page on one of the processes; signed in as the visitor of a walk, where there is one. */
async function on(t, url, path, { visitor, ...options } = {}) {
  const context = await site.browser.newContext({ locale: 'nl-NL', viewport: { width: 1440, height: 900 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  if (visitor) await become(page, visitor, url);
  await page.goto(url + path);
  return page;
}

async function makeKey(page, words) {
  await page.getByLabel('Sleutelzin', { exact: true }).fill(words);
  await page.getByLabel('Nog een keer dezelfde zin').fill(words);
  await page.getByRole('button', { name: 'Maak mijn sleutel' }).click();
}

onBothDatabases(test, 'a worry is told, weighed, passed on, overseen and let go', async (t, database) => {
  const data = await freshFolder(t);
  const args = await settingsIn(data);
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  const zicht = await start(t, { data, database, args });
  const other = database ? await start(t, { data: await freshFolder(t), database, args }) : zicht;
  const { officer: bram, admin, secret } = await openDesk(zicht, { data, database, args });
  const join_ = async (email, roles, name) => {
    const one = await colleague(zicht, data, admin, email, roles, name);
    await one.setSecondFactor();
    return one;
  };
  const noor = await join_('noor@kroonstad.example', ['aandachtsfunctionaris'], 'Noor Zijlstra');
  const sanne = await join_('sanne@kroonstad.example', ['zorgcoördinator'], 'Sanne de Wit');
  const farid = await join_('farid@kroonstad.example', ['FG'], 'Farid Haddou');

  // A citizen, on a telephone, with a photo.
  const street = await on(t, zicht.url, '/melden', phone);
  const words = await tell(street, 'Zes matrassen achter de drukkerij.');
  await street.getByLabel('Kies een foto').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photoOf('52.3702N') });
  await street.getByRole('button', { name: 'Voeg toe' }).click();
  await street.getByText('Je bestand is binnen').waitFor();
  assert.deepEqual(await street.context().cookies(), []);

  // The desk takes it up, asks, and lets a colleague in.
  const desk = await on(t, zicht.url, '/werk/signalen', { visitor: bram });
  await desk.getByRole('link', { name: /Vorm nog niet bekend/ }).click();
  const address = new URL(desk.url()).pathname;
  await desk.getByRole('button', { name: 'Pak dit signaal op' }).click();
  await desk.getByRole('link', { name: 'Foto bekijken' }).waitFor();
  await desk.getByText('Schrijf aan de melder').click();
  await desk.getByLabel('Tekst').fill('Wanneer zag je dat?');
  await desk.getByRole('button', { name: 'Verstuur' }).click();
  const hers = await on(t, other.url, '/werk/sleutels', { visitor: noor });
  await makeKey(hers, 'zeven bruggen in de mist');
  await desk.goto(`${zicht.url}/werk/sleutels`);
  await desk.getByRole('button', { name: /Laat binnen/ }).click();

  // The citizen comes back with nine words, at the other process, and answers.
  const later = await on(t, other.url, '/melden/antwoord', { ...phone, ...withoutScript });
  await later.getByLabel(/negen woorden/i).fill(words);
  await later.getByRole('button', { name: 'Open' }).click();
  assert.match(await later.locator('main').innerText(), /Wanneer zag je dat\?/);
  await later.getByLabel('Schrijf iets aan het meldpunt').fill('Vorige week, elke avond.');
  await later.getByRole('button', { name: 'Verstuur' }).click();

  // Weighed together, and linked to an earlier one.
  await tell(await on(t, other.url, '/melden', phone), 'Bij de drukkerij brandt ’s nachts licht.');
  await desk.goto(zicht.url + address);
  assert.match(await desk.locator('main').innerText(), /Vorige week, elke avond\./);
  const number = (await desk.locator('h1').innerText()).replace('Signaal ', '');
  await desk.getByText('Weeg dit signaal').click();
  await desk.getByLabel('is voor woonruimte afhankelijk').check();
  await desk.getByLabel('Ja', { exact: true }).check();
  await desk.locator('#weging').getByLabel('Waarom?').fill('Wonen en werken op één plek.');
  await desk.getByRole('button', { name: 'Bewaar de weging' }).click();
  await desk.getByText('Vraag een collega om een tweede blik').click();
  await desk.locator('#tweede-blik').getByLabel('Collega').selectOption({ label: 'Noor Zijlstra' });
  await desk.getByLabel('Wat wil je weten?').fill('Zie jij dit ook zo?');
  await desk.getByRole('button', { name: 'Vraag het' }).click();
  await hers.goto(other.url + address);
  await hers.getByLabel('Jouw blik').fill('Ja, ook door het licht.');
  await hers.getByRole('button', { name: 'Geef je blik' }).click();
  await hers.goto(`${other.url}/werk/signalen`);
  await hers.getByRole('link', { name: /Vorm nog niet bekend/ }).first().click();
  await hers.getByText(/Koppel aan een ander signaal|Koppel/).first().click();
  await hers.getByLabel(/[Nn]ummer/).fill(number);
  await hers.getByRole('button', { name: /Koppel/ }).click();
  assert.match(await hers.locator('main').innerText(), new RegExp(number));

  // Decided with a reason, and the permitted fields passed on to the care coordinator.
  await desk.goto(zicht.url + address);
  await desk.getByText('Neem een besluit').click();
  await desk.getByLabel(/zorgcoördinator/).check();
  await desk.locator('#besluit').getByLabel('Waarom?').fill('Iemand wil hulp.');
  await desk.getByRole('button', { name: 'Leg het besluit vast' }).click();
  const care = await on(t, other.url, '/werk/sleutels', { visitor: sanne });
  await makeKey(care, 'acht bruggen in de mist');
  await desk.goto(`${zicht.url}${address}/verstrekken`);
  await desk.getByLabel('Wie krijgt het?').selectOption('zorgcoordinator');
  await desk.getByLabel('Waarvoor?').selectOption('opvang');
  await desk.getByLabel('Welke gegevens?').selectOption('verhaal');
  await desk.getByLabel(/Hoe oud is de persoon/).selectOption('18-plus');
  await desk.getByRole('button', { name: 'Bekijk het advies' }).click();
  await isSound(desk, 'what is passed on');
  await desk.locator('#deel-story').check();
  await desk.locator('#tekst-story').fill('Zes mensen slapen op hun werk.');
  await desk.getByLabel(/Naar iemand die op Zicht werkt/).check();
  await desk.getByLabel(/een collega van je eigen organisatie/).selectOption({ label: 'Sanne de Wit' });
  await desk.getByLabel(/De persoon zelf/).check();
  await desk.getByLabel('Naam van wie toestemming gaf').fill('R.');
  const day = (ahead) => new Date(Date.now() + ahead * 86400000).toISOString().slice(0, 10);
  await desk.getByLabel('Gegeven op').fill(day(0));
  await desk.getByLabel(/Laatste dag/).fill(day(7));
  await desk.getByLabel('Waarom is dit nodig?').fill('Er is een bed nodig.');
  await desk.locator('button[name="stap"][value="tonen"]').click();
  await isSound(desk, 'what is signed');
  await desk.getByRole('button', { name: 'Teken en verstrek' }).click();
  await care.goto(`${other.url}/werk/ontvangen`);
  await care.locator('.signal-row__title a').click();
  await care.getByRole('button', { name: 'Neem dit aan' }).click();
  assert.match(await care.locator('main').innerText(), /Zes mensen slapen op hun werk\./);
  assert.doesNotMatch(await care.locator('main').innerText(), /matrassen|drukkerij|licht/);
  await isSound(care, 'what was received');

  // The officer sees the ledger.
  const officer = await on(t, other.url, '/werk/toezicht', { visitor: farid });
  await officer.getByRole('navigation', { name: 'Toezicht' }).getByRole('link', { name: 'Verstrekkingen' }).click();
  assert.match(await officer.locator('main').innerText(), /Sanne de Wit/);
  assert.doesNotMatch(await officer.locator('main').innerText(), /Zes mensen|matrassen/);
  await isSound(officer, 'the ledger');
  const copies = await freshFolder(t);
  assert.equal((await run('backup', ...where, '--to', copies, '--keys-to', await freshFolder(t))).code, 0);

  // Closed, kept long enough, and let go; in last month's copy it stays unreadable.
  await desk.goto(zicht.url + address);
  await desk.getByText('Neem een besluit').click();
  await desk.locator('input[name="besluit"][value="close"]').check();
  await desk.locator('#besluit').getByLabel('Waarom?').fill('Zorg heeft het overgenomen.');
  await desk.getByRole('button', { name: 'Leg het besluit vast' }).click();
  await daysLater({ data, database }, 6 * 365);
  await officer.goto(`${other.url}/werk/toezicht`);
  await officer.getByRole('navigation', { name: 'Toezicht' }).getByRole('link', { name: 'Mag weg' }).click();
  await officer.getByLabel(number).check();
  await officer.getByRole('button', { name: 'Vernietig wat is aangevinkt' }).click();
  assert.match(await officer.locator('main').innerText(), /vernietigd/);
  await isSound(officer, 'what was destroyed');
  assert.equal((await desk.goto(zicht.url + address)).status(), 503);
  await care.reload();
  assert.doesNotMatch(await care.locator('main').innerText(), /Zes mensen/);
  const keys = await freshFolder(t);
  assert.equal((await run('backup', ...where, '--to', await freshFolder(t), '--keys-to', keys)).code, 0);
  const fresh = await freshFolder(t);
  const restored = await run('restore', '--data', fresh, '--from', copies, '--keys-from', keys);
  assert.equal(restored.code, 0, restored.err);
  for (const name of ['sleutel', 'handtekening', 'logboeksleutel']) await copyFile(join(data, name), join(fresh, name));
  const back = await start(t, { data: fresh });
  const returning = new Visitor(back.url);
  assert.equal((await returning.signIn('bram@kroonstad.example', passphrase)).status, 303);
  await returning.post('/aanmelden/code', { code: totp(secret, 1) });
  const again = await on(t, back.url, '/werk/sleutels', { visitor: returning });
  await again.getByLabel('Sleutelzin', { exact: true }).first().fill(phrase);
  await again.getByRole('button', { name: 'Open de werkplek' }).click();
  assert.equal((await again.goto(back.url + address)).status(), 503, 'it stays unreadable in a copy');
  await back.stop();

  // The log of all this, verified by its witness.
  await zicht.stop();
  if (other !== zicht) await other.stop();
  const witness = join(await freshFolder(t), 'koppen');
  assert.equal((await run('audit', 'witness', ...where, witness)).code, 0);
  const verified = await run('audit', 'verify', ...where, '--witness', witness);
  assert.equal(verified.code, 0, verified.out + verified.err);
});
