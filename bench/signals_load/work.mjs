// The work that a form asks for, done beside the clock that measures.
import { parentPort } from 'node:worker_threads';
import { work } from '../../tests/walks/reporter.mjs';

parentPort.on('message', ({ ticket, bits }) => parentPort.postMessage({ ticket, answer: work(ticket, bits) }));
