// Cuts the same two fonts for paper, and writes them to ../build/fonts.
//
// A press wants plain TrueType files of one weight each (no variable axes, no woff2), and more
// letters than a page on the web: all of Latin-1 and Latin Extended-A, for names. Headings get the
// optical size for large letters. The result is the same on every run.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const web = fileURLToPath(new URL('..', import.meta.url));
const out = fileURLToPath(new URL('../../build/fonts/', import.meta.url));
const package_of = { newsreader: 'newsreader', atkinson: 'atkinson-hyperlegible-next' };
const from = (font, script, axes) =>
  `${web}node_modules/@fontsource-variable/${package_of[font]}/files/${package_of[font]}-${script}-${axes}-normal.woff2`;

// The name says how the press uses it (src/ground/press/fonts.cpp): family-weight.
const cuts = [
  { name: 'text-400', font: 'newsreader', axes: 'standard', at: { wght: 400, opsz: 11 } },
  { name: 'text-650', font: 'newsreader', axes: 'standard', at: { wght: 650, opsz: 11 } },
  { name: 'display-500', font: 'newsreader', axes: 'standard', at: { wght: 500, opsz: 36 } },
  { name: 'small-400', font: 'atkinson', axes: 'wght', at: { wght: 400 } },
  { name: 'small-650', font: 'atkinson', axes: 'wght', at: { wght: 650 } },
];

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('');
const letters = {
  latin: range(0x20, 0x7e) + range(0xa0, 0xff) + 'ıŒœ' + range(0x2000, 0x206f) + '€™←↑→↓−≈≤≥',
  'latin-ext': range(0x100, 0x17f),
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
for (const { name, font, axes, at } of cuts)
  for (const [script, text] of Object.entries(letters)) {
    const cut = await subsetFont(await readFile(from(font, script, axes)), text, {
      targetFormat: 'sfnt',
      variationAxes: at,
      noHinting: true,
      preserveNameIds: [0, 13, 14], // copyright and licence stay with the letters
    });
    const file = `${name}${script === 'latin' ? '' : '-more'}.ttf`;
    await writeFile(out + file, cut);
    console.log(`${file} ${(cut.length / 1024).toFixed(1)} KB`);
  }
