import assert from 'node:assert/strict';
import test from 'node:test';
import { freshFolder, onBothDatabases, start } from './program.mjs';
import { Visitor, administrator, colleague, tokenIn } from './visitor.mjs';

const page = '/notities/bij/kompas/signaleren/hoe';
const form = '/notities/delen/nieuw';

/** Writes a note at a block; gives its number. */
async function write(visitor, words, more = {}, id = 'b-ryhf') {
  const { html } = await visitor.get(page);
  const versie = new RegExp(`value="${id}"><input type="hidden" name="versie" value="([0-9a-f]{16})"`).exec(html)[1];
  const answer = await visitor.post(page, { blok: id, versie, tekst: words, ...more }, { token: tokenIn(html) });
  return /#aantekening-(\d+)$/.exec(answer.to)[1];
}

/** Shares these; gives the path of the link. */
async function share(visitor, fields) {
  const answer = await visitor.post('/notities/delen', fields, { from: form });
  assert.equal(answer.status, 200, answer.html);
  const link = /id="adres" readonly value="([^"]+)"/.exec(answer.html)[1];
  return new URL(link).pathname;
}

onBothDatabases(test, 'two cards, a paragraph and a note go to someone outside, who sees that and nothing else, until it is revoked', async (t, database) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data, database });
  const admin = await administrator(zicht, { data, database });
  const iris = admin.visitor;
  const bram = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['lezer']);
  const chosen = await write(iris, 'Dit geldt <i>ook</i> bij ons.');
  await write(iris, 'Dit blijft binnen.');
  const colleagues = await write(bram, 'Van een collega.', { team: 'ja' });

  // Ticks on the page lead to the form.
  const ticks = (await iris.get(`${page}?kies=ja`)).html;
  assert.match(ticks, /name="deel" value="\/kompas\/signaleren\/hoe#b-ryhf"/);
  assert.ok(ticks.includes(`name="aantekening" value="${chosen}"`));
  assert.ok(!ticks.includes(`name="aantekening" value="${colleagues}"`), 'a note of a colleague is not yours to share');
  const query = new URLSearchParams([['deel', '/kompas/signaleren/hoe#b-ryhf'], ['aantekening', chosen]]);
  const asked = (await iris.get(`${form}?${query}`)).html;
  assert.match(asked, /value="\/kompas\/signaleren\/hoe#b-ryhf" checked/);

  const parts = ['/kaarten/gesprek-met-een-collega', '/kaarten/signaleren-in-je-werk', '/kompas/signaleren/hoe#b-ryhf'];
  const link = await share(iris, { deel: parts, aantekening: [chosen, colleagues, '4242'], bericht: 'Kijk je <b>mee</b>?', termijn: 'month' });
  assert.match(link, /^\/gedeeld\/[\w-]{22}$/);

  const receiver = new Visitor(zicht.url);
  const seen = await receiver.get(link);
  assert.equal(seen.status, 200);
  assert.equal(receiver.cookies.size, 0, 'the receiver gets no cookie');
  assert.match(seen.html, /Fenna Grootveld van Gemeente Kroonstad/);
  assert.match(seen.html, /Kijk je &lt;b&gt;mee&lt;\/b&gt;\?/);
  assert.match(seen.html, /let op wat niet klopt[\s\S]*Dit geldt &lt;i&gt;ook&lt;\/i&gt; bij ons\./);
  assert.match(seen.html, /Kaart: /);
  assert.doesNotMatch(seen.html, /Dit blijft binnen|Van een collega|Scheid wat je waarneemt|fenna@/);
  assert.ok(!seen.html.includes(link), 'the link does not stand in the page');
  assert.match(seen.html, /<meta name="robots" content="noindex"/);
  assert.match(seen.headers.get('x-robots-tag'), /noindex/);
  assert.equal(seen.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(seen.headers.get('cache-control'), 'no-store');
  assert.equal((await receiver.send(link, { method: 'HEAD' })).status, 200);
  // The note as it was: what is written in it later is not shown.
  const own = `/notities/${chosen}`;
  const version = /name="versie" value="(\d+)"/.exec((await iris.get(own)).html)[1];
  await iris.post(own, { tekst: 'Later bedacht.', versie: version }, { from: own });
  assert.doesNotMatch((await receiver.get(link)).html, /Later bedacht/);

  const list = (await iris.get('/notities/delen')).html;
  const watched = /href="(\/notities\/delen\/\d+)"/.exec(list)[1];
  const log = (await iris.get(watched)).html;
  assert.equal([...log.split('Wanneer hij is geopend')[1].matchAll(/<li>\d+ \w+ \d{4} om \d\d\.\d\d uur<\/li>/g)].length, 2, 'two openings; asking for the head is none');
  assert.ok(!log.includes(link), 'the link is not shown again');

  // Somebody else's share is not there.
  for (const path of [watched, '/notities/delen/4242']) {
    assert.equal((await bram.get(path)).status, 404);
    assert.equal((await bram.post(`${path}/intrekken`, {}, { from: form })).status, 404);
  }
  assert.equal((await receiver.get(link)).status, 200);

  assert.equal((await iris.post(`${watched}/intrekken`, {}, { from: form })).to, watched);
  const gone = await receiver.get(link);
  assert.equal(gone.status, 410);
  assert.match(gone.html, /werkt niet meer[\s\S]*ingetrokken/);
  assert.doesNotMatch(gone.html, /Fenna|Dit geldt/);
  assert.equal(gone.headers.get('cache-control'), 'no-store');
  assert.match((await iris.get(watched)).html, /Je hebt de link ingetrokken/);
  assert.equal((await receiver.get(`${link}x`)).status, 404);
  assert.equal((await receiver.get('/gedeeld/x')).status, 404);
  assert.ok(!zicht.log.join('\n').includes(link.split('/')[2]), 'the link is not in the log');
  await zicht.stop();
});

