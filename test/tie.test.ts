import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseIdentityNumber } from '../src/subject/identity-number.ts';
import { parsePartialDate } from '../src/subject/partial-date.ts';
import { Subject } from '../src/subject/subject.ts';
import { tie, weakest, type Evidence } from '../src/subject/tie.ts';
import { anyDate, anyName, anyNumber, anySubject, spellings } from './kit/arbitrary.ts';

const fields = {
  identityNumber: parseIdentityNumber('079190123456'),
  fullName: 'Nguyễn Thị Hoà',
  dateOfBirth: parsePartialDate('1990-02-15'),
};
const subject = Subject.parse(fields);

const same: Evidence = {
  numbers: [subject.identityNumber],
  keyed: false,
  fullName: subject.fullName,
  dateOfBirth: subject.dateOfBirth,
};

describe('a record is tied', () => {
  test('by equal number, name and date', () => {
    expect(tie(subject, same)).toEqual({ number: 'EXACT', name: 'EXACT', dateOfBirth: 'EXACT' });
  });

  test('in every spelling of the name and at every coarser date', () => {
    fc.assert(
      fc.property(anySubject, fc.constantFrom(4, 7, 10), (person, length) => {
        const dateOfBirth = parsePartialDate(person.dateOfBirth.slice(0, length));
        for (const fullName of spellings(person.fullName)) {
          const evidence = { numbers: [person.identityNumber], keyed: false, fullName, dateOfBirth };
          expect(tie(person, evidence)).toBeDefined();
        }
      }),
    );
  });

  test('by a year-only birth date to a full one of that year', () => {
    const yearOnly = Subject.parse({ ...fields, dateOfBirth: parsePartialDate('1990') });
    expect(tie(yearOnly, same)?.dateOfBirth).toBe('PRECISION');
    expect(tie(yearOnly, { ...same, dateOfBirth: parsePartialDate('1991-02-15') })).toBeUndefined();
  });

  test('without a number only in the slot of a call for one number', () => {
    expect(tie(subject, { ...same, numbers: [], keyed: true })?.number).toBe('KEYED');
    expect(tie(subject, { ...same, numbers: [], keyed: false })).toBeUndefined();
  });

  test('with a number of another kind as without a number', () => {
    const former = [parseIdentityNumber('012345678')];
    expect(tie(subject, { ...same, numbers: former, keyed: true })?.number).toBe('KEYED');
    expect(tie(subject, { ...same, numbers: former, keyed: false })).toBeUndefined();
  });

  test('without a date only by a name with equal accents', () => {
    expect(tie(subject, { ...same, dateOfBirth: undefined })?.dateOfBirth).toBe('NOT_HELD');
    expect(tie(subject, { ...same, dateOfBirth: undefined, fullName: 'NGUYỄN THỊ HÒA' })).toBeDefined();
    expect(tie(subject, { ...same, dateOfBirth: undefined, fullName: 'NGUYEN THI HOA' })).toBeUndefined();
  });

  test('with other punctuation as with another place of the tone mark', () => {
    const hen = Subject.parse({ ...fields, fullName: "H'Hen Niê" });
    const held = (fullName: string) => ({ ...same, dateOfBirth: undefined, fullName });
    expect(tie(hen, held('H’HEN NIÊ'))).toEqual({
      number: 'EXACT',
      name: 'PUNCTUATION',
      dateOfBirth: 'NOT_HELD',
    });
    expect(tie(hen, held('HHen-Niê'))?.name).toBe('PUNCTUATION');
    expect(tie(hen, held('HHEN NIE'))).toBeUndefined();
    const dao = Subject.parse({ ...fields, fullName: 'Ɖặng Thị Ðào' });
    expect(tie(dao, held('Đặng Thị Đào'))?.name).toBe('EXACT');
    expect(tie(dao, held('ÐẶNG THỊ ÐÀO'))?.name).toBe('PUNCTUATION');
    expect(tie(dao, held('Dặng Thị Dào'))).toBeUndefined();
  });
});

describe('a record is not tied', () => {
  test('to a person with another number, name or date, whatever else agrees', () => {
    fc.assert(
      fc.property(
        anySubject,
        anyNumber,
        anyName,
        anyDate,
        fc.boolean(),
        (person, number, name, date, keyed) => {
          const own: Evidence = {
            numbers: [person.identityNumber],
            keyed,
            fullName: person.fullName,
            dateOfBirth: person.dateOfBirth,
          };
          if (number !== person.identityNumber)
            expect(tie(person, { ...own, numbers: [number] })).toBeUndefined();
          if (date !== person.dateOfBirth) expect(tie(person, { ...own, dateOfBirth: date })).toBeUndefined();
          const folded = (text: string) => text.replace(/[^\p{L}]/gu, '').toLowerCase();
          if (folded(name) !== folded(person.fullName)) {
            expect(tie(person, { ...own, fullName: name })).toBeUndefined();
          }
        },
      ),
    );
  });

  test('without a name', () => {
    expect(tie(subject, { ...same, fullName: undefined })).toBeUndefined();
  });
});

test('takes the weakest match of merged rows', () => {
  expect(
    weakest(
      { number: 'EXACT', name: 'UNACCENTED', dateOfBirth: 'EXACT' },
      { number: 'KEYED', name: 'EXACT', dateOfBirth: 'PRECISION' },
    ),
  ).toEqual({ number: 'KEYED', name: 'UNACCENTED', dateOfBirth: 'PRECISION' });
  const named = (name: 'TONE_PLACEMENT' | 'PUNCTUATION' | 'UNACCENTED') =>
    ({ number: 'EXACT', name, dateOfBirth: 'EXACT' }) as const;
  expect(weakest(named('TONE_PLACEMENT'), named('PUNCTUATION')).name).toBe('PUNCTUATION');
  expect(weakest(named('UNACCENTED'), named('PUNCTUATION')).name).toBe('UNACCENTED');
});
