// The eyes of the walks for headers: what is missing, what is different, and what is too much.
import assert from 'node:assert/strict';
import test from 'node:test';
import { always, hasHouseHeaders } from '../walks/headers.mjs';

const sound = { ...always, 'cross-origin-resource-policy': 'same-origin', 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
const answer = (headers) => ({ headers: new Headers(headers) });
const without = (name) => Object.fromEntries(Object.entries(sound).filter(([header]) => header !== name));

test('the headers of the house are accepted, and on figures those for other sites', () => {
  hasHouseHeaders(answer(sound), '/kompas');
  hasHouseHeaders(answer({ ...without('cross-origin-resource-policy'), 'access-control-allow-origin': '*' }), '/v1/cijfers');
});

test('each header that is missing or different is seen', () => {
  for (const name of [...Object.keys(always), 'cross-origin-resource-policy']) {
    assert.throws(() => hasHouseHeaders(answer(without(name)), '/kompas'), new RegExp(name), `without ${name}`);
    assert.throws(() => hasHouseHeaders(answer({ ...sound, [name]: `${sound[name]} x` }), '/kompas'), new RegExp(name), `another ${name}`);
  }
});

test('a header that nobody asked for is seen', () => {
  for (const name of ['server', 'x-powered-by', 'x-runtime', 'nel', 'alt-svc', 'access-control-allow-credentials'])
    assert.throws(() => hasHouseHeaders(answer({ ...sound, [name]: 'x' }), '/kompas'), (fault) => fault.actual.includes(name), name);
});

test('a page that other sites may read is seen', () => {
  assert.throws(() => hasHouseHeaders(answer({ ...without('cross-origin-resource-policy'), 'access-control-allow-origin': '*' }), '/werk/signalen'), /only the figures are for other sites/);
});
