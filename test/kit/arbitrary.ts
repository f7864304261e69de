/** Random Vietnamese names, dates and numbers for property tests. */
import fc from 'fast-check';
import { parseIdentityNumber, type IdentityNumber } from '../../src/subject/identity-number.ts';
import { parsePartialDate, type PartialDate } from '../../src/subject/partial-date.ts';
import { Subject } from '../../src/subject/subject.ts';

const WORDS = [
  'Nguyễn',
  'Trần',
  'Đặng',
  'Thị',
  'Văn',
  'Hoà',
  'Thuý',
  'Ánh',
  'Y',
  'Niê',
  "H'Hen",
  'Êban',
  'Ƀlao',
  'Ksor',
];

export const anyName: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));

/** The line of a card's zone with a name, before it is cut at 30 characters. */
export function zoneOf(name: string): string {
  const [surname = '', ...others] = unaccented(name).toUpperCase().replaceAll("'", '').split(' ');
  return others.length === 0 ? surname : `${surname}<<${others.join('<')}`;
}

/** Names that a card's zone cuts within a word. */
export const anyCutName: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS, 'Phước', 'Nghiêng', 'Đượm'), { minLength: 6, maxLength: 9 })
  .map((words) => words.join(' '))
  .filter((name) => zoneOf(name).length > 30 && /[A-Z]/.test(zoneOf(name).charAt(29)));

export const anyDate: fc.Arbitrary<PartialDate> = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2020-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => parsePartialDate(date.toISOString().slice(0, 10)));

export const anyNumber: fc.Arbitrary<IdentityNumber> = fc
  .integer({ min: 0, max: 999_999_999_999 })
  .map((number) => parseIdentityNumber(String(number).padStart(12, '0')));

export const anySubject: fc.Arbitrary<Subject> = fc
  .record({ identityNumber: anyNumber, fullName: anyName, dateOfBirth: anyDate })
  .map((fields) => Subject.parse(fields));

/** Ways in which systems write one and the same name. */
export function spellings(name: string): string[] {
  return [
    name.normalize('NFC'),
    name.normalize('NFD'),
    name.toUpperCase(),
    name.toLowerCase().normalize('NFD'),
    name.replaceAll(' ', '  '),
    name.replaceAll('Hoà', 'Hòa').replaceAll('Thuý', 'Thúy'),
    name.replaceAll("'", '’'),
    unaccented(name),
  ];
}

export function unaccented(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll('Ƀ', 'B');
}
