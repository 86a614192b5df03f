// A path as a package for somebody's own learning system, played by small players of our own: one
// that has the API of SCORM 1.2, and one that launches by cmi5 and keeps the statements.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { wayOf } from '../walks/learner.mjs';
import { site, useSite } from './browser.mjs';

useSite();

/** The files of a zip without compression, read from its directory as APPNOTE.TXT has it. */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map();
  for (let entry = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; --left) {
    assert.equal(bytes.readUInt16LE(entry + 10), 0, 'stored');
    const [size, name, extra, comment] = [bytes.readUInt32LE(entry + 24), bytes.readUInt16LE(entry + 28), bytes.readUInt16LE(entry + 30), bytes.readUInt16LE(entry + 32)];
    const start = bytes.readUInt32LE(entry + 42);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const body = bytes.subarray(data, data + size);
    assert.equal(checksum(body), bytes.readUInt32LE(entry + 16), 'the checksum is right');
    files.set(bytes.toString('latin1', entry + 46, entry + 46 + name), body);
    entry += 46 + name + extra + comment;
  }
  return files;
}
function checksum(bytes) {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; ++bit) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

async function coursepack(format, path = 'inwoner') {
  const answer = await fetch(`${site.url}/training/${path}/${format}.zip`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/zip');
  return unzip(Buffer.from(await answer.arrayBuffer()));
}

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css', woff2: 'font/woff2', xml: 'application/xml' };

/** A learning system: it serves the files below /course/, and whatever else `answer` knows. */
async function system(t, files, answer) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://here');
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const file = url.pathname.startsWith('/course/') && files.get(url.pathname.slice(8));
    if (file) return response.writeHead(200, { 'content-type': types[url.pathname.split('.').pop()] }).end(file);
    const [status, type, text] = answer(request, url, body);
    response.writeHead(status, { 'content-type': type }).end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

async function page(t, complaints) {
  const context = await site.browser.newContext({ locale: 'nl-NL', viewport: { width: 1024, height: 800 } });
  t.after(() => context.close());
  const made = await context.newPage();
  made.on('pageerror', (error) => complaints.push(String(error)));
  return made;
}

/** Follows a link to another screen, until that is there: a button of the screen before would be found, and
 * then be gone. */
async function follow(frame, link) {
  const to = await link.getAttribute('href');
  await link.click();
  await frame.locator(to).waitFor();
}

/** Does everything that the course asks, but for the last `left` parts. */
async function learn(frame, left = 0) {
  await frame.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
  const course = await frame.evaluate(() => window.zichtCourse);
  const go = (place) => frame.evaluate((hash) => void (location.hash = hash), place);
  const screen = frame.locator('.screen:visible');
  for (const [at, part] of course.parts.slice(0, course.parts.length - left).entries()) {
    await go(`deel-${at + 1}`);
    await frame.locator(`#deel-${at + 1}`).waitFor();
    if (part.item?.startsWith('lees:')) {
      await frame.locator(`#deel-${at + 1}`).getByRole('button', { name: 'Gelezen, verder' }).click();
    } else if (part.item) {
      await follow(frame, frame.locator(`#deel-${at + 1}`).getByRole('link', { name: 'Begin' }));
      for (const choice of wayOf(part.item.slice(6))) {
        assert.ok(await screen.getByText('Fictief verhaal').isVisible());
        await screen.locator(`[data-keuze="${choice}"]`).click();
        await follow(frame, screen.locator('.scenario__said:visible').getByRole('link', { name: 'Verder' }));
      }
      await screen.getByRole('button', { name: 'Afgerond, verder' }).click();
    } else {
      for (let number = 1; number <= part.questions.length + part.reflections.length; ++number) {
        await go(`deel-${at + 1}-${number}`);
        const here = frame.locator(`#deel-${at + 1}-${number}`);
        await here.waitFor();
        const form = here.locator('form');
        if ((await form.count()) === 0) {
          await here.getByRole('button', { name: 'Bekeken, verder' }).click();
          continue;
        }
        const { form: kind, right } = course.questions[await form.getAttribute('data-vraag')];
        if (kind === 'volgorde') for (const [step, place] of right.entries()) await here.locator('select').nth(step).selectOption(String(place));
        else for (const answer of right) await here.locator(`input[value="${answer}"]`).check();
        await here.getByRole('button', { name: 'Kijk na' }).click();
        assert.equal(await here.locator('.said').innerText(), 'Dit klopt.');
      }
    }
  }
  await go('begin');
  return frame.locator('#stand').innerText();
}

test('the package is a zip for other programs too, and the same each time', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'zicht-course-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const take = async () => Buffer.from(await (await fetch(`${site.url}/training/inwoner/scorm.zip`)).arrayBuffer());
  const bytes = await take();
  await writeFile(join(folder, 'course.zip'), bytes);
  assert.match(execFileSync('unzip', ['-t', join(folder, 'course.zip')], { encoding: 'utf8' }), /No errors detected/);
  assert.ok(bytes.equals(await take()));
});

