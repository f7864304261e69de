import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isHealthInsuranceNumber, parseIdentityNumber } from '../src/subject/identity-number.ts';
import { parsePartialDate } from '../src/subject/partial-date.ts';
import { Subject } from '../src/subject/subject.ts';
import { tie, weakest, type Evidence } from '../src/subject/tie.ts';
import {
  anyCutName,
  anyDate,
  anyName,
  anyNumber,
  anySubject,
  spellings,
  unaccented,
  zoneOf,
} from './kit/arbitrary.ts';

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

describe('the name that a scanned zone cut', () => {
  const cutOf = (name: string) => zoneOf(name).slice(0, 30).replaceAll(/<+/g, ' ');
  const anyHolder = fc.record({ identityNumber: anyNumber, fullName: anyCutName, dateOfBirth: anyDate });
  const heldOf = ({ identityNumber, ...others }: typeof fields): Evidence => ({
    numbers: [identityNumber],
    keyed: true,
    ...others,
  });

  test('ties the whole name, in every spelling with the same words, at PREFIX', () => {
    fc.assert(
      fc.property(anyHolder, (holder) => {
        const scanned = Subject.parse({ ...holder, fullName: cutOf(holder.fullName) }, { isNameCut: true });
        const written = [holder.fullName, holder.fullName.normalize('NFD'), unaccented(holder.fullName)];
        for (const fullName of [...written, holder.fullName.toUpperCase()]) {
          expect(tie(scanned, { ...heldOf(holder), fullName })).toEqual({
            number: 'EXACT',
            name: 'PREFIX',
            dateOfBirth: 'EXACT',
          });
        }
      }),
    );
  });

  test('ties no name that differs before the cut, and no other place of the cut', () => {
    fc.assert(
      fc.property(anyHolder, anyCutName, fc.integer({ min: 5, max: 29 }), (holder, other, length) => {
        const cut = cutOf(holder.fullName);
        const scanned = Subject.parse({ ...holder, fullName: cut }, { isNameCut: true });
        if (cutOf(other) !== cut)
          expect(tie(scanned, { ...heldOf(holder), fullName: other })).toBeUndefined();
        const shorter = cut.slice(0, length - 1).trim();
        const shorterCut = Subject.parse({ ...holder, fullName: shorter }, { isNameCut: true });
        if (shorter !== cut) expect(tie(shorterCut, heldOf(holder))).toBeUndefined();
        const changed = `X${holder.fullName}`;
        expect(tie(scanned, { ...heldOf(holder), fullName: changed })).toBeUndefined();
      }),
    );
  });

  test('ties nothing without an equal 12-digit number and an equal full date of birth', () => {
    fc.assert(
      fc.property(anyHolder, anyNumber, anyDate, (holder, number, date) => {
        const cut = { ...holder, fullName: cutOf(holder.fullName) };
        const scanned = Subject.parse(cut, { isNameCut: true });
        const held = heldOf(holder);
        const weaker: Evidence[] = [
          { ...held, numbers: [] },
          { ...held, numbers: [parseIdentityNumber(holder.identityNumber.slice(3))] },
          { ...held, dateOfBirth: undefined },
          { ...held, dateOfBirth: parsePartialDate(holder.dateOfBirth.slice(0, 7)) },
          { ...held, dateOfBirth: parsePartialDate(holder.dateOfBirth.slice(0, 4)) },
          ...(number === holder.identityNumber ? [] : [{ ...held, numbers: [number] }]),
          ...(date === holder.dateOfBirth ? [] : [{ ...held, dateOfBirth: date }]),
        ];
        for (const evidence of weaker) expect(tie(scanned, evidence)).toBeUndefined();
        const monthOnly = parsePartialDate(holder.dateOfBirth.slice(0, 7));
        const coarser = Subject.parse({ ...cut, dateOfBirth: monthOnly }, { isNameCut: true });
        expect(tie(coarser, { ...held, dateOfBirth: monthOnly })).toBeUndefined();
        const former = parseIdentityNumber(holder.identityNumber.slice(3));
        const byFormer = Subject.parse({ ...cut, identityNumber: former }, { isNameCut: true });
        expect(tie(byFormer, { ...held, numbers: [former] })).toBeUndefined();
      }),
    );
  });

  test('is another subject than the same letters typed, which are tied to nothing longer', () => {
    fc.assert(
      fc.property(anyHolder, (holder) => {
        const cut = { ...holder, fullName: cutOf(holder.fullName) };
        const typed = Subject.parse(cut);
        expect(tie(typed, heldOf(holder))).toBeUndefined();
        expect(Subject.parse(cut, { isNameCut: true }).key).not.toBe(typed.key);
      }),
    );
  });

  test('ties a name that ends at the very length as any name without accents', () => {
    const whole = { ...fields, fullName: 'Tôn Nữ Nguyễn Phước Thị Hương' };
    const scanned = Subject.parse({ ...whole, fullName: cutOf(whole.fullName) }, { isNameCut: true });
    expect(tie(scanned, heldOf(whole))?.name).toBe('UNACCENTED');
    expect(tie(scanned, { ...heldOf(whole), fullName: `${whole.fullName}x` })?.name).toBe('PREFIX');
    const hyphened = 'Tôn-Nữ Nguyễn Phước Thị Hươngx';
    expect(tie(scanned, { ...heldOf(whole), fullName: hyphened })?.name).toBe('PREFIX');
    expect(tie(scanned, { ...heldOf(whole), fullName: 'Tôn Nữ Nguyễn Phước Thị' })).toBeUndefined();
  });
});

describe('the number of a health insurance card', () => {
  const card = (number: string) => {
    if (!isHealthInsuranceNumber(number)) throw new Error('no number of a card');
    return number;
  };
  const byCard = Subject.parse({ ...fields, identityNumber: card('DN4790100000001') });

  test('is compared with numbers of its kind only, by the 10 digits that each ends in', () => {
    const held = (...numbers: Evidence['numbers']) => ({ ...same, numbers });
    expect(tie(byCard, held(card('0100000001')))?.number).toBe('EXACT');
    expect(tie(byCard, held(card('GD4790100000001')))?.number).toBe('EXACT');
    expect(tie(byCard, held(card('0100000002')))).toBeUndefined();
    expect(tie(byCard, held(subject.identityNumber))).toBeUndefined();
    expect(tie(byCard, { ...held(subject.identityNumber), keyed: true })?.number).toBe('KEYED');
    expect(tie(subject, { ...held(card('0100000001')), keyed: true })?.number).toBe('KEYED');
  });

  test('is no number that a caller can type', () => {
    expect(() => parseIdentityNumber('0100000001')).toThrow('IDENTITY_NUMBER_DIGITS');
    expect(() => parseIdentityNumber('DN4790100000001')).toThrow('IDENTITY_NUMBER_DIGITS');
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
  const named = (name: 'TONE_PLACEMENT' | 'PUNCTUATION' | 'UNACCENTED' | 'PREFIX') =>
    ({ number: 'EXACT', name, dateOfBirth: 'EXACT' }) as const;
  expect(weakest(named('TONE_PLACEMENT'), named('PUNCTUATION')).name).toBe('PUNCTUATION');
  expect(weakest(named('UNACCENTED'), named('PUNCTUATION')).name).toBe('UNACCENTED');
  expect(weakest(named('UNACCENTED'), named('PREFIX')).name).toBe('PREFIX');
});
