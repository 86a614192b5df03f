// A browser without a screen, for walks: it keeps cookies, reads forms and sends them back.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './program.mjs';

export const passphrase = 'mosterd vlieger tandarts kelder';

/** The six digits that an app shows (RFC 6238); `ahead` half minutes from now. */
export function totp(secret, ahead = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((c) => letters.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + ahead));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1e6).padStart(6, '0');
}

export const tokenIn = (html) => /name="formulier" value="([^"]+)"/.exec(html)?.[1];

export class Visitor {
  cookies = new Map();
  constructor(url) {
    this.url = url;
  }
  get cookieHeader() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  async send(path, options = {}) {
    const answer = await fetch(this.url + path, {
      redirect: 'manual',
      ...options,
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0', cookie: this.cookieHeader, ...options.headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: answer.status, to: answer.headers.get('location'), headers: answer.headers, html: await answer.text() };
  }
  get(path) {
    return this.send(path);
  }
  /** Sends these fields with `token`, or with the token of the page `from`. */
  async post(path, fields = {}, { from, token, headers } = {}) {
    const known = token ?? tokenIn((await this.get(from ?? path)).html) ?? '';
    return this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams([...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])), ['formulier', known]]),
    });
  }
  /** Opens the link of an invitation and chooses a passphrase. */
  async accept(link) {
    const path = new URL(link).pathname;
    const answer = await this.post(path, { wachtzin: passphrase });
    assert.equal(answer.status, 303, answer.html);
    return answer.to;
  }
  /** Sets up the second factor: gives its secret, and the recovery codes. */
  async setSecondFactor() {
    const page = await this.get('/account/tweede-stap');
    const secret = /name="sleutel" value="([^"]+)"/.exec(page.html)[1];
    const answer = await this.post('/account/tweede-stap', { sleutel: secret, code: totp(secret) }, { token: tokenIn(page.html) });
    assert.equal(answer.status, 200, answer.html);
    return { secret, codes: [...answer.html.matchAll(/<code>([A-Z2-7-]{29})<\/code>/g)].map((match) => match[1]) };
  }
  signIn(email, words = passphrase) {
    return this.post('/aanmelden', { email, wachtzin: words });
  }
}

/** The first administrator: made by the operator, with a second factor. */
export async function administrator(zicht, { data, database, args = [] }, name = 'Gemeente Kroonstad', email = 'fenna@kroonstad.example', kind = 'gemeente') {
  const flags = ['user', 'add', '--data', data, '--public-url', zicht.url, '--email', email, '--name', 'Fenna Grootveld', '--organisation', name, '--kind', kind, ...args];
  if (database) flags.push('--database', database);
  const made = await run(...flags);
  assert.equal(made.code, 0, made.err);
  const visitor = new Visitor(zicht.url);
  await visitor.accept(made.out.trim());
  const factor = await visitor.setSecondFactor();
  return { visitor, email, ...factor };
}

/** The links in the letters of the outbox, which is emptied. */
export async function letters(data) {
  const folder = join(data, 'postvak');
  for (let attempt = 0; attempt < 50; ++attempt) {
    const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.txt'));
    if (files.length > 0) {
      const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
      await rm(folder, { recursive: true, force: true });
      return texts;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return [];
}
export const linkIn = (letter) => /https?:\/\/\S+/.exec(letter)?.[0] ?? assert.fail(`no link in: ${letter}`);

/** Invites someone with these roles and lets them accept. */
export async function colleague(zicht, data, admin, email, roles, name = 'Bram Veldhuis') {
  await rm(join(data, 'postvak'), { recursive: true, force: true });
  const invited = await admin.visitor.post('/organisatie/mensen', { naam: name, email, rol: roles });
  assert.equal(invited.status, 303, invited.html);
  const visitor = new Visitor(zicht.url);
  // Another letter, that something changed in an account, may have come first.
  let invitation;
  while (!invitation) {
    const found = await letters(data);
    assert.ok(found.length > 0, 'an invitation came');
    invitation = found.find((letter) => letter.includes('Je uitnodiging'));
  }
  await visitor.accept(linkIn(invitation));
  return visitor;
}