test('a share of nothing, or of what is not there, is refused kindly, and the message is kept', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const { visitor } = await administrator(zicht, { data });
  const empty = await visitor.post('/notities/delen', { bericht: 'Hallo daar', termijn: 'week' }, { from: form });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /Je hebt nog niets gekozen/);
  assert.match(empty.html, /Hallo daar<\/textarea>/);
  assert.match(empty.html, /value="week" checked/);
  for (const deel of ['/kaarten/nooit', '/kompas/signaleren', '/kompas/signaleren/hoe', '/kompas/signaleren/hoe#b-nooit', '/#noor', '/over', 'x', '#', '/privacy#a']) {
    const answer = await visitor.post('/notities/delen', { deel, bericht: 'Hallo daar' }, { from: form });
    assert.equal(answer.status, 409, deel);
    assert.match(answer.html, /is er niet meer[\s\S]*Hallo daar/);
  }
  const long = await visitor.post('/notities/delen', { deel: '/kaarten/gesprek-met-een-collega', bericht: 'x'.repeat(2001) }, { from: form });
  assert.equal(long.status, 422);
  assert.match(long.html, /2\.001 tekens/);
  assert.match((await visitor.get('/notities/delen')).html, /Je hebt nog niets gedeeld/);
  await zicht.stop();
});

test('a downloaded chapter carries one\'s own notes', async (t) => {
  const data = await freshFolder(t);
  const zicht = await start(t, { data });
  const { visitor } = await administrator(zicht, { data });
  await write(visitor, 'Bespreken op maandag.');
  for (const path of ['/notities/bij/kompas/signaleren.pdf', `${page}.pdf`, '/notities/bij/kaarten/gesprek-met-een-collega.pdf']) {
    const answer = await visitor.get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(answer.html, /^%PDF-/);
  }
  for (const ending of ['epub', 'docx', 'md']) {
    const answer = await visitor.get(`/notities/bij/kompas/signaleren.${ending}`);
    assert.equal(answer.status, 200, ending);
    assert.match(answer.headers.get('content-disposition'), new RegExp(`aantekeningen\\.${ending}"`));
    if (ending === 'md') assert.match(answer.html, /\*\*Mijn aantekening[\s\S]*Bespreken op maandag\./);
    else assert.match(answer.html, /^PK/);
  }
  assert.equal((await visitor.get('/notities/bij/kompas/nooit.pdf')).status, 404);
  assert.match((await new Visitor(zicht.url).get(`${page}.pdf`)).to, /^\/aanmelden/);
  await zicht.stop();
});
