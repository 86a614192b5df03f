// What a stylesheet may not forget: colours stand in one file, and the two dark lists are the same.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

const web = new URL('..', import.meta.url);
const read = (name) => readFileSync(new URL(name, web), 'utf8');
const without_comments = (css) => css.replace(/\/\*[\s\S]*?\*\//g, '');

const names =
  'aliceblue|antiquewhite|aqua|azure|beige|bisque|black|blue|brown|coral|crimson|cyan|fuchsia|gold|' +
  'gray|green|grey|indigo|ivory|khaki|lavender|lime|linen|magenta|maroon|navy|olive|orange|orchid|' +
  'peru|pink|plum|purple|red|salmon|sienna|silver|snow|tan|teal|thistle|tomato|turquoise|violet|' +
  'wheat|white|yellow|(?:light|dark|medium|deep|pale)[a-z]+';
const literal = new RegExp(
  `#[0-9a-f]{3,8}\\b|\\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\\(|(?<=[:\\s,(])(?:${names})(?=[\\s,;)!])`,
  'gi',
);

test('a literal colour stands in tokens.css and nowhere else', () => {
  for (const file of readdirSync(new URL('css', web)).filter((name) => name !== 'tokens.css')) {
    const lines = without_comments(read(`css/${file}`)).split('\n');
    lines.forEach((line, at) => {
      const value = line.slice(line.indexOf(':') + 1);
      if (!line.includes(':') || line.trim().endsWith('{')) return;
      const found = value.match(literal) ?? [];
      assert.deepEqual(found, [], `css/${file}, about line ${at + 1}: ${line.trim()}`);
    });
  }
});

test('who chose dark sees what a system in the dark shows', () => {
  const css = without_comments(read('css/tokens.css'));
  const list = (start) => {
    const from = css.indexOf('{', css.indexOf(start)) + 1;
    return css
      .slice(from, css.indexOf('}', from))
      .split(';')
      .map((line) => line.trim())
      .filter(Boolean);
  };
  const chosen = list('.dark,');
  assert.ok(chosen.length > 20);
  assert.deepEqual(list(':root:not([data-theme="light"]) {'), chosen);
});

test('every role of the day has its night', () => {
  const css = without_comments(read('css/tokens.css'));
  const roles = (from, to) =>
    new Set([...css.slice(css.indexOf(from), css.indexOf(to)).matchAll(/(--[cd]-[a-z0-9-]+):/g)].map((m) => m[1]));
  const day = roles('color-scheme: light', '.dark,');
  const night = roles('.dark,', '@media (prefers-color-scheme');
  assert.deepEqual([...day].sort(), [...night].sort());
});

test('every token that a rule reads exists', () => {
  const files = readdirSync(new URL('css', web));
  const all = files.map((file) => without_comments(read(`css/${file}`))).join('\n');
  const known = new Set([...all.matchAll(/(--[a-z0-9-]+)\s*:/g)].map((m) => m[1]));
  // Set by an island on the circles of the figure.
  for (const step of ['--to-3', '--to-4']) known.add(step);
  for (const [, name] of all.matchAll(/var\((--[a-z0-9-]+)\)/g)) assert.ok(known.has(name), name);
});

test('every class of the contract has a rule', () => {
  const css = readdirSync(new URL('css', web))
    .map((file) => without_comments(read(`css/${file}`)))
    .join('\n');
  // Places without a look of their own.
  const bare = ['chapters__list', 'book__text'];
  const contract = read('README.md').split('# The contract')[1];
  const classes = [...contract.matchAll(/class="([^"]+)"/g)].flatMap((match) => match[1].split(' '));
  assert.ok(classes.length > 60);
  for (const name of new Set(classes))
    assert.ok(bare.includes(name) || css.includes(`.${name}`), `.${name} is in README.md but has no rule`);
});

test('contrast: text, links and actions can be read, by day and by night', () => {
  const css = without_comments(read('css/tokens.css'));
  const block = (start, end) => css.slice(css.indexOf(start), css.indexOf(end, css.indexOf(start)));
  const values = (text) => Object.fromEntries([...text.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2].trim()]));
  const brand = values(block(':root {', 'color-scheme'));
  const themes = {
    day: { ...brand, ...values(block('color-scheme: light', '.dark,')) },
    night: { ...brand, ...values(block('.dark,', '@media')) },
  };
  for (const [name, theme] of Object.entries(themes)) {
    const colour = (role) => {
      let value = theme[role];
      while (value?.startsWith('var(')) value = theme[value.slice(4, -1)];
      return value;
    };
    const light = (hex) => {
      const digits = hex.slice(1).length === 3 ? [...hex.slice(1)].map((c) => c + c).join('') : hex.slice(1);
      const [r, g, b] = [0, 2, 4]
        .map((at) => parseInt(digits.slice(at, at + 2), 16) / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [low, high] = [light(colour(one)), light(colour(other))].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    for (const ground of ['--c-ground', '--c-surface', '--c-lit']) {
      for (const text of ['--c-text', '--c-text-2', '--c-link', '--c-action', '--c-alert'])
        assert.ok(contrast(text, ground) >= 4.5, `${name}: ${text} on ${ground} is ${contrast(text, ground).toFixed(2)}`);
      for (const line of ['--c-edge', '--c-focus', '--c-light-deep', '--d-sexual', '--d-labour', '--d-criminal', '--d-other'])
        assert.ok(contrast(line, ground) >= 3, `${name}: ${line} on ${ground} is ${contrast(line, ground).toFixed(2)}`);
    }
    assert.ok(contrast('--c-on-action', '--c-action') >= 4.5, `${name}: text on a button`);
    assert.ok(contrast('--c-on-action', '--c-action-deep') >= 4.5, `${name}: text on a button under the pointer`);
  }
});
