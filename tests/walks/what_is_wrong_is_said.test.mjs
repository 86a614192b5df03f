import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { copyOfContent, freshFolder, postgres, raw, run, start } from './program.mjs';

const oneLine = (text) => text.trim().split('\n').length === 1;

test('broken content is named with file and line, by check and by serve alike', async (t) => {
  const content = await copyOfContent(t);
  const card = join(content, 'kaarten/zorgcoordinator.md');
  await appendFile(card, '\nZie [dit](/kompas/bestaat-niet).[@s9999] {#b-nieuw}\n');
  const line = (await readFile(card, 'utf8')).trimEnd().split('\n').length;
  const checked = await run('check', '--content', content);
  assert.equal(checked.code, 65);
  assert.match(checked.err, new RegExp(`zorgcoordinator\\.md:${line}: De link "/kompas/bestaat-niet" leidt nergens heen`));
  assert.match(checked.err, new RegExp(`zorgcoordinator\\.md:${line}: De bron "s9999" staat niet in bronnen`));
  const served = await run('serve', '--listen', '127.0.0.1:0', '--data', await freshFolder(t), '--content', content);
  assert.equal(served.code, 65);
  assert.equal(served.err, checked.err);
});

test('a sentence that is too long is named by check, and keeps no site from starting', async (t) => {
  const content = await copyOfContent(t);
  const page = join(content, 'paginas/over.md');
  await appendFile(page, `\n${'Deze zin gaat maar door '.repeat(6)}. {#b-nieuw}\n`);
  const line = (await readFile(page, 'utf8')).trimEnd().split('\n').length;
  const checked = await run('check', '--content', content);
  assert.equal(checked.code, 65);
  assert.match(checked.err, new RegExp(`over\\.md:${line}: Deze zin heeft 30 woorden`));
  const listed = await run('check', '--taal', '--content', content);
  assert.equal(listed.code, 65);
  assert.match(listed.out, /^Adres +Woorden +Zinnen +Gemiddeld +Langste +Opmerkingen\n\/over /);
  const zicht = await start(t, { data: await freshFolder(t), args: ['--content', content] });
  assert.equal((await zicht.stop()).code, 0);
});

test('a story that is not marked as invented is not served', async (t) => {
  const content = await copyOfContent(t);
  const story = join(content, 'longread/05-noor.md');
  await writeFile(story, (await readFile(story, 'utf8')).replace('fictief = true\n', ''));
  const checked = await run('check', '--content', content);
  assert.equal(checked.code, 65);
  assert.match(checked.err, /05-noor\.md:\d+: .*fictief = true/);
});

test('a missing manifest says how to build it', async (t) => {
  const web = await freshFolder(t);
  const served = await run('serve', '--listen', '127.0.0.1:0', '--data', await freshFolder(t), '--web', web);
  assert.equal(served.code, 66);
  assert.ok(oneLine(served.err));
  assert.match(served.err, /manifest\.json.*\.\/dev build/);
});

test('a port in use is named, with what to do', async (t) => {
  const first = await start(t, { data: await freshFolder(t) });
  const second = await run('serve', '--listen', `127.0.0.1:${first.port}`, '--data', await freshFolder(t));
  assert.equal(second.code, 69);
  assert.ok(oneLine(second.err));
  assert.match(second.err, /luistert al een ander programma.*--listen/);
});

test('a database that cannot be opened is named, without its password', async (t) => {
  const away = await run('serve', '--listen', '127.0.0.1:0', '--data', await freshFolder(t), '--database', 'postgresql://zicht:geheim@127.0.0.1:1/zicht');
  assert.equal(away.code, 69);
  assert.doesNotMatch(away.err, /geheim/);
  const data = await freshFolder(t);
  await writeFile(join(data, 'zicht.db'), 'dit is geen database, maar een brief van een kilobyte.\n'.repeat(40));
  const broken = await run('serve', '--listen', '127.0.0.1:0', '--data', data);
  assert.equal(broken.code, 69);
  assert.match(broken.err, /zicht\.db/);
});

