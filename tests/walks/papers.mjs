// What other programs say about a paper.
import { execFileSync, spawn } from 'node:child_process';

/** What a program prints; fails where it ends badly. */
export const text = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

export const sound_pdf = (file) => text('qpdf', '--check', file);

/** Its exit code, 0 where it has nothing to say, and what it said. */
export const epubcheck = (file, ...options) => new Promise((resolve) => {
  const child = spawn('java', ['-jar', '/usr/share/java/epubcheck.jar', '--failonwarnings', ...options, file]);
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  child.on('close', (code) => resolve({ code, said }));
});
