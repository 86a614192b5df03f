// A browser and the real program, for one file of stories.
import { after, before } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { freePort, start } from '../walks/program.mjs';

export const site = { url: '', data: '', browser: undefined };

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync'],
  });

/** Starts both before the stories of this file, then waits for `ready`, and ends them after. With `named`
 * the site has a name, localhost, which is what browsers want before they give it passkeys. */
export function useSite(ready = async () => {}, { named = false } = {}) {
  const endings = [];
  before(async () => {
    const data = await mkdtemp(join(tmpdir(), 'zicht-browser-'));
    const port = named ? await freePort() : 0;
    const name = `http://localhost:${port}`;
    const options = named ? { data, listen: `127.0.0.1:${port}`, args: ['--public-url', name] } : { data };
    const zicht = await start({ after: (end) => endings.push(end) }, options);
    endings.push(() => rm(data, { recursive: true, force: true }));
    site.url = named ? name : zicht.url;
    site.data = data;
    await ready();
    site.browser = await launch();
  });
  after(async () => {
    await site.browser?.close();
    for (const end of endings) await end();
  });
}

/** Signs this page's browser in as the visitor of a walk. */
export const become = (page, visitor, url = site.url) =>
  page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url, httpOnly: true })));

/** A fresh page of a visitor; closed after the story. */
export async function visit(test, path, options = {}) {
  const context = await site.browser.newContext({ locale: 'nl-NL', viewport: { width: 1440, height: 900 }, ...options });
  test.after(() => context.close());
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  await page.goto(site.url + path);
  return page;
}

/** The same, in which the visitor of a walk is signed in. */
export async function visitAs(t, visitor, path, options) {
  const page = await visit(t, '/aanmelden', options);
  await become(page, visitor);
  await page.goto(site.url + path);
  return page;
}

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const withoutScript = { javaScriptEnabled: false };

/** Fills in the letterbox on this page, and gives the nine words. */
export async function tell(page, story) {
  await page.getByLabel('Vertel het in je eigen woorden').fill(story);
  await page.getByLabel('In welke gemeente?').selectOption('GM0363');
  await page.getByRole('button', { name: 'Verstuur' }).click();
  await page.locator('ol.words').waitFor({ timeout: 60_000 });
  return (await page.locator('ol.words li').allInnerTexts()).join(' ');
}
