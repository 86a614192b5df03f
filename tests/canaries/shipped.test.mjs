// What is shipped has no canary in it, and nothing of a sanitizer.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { program } from '../walks/program.mjs';

// That each canary carries its mark is seen where they are built (must_find.cmake).
const mark = /mark = "(.+)"/.exec(await readFile(new URL('canary.hpp', import.meta.url), 'utf8'))[1];

test('no canary is in what is shipped', async () => {
  for (const name of ['zicht', 'zicht-press', 'zicht-clean']) {
    const bytes = await readFile(join(dirname(program), name));
    assert.ok(bytes.includes('GLIBC_2'), `${name} was read`);
    for (const word of [mark, '__asan_', '__tsan_', '__ubsan_', '__lsan_', 'LLVMFuzzer']) assert.ok(!bytes.includes(word), `"${word}" stands in ${name}`);
  }
});
