// What can be read in files by whoever has them.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below these folders, as bytes in latin1. Files that go away meanwhile are no trouble. */
export async function all_bytes(folders) {
  const found = new Map();
  for (const folder of folders) {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of files) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath ?? file.path, file.name);
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      found.set(path, bytes.toString('latin1'));
    }
  }
  return found;
}

/** All of them in one text. */
export const bytes_in = async (...folders) => [...(await all_bytes(folders)).values()].join('\n');

/** As it was written, in other letters, as a form sends it, in two bytes a letter, and in base64. */
function forms_of(secret) {
  const bytes = Buffer.from(secret);
  const wide = Buffer.from(secret, 'utf16le').toString('latin1');
  const coded = [0, 1, 2].map((before) => Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').slice(4, -4));
  return [bytes.toString('latin1'), Buffer.from(secret.toLowerCase()).toString('latin1'), encodeURIComponent(secret), encodeURIComponent(secret).replaceAll('%20', '+'), bytes.toString('hex'), wide, ...coded].filter((form) => form.length > 5);
}

/** Fails where one of these secrets stands in one of these files, in one of those forms. What was
 * compressed is not seen. */
export function assert_none(files, secrets, when) {
  for (const [path, text] of files) for (const secret of secrets) for (const form of forms_of(secret)) assert.ok(!text.includes(form), `${when}: "${secret}" stands in ${path}`);
}
