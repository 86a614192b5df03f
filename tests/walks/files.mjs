// Files for walks: a photo with the place where it was taken, and what must not come in.
import { createServer } from 'node:net';
import { join } from 'node:path';

const photo =
  '/9j/4AAQSkZJRgABAQEADAAMAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAARACIDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD0wsoYKWG49BnmlDKc4IODg89Kr3Nlb3LFpkJJTYcEjK5zj86gXRrFZN/lknBHLE9f/wBQoAvghhlSCPUUtVrSygsw4gUjeQTk5qzQAUUUUAFFFFABRRRQAUUUUAf/2Q==';

/** A photo of 34 by 17 dots, taken with the telephone on its side, with EXIF that tells where. */
export function photoOf(place) {
  const jpeg = Buffer.from(photo, 'base64');
  const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0', 'latin1'), Buffer.from(`GPS ${place}`)]);
  const inside = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (inside.length + 2) >> 8, (inside.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, inside, jpeg.subarray(2)]);
}

const zipEnd = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
const flood = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x06\0\0\0', 'latin1'),
  Buffer.alloc(40),
]);

/** What is refused, with what the page says of it. */
export const refused = {
  'a drawing with a script': [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /JPEG, PNG of WebP/],
  'a zip, bomb or not': [Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(2000), zipEnd]), /JPEG, PNG of WebP/],
  'a photo that is an archive too': [Buffer.concat([photoOf('x'), zipEnd]), /verstopt/],
  'a PNG of 20,000 by 20,000 dots': [flood, /te veel beeldpunten/],
  'the test file of virus scanners': [Buffer.concat([photoOf('x'), Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-' + 'ANTIVIRUS-TEST-FILE!$H+H*')]), /virus/],
  'a photo of 20 MB': [Buffer.concat([photoOf('x'), Buffer.alloc(20 << 20, 1)]), /hoogstens 8 MB/],
  'a photo that breaks off in its head': [photoOf('x').subarray(0, 120), /kapot/],
  nothing: [Buffer.alloc(0), /Kies eerst een bestand/],
};

/** A virus scanner that knows one virus. Gives its socket and how to stop it. */
export async function clamd(test, folder) {
  const socket = join(folder, 'clamd.ctl');
  const server = createServer((client) => {
    let all = Buffer.alloc(0);
    client.on('error', () => {});
    client.on('data', (part) => {
      all = Buffer.concat([all, part]);
      let at = 'zINSTREAM\0'.length;
      while (at + 4 <= all.length) {
        const length = all.readUInt32BE(at);
        if (length === 0) {
          client.end(all.includes('EICAR-STANDARD-ANTIVIRUS') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
          return;
        }
        at += 4 + length;
      }
    });
  });
  await new Promise((resolve) => server.listen(socket, resolve));
  const stop = () => new Promise((resolve) => server.close(resolve));
  test.after(stop);
  return { socket, stop };
}

/** Sends a form with a file, as a browser does. */
export function sendFile(zicht, path, fields, bytes, { headers = {}, name = 'IMG_0001.jpg' } = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('bestand', new Blob([bytes], { type: 'image/jpeg' }), bytes.length > 0 ? name : '');
  return fetch(zicht.url + path, { method: 'POST', redirect: 'manual', headers, body: form });
}
