// The eyes of the browser tests: a sound page keeps every promise of the audit, and the same page with one
// mistake breaks the one that is about it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import test, { after, before } from 'node:test';
import { promises } from '../browser/audit.mjs';
import { isSound } from '../browser/axe.mjs';
import { launch, site, visit } from '../browser/browser.mjs';

const style = `:root { color-scheme: light dark; color: #111; background: #fff }
@media (prefers-color-scheme: dark) { :root { color: #eee; background: #111 } a { color: #9cf } }
button, summary { min-height: 2rem; min-width: 2rem }
:focus-visible { outline: 3px solid currentColor }`;
const body = `<main><h1>Kanarie</h1>
<p>Op deze pagina is alles in orde. Er is ook <a href="/ander">een andere</a>.</p>
<div><button type="button">Druk</button></div>
<details><summary>Meer</summary><p>Dit is uitgevouwen.</p></details></main>`;
const page = { head: '', style, body, headers: {} };

/** What was served last, since each story serves its own. */
let served = page;
const server = createServer((request, response) => {
  if (request.url === '/kanarie.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(served.style);
  if (request.url !== '/') return response.writeHead(404).end();
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kanarie</title><link rel="stylesheet" href="/kanarie.css"><link rel="icon" href="data:,">${served.head}`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...served.headers }).end(`<!DOCTYPE html>\n<html lang="nl"><head>${head}</head>\n<body>${served.body}</body></html>\n`);
});

before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.url = `http://127.0.0.1:${server.address().port}`;
  site.browser = await launch();
});
after(async () => {
  await site.browser?.close();
  server.closeAllConnections();
  server.close();
});

const behind = (more) => ({ ...page, body: body.replace('</main>', `${more}</main>`) });
const styled = (more) => ({ ...page, style: `${style}\n${more}` });
const scripted = (script) => behind(`<script>${script}</script>`);
const noise = (kilobytes) => randomBytes(kilobytes * 512).toString('hex');
const faint = '{ color: #bbb; background: #fff }';
const tiny = '{ min-width: 0; min-height: 0; width: 20px; height: 20px; overflow: hidden; padding: 0 }';
const dots = 'src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="1" height="1"';

const light = 'is light and calls nobody else';
const accessible = 'is accessible by axe, on a desk and a telephone, in light and dark, with all unfolded';
const fits = 'fits at 320 px, with wide text spacing too';
const keyboard = 'shows where the keyboard is, and never under something';
const still = 'stands still for who asks for less motion, and has targets that can be hit';
const complete = 'is complete without script, and valid';

/** A promise, what is planted, and what must be said of it. */
const canaries = [
  [light, 'a script from elsewhere that does not answer', behind('<script src="http://niemand.invalid/volg.js"></script>'), /somebody else is called.*niemand\.invalid/],
  [light, 'a picture from another port of this machine', behind('<p><img alt="" src="http://127.0.0.1:9/stip.png"></p>'), /somebody else is called.*127\.0\.0\.1:9/],
  [light, 'a question that a script asks elsewhere', scripted('navigator.sendBeacon("http://niemand.invalid/tel", "1")'), /somebody else is called.*niemand\.invalid/],
  [light, 'a hint to connect elsewhere', { ...page, head: '<link rel="preconnect" href="https://niemand.invalid">' }, /somebody else is called.*niemand\.invalid/],
  [light, 'a complaint of the browser', scripted('console.error("kanarie")'), /kanarie/],
  [light, 'a cookie', { ...page, headers: { 'set-cookie': 'koekje=1' } }, /koekje/],
  [light, 'a page that is too heavy', behind(`<!-- ${noise(22)} -->`), /Document: \d+\.\d KB of 20/],
  [light, 'a stylesheet that is too heavy', styled(`/* ${noise(12)} */`), /Stylesheet: \d+\.\d KB of 10/],
  [light, 'a page that moves under the reader', scripted('setTimeout(() => document.querySelector("main").insertAdjacentHTML("afterbegin", "<p style=\'height:400px\'>Schuif op</p>"), 100)'), /layout shift 0\.\d/],
  [accessible, 'a picture without words', behind(`<p><img ${dots}></p>`), /desk.*image-alt/],
  [accessible, 'text that is too faint', styled(`main p ${faint}`), /desk.*color-contrast/],
  [accessible, 'text that is too faint when it is unfolded', styled(`details p ${faint}`), /desk, unfolded.*color-contrast/],
  [accessible, 'text that is too faint in the dark', styled('@media (prefers-color-scheme: dark) { main p { color: #444 } }'), /desk, unfolded, dark.*color-contrast/],
  [accessible, 'text that is too faint on a telephone', styled(`@media (max-width: 500px) { main p ${faint} }`), /telephone.*color-contrast/],
  [fits, 'something wide', styled('h1 { width: 500px }'), /no sideways scroll\b(?! with)/],
  [fits, 'words that grow too wide', { ...behind('<p class="lang">abcdefghijklmnopqrstuvwxyzabcdefgh</p>'), style: `${style}\n.lang { white-space: nowrap; font: 14px monospace }` }, /wide text spacing \(WCAG 1\.4\.12\)/],
  [keyboard, 'a link that does not show that it has the focus', styled('a:focus-visible { outline: none }'), /no outline on "een andere"/],
  [keyboard, 'something that lies over what has the focus', { ...behind('<div class="balk">Balk</div>'), style: `${style}\n.balk { position: fixed; inset: 0 }` }, /"een andere" is covered/],
  [keyboard, 'a focus outside the window', styled('a { position: fixed; top: -400px }'), /"een andere" is out of view/],
  [still, 'something that goes on moving', styled('@keyframes draai { to { opacity: 0.9 } } h1 { animation: draai 9s infinite }'), /"running":1/],
  [still, 'a button that is too small', styled(`button ${tiny}`), /"small":\["Druk"\]/],
  [still, 'a button in a sentence that is too small', { ...behind('<p>Of druk <button type="button" class="ook">hier</button>.</p>'), style: `${style}\n.ook ${tiny}` }, /"small":\["hier"\]/],
  [complete, 'a heading that only script makes', { ...page, body: `${body.replace('<h1>Kanarie</h1>', '')}<script>document.querySelector("main").prepend(document.createElement("h1"))</script>` }, /0 !== 1/],
  [complete, 'a style in the page', behind('<p style="color: red">Rood</p>'), /nothing inline/],
  [complete, 'a handler in the page', behind('<p onclick="x()">Klik</p>'), /nothing inline/],
  [complete, 'an id that is there twice', behind('<p id="kanarie">Een</p><p id="kanarie">Twee</p>'), /no-dup-id/],
  [complete, 'an element that is not closed', behind('<p><em>Schuin</p>'), /close-order/],
];

/** All that a failure says, also what was found where something else was wanted. */
const said = (fault) => `${fault.message} ${JSON.stringify(fault.actual)}`.replaceAll('\n', ' ');

for (const [promise, look] of Object.entries(promises)) {
  test(`a sound page ${promise}`, async (t) => {
    served = page;
    await look(t, '/');
  });
  const planted = canaries.filter(([about]) => about === promise);
  test(`"${promise}" has canaries`, () => assert.ok(planted.length >= 2));
  for (const [, what, mistake, finding] of planted)
    test(`${what} is seen`, async (t) => {
      served = mistake;
      await assert.rejects(look(t, '/'), (fault) => {
        assert.match(said(fault), finding);
        return true;
      });
    });
}

test('what is asked of a page of the work is looked at too', async (t) => {
  const look = async (what) => {
    served = what;
    await isSound(await visit(t, '/'), 'kanarie');
  };
  await look(page);
  for (const [mistake, finding] of [
    [behind(`<p><img ${dots}></p>`), /image-alt/],
    [behind('<p id="kanarie">Een</p><p id="kanarie">Twee</p>'), /no-dup-id/],
    [styled('h1 { width: 1600px }'), /no sideways scroll/],
  ])
    await assert.rejects(look(mistake), (fault) => finding.test(said(fault)));
});
