// The eyes of the walks for the API: an answer of the document is accepted, and each way to break its word seen.
import assert from 'node:assert/strict';
import test from 'node:test';
import { contract } from '../walks/contract.mjs';

const municipality = {
  code: 'GM0402',
  naam: 'Hilversum',
  veiligheidsregio: { code: 'VR14', naam: 'Gooi en Vechtstreek' },
  provincie: 'Noord-Holland',
  politieEenheid: 'Midden-Nederland',
  arrondissement: 'Midden-Nederland',
  riec: 'RIEC Midden-Nederland',
  geldigVan: '2023-01-01',
  geldigTot: null,
  opgegaanIn: [],
  opmerking: '',
};
const problem = { type: 'about:blank', title: 'Deze pagina is er niet', status: 404, detail: 'Er is geen gemeente met deze code.' };
const sound = { method: 'GET', path: '/gemeenten/GM0402', status: 200, headers: { 'content-type': 'application/json', 'api-version': '1.0.0', 'access-control-allow-origin': '*' }, body: municipality };
const refused = { ...sound, path: '/gemeenten/GM0000', status: 404, headers: { ...sound.headers, 'content-type': 'application/problem+json' }, body: problem };
const no_such_method = { ...refused, method: 'DELETE', status: 405, headers: { ...refused.headers, allow: 'GET, HEAD' }, body: { ...problem, status: 405 } };

const wrongs = ({ headers, body, ...rest }) => contract.wrongs({ ...rest, headers: new Headers(headers), body: typeof body === 'string' ? body : JSON.stringify(body) }).join('\n');
const saying = (more) => ({ ...sound, body: { ...municipality, ...more } });

test('what the document says is accepted', () => {
  for (const exchange of [sound, refused, no_such_method, { ...sound, method: 'HEAD', body: '' }, { ...sound, path: '/gemeenten/GM0402?peildatum=2024-02-29' }, { ...refused, path: '/nergens' }]) assert.equal(wrongs(exchange), '');
});

for (const [what, exchange, finding] of [
  ['a number where a word should be', saying({ naam: 402 }), /naam must be string/],
  ['a member that is missing', { ...sound, body: (({ riec, ...rest }) => rest)(municipality) }, /must have required property 'riec'/],
  ['a member that nobody promised', saying({ aantal: 3 }), /additional properties: aantal/],
  ['one that nobody promised, further in', saying({ veiligheidsregio: { code: 'VR14', naam: 'Gooi', aantal: 3 } }), /veiligheidsregio must NOT have additional properties: aantal/],
  ['nothing where something must be', saying({ opmerking: null }), /opmerking must be string/],
  ['a code of another form', saying({ code: '402' }), /code must match pattern/],
  ['a day that does not exist', saying({ geldigVan: '2023-02-30' }), /geldigVan must match format "date"/],
  ['a body that is no JSON', { ...sound, body: '<html>' }, /the body is no JSON/],
  ['a header that is missing', { ...sound, headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' } }, /the header API-Version is missing/],
  ['a header with another value', { ...sound, headers: { ...sound.headers, 'access-control-allow-origin': 'https://een.example' } }, /Access-Control-Allow-Origin must be equal/],
  ['another type', { ...sound, headers: { ...sound.headers, 'content-type': 'text/html' } }, /does not know the type text\/html/],
  ['a refusal as a page', { ...refused, headers: { ...refused.headers, 'content-type': 'text/html' } }, /does not know the type text\/html/],
  ['a status that is not named', { ...sound, status: 500 }, /does not know 500/],
  ['a body that speaks of another status', { ...refused, body: { ...problem, status: 410 } }, /the body speaks of 410/],
  ['a wrong parameter that is let through', { ...sound, path: '/gemeenten/GM0402?peildatum=morgen' }, /should have been refused: peildatum must match format/],
  ['an unknown parameter that is let through', { ...sound, path: '/gemeenten/GM0402?kleur=rood' }, /should have been refused: there is no parameter kleur/],
  ['a wrong path that is let through', { ...sound, path: '/gemeenten/0402' }, /should have been refused: code must match pattern/],
  ['an address that is not in it', { ...sound, path: '/personen' }, /does not know is answered with 200/],
  ['a method that is not in it', { ...sound, method: 'DELETE' }, /DELETE.* is answered with 200 and not with 405/],
  ['a refused method without what is allowed', { ...no_such_method, headers: { ...no_such_method.headers, allow: 'GET, HEAD, DELETE' } }, /Allow is "GET, HEAD, DELETE"/],
])
  test(`${what} is seen`, () => assert.match(wrongs(exchange), finding));
