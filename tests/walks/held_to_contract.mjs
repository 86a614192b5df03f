// Stands in the way of `fetch` for every walk (`run` sees to that): an answer below /v1 that is not what the
// document of the API says fails the walk where it asked.
//
// A proxy in front of the program does this from outside: Prism 5.16 finds nothing wrong with the questions
// of the_api_keeps_its_word either. But it refuses a wrong question by itself, so that what the program says
// to one, which is half of the contract, is never seen.
import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { contract } from './contract.mjs';

const is_api = (path) => /^\/v1(?=[/?]|$)/.test(path);
// Whatever listens on this machine and has a /v1 is ours.
const is_ours = (url) => ['127.0.0.1', 'localhost'].includes(url.hostname) && is_api(url.pathname);

const plain_fetch = globalThis.fetch;
globalThis.fetch = async (resource, options) => {
  const answer = await plain_fetch(resource, options);
  const url = new URL(resource.url ?? resource);
  if (!is_ours(url)) return answer;
  const method = (options?.method ?? resource.method ?? 'GET').toUpperCase();
  const path = url.pathname + url.search;
  const body = await answer.clone().text();
  const wrongs = contract.wrongs({ method, path: path.slice('/v1'.length), status: answer.status, headers: answer.headers, body });
  assert.ok(wrongs.length === 0, `${method} ${path} answers ${answer.status}, against its contract:\n  ${wrongs.join('\n  ')}\n${body.slice(0, 400)}`);
  return answer;
};

subscribe('http.client.request.start', ({ request }) => {
  assert.ok(!is_api(request.path), `ask ${request.path} with fetch: then the answer is held to the contract`);
});
