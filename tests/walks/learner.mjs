// Somebody who follows the training as a browser without script does: reading pages, pressing
// buttons, and knowing the answers, which are read from content/training.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './program.mjs';

const folder = join(repository, 'content/training');
const text = (block, key) => new RegExp(`^${key} = (?:"""([\\s\\S]*?)"""|"(.*)")`, 'm').exec(block)?.slice(1).find((part) => part !== undefined);
const blocks = (toml, name) => toml.split(`[[${name}]]`).slice(1);

/** Every question: its text, kind and answers. */
const questions = readdirSync(join(folder, 'vragen')).flatMap((file) =>
  blocks(readFileSync(join(folder, 'vragen', file), 'utf8'), 'vraag').map((block) => ({
    words: text(block, 'tekst'),
    kind: text(block, 'soort'),
    answers: blocks(block, 'vraag.antwoord').map((answer) => ({ words: text(answer, 'tekst'), good: /^goed = true/m.test(answer) })),
  })),
);

/** The choices that fit, from the first step of a story to its good ending. */
export function wayOf(name, wanted = () => 'past') {
  const toml = readFileSync(join(folder, 'casussen', `${name}.toml`), 'utf8');
  const steps = new Map(blocks(toml, 'stap').map((block) => [text(block, 'id'), blocks(block, 'stap.keuze').map((choice) => ({ to: text(choice, 'naar'), kind: text(choice, 'soort') }))]));
  const way = [];
  for (let at = text(toml, 'begin'); steps.get(at).length > 0; ) {
    const number = steps.get(at).findIndex((choice) => choice.kind === wanted(way.length));
    way.push(number + 1);
    at = steps.get(at)[number].to;
  }
  return way;
}

const plain = (html) =>
  html.replace(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').trim();
const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');

export const heading = (html) => plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)[1]);
/** The address behind a link with these words. */
export const link = (html, words) => {
  for (const match of html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)) if (words.test(plain(match[2]))) return attribute(match[1], 'href');
  return undefined;
};

/** Walks a path from its first page: `visitor` is a Visitor, signed in or not. */
export class Learner {
  constructor(visitor, home) {
    this.visitor = visitor;
    this.address = home;
  }

  async open(address) {
    const answer = await this.visitor.get(address.split('#')[0]);
    if (answer.status === 303) return this.open(answer.to);
    assert.equal(answer.status, 200, `${address} answers ${answer.status}`);
    this.html = answer.html;
    return this.html;
  }

  follow(words) {
    const address = link(this.html, words);
    assert.ok(address, `a link ${words} on "${heading(this.html)}"`);
    return this.open(address);
  }

  /** Sends the form with this button, with these fields besides the hidden ones. */
  async press(words, fields = {}) {
    const form = [...this.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([, , inside]) => words.test(plain(inside)));
    assert.ok(form, `a form with ${words} on "${heading(this.html)}"`);
    const [, tag, inside] = form;
    const hidden = [...inside.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [attribute(input, 'name'), attribute(input, 'value') ?? '']);
    const all = new URLSearchParams([...hidden, ...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]))]);
    const address = attribute(tag, 'action').split('#')[0];
    if (attribute(tag, 'method') === 'get') return this.open(`${address}?${all}`);
    const answer = await this.visitor.send(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: all });
    if (answer.status === 303) return this.open(answer.to);
    assert.equal(answer.status, 200, `${address} answers ${answer.status}`);
    this.html = answer.html;
    return this.html;
  }

  /** Answers the question on this page. */
  async answer() {
    const words = heading(this.html);
    const question = questions.find((one) => one.words === words);
    assert.ok(question, `the question "${words}" stands in content/training`);
    if (question.kind === 'reflectie') return this.press(/Bekeken, verder/);
    const fields = { nakijken: 1 };
    if (question.kind === 'volgorde') {
      const shown = [...this.html.matchAll(/<label for="plek(\d)">([\s\S]*?)<\/label>/g)];
      for (const [, number, label] of shown) fields[`plek${number}`] = question.answers.findIndex((one) => one.words === plain(label)) + 1;
    } else {
      fields.antwoord = question.answers.flatMap((one, at) => (one.good ? [at + 1] : []));
    }
    await this.press(/Kijk na/, fields);
    assert.match(this.html, /Dit klopt\./, words);
    return this.follow(/^(Volgende vraag|Naar het overzicht)$/);
  }

  async play(name) {
    await this.follow(/^Begin$/);
    for (const choice of wayOf(name)) {
      assert.match(this.html, /Fictief verhaal/);
      await this.press(/./, { keuze: choice });
      assert.match(this.html, /Dit past/);
      await this.follow(/^Verder$/);
    }
    assert.match(this.html, /Het komt verder\./);
    return this.press(/Afgerond, verder/);
  }

  /** From the first part to the last. */
  async complete() {
    await this.open(this.address);
    for (let turn = 0; turn < 400; ++turn) {
      if (/<strong>Klaar\.<\/strong>/.test(this.html)) return this.html;
      const onward = link(this.html, /^(Begin|Ga verder met onderdeel \d+|Verder met de vragen|Begin met de eerste vraag|Naar het volgende onderdeel)$/);
      if (/Gelezen, verder/.test(this.html)) await this.press(/Gelezen, verder/);
      else if (/Fictief verhaal/.test(this.html)) await this.play(this.storyOf(heading(this.html)));
      else if (/class="lesson__question"/.test(this.html)) await this.answer();
      else await this.open(onward ?? assert.fail(`no way on from "${heading(this.html)}"`));
    }
    assert.fail('the path has no end');
  }

  storyOf(title) {
    return readdirSync(join(folder, 'casussen'))
      .map((file) => file.replace('.toml', ''))
      .find((name) => text(readFileSync(join(folder, 'casussen', `${name}.toml`), 'utf8'), 'titel') === title);
  }
}
