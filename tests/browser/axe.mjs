// What axe and html-validate say about a page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
export const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  // A set of check boxes shares its name: that is how a form says "all of these".
  rules: { 'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }], 'long-title': 'off', 'no-trailing-whitespace': 'off', 'require-sri': 'off', 'doctype-style': 'off' },
});

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Puts axe in a page, through the debugging protocol, so that the page keeps its strict policy. What
 * comes back tells what is wrong, by all rules or by those that are named: as often as asked. */
export async function auditor(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.enable');
  await session.send('Runtime.evaluate', { expression: axe });
  return async (rules) => {
    const runOnly = rules ? { type: 'rule', values: rules } : tags;
    const run = await session.send('Runtime.evaluate', {
      awaitPromise: true,
      returnByValue: true,
      expression: `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })
        .then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))`,
    });
    if (run.exceptionDetails) throw new Error(run.exceptionDetails.exception?.description ?? run.exceptionDetails.text);
    return run.result.value;
  };
}

/** What axe says about a page as it stands. */
export const violations = async (page) => (await auditor(page))();

/** A page that everyone can use: axe and html-validate find nothing, and it does not scroll sideways. */
export async function isSound(page, name) {
  assert.deepEqual(await violations(page), [], name);
  // As the server wrote it: what a browser writes back is not what came.
  const source = await (await page.context().request.get(page.url())).text();
  const report = await validator.validateString(source);
  assert.deepEqual(report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId}: ${message.message}`)), [], name);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${name}: no sideways scroll`);
}
