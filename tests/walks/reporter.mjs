// Whoever saw something, without an account; and the desk that reads it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { run } from './program.mjs';
import { administrator, colleague } from './visitor.mjs';

/** The phrase of the first member of a desk. */
export const phrase = 'waterval kandelaar mossel vijg';

/** Sends a form as a browser does that has no script. */
export const send = (zicht, path, fields) =>
  fetch(zicht.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'user-agent': 'Herkenbare Browser 1.0', 'x-forwarded-for': '203.0.113.77' },
    body: new URLSearchParams(fields),
  });

/** What the island of the form does: a number that gives the hash of the ticket enough zeros. */
export function work(ticket, bits) {
  for (let answer = 0; ; ++answer) {
    const hash = createHash('sha256').update(`${ticket}.${answer}`).digest();
    if (hash.readUInt32BE(0) >>> (32 - bits) === 0) return String(answer);
  }
}

/** Opens the form, as a browser with script. */
export async function open(zicht) {
  const page = await fetch(`${zicht.url}/melden`);
  assert.equal(page.headers.get('set-cookie'), null);
  const html = await page.text();
  const ticket = /name="kaartje" value="([^"]+)"/.exec(html)[1];
  return { html, fields: { kaartje: ticket, werk: work(ticket, Number(/data-bits="(\d+)"/.exec(html)[1])) } };
}

export const wordsOn = (html) => {
  const list = /<ol class="words"[^>]*>(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li>(\w+)<\/li>/g)].map((word) => word[1]);
};

/** A desk for Amsterdam that can read, with one member, who is signed in. */
export async function openDesk(zicht, { data, database, args = [] }) {
  const admin = await administrator(zicht, { data, database, args });
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  const made = await run('desk', 'add', ...where, '--organisation', 'Gemeente Kroonstad', '--municipality', 'GM0363');
  assert.equal(made.code, 0, made.err);
  const officer = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['aandachtsfunctionaris']);
  const { secret } = await officer.setSecondFactor();
  const keyed = await officer.post('/werk/sleutels/eigen', { 'sleutelzin-nieuw': phrase, 'sleutelzin-nogmaals': phrase }, { from: '/werk/sleutels' });
  assert.equal(keyed.status, 303, keyed.html);
  const founded = await officer.post('/werk/sleutels/meldpunt', {}, { from: '/werk/sleutels' });
  assert.equal(founded.status, 200, founded.html);
  return { officer, admin, secret };
}
