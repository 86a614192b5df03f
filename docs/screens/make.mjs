// Makes the pictures of README.md: node docs/screens/make.mjs http://127.0.0.1:8080 [INVITATION]
// INVITATION is what `zicht user add` prints; without it the pages behind sign-in are left alone.
// Wants `npm ci` in tests/browser, and Debian's chromium and imagemagick's convert for smaller files.
import { chromium } from '../../tests/browser/node_modules/playwright-core/index.mjs';
import { Visitor, tokenIn } from '../../tests/walks/visitor.mjs';

const [base = 'http://127.0.0.1:8080', invitation] = process.argv.slice(2);
const folder = new URL('.', import.meta.url).pathname;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

async function picture(name, path, width, prepare, cookies = new Map()) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 900 }, locale: 'nl-NL' });
  await context.addCookies([...cookies].map(([key, value]) => ({ name: key, value, url: base })));
  const page = await context.newPage();
  await page.goto(base + path);
  await page.evaluate(() => document.fonts.ready);
  await prepare?.(page);
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
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
await picture('training', '/training', 1440);
await picture('schatting', '/schatting', 1440, (page) => page.evaluate(() => document.querySelector('.overlap').scrollIntoView({ block: 'center' })));

if (invitation) {
  const visitor = new Visitor(base);
  await visitor.accept(invitation);
  await visitor.setSecondFactor();
  const at = '/notities/bij/kompas/signaleren/hoe';
  const words = ['Bespreken in het overleg van dinsdag: wie houdt de lijst bij?', 'Ons formulier heeft dit veld nog niet. Vragen aan Bram.', 'Goed voorbeeld voor de cursus aan de balie.'];
  for (const [number, text] of words.entries()) {
    const { html } = await visitor.get(at);
    const form = [...html.matchAll(/name="blok" value="([^"]+)"><input type="hidden" name="versie" value="([^"]+)"/g)][2 + number * 2];
    await visitor.post(at, { blok: form[1], versie: form[2], tekst: text, team: number === 1 ? 'ja' : '' }, { token: tokenIn(html) });
  }
  const down = (page) => page.evaluate(() => document.querySelector('[id^="aantekening-"]').scrollIntoView({ block: 'center' }));
  await picture('notities', at, 1440, down, visitor.cookies);
  await picture('notities-telefoon', at, 390, down, visitor.cookies);
}
await browser.close();
