// What every page must be: accessible by axe, valid by html-validate, light, and usable at 320 px, in dark, and without script.
// tests/canaries/pages.test.mjs breaks each of these promises once.
import assert from 'node:assert/strict';
import test from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { auditor, validator } from './axe.mjs';
import { phone, site, useSite, visit, withoutScript } from './browser.mjs';

// KB, compressed: the total with all headers, each kind without.
const budget = { total: 100, Document: 20, Stylesheet: 10, Script: 10, Font: 60 };

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

/** The promises, each with what looks whether a page keeps it. */
export const promises = {
  async 'is light and calls nobody else'(t, path) {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
    t.after(() => context.close());
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const kinds = {};
    const heads = {};
    const weight = { total: 0 };
    const elsewhere = [];
    const isElsewhere = (url) => !url.startsWith('data:') && new URL(url).origin !== new URL(site.url).origin;
    // What is asked, and not what is answered: on a machine without internet a stranger does not answer.
    session.on('Network.requestWillBeSent', ({ request }) => isElsewhere(request.url) && elsewhere.push(request.url));
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      kinds[requestId] = type;
      heads[requestId] = response.encodedDataLength;
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight[kinds[requestId]] = (weight[kinds[requestId]] ?? 0) + (encodedDataLength - heads[requestId]) / 1024;
      weight.total += encodedDataLength / 1024;
    });
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()));
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    // A hint to the browser to look somebody up, or to connect, is no request yet.
    const hints = await page.$$eval('link[rel~=preconnect], link[rel~=dns-prefetch]', (links) => links.map((link) => link.href));
    assert.deepEqual([...elsewhere, ...hints.filter(isElsewhere)], [], 'somebody else is called');
    assert.deepEqual(complaints, []);
    assert.deepEqual(await context.cookies(), []);
    for (const [kind, most] of Object.entries(budget)) assert.ok((weight[kind] ?? 0) <= most, `${kind}: ${weight[kind]?.toFixed(1)} KB of ${most}`);
    const shift = await page.evaluate(() => new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 200);
    }));
    assert.ok(shift <= 0.05, `layout shift ${shift}`);
  },

  async 'is accessible by axe, on a desk and a telephone, in light and dark, with all unfolded'(t, path) {
    for (const [name, options] of [['desk', {}], ['telephone', phone]]) {
      const page = await visit(t, path, options);
      const audit = await auditor(page);
      if (name === 'desk') assert.deepEqual(await audit(), [], name);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      assert.deepEqual(await audit(), [], `${name}, unfolded`);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await audit(['color-contrast']), [], `${name}, unfolded, dark`);
    }
  },

  async 'fits at 320 px, with wide text spacing too'(t, path) {
    const page = await visit(t, path, { viewport: { width: 320, height: 640 } });
    assert.ok((await overflow(page)) <= 0, 'no sideways scroll');
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    assert.ok((await overflow(page)) <= 0, 'no sideways scroll with wide text spacing (WCAG 1.4.12)');
  },

  async 'shows where the keyboard is, and never under something'(t, path) {
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
  },

  async 'stands still for who asks for less motion, and has targets that can be hit'(t, path) {
    const page = await visit(t, path, { ...phone, reducedMotion: 'reduce' });
    const found = await page.evaluate(() => ({
      running: document.getAnimations().filter((animation) => animation.playState === 'running').length,
      small: [...document.querySelectorAll('a,button,input:not([type=hidden]),select,textarea,summary')]
        .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden') && !(element.matches('a') && element.closest('p,li,td,sup')) && !element.closest('label'))
        .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24)
        .map(([name]) => name),
    }));
    assert.deepEqual(found, { running: 0, small: [] });
  },

  async 'is complete without script, and valid'(t, path) {
    const page = await visit(t, path, withoutScript);
    const html = await (await page.request.get(site.url + path)).text();
    assert.equal((html.match(/<h1[\s>]/g) ?? []).length, 1);
    assert.equal((html.match(/\sstyle=|<style|\son[a-z]+="/g) ?? []).length, 0, 'nothing inline');
    const report = await validator.validateString(html);
    assert.deepEqual(report.results.flatMap((result) => result.messages).map((message) => `${message.line}: ${message.ruleId}: ${message.message}`), []);
  },
};

/** The stories of an audit of these pages. */
export function auditEach(pages) {
  useSite(untilPrepared);
  for (const path of pages) for (const [promise, look] of Object.entries(promises)) test(`${path} ${promise}`, (t) => look(t, path));
}
