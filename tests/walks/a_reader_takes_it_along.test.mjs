import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { epubcheck, sound_pdf, text } from './papers.mjs';
import { copyOfContent, freshFolder, program, repository, run, start } from './program.mjs';

/** A running site, and a way to take a page of it along as a file. */
async function site(t, args = []) {
  const zicht = await start(t, { data: await freshFolder(t), args });
  const folder = await freshFolder(t);
  const take = async (path) => {
    const answer = await fetch(zicht.url + path);
    assert.equal(answer.status, 200, path);
    const file = join(folder, path.split('?')[0].replaceAll(/[^a-z0-9.-]/g, '_'));
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    return { file, answer };
  };
  return { zicht, take };
}

const tags = (file) => {
  const counts = {};
  for (const line of text('pdfinfo', '-struct', file).split('\n')) {
    const name = /^\s*(\w+)/.exec(line)?.[1];
    if (name) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

test('a policy adviser takes a chapter along as PDF', async (t) => {
  const { take } = await site(t);
  const { file, answer } = await take('/kompas/probleemanalyse.pdf');
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  assert.equal(answer.headers.get('content-disposition'), 'inline; filename="zicht-kompas-probleemanalyse.pdf"');
  const info = text('pdfinfo', file);
  assert.match(info, /Tagged:\s+yes/);
  assert.match(info, /Title:\s+\S/);
  sound_pdf(file);
  assert.match(text('qpdf', '--json=1', '--json-key=objects', file), /"\/Lang": "u?:?nl-NL"/);
  const tag = tags(file);
  for (const name of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Link', 'TOC', 'TOCI'])
    assert.ok(tag[name] > 0, `there is no ${name}`);
  const words = text('pdftotext', file, '-');
  assert.match(words, /pagina 1 van \d+/);
  assert.match(words, /Nagekeken op \d+ \w+ \d{4}\. Versie [0-9a-f]{7}/);
  assert.match(words, /coördinator/);
  assert.match(words, /’/);
  assert.doesNotMatch(words, /\uFFFD/);
  // The words are there as words: whoever searches finds them.
  const page = (await (await fetch(answer.url.replace('.pdf', '/wat'))).text()).match(/<p id="b-[^>]*>([^<]{40,})/)[1];
  const flat = (s) => s.replaceAll('\u00ad\n', '').replaceAll(/\s+/g, ' ');
  assert.ok(flat(words).includes(flat(page).slice(0, 40)), 'the first paragraph stands in the PDF');
});

test('the same page is not sent again when it has not changed', async (t) => {
  const { zicht } = await site(t);
  const first = await fetch(`${zicht.url}/kompas/signaleren.pdf`);
  await first.arrayBuffer();
  const again = await fetch(`${zicht.url}/kompas/signaleren.pdf`, { headers: { 'if-none-match': first.headers.get('etag') } });
  assert.equal(again.status, 304);
});

test('every EPUB is without error or warning', async (t) => {
  const { take } = await site(t);
  for (const path of ['/kompas/signaleren/hoe.epub', '/kompas/aard-en-omvang.epub', '/kompas.epub', '/longread.epub', '/kaarten.epub', '/kaarten/algemene-signalen.epub', '/selectie.epub?deel=kompas/signaleren&deel=kaarten/algemene-signalen&deel=kaarten/nooit']) {
    const { file } = await take(path);
    // Not the Sync one: meanwhile a connection that the site closes must be seen to close.
    const { code, said } = await epubcheck(file);
    assert.equal(code, 0, `${path}\n${said}`);
  }
});

test('a chapter opens in a word processor, with headings, tables and its language', async (t) => {
  const { take } = await site(t);
  const { file, answer } = await take('/kompas/probleemanalyse.docx');
  assert.match(answer.headers.get('content-disposition'), /^attachment; filename="zicht-kompas-probleemanalyse\.docx"$/);
  const part = (name) => text('unzip', '-p', file, name);
  assert.match(part('word/document.xml'), /<w:pStyle w:val="Heading2"\/>/);
  assert.match(part('word/document.xml'), /<w:tblHeader\/>/);
  assert.match(part('word/styles.xml'), /<w:lang w:val="nl-NL"/);
  assert.match(part('word/footer1.xml'), /NUMPAGES/);
  if (spawnSync('soffice', ['--version']).status !== 0) return t.diagnostic('LibreOffice is not here: not opened with it');
  const folder = await mkdtemp(join(tmpdir(), 'zicht-office-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { stdio: 'ignore' });
  assert.match(text('pdftotext', join(folder, file.split('/').at(-1).replace('.docx', '.pdf')), '-'), /pagina 1 van/);
});

test('Markdown of a page is a text, and of a chapter a zip with its pages', async (t) => {
  const { take } = await site(t);
  const page = await take('/kompas/signaleren/hoe.md');
  assert.match(page.answer.headers.get('content-type'), /^text\/markdown/);
  assert.match(await readFile(page.file, 'utf8'), /^---\ntitle: /);
  const chapter = await take('/kompas/signaleren.md');
  assert.equal(chapter.answer.headers.get('content-type'), 'application/zip');
  assert.match(text('unzip', '-Z1', chapter.file), /kompas-signaleren-hoe\.md/);
});

test('five cards are two sheets, each whole, with a code', async (t) => {
  const { take, zicht } = await site(t);
  const page = await (await fetch(`${zicht.url}/kaarten`)).text();
  const cards = [...new Set([...page.matchAll(/href="\/(kaarten\/[a-z-]+)"/g)].map((match) => match[1]))].slice(0, 5);
  assert.equal(cards.length, 5);
  const { file } = await take(`/selectie.pdf?${cards.map((card) => `deel=${card}`).join('&')}`);
  const info = text('pdfinfo', file);
  assert.match(info, /Pages:\s+2\n/);
  assert.match(info, /A4/);
  const tag = tags(file);
  assert.equal(tag.H1, 5);
  assert.equal(tag.Figure, 5);
  const words = text('pdftotext', file, '-');
  for (const card of cards) assert.ok(words.includes(card.replace('kaarten/', '')), `the address of ${card} stands on it`);
});

test('a selection gives what there is, and says what it leaves out', async (t) => {
  const content = await copyOfContent(t);
  const card = join(content, 'kaarten/zorgcoordinator.md');
  await writeFile(card, (await readFile(card, 'utf8')).replace('+++\n', '+++\nstatus = "ingetrokken"\n'));
  // What links to it is another matter: here only the card itself is asked for.
  const checked = await run('check', '--content', content);
  if (checked.code !== 0) return t.diagnostic('other pages link to this card, so it cannot be withdrawn alone');
  const { take, zicht } = await site(t, ['--content', content]);
  const { file } = await take('/selectie.pdf?deel=kompas/signaleren/hoe&deel=kaarten/zorgcoordinator&deel=kaarten/nooit');
  const first = text('pdftotext', '-l', '1', file, '-').replaceAll(/\s+/g, ' ');
  assert.match(first, /Weggelaten, want ingetrokken: kaarten\/zorgcoordinator\./);
  assert.match(first, /Weggelaten, want dit is er niet: kaarten\/nooit\./);
  assert.equal((await fetch(`${zicht.url}/kaarten/zorgcoordinator.pdf`)).status, 410);
});

test('what is not there, or too much, is refused in kind words', async (t) => {
  const { zicht } = await site(t);
  for (const [path, status] of [
    ['/kompas/nooit.pdf', 404],
    ['/selectie.pdf', 404],
    ['/selectie.pdf?deel=kaarten/nooit', 404],
    [`/selectie.pdf?${'deel=over&'.repeat(101)}`, 422],
  ]) {
    const answer = await fetch(zicht.url + path);
    assert.equal(answer.status, status, path);
    assert.match(await answer.text(), /<html lang="nl"/);
  }
});

test('invented stories say so on paper', async (t) => {
  const { take } = await site(t);
  const { file } = await take('/longread.pdf');
  const words = text('pdftotext', file, '-');
  assert.ok((words.match(/Fictief verhaal/g) ?? []).length >= 8);
  assert.match(words, /Dit verhaal gaat over/);
  assert.match(text('pdfinfo', file), /Keywords:\s+Fictief verhaal/);
  const epub = await take('/longread.epub');
  assert.match(text('unzip', '-p', epub.file, 'EPUB/package.opf'), /<dc:subject>Fictief verhaal/);
});

test('without the press the site stands, and whoever asks for paper is told to come back', async (t) => {
  const folder = await freshFolder(t);
  const executable = join(folder, 'zicht');
  await copyFile(program, executable);
  const places = ['content', 'migrations'].flatMap((name) => [`--${name}`, join(repository, name)]);
  const args = [...places, '--web', join(repository, 'build/web')];
  const zicht = await start(t, { data: join(folder, 'data'), args, executable });
  assert.match(zicht.log.join('\n'), /zicht-press is er niet/);
  assert.equal((await fetch(`${zicht.url}/kompas/signaleren`)).status, 200);
  const paper = await fetch(`${zicht.url}/kompas/signaleren.pdf`);
  assert.equal(paper.status, 503);
  assert.match(await paper.text(), /Probeer het straks nog eens/);
});
