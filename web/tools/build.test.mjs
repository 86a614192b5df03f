// What the build wrote: run `npm run build` first.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import test from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const out = new URL('../../build/web/', import.meta.url);
const skip = existsSync(new URL('manifest.json', out)) ? false : 'nothing was built yet';
const bytes = (name) => readFileSync(new URL(name, out));
const size = (name) => statSync(new URL(name, out)).size;
const manifest = skip ? {} : JSON.parse(bytes('manifest.json'));
const address = (key) => {
  assert.ok(manifest[key], `the manifest has no ${key}`);
  return manifest[key].file;
};

test('the manifest has every name that the server asks for', { skip }, () => {
  for (const key of [
    'css/longread.css',
    'css/kompas.css',
    'css/monitor.css',
    'css/reading.css',
    'islands/frame.ts',
    'islands/scene.ts',
    'islands/suggest.ts',
    'fonts/newsreader.woff2',
    'fonts/atkinson.woff2',
    'icons/sprite.svg',
    'icons/favicon.svg',
  ])
    assert.ok(existsSync(new URL(address(key), out)), key);
});

test('a page stays within its budget: 10 KB of style, 10 KB of script, 60 KB of fonts', { skip }, () => {
  for (const [key, entry] of Object.entries(manifest)) {
    if (key.startsWith('css/')) assert.ok(size(`${entry.file}.br`) <= 10 * 1024, key);
    if (key.startsWith('islands/')) assert.ok(size(`${entry.file}.br`) <= 1.5 * 1024, key);
  }
  const fonts = size(address('fonts/newsreader.woff2')) + size(address('fonts/atkinson.woff2'));
  assert.ok(fonts <= 60 * 1024, `${fonts} bytes of fonts`);
});

test('an island is one file: no second request', { skip }, () => {
  for (const [key, entry] of Object.entries(manifest))
    if (key.startsWith('islands/')) assert.equal(entry.imports, undefined, key);
});

test('the compressed files are the same files', { skip }, () => {
  for (const name of readdirSync(out).filter((file) => /\.(css|js|svg)$/.test(file))) {
    assert.deepEqual(brotliDecompressSync(bytes(`${name}.br`)), bytes(name), name);
    assert.deepEqual(gunzipSync(bytes(`${name}.gz`)), bytes(name), name);
  }
});

test('no file asks for anything from elsewhere', { skip }, () => {
  for (const name of readdirSync(out).filter((file) => /\.(css|js)$/.test(file)))
    assert.doesNotMatch(bytes(name).toString(), /https?:\/\//, name);
});
