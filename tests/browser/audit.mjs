// Every kind of page: accessible by axe, valid by html-validate, light, and usable at 320 px, in dark, and without script.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { phone, site, useSite, visit, withoutScript } from './browser.mjs';

useSite(untilPrepared);

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  // A set of check boxes shares its name: that is how a form says "all of these".
  rules: { 'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }], 'long-title': 'off', 'no-trailing-whitespace': 'off', 'require-sri': 'off', 'doctype-style': 'off' },
});

const pages = [
  '/', '/tekst', '/kompas', '/kompas/wat-is-mensenhandel', '/kompas/signaleren/hoe', '/kompas/probleemanalyse/afdrukken',
  '/kompas/ambitie-en-urgentie', '/kaarten', '/kaarten/algemene-signalen', '/begrippen', '/monitor', '/monitor/nr-gemeld',
  '/schatting', '/schatting/reken',
  '/verantwoording', '/zoeken?q=signaleren', '/zoeken?q=xqzwv', '/help', '/over', '/bestaat-niet',
  '/voor-wie', '/voor-wie/hotelmedewerker', '/kompas/barrieremodel', '/kompas/artikel-273f?leeftijd=minderjarig',
  '/kompas/wijzigingen', '/selectie?deel=kaarten/politie&deel=kompas/signaleren/hoe', '/deel?pagina=/kompas/signaleren',
  '/zoeken?q=loon&vorm=arbeid', '/nuttig/dank?pagina=/kaarten/politie',
  // Ten chapters and ten cards, with what each has that others have not: tables, lists, long words.
  '/kompas/wat-is-mensenhandel/wat', '/kompas/aard-en-omvang/wat', '/kompas/slachtoffers-daders-faciliteerders/met-wie',
  '/kompas/probleemanalyse/hoe', '/kompas/melden-en-informatie-delen/hoe', '/kompas/hulp-zorgcoordinatie-opvang/hoe',
  '/kompas/barrieres-en-bestuurlijke-instrumenten/wat', '/kompas/binnen-de-gemeente/wat', '/kompas/landelijk/met-wie',
  '/kompas/maatschappelijke-partners/wat',
  '/kaarten/opvang', '/kaarten/sluiten-woning-of-pand', '/kaarten/barriere-huisvesting', '/kaarten/riec', '/kaarten/communicatieadviseur',
  '/kaarten/gedwongen-orgaanverwijdering', '/kaarten/wet-bibob', '/kaarten/signalen-zorg', '/kaarten/borgen', '/kaarten/wethouder',
];
// KB, compressed: the total with all headers, each kind without.
const budget = { total: 100, Document: 20, Stylesheet: 10, Script: 10, Font: 60 };

/** Through the debugging protocol, so that the page keeps its strict policy. */
async function violations(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.enable');
  await session.send('Runtime.evaluate', { expression: axe });
  const run = await session.send('Runtime.evaluate', {
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))`,
  });
  return run.result.value;
}

/** Pages are drawn quickly when first asked for; a few seconds later they are kept as small as they can be. */
async function untilPrepared() {
  for (const path of ['/', '/monitor']) {
    const page = await (await fetch(site.url + path)).arrayBuffer();
    const smallest = brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    for (let attempt = 0; attempt < 60; ++attempt) {
      const { headers } = await fetch(site.url + path, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
      if (Number(headers.get('content-length')) < smallest * 1.01) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const path of pages) {
  test(`${path} is light and calls nobody else`, async (t) => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
    t.after(() => context.close());
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const kinds = {};
    const heads = {};
    const weight = { total: 0 };
    const elsewhere = [];
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      kinds[requestId] = type;
      heads[requestId] = response.encodedDataLength;
      if (!response.url.startsWith(site.url) && !response.url.startsWith('data:')) elsewhere.push(response.url);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight[kinds[requestId]] = (weight[kinds[requestId]] ?? 0) + (encodedDataLength - heads[requestId]) / 1024;
      weight.total += encodedDataLength / 1024;
    });
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()));
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await context.cookies(), []);
    for (const [kind, most] of Object.entries(budget)) assert.ok((weight[kind] ?? 0) <= most, `${kind}: ${weight[kind]?.toFixed(1)} KB of ${most}`);
    const shift = await page.evaluate(() => new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 200);
    }));
    assert.ok(shift <= 0.05, `layout shift ${shift}`);
  });

  test(`${path} is accessible by axe, on a desk and a telephone, in light and dark, with all unfolded`, async (t) => {
    for (const [name, options] of [['desk', {}], ['telephone', phone], ['dark', { colorScheme: 'dark' }], ['dark telephone', { ...phone, colorScheme: 'dark' }]]) {
      const page = await visit(t, path, options);
      assert.deepEqual(await violations(page), [], name);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      assert.deepEqual(await violations(page), [], `${name}, unfolded`);
    }
  });

  test(`${path} fits at 320 px, with wide text spacing too`, async (t) => {
    const page = await visit(t, path, { viewport: { width: 320, height: 640 } });
    assert.ok((await overflow(page)) <= 0, 'no sideways scroll');
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    assert.ok((await overflow(page)) <= 0, 'no sideways scroll with wide text spacing (WCAG 1.4.12)');
  });

  test(`${path} shows where the keyboard is, and never under something`, async (t) => {
    const page = await visit(t, path);
    for (let stop = 0; stop < 60; ++stop) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const at = document.elementFromPoint(box.left + Math.min(box.width, 8) / 2, box.top + box.height / 2);
        return {
          name: (element.textContent || element.getAttribute('aria-label') || element.id).trim().slice(0, 40),
          outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          inView: box.bottom > 0 && box.top < innerHeight,
          covered: at !== null && !element.contains(at) && !at.contains(element),
        };
      });
      if (focus === null) break;
      assert.ok(focus.outlined, `no outline on "${focus.name}"`);
      assert.ok(focus.inView, `"${focus.name}" is out of view`);
      assert.ok(!focus.covered, `"${focus.name}" is covered`);
    }
  });

  test(`${path} stands still for who asks for less motion, and has targets that can be hit`, async (t) => {
    const page = await visit(t, path, { ...phone, reducedMotion: 'reduce' });
    const found = await page.evaluate(() => ({
      running: document.getAnimations().filter((animation) => animation.playState === 'running').length,
      small: [...document.querySelectorAll('a,button,input:not([type=hidden]),select,textarea,summary')]
        .filter((element) => element.checkVisibility() && !element.closest('p,li p,li,td,.visually-hidden') && !element.closest('label'))
        .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24)
        .map(([name]) => name),
    }));
    assert.deepEqual(found, { running: 0, small: [] });
  });

  test(`${path} is complete without script, and valid`, async (t) => {
    const page = await visit(t, path, withoutScript);
    const html = await (await page.request.get(site.url + path)).text();
    assert.equal((html.match(/<h1[\s>]/g) ?? []).length, 1);
    assert.equal((html.match(/\sstyle=|<style|\son[a-z]+="/g) ?? []).length, 0, 'nothing inline');
    const report = await validator.validateString(html);
    assert.deepEqual(report.results.flatMap((result) => result.messages).map((message) => `${message.line}: ${message.ruleId}: ${message.message}`), []);
  });
}
