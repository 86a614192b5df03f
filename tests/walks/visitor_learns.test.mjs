// Somebody without an account follows the training, without script.
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { Learner, wayOf } from './learner.mjs';
import { copyOfContent, freshFolder, repository, run, start } from './program.mjs';
import { Visitor } from './visitor.mjs';

test('each of the five paths can be done to its end without an account', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  const paths = (await readdir(join(repository, 'content/training/paden'))).map((file) => file.replace('.toml', ''));
  assert.ok(paths.length >= 5);
  for (const path of paths) {
    const visitor = new Visitor(zicht.url);
    const html = await new Learner(visitor, `/training/${path}`).complete();
    assert.match(html, /Je hebt elk onderdeel afgerond\./, path);
    assert.equal(visitor.cookies.size, 0, 'nothing was put in the browser');
  }
  await zicht.stop();
});

test('every story can be played to the end where it goes well, and leads nowhere it should not', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  for (const file of await readdir(join(repository, 'content/training/casussen'))) {
    const name = file.replace('.toml', '');
    const html = await (await fetch(`${zicht.url}/training/casussen/${name}?weg=${wayOf(name).join('')}`)).text();
    assert.match(html, /Het komt verder\./, name);
    assert.match(html, /Fictief verhaal/);
    for (const wrong of ['9', '0', 'x', '%00', '1'.repeat(50)])
      assert.ok([400, 404, 422].includes((await fetch(`${zicht.url}/training/casussen/${name}?weg=${wrong}`)).status), wrong);
  }
  await zicht.stop();
});

test('how far somebody is stands in no log, and is kept by no browser', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  const answer = await fetch(`${zicht.url}/training/inwoner?stand=1-AAAA`);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.doesNotMatch(zicht.log.join('\n'), /stand=/);
  await zicht.stop();
});

test('a mistake in the training is told with its file and line, and the site does not start on it', async (t) => {
  const content = await copyOfContent(t);
  const file = join(content, 'training/paden/inwoner.toml');
  const sound = await readFile(file, 'utf8');
  await writeFile(file, sound.replace('het-huis-aan-de-overkant', 'het-huis'));
  const checked = await run('check', '--content', content);
  assert.equal(checked.code, 65);
  assert.match(checked.out + checked.err, /inwoner\.toml:\d+: De casus "het-huis" bestaat niet/);
  const served = await run('serve', '--content', content, '--data', await freshFolder(t), '--listen', '127.0.0.1:0');
  assert.notEqual(served.code, 0);
  assert.match(served.err + served.out, /De casus "het-huis" bestaat niet/);
});
