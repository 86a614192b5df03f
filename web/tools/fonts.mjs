// Cuts the two fonts to what Dutch needs, and writes them to fonts/.
//
// The originals are npm packages (SIL Open Font License, see fonts/LICENSE-fonts.md). We keep the
// letters of Dutch and its neighbours, punctuation and a few signs, and the weights 400 to 650.
// No italics: the site does not use them. The result is the same on every run.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const web = fileURLToPath(new URL('..', import.meta.url));
const from = (name, file) => `${web}node_modules/@fontsource-variable/${name}/files/${file}`;

const fonts = [
  { source: from('newsreader', 'newsreader-latin-wght-normal.woff2'), target: 'newsreader.woff2' },
  {
    source: from('atkinson-hyperlegible-next', 'atkinson-hyperlegible-next-latin-wght-normal.woff2'),
    target: 'atkinson.woff2',
  },
];

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('');

// Printable ASCII; Latin-1 (é, ë, ï, ó, ñ, ß, «, », §, ·, ½ …); IJ ligature, Œ, dotless i; quotes,
// dashes, ellipsis, bullet, primes, thin and non-breaking spaces and hyphen; €; arrows; − ≈ ≤ ≥.
const letters =
  range(0x20, 0x7e) + range(0xa0, 0xff) + 'ĲĳŒœı' + '‐‑–—‘’‚“”„†•…′″‹›\u2009\u202f€™←↑→↓−≈≤≥\u0301\u0308';

await mkdir(`${web}fonts`, { recursive: true });
for (const { source, target } of fonts) {
  const cut = await subsetFont(await readFile(source), letters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 650, default: 400 } },
  });
  await writeFile(`${web}fonts/${target}`, cut);
  console.log(`${target} ${(cut.length / 1024).toFixed(1)} KB`);
}
