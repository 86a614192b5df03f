import assert from 'node:assert/strict';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { copyOfContent, freshFolder, onBothDatabases, start } from './program.mjs';
import { Visitor, administrator, colleague, tokenIn } from './visitor.mjs';

const page = '/notities/bij/kompas/signaleren/hoe';
const block = 'b-ryhf';
const file = 'kompas/06-signaleren/hoe.md';

/** The fields of the form at a block of a page that is read with notes. */
function formAt(html, id) {
  const form = new RegExp(`name="blok" value="${id}"><input type="hidden" name="versie" value="([0-9a-f]{16})"`).exec(html);
  assert.ok(form, `there is a form at ${id}`);
  return { blok: id, versie: form[1] };
}

/** Writes a note at a block; gives its address. */
async function write(visitor, words, more = {}, at = page, id = block) {
  const { html } = await visitor.get(at);
  const answer = await visitor.post(at, { ...formAt(html, id), tekst: words, ...more }, { token: tokenIn(html) });
  assert.equal(answer.status, 303, answer.html);
  const found = /^(.+)#aantekening-(\d+)$/.exec(answer.to);
  assert.equal(found[1], at);
  return `/notities/${found[2]}`;
}

const versionIn = (html) => /name="versie" value="(\d+)"/.exec(html)[1];
const unescape = (html) => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

onBothDatabases(test, 'a note says so when an editor changes its paragraph, and never moves to another', async (t, database) => {
  const data = await freshFolder(t);
  const content = await copyOfContent(t);
  // The training leans on this page, and would not let it be taken back. Some pages lead to it.
  await rm(join(content, 'training'), { recursive: true });
  for (const name of await readdir(join(content, 'voor-wie'))) {
    const page = join(content, 'voor-wie', name);
    await writeFile(page, (await readFile(page, 'utf8')).replace(/\/training\/[a-z]+/, '/kompas'));
  }
  const args = ['--content', content];
  const source = await readFile(join(content, file), 'utf8');
  let zicht = await start(t, { data, database, args });
  const { visitor } = await administrator(zicht, { data, database });
  /** The program as it is after an editor has written the file anew. */
  const edit = async (text) => {
    await zicht.stop();
    await writeFile(join(content, file), text);
    zicht = await start(t, { data, database, args });
    visitor.url = zicht.url;
  };

  const note = await write(visitor, 'Bespreken op <b>maandag</b>.\n& dinsdag');
  let html = (await visitor.get(page)).html;
  assert.match(html, /Bespreken op &lt;b&gt;maandag&lt;\/b&gt;\.\n&amp; dinsdag/);
  assert.doesNotMatch(html, /De tekst is gewijzigd/);

  const paragraph = source.split('\n').find((line) => line.endsWith(`{#${block}}`));
  await edit(source.replace(paragraph, paragraph.replace('Doe je gewone werk', 'Doe gewoon je werk')));
  html = (await visitor.get(page)).html;
  assert.match(html, /De tekst is gewijzigd sinds deze aantekening/);
  html = (await visitor.get(note)).html;
  assert.match(html, /Zo was de tekst[\s\S]*<del>/);
  assert.match(html, /Zo is de tekst nu[\s\S]*<ins>/);
  assert.match((await visitor.get('/notities?stand=gewijzigd')).html, /1 aantekening\./);
  assert.match((await visitor.get('/notities?stand=los')).html, /0 aantekeningen\./);

  // The same words under another id are another passage.
  await edit(source.replace(`{#${block}}`, '{#b-nieuw}'));
  html = (await visitor.get(page)).html;
  assert.match(html, /Losse aantekeningen[\s\S]*Bespreken op/);
  assert.match((await visitor.get(note)).html, /Deze aantekening is los/);
  assert.match((await visitor.get('/notities?stand=los')).html, /1 aantekening\./);

  await edit(source);
  assert.doesNotMatch((await visitor.get(page)).html, /De tekst is gewijzigd|Losse aantekeningen/);

  // Read, and still right.
  await edit(source.replace(paragraph, paragraph.replace('Doe je gewone werk', 'Doe gewoon je werk')));
  html = (await visitor.get(note)).html;
  const seen = /name="versie" value="([0-9a-f]{16})"/.exec(html)[1];
  assert.equal((await visitor.post(`${note}/klopt`, { versie: '0000000000000000' }, { token: tokenIn(html) })).status, 409);
  assert.equal((await visitor.post(`${note}/klopt`, { versie: seen }, { token: tokenIn(html) })).status, 303);
  assert.doesNotMatch((await visitor.get(page)).html, /De tekst is gewijzigd/);

  // A page that was taken back repeats its words nowhere.
  await edit(source.replace('+++\n', '+++\nstatus = "ingetrokken"\n').replace(/zie_ook.*\n/, ''));
  assert.equal((await visitor.get(page)).status, 410);
  html = (await visitor.get(note)).html;
  assert.match(html, /is ingetrokken/);
  assert.doesNotMatch(html, /let op wat niet klopt/);
  assert.doesNotMatch((await visitor.get('/notities/uitvoer.jsonld')).html, /let op wat niet klopt/);
  await zicht.stop();
});

