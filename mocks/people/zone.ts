/** The machine-readable zone (TD1) of an identity card: three lines of 30 characters. */
import { compact, isYearOnly } from './calendar.ts';
import type { Person } from './person.ts';
import { unaccented } from './spelling.ts';

const WIDTH = 30;

/** @param expiresOn null for a card without expiry */
export function zoneOf(person: Person, expiresOn: string | null): string {
  const { identityNumber, sex, dateOfBirth, fullName } = person;
  const document = withCheckDigit(identityNumber.slice(3));
  const number = withCheckDigit(`${identityNumber}<<`);
  const birth = withCheckDigit(
    isYearOnly(dateOfBirth) ? `${dateOfBirth.slice(2)}<<<<` : sixDigits(dateOfBirth),
  );
  const expiry = withCheckDigit(expiresOn === null ? '991231' : sixDigits(expiresOn));
  const rest = '<'.repeat(11);
  const composite = checkDigit(document + number + birth + expiry + rest);
  return [
    `IDVNM${document}${number}`,
    `${birth}${sex === 'MALE' ? 'M' : 'F'}${expiry}VNM${rest}${composite}`,
    nameLine(fullName),
  ].join('\n');
}

function sixDigits(date: string): string {
  return compact(date).slice(2);
}

/** The first word is the surname. Apostrophes are dropped, other signs part words. */
function nameLine(fullName: string): string {
  const words =
    unaccented(fullName)
      .toUpperCase()
      .replace(/['’]/g, '')
      .match(/[A-Z]+/g) ?? [];
  const [surname = '', ...others] = words;
  return [surname, others.join('<')].filter(Boolean).join('<<').slice(0, WIDTH).padEnd(WIDTH, '<');
}

function withCheckDigit(field: string): string {
  return field + checkDigit(field);
}

/** Weights 7, 3, 1; letters count from 10, filler is 0. */
function checkDigit(field: string): string {
  const sum = Array.from(field).reduce((total, character, position) => {
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    return total + value * ([7, 3, 1][position % 3] ?? 0);
  }, 0);
  return String(sum % 10);
}
