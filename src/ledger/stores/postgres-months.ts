/** The parts of the table `entries` in PostgreSQL, one for each UTC month, and what steps over them. */
import type { Client } from 'pg';
import type { RetentionMark } from '../chain.ts';
import { monthOf } from '../month.ts';
import { lockTables } from './postgres-schema.ts';
import type { Session } from './postgres-session.ts';
import { chainsIn } from './sql-store.ts';

/** Something of before a month came after the marks were made: they must be made again. */
export class OlderEntries extends Error {
  readonly code = 'older entries came meanwhile';
}

/** The UTC month of a time as it stands in the names of tables, e.g. `2026_11`. */
export function partOf(at: number): string {
  return monthOf(at).replace('-', '_');
}

/** Makes the part for a month, unless it is there. */
export async function createMonth(session: Session, month: string): Promise<void> {
  await session.transaction(async (client) => {
    if ((await months(client)).includes(month)) return;
    await lockTables(client);
    if ((await months(client)).includes(month)) return;
    // A table that is attached does not lock out those who read and write; one that is created as a part does.
    await client.query(`CREATE TABLE entries_${month} (LIKE entries)`);
    await client.query(
      `ALTER TABLE entries ATTACH PARTITION entries_${month}
       FOR VALUES FROM (${startOf(month)}) TO (${endOf(month)})`,
    );
  });
}

/** Keeps the marks of chains whose beginnings are removed, and removes their commits. */
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
 * Drops the months that lie wholly before a time, in milliseconds since 1970. To be called within a transaction.
 *
 * @throws OlderEntries when there is something before that time which no mark covers
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
    if (endOf(month) <= before) await client.query(`DROP TABLE entries_${month}`);
  }
}

/** A commit of each writer, of those for which a condition holds the first in an order. */
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

function startOf(month: string): number {
  const [year = 0, number = 0] = month.split('_').map(Number);
  return Date.UTC(year, number - 1);
}

function endOf(month: string): number {
  const [year = 0, number = 0] = month.split('_').map(Number);
  return Date.UTC(year, number);
}