test('a bad flag is refused in one line, with its own exit code', async () => {
  for (const args of [['serve', '--lisen', 'x'], ['serve', '--listen'], ['vlieg'], []]) {
    const refused = await run(...args);
    assert.equal(refused.code, 64, args.join(' '));
    assert.ok(oneLine(refused.err), refused.err);
    assert.match(refused.err, /zicht --help/);
  }
  const port = await run('serve', '--listen', 'overal');
  assert.equal(port.code, 65);
  assert.match(port.err, /--listen 127\.0\.0\.1:8080/);
});

test('a mistake in the settings names the line', async (t) => {
  const file = join(await freshFolder(t), 'zicht.toml');
  await writeFile(file, 'listen = "127.0.0.1:0"\nlissen = "x"\n');
  const refused = await run('serve', '--config', file);
  assert.equal(refused.code, 65);
  assert.match(refused.err, /zicht\.toml:2: "lissen" is onbekend/);
});

test('a bad address is answered in Dutch for people and as a problem for machines', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  for (const [path, status] of [['/%ff', 400], ['/kompas%2Fsignaleren', 400], ['/bestaat-niet', 404], ['/zoeken?q=%E0%A4%A', 400]]) {
    const page = await fetch(zicht.url + path, { headers: { accept: 'text/html' } });
    assert.equal(page.status, status, path);
    const html = await page.text();
    assert.match(html, /<html lang="nl"/);
    assert.equal(html.match(/<h1[\s>]/g).length, 1);
    const problem = await fetch(zicht.url + path, { headers: { accept: 'application/json' } });
    assert.equal(problem.headers.get('content-type'), 'application/problem+json');
    assert.equal((await problem.json()).status, status);
  }
  const answer = await raw(zicht.port, 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.equal(answer.match(/HTTP\/1\.1/g).length, 1, 'one refusal, and the connection closed');
  const posted = await fetch(`${zicht.url}/kompas`, { method: 'POST', body: 'x' });
  assert.equal(posted.status, 405);
  assert.equal(posted.headers.get('allow'), 'GET, HEAD');
});

test('a withdrawn page answers that it is gone, and nothing links to it', async (t) => {
  const content = await copyOfContent(t);
  const card = join(content, 'kaarten/signalen-arbeid.md');
  await writeFile(card, (await readFile(card, 'utf8')).replace('+++\n', '+++\nstatus = "ingetrokken"\n'));
  const zicht = await start(t, { data: await freshFolder(t), args: ['--content', content] });
  assert.equal((await fetch(`${zicht.url}/kaarten/signalen-arbeid`)).status, 410);
  assert.doesNotMatch(await (await fetch(`${zicht.url}/sitemap.xml`)).text(), /signalen-arbeid/);
  assert.doesNotMatch(await (await fetch(`${zicht.url}/kaarten`)).text(), /signalen-arbeid/);
  assert.doesNotMatch(await (await fetch(`${zicht.url}/zoeken?q=signalen+bij+werk`)).text(), /kaarten\/signalen-arbeid/);
});

test('killed at any moment, it starts again without help', async (t) => {
  for (const database of [undefined, await postgres(t)]) {
    const data = await freshFolder(t);
    for (const pause of [0, 20, 60, 120, 250]) {
      const started = start(t, { data, database });
      const zicht = await started;
      await new Promise((resolve) => setTimeout(resolve, pause));
      await zicht.kill();
    }
    await rm(join(data, 'zoeken'), { recursive: true, force: true });
    await mkdir(join(data, 'zoeken'));
    await writeFile(join(data, 'zoeken/iamglass'), 'half geschreven');
    const zicht = await start(t, { data, database });
    assert.equal((await fetch(`${zicht.url}/zoeken?q=signaal`)).status, 200);
    assert.equal((await zicht.stop()).code, 0);
  }
});
