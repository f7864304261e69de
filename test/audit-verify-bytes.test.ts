/** Verification finds a change of any byte of the store. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { intent, type AuditLog } from './kit/audit-log.ts';
import { written } from './kit/audit-tampering.ts';

describe('finds a change of any byte of any column', () => {
  test.each(['entries', 'commits', 'contents', 'marks'])('in the table %s', async (table) => {
    const { log } = await written();
    const next = await log.chain();
    await next.prune(Date.now() + 1000);
    await next.post(intent(), intent({ subject: undefined }));
    await next.close();
    expect((await log.verify()).faults).toEqual([]);
    const columns = log.rows('SELECT name, type FROM pragma_table_info(?)', table) as unknown as Column[];
    const rows = log.rows(`SELECT * FROM ${table}`);
    const flips = fc.tuple(
      fc.nat(rows.length - 1),
      fc.constantFrom(...columns),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(flips, async ([row, column, place, mask]) => {
        const copy = log.copy();
        if (!flip(copy, table, rows[row] ?? {}, column, place, mask)) return;
        expect((await copy.verify()).faultCount).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

interface Column {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'BLOB';
}

/** @returns whether there is a byte to change, and no other row has what it would become */
function flip(
  log: AuditLog,
  table: string,
  row: Record<string, unknown>,
  { name, type }: Column,
  place: number,
  mask: number,
): boolean {
  const keys = ['writer', 'sequence', 'last', 'hash'].filter(
    (key) => typeof row[key] === 'string' || typeof row[key] === 'number',
  );
  const where = keys.map((key) => `${key} = ?`).join(' AND ');
  const values = keys.map((key) => row[key] as string | number);
  const value = row[name];
  if (typeof value === 'number') {
    const other = BigInt(value) ^ (BigInt(mask) << BigInt(8 * Math.floor(place * 8)));
    return (
      log.tamper(
        `UPDATE OR IGNORE ${table} SET ${name} = ? WHERE ${where}`,
        BigInt.asIntN(64, other),
        ...values,
      ) === 1
    );
  }
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) return false;
  const bytes = Buffer.from(value as string);
  const at = Math.floor(place * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  return (
    log.tamper(
      `UPDATE OR IGNORE ${table} SET ${name} = CAST(? AS ${type}) WHERE ${where}`,
      bytes,
      ...values,
    ) === 1
  );
}