test('a SCORM 1.2 package says what is in it, and holds all of that', async () => {
  const files = await coursepack('scorm');
  const manifest = files.get('imsmanifest.xml').toString();
  assert.equal([...files.keys()][0], 'imsmanifest.xml');
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
  assert.match(manifest, /adlcp:scormtype="sco" href="index\.html"/);
  const named = [...manifest.matchAll(/<file href="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(named.sort(), [...files.keys()].filter((name) => name !== 'imsmanifest.xml').sort());
  const html = files.get('index.html').toString();
  assert.doesNotMatch(html, /<script>|\son\w+=|style="/, 'script and style stand in files');
  for (const [, name] of html.matchAll(/(?:src|href)="([\w.-]+\.(?:js|css))"/g)) assert.ok(files.has(name), name);
  for (const [, name] of files.get('style.css').toString().matchAll(/url\("?([^")]+)"?\)/g)) assert.ok(name.startsWith('data:') || files.has(name), name);
});

test('a SCORM player is told how far the learner is, and that the path is complete', async (t) => {
  const files = await coursepack('scorm');
  const player = `<!DOCTYPE html><title>Speler</title><script>
    window.calls = [];
    window.values = JSON.parse(sessionStorage.values || '{}');
    const log = (name, result) => (...args) => { calls.push([name, ...args]); return result(...args); };
    window.API = {
      LMSInitialize: log('LMSInitialize', () => 'true'), LMSFinish: log('LMSFinish', () => 'true'), LMSCommit: log('LMSCommit', () => 'true'),
      LMSGetValue: log('LMSGetValue', (name) => values[name] || ''),
      LMSSetValue: log('LMSSetValue', (name, value) => { values[name] = value; sessionStorage.values = JSON.stringify(values); return 'true'; }),
      LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '',
    };
  </script><iframe src="/course/index.html" width="1000" height="760"></iframe>`;
  const address = await system(t, files, () => [200, 'text/html', player]);
  const complaints = [];
  const view = await page(t, complaints);
  const elsewhere = [];
  view.on('request', (request) => request.url().startsWith(address) || elsewhere.push(request.url()));
  const course = () => view.frames().find((frame) => frame.url().includes('/course/'));
  await view.goto(address);
  assert.match(await learn(course(), 1), /^\d+ van de \d+ onderdelen zijn klaar\.$/);
  let calls = await view.evaluate(() => window.calls);
  assert.deepEqual(calls[0], ['LMSInitialize', '']);
  assert.equal(await view.evaluate(() => window.values['cmi.core.lesson_status']), 'incomplete');
  assert.ok(calls.some(([name]) => name === 'LMSCommit'));

  // Left, and opened again: the course goes on where it was.
  await view.evaluate(() => document.querySelector('iframe').remove());
  calls = await view.evaluate(() => window.calls);
  assert.deepEqual(calls.at(-1), ['LMSFinish', '']);
  assert.equal(await view.evaluate(() => window.values['cmi.core.exit']), 'suspend');
  await view.reload();
  await course().waitForFunction(() => document.documentElement.dataset.ready === 'yes');
  assert.match(await course().locator('#stand').innerText(), /^[1-9]\d* van de/);
  assert.equal(await learn(course()), 'Klaar. Je hebt elk onderdeel afgerond.');
  assert.equal(await view.evaluate(() => window.values['cmi.core.lesson_status']), 'completed');
  assert.ok((await view.evaluate(() => window.values['cmi.suspend_data'])).length < 4096);
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(complaints, []);
});

test('a cmi5 system hears initialized, completed, passed and terminated, in that order and once', async (t) => {
  const files = await coursepack('cmi5');
  const structure = files.get('cmi5.xml').toString();
  assert.match(structure, /moveOn="CompletedAndPassed"/);
  const activity = /<au id="([^"]+)"/.exec(structure)[1];
  const actor = { objectType: 'Agent', account: { homePage: 'https://leren.example', name: 'noor' } };
  const registration = 'b4a4f9a0-3f5c-4a35-9a0e-2f0d7f6f2a10';
  const statements = [];
  const kept = new Map();
  let tokens = 0;
  const address = await system(t, files, (request, url, body) => {
    if (url.pathname === '/terug') return [200, 'text/html', '<title>Terug</title>'];
    if (url.pathname === '/fetch') return request.method === 'POST' && ++tokens === 1 ? [200, 'application/json', '{"auth-token":"Z2VoZWlt"}'] : [400, 'application/json', '{"error-code":"1"}'];
    if (request.headers.authorization !== 'Basic Z2VoZWlt' || request.headers['x-experience-api-version'] !== '1.0.3') return [401, 'text/plain', 'nee'];
    if (url.pathname === '/xapi/agents/profile') return [404, 'text/plain', ''];
    if (url.pathname === '/xapi/statements') {
      statements.push(JSON.parse(body));
      return [200, 'application/json', '["1"]'];
    }
    assert.equal(url.pathname, '/xapi/activities/state');
    assert.equal(url.searchParams.get('registration'), registration);
    assert.deepEqual(JSON.parse(url.searchParams.get('agent')), actor);
    const id = url.searchParams.get('stateId');
    if (request.method === 'PUT') kept.set(id, body);
    if (request.method === 'PUT') return [204, 'text/plain', ''];
    if (id === 'LMS.LaunchData') return [200, 'application/json', JSON.stringify({ launchMode: 'Normal', moveOn: 'CompletedAndPassed', returnURL: `${url.searchParams.get('x') ?? ''}/terug`, contextTemplate: { extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'zitting-1' }, contextActivities: { grouping: [{ id: activity }] } } })];
    return kept.has(id) ? [200, 'application/json', kept.get(id)] : [404, 'text/plain', ''];
  });
  const complaints = [];
  const view = await page(t, complaints);
  const launch = new URLSearchParams({ endpoint: `${address}/xapi`, fetch: `${address}/fetch`, actor: JSON.stringify(actor), registration, activityId: activity });
  await view.goto(`${address}/course/index.html?${launch}`);
  assert.equal(await learn(view), 'Klaar. Je hebt elk onderdeel afgerond.');
  await view.getByRole('button', { name: 'Sluit de training' }).click();
  await view.waitForURL('**/terug');
  for (let wait = 0; wait < 50 && statements.length < 4; ++wait) await new Promise((resolve) => setTimeout(resolve, 100));

  assert.deepEqual(statements.map((one) => one.verb.id.split('/').pop()), ['initialized', 'completed', 'passed', 'terminated']);
  assert.equal(new Set(statements.map((one) => one.id)).size, 4);
  for (const one of statements) {
    assert.deepEqual(one.actor, actor);
    assert.equal(one.object.id, activity);
    assert.equal(one.context.registration, registration);
    assert.equal(one.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'], 'zitting-1');
    assert.ok(one.context.contextActivities.category.some(({ id }) => id === 'https://w3id.org/xapi/cmi5/context/categories/cmi5'));
    assert.deepEqual(one.context.contextActivities.grouping, [{ id: activity }]);
  }
  const [initialized, completed, passed, terminated] = statements;
  assert.equal(initialized.result, undefined);
  assert.equal(completed.result.completion, true);
  assert.equal(passed.result.success, true);
  for (const one of [completed, passed, terminated]) assert.match(one.result.duration, /^PT[\d.]+S$/);
  for (const one of [completed, passed]) assert.ok(one.context.contextActivities.category.some(({ id }) => id.endsWith('/moveon')));
  assert.match(JSON.parse(kept.get('zicht-stand')).stand, /^\d+-/);
  assert.equal(tokens, 1);
  assert.deepEqual(complaints, []);
});

test('a course plays without a learning system too, and reads without script', async (t) => {
  const files = await coursepack('cmi5', 'bestuurder');
  const address = await system(t, files, () => [404, 'text/plain', '']);
  const complaints = [];
  const view = await page(t, complaints);
  await view.goto(`${address}/course/index.html`);
  await view.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
  assert.equal(await view.locator('.screen:visible').count(), 1);
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  t.after(() => context.close());
  const plain = await context.newPage();
  await plain.goto(`${address}/course/index.html`);
  assert.ok((await plain.locator('main').innerText()).split(/\s+/).length > 3000);
  assert.deepEqual(complaints, []);
});
