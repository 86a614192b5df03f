import assert from 'node:assert/strict';
import test from 'node:test';
import { freshFolder, onBothDatabases, start } from './program.mjs';

const links = (html) => [...html.matchAll(/\shref="([^"]+)"/g)].map((match) => match[1].replaceAll('&amp;', '&'));
const ids = (html) => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));

const paper = /\.(pdf|epub|docx|md)$/;

test('every link on every page leads to a page, and to a place on it', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  const pages = new Map();
  const papers = new Set();
  const waiting = ['/'];
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (pages.has(path)) continue;
    const answer = await fetch(zicht.url + path, { redirect: 'manual' });
    assert.ok([200, 303, 308].includes(answer.status), `${path} answers ${answer.status}`);
    if (answer.status !== 200) waiting.push(answer.headers.get('location').split('?')[0]);
    const isPage = answer.status === 200 && answer.headers.get('content-type').startsWith('text/html');
    const html = isPage ? await answer.text() : '';
    pages.set(path, { html, ids: ids(html) });
    if (!isPage) continue;
    assert.equal(html.match(/<h1[\s>]/g)?.length, 1, `${path} has one first heading`);
    assert.match(html, /<html lang="nl"/, `${path} says that it is Dutch`);
    // Only where one signs in: the token of that form belongs to it.
    if (!['/aanmelden', '/wachtwoord-vergeten'].includes(path)) assert.equal(answer.headers.get('set-cookie'), null, `${path} sets no cookie`);
    assert.match(answer.headers.get('content-security-policy'), /default-src 'none'/);
    assert.equal(ids(html).size, [...html.matchAll(/\sid="/g)].length, `${path} has every id once`);
    for (const link of links(html)) {
      if (!link.startsWith('/') || link.startsWith('/a/')) continue;
      const target = link.split('#')[0] || path;
      if (paper.test(target.split('?')[0])) papers.add(target);
      else waiting.push(target);
    }
  }
  for (const [path, page] of pages)
    for (const link of links(page.html)) {
      const [target, fragment] = link.split('#');
      if (!fragment || link.startsWith('http') || target.startsWith('/a/')) continue;
      const there = pages.get(target || path);
      if (there.html) assert.ok(there.ids.has(fragment), `${path} links to ${link}, which is no place on that page`);
    }
  // Printing each is what `zicht check` does; here some are asked for, and each is of a page that is there.
  for (const address of papers) {
    const of = address.split('?')[0].replace(paper, '').replace('/longread', '/');
    assert.ok(pages.has(of) || [...pages.keys()].some((path) => path.startsWith(`${of}?`)), `${address} is of a page`);
  }
  for (const address of [...papers].filter((_, at) => at % 50 === 0))
    assert.equal((await fetch(zicht.url + address)).status, 200, address);
  assert.ok(papers.size > 400, `${papers.size} papers are offered`);
  assert.ok(pages.size > 60, `${pages.size} pages were read`);
  await zicht.stop();
});

onBothDatabases(test, 'a published figure keeps its release number until it changes', async (t, database) => {
  const data = await freshFolder(t);
  const releaseOf = async (zicht) => (await (await fetch(`${zicht.url}/v1/cijfers`)).json()).publicatie.nummer;
  const first = await start(t, { data, database });
  assert.equal(await releaseOf(first), 1);
  await first.stop();
  const second = await start(t, { data, database });
  assert.equal(await releaseOf(second), 1);
  await second.stop();
});

test('a word with a typing error finds the chapter it stands in', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  const html = await (await fetch(`${zicht.url}/zoeken?q=aandachtsfunctonaris`)).text();
  assert.match(html, /Bedoelde je/);
  assert.match(html, /href="\/kaarten\/aandachtsfunctionaris"/);
});

test('a page is sent compressed, and not again when it has not changed', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  const first = await fetch(`${zicht.url}/kompas`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(first.headers.get('content-encoding'), 'br');
  const etag = first.headers.get('etag');
  const again = await fetch(`${zicht.url}/kompas`, { headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
  assert.equal(again.status, 304);
  const font = [...(await first.text()).matchAll(/\/a\/[^"]+\.woff2/g)][0][0];
  const part = await fetch(zicht.url + font, { headers: { range: 'bytes=0-3' } });
  assert.equal(part.status, 206);
  assert.equal(Buffer.from(await part.arrayBuffer()).toString(), 'wOF2');
});

test('help is kept by no browser', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  for (const path of ['/help', '/sporen-wissen', '/zoeken?q=hulp'])
    assert.equal((await fetch(zicht.url + path)).headers.get('cache-control'), 'no-store', path);
});

test('health and security contact are told', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t) });
  assert.equal((await (await fetch(`${zicht.url}/healthz`)).json()).status, 'ok');
  const text = await (await fetch(`${zicht.url}/.well-known/security.txt`)).text();
  assert.match(text, /^Contact: /m);
  assert.ok(new Date(/^Expires: (.+)$/m.exec(text)[1]) > new Date());
});
