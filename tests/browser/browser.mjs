// A browser and the real program, for one file of stories.
import { after, before } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { start } from '../walks/program.mjs';

export const site = { url: '', data: '', browser: undefined };

/** Starts both before the stories of this file, then waits for `ready`, and ends them after. */
export function useSite(ready = async () => {}) {
  const endings = [];
  before(async () => {
    const data = await mkdtemp(join(tmpdir(), 'zicht-browser-'));
    const zicht = await start({ after: (end) => endings.push(end) }, { data });
    endings.push(() => rm(data, { recursive: true, force: true }));
    site.url = zicht.url;
    site.data = data;
    await ready();
    site.browser = await chromium.launch({
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync'],
    });
  });
  after(async () => {
    await site.browser?.close();
    for (const end of endings) await end();
  });
}

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

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const withoutScript = { javaScriptEnabled: false };
