// What a disk holds after the power went: everything that was synced, and of the rest whatever the disk
// happened to have done already.
import { readFileSync } from 'node:fs';

const [wrote, synced, cut, removed] = [1, 2, 3, 4];
const names = { 1: 'zicht.db', 2: 'zicht.db-wal' };
const head_size = 14;
const sector = 512;

/** The events of a log (recorder.c), each with the place in the log at which it was written down. */
export function readEvents(path) {
  const log = readFileSync(path);
  const events = [];
  for (let at = 0; at + head_size <= log.length; ) {
    const [type, file] = log.subarray(at, at + 2);
    const length = log.readUInt32LE(at + 2);
    const offset = Number(log.readBigUInt64LE(at + 6));
    const bytes = type === wrote ? log.subarray(at + head_size, at + head_size + length) : Buffer.alloc(0);
    at += head_size + bytes.length;
    events.push({ type, file: names[file], offset, bytes, end: at });
  }
  return events;
}

/** A file that grows and shrinks. */
class Content {
  constructor(bytes) {
    this.bytes = Buffer.from(bytes);
    this.size = bytes.length;
  }
  resize(size) {
    if (size > this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(Math.max(size * 2, 1 << 16) - this.bytes.length)]);
    if (size > this.size) this.bytes.fill(0, this.size, size);
    this.size = size;
  }
  write(offset, bytes) {
    if (offset + bytes.length > this.size) this.resize(offset + bytes.length);
    bytes.copy(this.bytes, offset);
  }
  apply(event) {
    if (event.type === wrote) this.write(event.offset, event.bytes);
    if (event.type === cut) this.resize(event.offset);
    if (event.type === removed) this.resize(0);
  }
  /** What the disk had done of this event: all, nothing, or for a write some of its sectors. */
  apply_some(event, chance) {
    const lot = chance();
    if (lot < 1 / 3) return;
    if (lot < 2 / 3 || event.type !== wrote) return this.apply(event);
    for (let from = 0; from < event.bytes.length; from += sector)
      if (chance() < 0.5) this.write(event.offset + from, event.bytes.subarray(from, from + sector));
  }
}

/** The disk, event by event. `files` are its contents when it began, by name; all of that is synced. */
export class Disk {
  constructor(files) {
    this.safe = new Map(Object.values(names).map((name) => [name, new Content(files[name] ?? Buffer.alloc(0))]));
    this.waiting = new Map(Object.values(names).map((name) => [name, []]));
  }
  happen(event) {
    const waiting = this.waiting.get(event.file);
    if (event.type !== synced) return void waiting.push(event);
    for (const before of waiting) this.safe.get(event.file).apply(before);
    waiting.length = 0;
  }
  /** What is there when the power goes now; one time in three nothing of what was not synced. */
  after_a_cut(chance) {
    const dull = chance() < 1 / 3;
    const found = {};
    for (const [name, content] of this.safe) {
      const left = new Content(content.bytes.subarray(0, content.size));
      if (!dull) for (const event of this.waiting.get(name)) left.apply_some(event, chance);
      found[name] = left.bytes.subarray(0, left.size);
    }
    return found;
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance_of(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
