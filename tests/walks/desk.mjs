// The desk of a municipality: who works there, their keys, and the forms on the page of a signal.
import assert from 'node:assert/strict';
import { run } from './program.mjs';
import { administrator, colleague, tokenIn } from './visitor.mjs';

/** The phrase of the first member of a desk. */
export const phrase = 'waterval kandelaar mossel vijg';

/** A key of one's own, with a phrase. */
export async function makeKey(who, words) {
  const made = await who.post('/werk/sleutels/eigen', { 'sleutelzin-nieuw': words, 'sleutelzin-nogmaals': words }, { from: '/werk/sleutels' });
  assert.equal(made.status, 303, made.html);
}

/** A desk for Amsterdam that can read, with one member, who is signed in. */
export async function openDesk(zicht, { data, database, args = [] }) {
  const admin = await administrator(zicht, { data, database, args });
  const where = ['--data', data, ...args, ...(database ? ['--database', database] : [])];
  const made = await run('desk', 'add', ...where, '--organisation', 'Gemeente Kroonstad', '--municipality', 'GM0363');
  assert.equal(made.code, 0, made.err);
  const officer = await colleague(zicht, data, admin, 'bram@kroonstad.example', ['aandachtsfunctionaris']);
  const { secret } = await officer.setSecondFactor();
  await makeKey(officer, phrase);
  const founded = await officer.post('/werk/sleutels/meldpunt', {}, { from: '/werk/sleutels' });
  assert.equal(founded.status, 200, founded.html);
  return { officer, admin, secret };
}

/** The signals of a list: their addresses and titles. */
export const signalsOn = (html) => [...html.matchAll(/<p class="signal-row__title"><a href="([^"]+)">([^<]+)<\/a>/g)].map(([, address, title]) => ({ address, title }));
export const numberOn = (html) => /<h1>Signaal (S-[A-Z2-7]{6})<\/h1>/.exec(html)?.[1] ?? assert.fail('the page has a number');
/** How often the signal was changed, as its forms say. */
export const versionOn = (html) => /name="versie" value="(\d+)"/.exec(html)?.[1] ?? assert.fail('the page has a version');

/** Fills in a form of the page of a signal, as it is now; gives the answer, whatever that is. */
export async function fillIn(who, address, form, fields = {}) {
  const page = await who.get(address);
  assert.equal(page.status, 200, page.html);
  return who.post(`${address}/${form}`, { versie: versionOn(page.html), ...fields }, { token: tokenIn(page.html) });
}

/** The same, where it is done. */
export async function act(who, address, form, fields) {
  const answer = await fillIn(who, address, form, fields);
  assert.equal(answer.status, 303, `${form}: ${answer.html}`);
}
