// What goes on beside the work: connections that never finish a request, and wrong receipts.
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from './client.mjs';

const { port, slow, flood } = workerData;
let closed = 0;
let over = false;
const sockets = new Set();

/** Sends a letter of a head every two seconds; when it is closed, another comes. */
function idle() {
  if (over) return;
  const head = 'GET /melden HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Traag: ';
  let at = Math.floor(Math.random() * head.length);
  const socket = connect(port, '127.0.0.1', () => socket.write(head.slice(0, at)));
  const letter = setInterval(() => socket.write(at < head.length ? head[at++] : 'a'), 2000);
  sockets.add(socket);
  socket.on('data', () => {});
  socket.on('error', () => {});
  socket.on('close', () => {
    clearInterval(letter);
    sockets.delete(socket);
    if (over) return;
    ++closed;
    setTimeout(idle, 100 + Math.random() * 1000);
  });
}
for (let at = 0; at < slow; ++at) setTimeout(idle, Math.random() * 2000);

const words = 'appel boom deur eend fiets gras huis ijs jas kast lamp maan noot oog peer roos schip tafel uil vis wolk zee'.split(' ');
const client = new Client(port);
let floods = 0;
const begun = performance.now();
const flooding = setInterval(() => {
  while (floods < ((performance.now() - begun) / 1000) * flood) {
    ++floods;
    client.post('/melden/antwoord', { woorden: Array.from({ length: 9 }, () => words[Math.floor(Math.random() * words.length)]).join(' ') }).catch(() => {});
  }
}, 10);

parentPort.on('message', () => {
  over = true;
  clearInterval(flooding);
  const open = sockets.size;
  for (const socket of sockets) socket.destroy();
  parentPort.postMessage({ floods, closed, open });
  parentPort.close();
});
