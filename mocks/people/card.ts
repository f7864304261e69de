/**
 * Text of the QR code on a person's identity card: seven fields between bars (from memory), dates as
 * ddMMyyyy. The four digits for a year-only date are ours.
 */
import { dayBetween, isYearOnly } from './calendar.ts';
import { rngOf } from './hash.ts';
import type { Person } from './person.ts';
import { addressLine } from './places.ts';

function turned(date: string): string {
  return isYearOnly(date) ? date : date.split('-').toReversed().join('');
}

export function cardQrOf(person: Person): string {
  const rng = rngOf(person.key);
  return [
    person.identityNumber,
    person.formerNumber ?? '',
    person.fullName,
    turned(person.dateOfBirth),
    person.sex === 'MALE' ? 'Nam' : 'Nữ',
    person.permanentAddress === null ? '' : addressLine(person.permanentAddress),
    turned(dayBetween(rng, 'card issued', '2021-01-04', '2025-12-31')),
  ].join('|');
}
