/** The licence database's answer about one person. */
import type { UnknownObject } from '../../kit/unknown.ts';
import type { Person } from '../../people/index.ts';
import { newestFirst } from './expected.ts';
import { licenceRow, pointsRow } from './wire.ts';

/** @param noiDung the requested contents; the contract has been checked */
export function resultOf(noiDung: unknown, person: Person | null): UnknownObject {
  const asked: readonly unknown[] = Array.isArray(noiDung) ? noiDung : [];
  // Ordered by number, which is unrelated to the date of issue: callers must sort.
  const held = (person?.licences ?? []).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const licences = asked.includes('GPLX') && person !== null ? held.map(licenceRow) : [];
  const points = asked.includes('DIEM')
    ? newestFirst(held)
        .map(pointsRow)
        .filter((row) => row !== null)
    : [];
  if (licences.length + points.length === 0) return { maKetQua: '01' };
  return {
    maKetQua: '00',
    ...(asked.includes('GPLX') ? { gplx: licences } : {}),
    ...(asked.includes('DIEM') ? { diem: points } : {}),
  };
}
