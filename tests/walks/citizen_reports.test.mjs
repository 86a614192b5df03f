import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { freshFolder, onBothDatabases, start } from './program.mjs';

const canary = 'kanarievogel';

/** Sends a form as a browser does that has no script. */
const send = (zicht, path, fields) =>
  fetch(zicht.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'user-agent': 'Herkenbare Browser 1.0', 'x-forwarded-for': '203.0.113.77' },
    body: new URLSearchParams(fields),
  });

/** All bytes of a folder, as text. */
async function bytesIn(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath ?? file.path, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

onBothDatabases(test, 'where no desk can read, a visitor is told so and nothing is kept', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const page = await fetch(`${zicht.url}/melden`);
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('set-cookie'), null);
  assert.match(page.headers.get('cache-control'), /no-store/);
  const html = await page.text();
  assert.match(html, /Hier kan nog niemand je bericht lezen/);
  assert.match(html, /href="tel:112"/);
  assert.match(html, /name="robots" content="noindex/);
  assert.doesNotMatch(html, /<textarea/);

  const sent = await send(zicht, '/melden', { verhaal: `Een ${canary} in een kooi.`, antwoord: 'ja' });
  assert.equal(sent.status, 422);
  assert.equal(sent.headers.get('set-cookie'), null);
  assert.match(await sent.text(), new RegExp(`Een ${canary} in een kooi`), 'what was typed stays');

  const words = await send(zicht, '/melden/antwoord', { woorden: `${canary} twee drie` });
  assert.equal(words.status, 422);
  assert.match(await words.text(), /Deze negen woorden kennen we niet/);
  await zicht.stop();
  assert.doesNotMatch(zicht.log.join('\n'), new RegExp(`${canary}|Herkenbare Browser|203\\.0\\.113|127\\.0\\.0\\.1`));
  assert.doesNotMatch(await bytesIn(data), new RegExp(`${canary}|Herkenbare Browser|203\\.0\\.113`));
});
