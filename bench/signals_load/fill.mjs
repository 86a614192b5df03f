// Closed signals of the years before, straight into the database; and some variety among the open ones.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

const any = (list) => list[Math.floor(Math.random() * list.length)];
const day_of = (at) => new Date(at).toISOString().slice(0, 10);
const day = 86400000;
const columns =
  'id, desk, state, channel, reporter, received_on, received_at, municipality, sector, form, in_danger, minor, urgency, least_indication, acknowledge_by, assess_by, acknowledged_at, assessed_at, decided_at, closed_at, due, is_open, has_news, assignee, person, offered_to, version';
const no_deadline = 253402214400000;
const decisions = { to_police: 'send_to_police', to_care: 'send_to_care', no_indication: 'find_no_indication', duplicate: 'mark_duplicate' };

function closed(desk) {
  const id = randomBytes(8).readBigUInt64BE() >> 1n;
  const at = Date.now() - Math.floor((30 + Math.random() * 1000) * day);
  const to = any(Object.keys(decisions));
  const when = (days) => `'${day_of(at + days * day)}', ${at + days * day}`;
  const signal = `(${id}, ${desk}, 'closed', '${any(['anonymous', 'citizen', 'phone'])}', 'bystander', '${day_of(at)}', NULL, 'GM0363', '${any(['horeca', 'bouw', ''])}', '${any(['labour', 'sexual', 'criminal', 'unknown'])}', 'unknown', 'unknown', 'normal', 'yes', ${at + 2 * day}, ${at + 5 * day}, ${at + day}, ${at + 2 * day}, ${at + 3 * day}, ${at + 9 * day}, ${no_deadline}, 0, 0, 0, 0, 0, 4)`;
  const steps = [
    `(${id}, 1, 'acknowledge', 'received', 'assessing', 1, ${desk}, ${when(1)})`,
    `(${id}, 2, '${decisions[to]}', 'assessing', '${to}', 1, ${desk}, ${when(3)})`,
    `(${id}, 3, 'close', '${to}', 'closed', 1, ${desk}, ${when(9)})`,
  ];
  return { signal, steps };
}

export function fill({ data, database, many }) {
  const ask = (text) =>
    database
      ? execFileSync('psql', [database, '-qAt', '-v', 'ON_ERROR_STOP=1'], { input: text, maxBuffer: 1 << 28 }).toString()
      : execFileSync('sqlite3', ['-cmd', '.timeout 20000', join(data, 'zicht.db')], { input: text, maxBuffer: 1 << 28 }).toString();
  const desk = ask('SELECT id FROM organisations ORDER BY id LIMIT 1;').trim();
  const lines = ['BEGIN;'];
  for (let done = 0; done < many; done += 500) {
    const rows = Array.from({ length: Math.min(500, many - done) }, () => closed(desk));
    lines.push(`INSERT INTO signals (${columns}) VALUES ${rows.map((row) => row.signal).join(',\n')};`);
    lines.push(`INSERT INTO signal_steps (signal, number, action, from_state, to_state, person, desk, done_on, done_at) VALUES ${rows.flatMap((row) => row.steps).join(',\n')};`);
  }
  // Deadlines in the past and to come, some urgent, some weighed.
  lines.push("UPDATE signals SET due = due - (id % 30) * 86400000, form = CASE id % 3 WHEN 0 THEN 'labour' WHEN 1 THEN 'sexual' ELSE 'unknown' END, urgency = CASE id % 10 WHEN 0 THEN 'urgent' ELSE 'normal' END WHERE is_open = 1;");
  lines.push('COMMIT;');
  if (database) lines.push('ANALYZE;');
  ask(lines.join('\n'));
}