onBothDatabases(test, 'a team reads, answers and finishes what is shared, and a stranger finds nothing', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const admin = await administrator(zicht, { data, database });
  const iris = admin.visitor;
  const bram = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  const other = await administrator(zicht, { data, database }, 'Gemeente Duinrand', 'ivo@duinrand.example');
  const own = await write(iris, 'Alleen van mij.');
  const shared = await write(iris, 'Wie belt er?', { team: 'ja' }, '/notities/bij/kaarten/gesprek-met-een-collega', (await firstBlock(iris, '/notities/bij/kaarten/gesprek-met-een-collega')));

  assert.match((await bram.get('/notities/team')).html, /Wie belt er\?/);
  assert.doesNotMatch((await bram.get(page)).html, /Alleen van mij/);
  assert.equal((await bram.post(`${shared}/antwoorden`, { tekst: 'Ik bel morgen.' }, { from: shared })).to, `${shared}#antwoorden`);
  assert.equal((await bram.post(`${shared}/klaar`, { klaar: 'ja' }, { from: shared })).status, 303);
  const seen = (await iris.get(shared)).html;
  assert.match(seen, /Bram Veldhuis[\s\S]*Ik bel morgen\./);
  assert.match(seen, /Klaar, volgens Bram Veldhuis/);

  // Not yours answers exactly as not there.
  const token = tokenIn((await other.visitor.get('/notities/bij/kompas/signaleren')).html);
  for (const path of ['', '/antwoorden', '/klaar', '/klopt', '/weg']) {
    const send = (note) => other.visitor.post(note + path, { tekst: 'x', versie: '1' }, { token });
    const foreign = await send(own);
    const absent = await send('/notities/1234567');
    assert.equal(foreign.status, 404, path);
    assert.equal(foreign.html, absent.html, path);
  }
  const foreign = await other.visitor.get(shared);
  const absent = await other.visitor.get('/notities/1234567');
  assert.equal(foreign.status, 404);
  assert.equal(foreign.html, absent.html);
  for (const odd of ['/notities/0', '/notities/abc', '/notities/-1', '/notities/99999999999999999999'])
    assert.equal((await iris.get(odd)).status, 404, odd);
  assert.doesNotMatch(zicht.log.join('\n'), /Alleen van mij|Wie belt|signaleren\/hoe/);
  await zicht.stop();
});

/** The id of the first block of a page that notes can hang on. */
async function firstBlock(visitor, at) {
  return /name="blok" value="([^"]+)"/.exec((await visitor.get(at)).html)[1];
}

