// The headers of every answer, to the letter: what is not named here may not be there.
import assert from 'node:assert/strict';

export const always = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
/** What an answer may say besides, about itself. */
const besides = ['allow', 'api-version', 'cache-control', 'clear-site-data', 'connection', 'content-disposition', 'content-encoding', 'content-length', 'content-type', 'date', 'etag', 'keep-alive', 'location', 'set-cookie', 'vary', 'x-robots-tag'];

export function hasHouseHeaders(answer, name) {
  for (const [header, value] of Object.entries(always)) assert.equal(answer.headers.get(header), value, `${name}: ${header}`);
  const shared = answer.headers.get('access-control-allow-origin');
  if (shared === null) assert.equal(answer.headers.get('cross-origin-resource-policy'), 'same-origin', `${name}: cross-origin-resource-policy`);
  else assert.match(name, /^\/v1\//, 'only the figures are for other sites');
  const known = new Set([...Object.keys(always), ...besides, shared === null ? 'cross-origin-resource-policy' : 'access-control-allow-origin']);
  assert.deepEqual([...answer.headers.keys()].filter((header) => !known.has(header)), [], name);
}
