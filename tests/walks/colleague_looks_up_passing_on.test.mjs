// Somebody who doubts looks up whether they may pass something on.
import assert from 'node:assert/strict';
import test from 'node:test';
import { freshFolder, onBothDatabases, start } from './program.mjs';
import { administrator, colleague } from './visitor.mjs';

const page = '/werk/doorgeven';
const asked = (fields) => `${page}?${new URLSearchParams({ gever: 'hulp', ontvanger: 'comensha', doel: 'registratie', soort: 'identiteit', leeftijd: 'onder-16', ...fields })}`;

onBothDatabases(test, 'who passes on looks up what is known, and others do not', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const admin = await administrator(zicht, { data, database });
  const officer = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['aandachtsfunctionaris']);
  await officer.setSecondFactor();
  const reader = await colleague(zicht, data, admin, 'noor@kroonstad.example', ['lezer']);

  assert.match((await officer.get('/account')).html, /href="\/werk\/doorgeven"/);
  const empty = await officer.get(page);
  assert.equal(empty.status, 200);
  assert.equal(empty.headers.get('cache-control'), 'no-store');
  assert.match(empty.html, /Jij beslist, niet deze pagina/);
  assert.doesNotMatch(empty.html, /id="antwoord"/);

  const consent = (await officer.get(asked())).html;
  assert.match(consent, /Alleen met toestemming/);
  assert.match(consent, /Een ouder of de voogd tekent/);
  assert.match(consent, /Nog niet gecontroleerd door een FG/);
  assert.match(consent, /value="onder-16" selected/);
  assert.match((await officer.get(asked({ leeftijd: '16-17' }))).html, /De jongere tekent zelf/);
  const must = (await officer.get(asked({ gever: 'politie' }))).html;
  assert.match(must, /Dit moet/);
  assert.match(must, /artikel 4:2 lid 1 onder b sub 3/);
  assert.match((await officer.get(asked({ soort: 'aantallen' }))).html, /Dit mag/);
  assert.match((await officer.get(asked({ gever: 'politie', ontvanger: 'riec', doel: 'opvang' }))).html, /Vraag het je FG/);

  const wrong = await officer.get(asked({ doel: 'nieuwsgierig' }));
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /Kies waarvoor de gegevens nodig zijn/);
  assert.match(wrong.html, /value="identiteit" selected/);

  assert.equal((await reader.get(page)).status, 403);
  assert.equal((await admin.visitor.get(page)).status, 403);
  await zicht.stop();
});