test('nothing that was typed is lost', async (t) => {
  const data = await freshFolder(t);
  const content = await copyOfContent(t);
  const args = ['--content', content];
  let zicht = await start(t, { data, args });
  const admin = await administrator(zicht, { data });
  const { visitor } = admin;
  const note = await write(visitor, 'Eerst.');

  // Two tabs with the same note.
  const first = (await visitor.get(note)).html;
  const second = (await visitor.get(note)).html;
  assert.equal((await visitor.post(note, { tekst: 'Van het ene tabblad.', versie: versionIn(first) }, { token: tokenIn(first) })).status, 303);
  const told = await visitor.post(note, { tekst: 'Van het andere.', versie: versionIn(second) }, { token: tokenIn(second) });
  assert.equal(told.status, 409);
  assert.match(told.html, /intussen ergens anders opgeslagen/);
  assert.match(told.html, /Wat nu is opgeslagen[\s\S]*Van het ene tabblad\.[\s\S]*<textarea[^>]*>\nVan het andere\.<\/textarea>/);
  assert.equal((await visitor.post(note, { tekst: 'Van allebei.', versie: versionIn(told.html) }, { token: tokenIn(told.html) })).status, 303);
  assert.match((await visitor.get(note)).html, /Van allebei\./);

  // Too long: refused kindly, and given back.
  const html = (await visitor.get(page)).html;
  const long = 'a'.repeat(1_000_000);
  const refused = await visitor.post(page, { ...formAt(html, block), tekst: long }, { token: tokenIn(html) });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /1\.000\.000 tekens/);
  assert.ok(refused.html.includes(long));
  assert.equal((await visitor.post(page, { ...formAt(html, block), tekst: 'a'.repeat(1 << 20) }, { token: tokenIn(html) })).status, 413);
  const empty = await visitor.post(page, { ...formAt(html, block), tekst: ' ' }, { token: tokenIn(html) });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /Schrijf eerst iets op/);

  // The block changed, or went away, while somebody was typing.
  const stale = await visitor.post(page, { blok: block, versie: '0123456789abcdef', tekst: 'Bij de oude tekst.' }, { token: tokenIn(html) });
  assert.equal(stale.status, 409);
  assert.match(stale.html, /gewijzigd terwijl je schreef[\s\S]*Bij de oude tekst\./);
  const gone = await visitor.post(page, { blok: 'b-weg', versie: '0123456789abcdef', tekst: 'Bij wat weg is.' }, { token: tokenIn(html) });
  assert.equal(gone.status, 409);
  assert.match(gone.html, /Je tekst is er nog[\s\S]*Bij wat weg is\.[\s\S]*Bij welk stuk tekst hoort hij/);
  const rehung = await visitor.post(page, { blok: block, tekst: 'Bij wat weg is.' }, { token: tokenIn(gone.html) });
  assert.equal(rehung.status, 303);
  const nowhere = await visitor.post('/notities/bij/kompas/nooit/hoe', { blok: 'x', tekst: 'Zonder pagina.' }, { token: tokenIn(html) });
  assert.equal(nowhere.status, 409);
  assert.match(nowhere.html, /Zonder pagina\./);

  // Removed in one tab while it was changed in the other.
  assert.equal((await visitor.post(`${note}/weg`, {}, { from: note })).to, '/notities');
  const late = await visitor.post(note, { tekst: 'Nog iets.', versie: '3' }, { token: tokenIn(html) });
  assert.equal(late.status, 404);
  assert.match(late.html, /Nog iets\./);

  // The session ended.
  const elsewhere = new Visitor(zicht.url);
  await elsewhere.signIn(admin.email);
  await elsewhere.post('/aanmelden/code', { code: admin.codes[0] });
  await elsewhere.post('/account/sessies/beeindigen', {}, { from: '/account' });
  const over = await visitor.post(page, { ...formAt(html, block), tekst: 'Terwijl ik typte.', team: 'ja' }, { token: tokenIn(html) });
  assert.equal(over.to, '/aanmelden?tekst=bewaard');
  await visitor.signIn(admin.email);
  assert.equal((await visitor.post('/aanmelden/code', { code: admin.codes[1] })).to, '/account/tekst');
  const kept = (await visitor.get('/account/tekst')).html;
  assert.match(kept, /Terwijl ik typte\./);
  const fields = Object.fromEntries([...kept.matchAll(/<input type="hidden" name="(blok|versie|tekst|team)" value="([^"]*)">/g)].map(([, name, value]) => [name, unescape(value)]));
  const again = await visitor.post(page, fields, { token: tokenIn(kept) });
  assert.match(again.to, /#aantekening-/);
  assert.match((await visitor.get(page)).html, /Terwijl ik typte\./);
  await zicht.stop();
});

