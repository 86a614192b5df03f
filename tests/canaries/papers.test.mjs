// The eyes of the walks for paper: qpdf and epubcheck see what is broken.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { epubcheck, sound_pdf } from '../walks/papers.mjs';
import { freshFolder } from '../walks/program.mjs';

/** A page with one word; `shift` is how far its table of contents points wrong. */
function pdf({ shift = 0, stream = 'BT /F1 12 Tf (Kanarie) Tj ET' } = {}) {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${'BT /F1 12 Tf (Kanarie) Tj ET'.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place + shift;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

test('qpdf refuses a PDF that is broken, and takes one that is not', async (t) => {
  const file = join(await freshFolder(t), 'kanarie.pdf');
  const holds = async (bytes) => {
    await writeFile(file, bytes);
    return sound_pdf(file);
  };
  await holds(pdf());
  await assert.rejects(holds(pdf({ shift: 3 })), /kanarie\.pdf/, 'a table that points wrong');
  await assert.rejects(holds(pdf({ stream: 'BT (Kanarie die langer is dan hij zegt) Tj ET' })), /kanarie\.pdf/, 'a stream of another length');
  await assert.rejects(holds(pdf().slice(0, 300)), /kanarie\.pdf/, 'half a file');
});

const page = (body) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="nl" xml:lang="nl"><head><title>Kanarie</title></head><body>${body}</body></html>`;

/** A book of one chapter, as a folder. */
async function book(folder, chapter) {
  const files = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'EPUB/package.opf': `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="nl"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:kanarie</dc:identifier><dc:title>Kanarie</dc:title><dc:language>nl</dc:language><meta property="dcterms:modified">2026-11-22T09:30:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="een" href="een.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="een"/></spine></package>`,
    'EPUB/nav.xhtml': page('<nav epub:type="toc"><ol><li><a href="een.xhtml">Een</a></li></ol></nav>'),
    'EPUB/een.xhtml': page(chapter),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return epubcheck(folder, '--mode', 'exp');
}

test('epubcheck refuses a book that is broken, and takes one that is not', async (t) => {
  const folder = await freshFolder(t);
  const sound = await book(folder, '<h1>Een</h1><p>Kanarie.</p>');
  assert.equal(sound.code, 0, sound.said);
  const broken = await book(folder, '<h1>Een</h1><p><a href="twee.xhtml">Twee</a></p>');
  assert.equal(broken.code, 1, broken.said);
  assert.match(broken.said, /ERROR\(RSC-007\)/);
});
