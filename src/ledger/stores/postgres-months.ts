/** Partitions of the table `entries` in PostgreSQL, one for each UTC month. */
import type { Client } from 'pg';
import type { RetentionMark } from '../chain.ts';
import { monthOf } from '../month.ts';
import { lockTables } from './postgres-schema.ts';
import type { Session } from './postgres-session.ts';
import { chainsIn } from './sql-store.ts';

/** Entries from before the month were written since the marks were made, which must be made again. */
export class OlderEntries extends Error {
  readonly code = 'older entries came meanwhile';
}

/** The UTC month of a time as in the names of partitions, e.g. `2026_11`. */
export function partOf(at: number): string {
  return monthOf(at).replace('-', '_');
}

/** Creates the partition of a month, unless it exists. */
export async function createMonth(session: Session, month: string): Promise<void> {
  await session.transaction(async (client) => {
    if ((await months(client)).includes(month)) return;
    await lockTables(client);
    if ((await months(client)).includes(month)) return;
    // Attaching a table does not block readers and writers; creating it as a partition does.
    await client.query(`CREATE TABLE entries_${month} (LIKE entries)`);
    await client.query(
      `ALTER TABLE entries ATTACH PARTITION entries_${month}
       FOR VALUES FROM (${startOf(month)}) TO (${startOf(month, 1)})`,
    );
  });
}

/** Keeps the marks of chains whose beginnings are removed, and removes the commits before them. */
export async function keepMarks(client: Client, marks: readonly RetentionMark[]): Promise<void> {
  for (const { writer, sequence, head, at, key, signature } of marks) {
    await client.query(
      `INSERT INTO marks (writer, sequence, head, at, key, signature) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [writer, sequence, head, at, key, signature],
    );
    await client.query('DELETE FROM commits WHERE writer = $1 AND last <= $2', [writer, sequence]);
  }
}

/**
 * Drops the months that end before a time, in milliseconds since 1970. Called within a transaction.
 *
 * @throws OlderEntries when no mark covers an entry from before that time
 */
export async function dropMonthsBefore(client: Client, before: number): Promise<void> {
  await lockTables(client);
  await client.query('LOCK TABLE entries IN ACCESS EXCLUSIVE MODE');
  const { rows } = await client.query(
    `SELECT FROM (${chainsIn('entries', 'at < $1')}) AS old CROSS JOIN LATERAL (
       SELECT at FROM commits WHERE writer = old.writer
         AND last > coalesce((SELECT max(sequence) FROM marks WHERE writer = old.writer), 0)
       ORDER BY last LIMIT 1
     ) AS next WHERE next.at < $1 LIMIT 1`,
    [before],
  );
  if (rows.length > 0) throw new OlderEntries('Older entries were written since the marks were made.');
  for (const month of await months(client)) {
    if (startOf(month, 1) <= before) await client.query(`DROP TABLE entries_${month}`);
  }
}

/** The first commit of each chain in an order, of those that fit a condition. */
export function commitOfEach(order: string, condition = 'true'): string {
  return `SELECT one.* FROM (${chainsIn('commits')}) AS writers CROSS JOIN LATERAL (
      SELECT * FROM commits WHERE writer = writers.writer AND ${condition} ORDER BY ${order} LIMIT 1
    ) AS one`;
}

async function months(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ part: string }>(
    `SELECT relname AS part FROM pg_inherits JOIN pg_class ON oid = inhrelid
     WHERE inhparent = to_regclass('entries') AND relname ~ '^entries_[0-9]{4}_[0-9]{2}$' ORDER BY relname`,
  );
  return rows.map(({ part }) => part.slice('entries_'.length));
}

/** The first millisecond of the month, or of a later one. */
function startOf(month: string, more = 0): number {
  const [year = 0, number = 0] = month.split('_').map(Number);
  return Date.UTC(year, number - 1 + more);
}