test('one finds a note back, and takes all of them along', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const { visitor } = await administrator(zicht, { data });
  await write(visitor, 'Vraag de coördinator.\n# geen kop');
  await write(visitor, 'Iets over het verhaal', { team: 'ja' }, '/notities/bij/verhaal/noor', await firstBlock(visitor, '/notities/bij/verhaal/noor'));
  for (const [query, count] of [['', 2], ['?q=COORDINATOR', 1], ['?q=coordinator+vraag', 1], ['?q=wat+niet+klopt', 1], ['?q=fiets', 0], ['?waar=/%23', 1], ['?waar=/kompas/signaleren', 1], ['?waar=/kompas/signal', 0], ['?stand=team', 1], ['?stand=klaar', 0], ['?stand=open', 2], ['?pagina=99999999999', 2]])
    assert.match((await visitor.get(`/notities${query}`)).html, new RegExp(`>${count} aantekening(en)?\\.`), query);

  const markdown = await visitor.get('/notities/uitvoer.md');
  assert.match(markdown.headers.get('content-disposition'), /attachment; filename="mijn-aantekeningen\.md"/);
  assert.match(markdown.html, /## Signaleren: Hoe signaleer je\?\n\n> Doe je gewone werk[^\n]*\n\nVraag de coördinator\.\n\\# geen kop/);
  const linked = JSON.parse((await visitor.get('/notities/uitvoer.jsonld')).html);
  assert.equal(linked.type, 'AnnotationCollection');
  assert.equal(linked.total, 2);
  const scene = linked.first.items.find((item) => new URL(item.target.source).pathname === '/');
  assert.equal(scene.motivation, 'commenting');
  assert.equal(scene.body[0].value, 'Iets over het verhaal');
  assert.equal(scene.target.selector.type, 'FragmentSelector');
  assert.equal(scene.target.selector.refinedBy.type, 'TextQuoteSelector');
  assert.ok(scene.target.selector.refinedBy.exact.length > 10);
  assert.equal(scene['zicht:hold'], 'attached');
  await zicht.stop();
});

test('the public page leads to its notes, and stays the same for everyone', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const { visitor } = await administrator(zicht, { data });
  const stranger = new Visitor(zicht.url);
  await write(visitor, 'Alleen van mij.');
  for (const [path, reading] of [['/kompas/signaleren/hoe', page], ['/kompas/signaleren', '/notities/bij/kompas/signaleren'], ['/kaarten/gesprek-met-een-collega', '/notities/bij/kaarten/gesprek-met-een-collega'], ['/tekst', '/notities/bij/verhaal']]) {
    const known = await visitor.get(path);
    assert.equal(known.html, (await stranger.get(path)).html, path);
    assert.ok(known.html.includes(`href="${reading}" rel="nofollow"`), path);
    assert.equal((await stranger.get(reading)).to, `/aanmelden?naar=${encodeURIComponent(reading)}`);
    const own = await visitor.get(reading);
    assert.equal(own.status, 200);
    assert.equal(own.headers.get('cache-control'), 'no-store');
    assert.match(own.html, /<meta name="robots" content="noindex"/);
  }
  assert.equal((await visitor.get('/notities/bij/kompas/nooit')).status, 404);
  assert.equal((await visitor.get('/notities/bij/verhaal/nooit')).status, 404);
  await zicht.stop();
});

test('where nobody can sign in, the way to notes says so', async (t) => {
  const zicht = await start(t, { data: await freshFolder(t), listen: '0.0.0.0:0' });
  const visitor = new Visitor(zicht.url);
  const answer = await visitor.get((await visitor.get(page)).to);
  assert.equal(answer.status, 503);
  assert.match(answer.html, /https/);
  await zicht.stop();
});
