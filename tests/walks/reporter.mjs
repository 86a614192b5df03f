// Whoever saw something, without an account.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

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

/** Tells the letterbox something about Amsterdam, and gives the nine words. */
export async function tell(zicht, fields) {
  const { fields: ticket } = await open(zicht);
  const sent = await send(zicht, '/melden', { ...ticket, gemeente: 'GM0363', antwoord: 'ja', ...fields });
  const html = await sent.text();
  assert.equal(sent.status, 200, html);
  return wordsOn(html).join(' ');
}
