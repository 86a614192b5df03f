// Makes the pictures of README.md: node docs/screens/make.mjs http://127.0.0.1:8080
// Wants `npm ci` in tests/browser, and Debian's chromium and imagemagick's convert for smaller files.
import { chromium } from '../../tests/browser/node_modules/playwright-core/index.mjs';

const [base = 'http://127.0.0.1:8080'] = process.argv.slice(2);
const folder = new URL('.', import.meta.url).pathname;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

async function picture(name, path, width, prepare) {
  const page = await browser.newPage({ viewport: { width, height: width < 600 ? 844 : 900 }, locale: 'nl-NL' });
  await page.goto(base + path);
  await page.evaluate(() => document.fonts.ready);
  await prepare?.(page);
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.close();
}

const toStep = (number) => async (page) => {
  await page.evaluate((step) => {
    const box = document.querySelectorAll('.scene__step')[step - 1].getBoundingClientRect();
    scrollTo({ top: box.top + scrollY + box.height / 2 - innerHeight / 2, behavior: 'instant' });
  }, number);
  await page.waitForTimeout(2000);
};

await picture('longread', '/', 1440);
await picture('longread-cijfers', '/', 1440, toStep(2));
await picture('kompas', '/kompas/signaleren/hoe', 1440);
await picture('monitor', '/monitor', 1440);
await picture('zoeken', '/zoeken?q=zorg%20coordinatie', 1440);
await picture('longread-telefoon', '/', 390);
await picture('kompas-telefoon', '/kompas/signaleren/hoe', 390);
await picture('monitor-telefoon', '/monitor', 390);
await browser.close();
