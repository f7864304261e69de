import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BadInput } from '../src/subject/bad-input.ts';
import { parseIdentityNumber } from '../src/subject/identity-number.ts';
import {
  compareNames,
  foldName,
  parseFullName,
  plainName,
  tidyName,
  typedName,
} from '../src/subject/name.ts';
import { agree, isPartialDate, parsePartialDate, today } from '../src/subject/partial-date.ts';
import { Subject } from '../src/subject/subject.ts';
import { anyDate, anyName, spellings } from './kit/arbitrary.ts';

/** The rule that a value breaks, or undefined. */
function ruleOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof BadInput) return error.rule;
    throw error;
  }
}

describe('identity numbers', () => {
  test.each(['079090123456', '012345678'])('accepts %s', (number) => {
    expect(parseIdentityNumber(number)).toBe(number);
  });

  test.each([
    '07909012345',
    '0790901234567',
    '0123456789',
    '07909012345a',
    ' 079090123456',
    '',
    '０７９０９０１２３４５６',
  ])('refuses “%s” with its rule', (number) => {
    expect(ruleOf(() => parseIdentityNumber(number))).toBe('IDENTITY_NUMBER_DIGITS');
  });

  test('refuse a JSON number, which loses leading zeros', () => {
    expect(ruleOf(() => parseIdentityNumber(79_090_123_456))).toBe('TEXT');
  });
});

describe('partial dates', () => {
  test.each(['1990', '1990-02', '1990-02-15', '2000-02-29', '1900'])('accepts %s', (date) => {
    expect(parsePartialDate(date)).toBe(date);
  });

  test.each([
    ['1990-02-31', 'CALENDAR_DATE'],
    ['1900-02-29', 'CALENDAR_DATE'],
    ['1990-13', 'CALENDAR_DATE'],
    ['1990-00', 'CALENDAR_DATE'],
    ['1750', 'CALENDAR_DATE'],
    ['15/02/1990', 'PARTIAL_DATE_FORM'],
    ['1990-2-15', 'PARTIAL_DATE_FORM'],
    ['90', 'PARTIAL_DATE_FORM'],
    ['', 'PARTIAL_DATE_FORM'],
  ])('refuses “%s”: %s', (date, rule) => {
    expect(ruleOf(() => parsePartialDate(date))).toBe(rule);
  });

  test('agree with their coarser forms and with no other year', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(4, 7, 10), (date, length) => {
        const coarser = parsePartialDate(date.slice(0, length));
        expect(agree(date, coarser)).toBe(true);
        expect(agree(coarser, date)).toBe(true);
        const other = String(Number(date.slice(0, 4)) + 1);
        expect(agree(parsePartialDate(other), date)).toBe(false);
      }),
    );
  });

  test('include every day of the calendar, and no day after the end of a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2399 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const ym = `${year}-${String(month).padStart(2, '0')}`;
        expect(isPartialDate(`${ym}-${last}`)).toBe(true);
        expect(isPartialDate(`${ym}-${last + 1}`)).toBe(false);
      }),
    );
  });

  test('change the day at midnight in Việt Nam', () => {
    expect(today(Date.parse('2026-01-31T16:59:59Z'))).toBe('2026-01-31');
    expect(today(Date.parse('2026-01-31T17:00:00Z'))).toBe('2026-02-01');
  });
});

describe('full names', () => {
  test.each([
    'Nguyễn Văn An',
    'NGUYEN VAN AN',
    'Y Moan Êban',
    "H'Hen Niê",
    'Lê-Trần Ánh',
    'Ksor H’Blâm',
    'Ksor H＇Blâm',
    'K‛Hương',
    'Nguyễn “Tý” An',
    'Y‐Bih．Niê',
    'Łukasz Ørsted Þór',
    'O',
  ])('accepts %s', (name) => {
    expect(ruleOf(() => parseFullName(name))).toBeUndefined();
  });

  test.each([
    ['', 'FULL_NAME_EMPTY'],
    ['   ', 'FULL_NAME_EMPTY'],
    ['\u200B', 'FULL_NAME_EMPTY'],
    ['阮文安', 'FULL_NAME_LETTERS'],
    ['Нгуен', 'FULL_NAME_LETTERS'],
    ['Nguyễn Văn 2', 'FULL_NAME_LETTERS'],
    ['Nguyễn <b>', 'FULL_NAME_LETTERS'],
    ["-'.", 'FULL_NAME_LETTERS'],
    ['“”', 'FULL_NAME_LETTERS'],
    ['Nguyễn Văn Ⅱ', 'FULL_NAME_LETTERS'],
    ['Nguyễn Văn ᴬ', 'FULL_NAME_LETTERS'],
    ['Nguyễn Ƨăn', 'FULL_NAME_LETTERS'],
    ['A'.repeat(101), 'FULL_NAME_LENGTH'],
  ])('refuses “%s”: %s', (name, rule) => {
    expect(ruleOf(() => parseFullName(name))).toBe(rule);
  });

  test.each([
    ['Ɖặng Thị Ɖào', 'Đặng Thị Đào'],
    ['Ðặng Thị Ðào', 'Đặng Thị Đào'],
    ['ɖặng thị ðào', 'đặng thị đào'],
    ['Ｄương Văn Ａ́ｎ', 'Dương Văn Án'],
    ['Đặng ﬁ', 'Đặng fi'],
    ['H’Hen Niê', 'H’Hen Niê'],
  ])('reads %s as %s', (name, read) => {
    expect(parseFullName(name)).toBe(read);
    expect(parseFullName(name.normalize('NFD'))).toBe(read);
    expect(parseFullName(read)).toBe(read);
  });

  test.each([
    ["H'Hen Niê", "H'Hen Niê", 'HHEN NIE'],
    ['H’Hen Niê', "H'Hen Niê", 'HHEN NIE'],
    ['H＇Hen Niê', "H'Hen Niê", 'HHEN NIE'],
    ['Hʼhen “Niê”', "H'hen 'Niê'", 'HHEN NIE'],
    ['Hꞌhen—Niê．', "H'hen-Niê.", 'HHENNIE'],
    ['Y - Bih', 'Y - Bih', 'Y BIH'],
    ['Đặng Thị Ƀơ', 'Đặng Thị Ƀơ', 'DANG THI BO'],
    ['Straße Æsir ŉ', 'Straße Æsir ŉ', 'STRASSE AESIR N'],
  ])('%s is typed %s and in A to Z is %s', (name, typed, plain) => {
    expect(typedName(parseFullName(name))).toBe(typed);
    expect(plainName(parseFullName(name))).toBe(plain);
  });

  test.each([
    ['Đặng Thị Thuý', 'DANGTHITHUY'],
    ['Ɖặng ɖào', 'DANGDAO'],
    ['Hꞌhen ꞋHen', 'HHENHEN'],
    ["H'Hen Niê", 'HHENNIE'],
    ['Ƀơ ƀ', 'BOB'],
    ['Ðỗ Ưng', 'DOUNG'],
    ['N\u0303guye\u0302\u0303n  Va\u0306n\u200B An.', 'NGUYENVANAN'],
  ])('folds %s to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  /** Tidying in the words of its definition. */
  const tidied = (name: string) =>
    name
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();

  test('tidies each character among letters, blanks and marks by the definition', () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCodePoint(code);
      for (const name of [character, `a${character}\u0301`, ` ${character} `, `ệ${character}${character}b`]) {
        if (tidyName(name) !== tidied(name)) changed.push(code.toString(16));
      }
    }
    expect(changed).toEqual([]);
  });

  test('tidies any text by the definition, idempotently', () => {
    const piece = fc.oneof(
      anyName.chain((name) => fc.constantFrom(...spellings(name))),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '',
        ' ',
        '\t',
        '\n',
        '\u00A0',
        '\u00AD',
        '\u200B',
        '\uFEFF',
        '\u0301',
        '\u0323',
        '\u1100\u1161',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const name = pieces.join('');
        expect(tidyName(name)).toBe(tidied(name));
        for (const spelling of spellings(tidied(name))) expect(tidyName(spelling)).toBe(tidied(spelling));
      }),
    );
  });

  test('folds every spelling of a name to the same letters', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const spelling of spellings(name)) expect(foldName(spelling)).toBe(foldName(name));
      }),
    );
  });

  test('reports the strictest step at which two names match', () => {
    expect(compareNames('Nguyễn Thị Hoà', 'NGUYỄN THỊ HOÀ')).toBe('EXACT');
    expect(compareNames('Nguyễn Thị Hoà', 'NGUYỄN THỊ HOÀ'.normalize('NFD'))).toBe('EXACT');
    expect(compareNames('Nguyễn Thị Hoà', 'Nguyễn  Thị Hòa ')).toBe('TONE_PLACEMENT');
    expect(compareNames('Nguyễn Thị Thuý', 'NGUYỄN THỊ THÚY')).toBe('TONE_PLACEMENT');
    expect(compareNames('Nguyễn Thị Hoà', 'NGUYEN THI HOA')).toBe('UNACCENTED');
    expect(compareNames('Nguyễn Thị Hoà', 'Nguyễn Thị Hoa')).toBe('UNACCENTED');
  });

  test.each([
    ["H'Hen Niê", 'HHen Niê'],
    ["H'Hen Niê", 'H’HEN NIÊ'],
    ["H'Hen Niê", 'H＇Hen-Niê'],
    ["H'Hen Niê", 'H Hen Niê.'],
    ["K'Hoà", 'K’Hòa'],
    ['Hoà An', 'HòaAn'],
    ['Ɖặng Thị Ðào', 'Đặng Thị Đào'],
    ['ɖặng', 'ĐẶNG'],
    ['Bru - Vân Kiều', 'Bru Vân Kiều'],
  ])('differ in punctuation alone: %s and %s', (a, b) => {
    expect([compareNames(a, b), compareNames(b, a)]).toEqual(['PUNCTUATION', 'PUNCTUATION']);
  });

  test.each([
    ['Đặng', 'Dặng'],
    ['Ðặng', 'Dặng'],
    ["H'Hoà", 'HHoa'],
    ["H'Hoà", 'HHoá'],
    ["H'Niê", 'HNie'],
    ['Hoà An', 'Hoa-Àn'],
    ['Hoà An', 'HoaÀn'],
    ['Lê Ơn', 'LêOn'],
    ["Hoa'\u0300", 'Hoa'],
    ['Hoà An', 'Hoa.An\u0300'],
    ['Nguyễn Văn An', 'Nguyễn-Văn An 2'],
    ['Nguyễn Văn An', 'Nguyễn-Văn (An)'],
  ])('differ in more than punctuation: %s and %s', (a, b) => {
    expect([compareNames(a, b), compareNames(b, a)]).toEqual(['UNACCENTED', 'UNACCENTED']);
  });

  test('match by punctuation only if all letters and tones match', () => {
    const syllable = fc.constantFrom('Hoà', 'Hoa', 'An', 'Àn', 'Án', 'Y', 'Ý', 'Đa', 'Da', 'Niê', 'Nie');
    const syllables = fc.array(syllable, { minLength: 1, maxLength: 4 });
    const mark = fc.constantFrom(' ', '-', "'", '’', '＇', '.', ' - ', '“');
    const marks = fc.array(mark, { minLength: 4, maxLength: 4 });
    const maybeMarks = fc.array(fc.oneof(fc.constant(''), mark), { minLength: 4, maxLength: 4 });
    const spelled = (words: readonly string[], before: readonly string[]) =>
      words.map((word, i) => `${before[i] ?? ''}${word}`).join('');
    fc.assert(
      fc.property(syllables, syllables, marks, maybeMarks, (words, others, parted, maybeParted) => {
        const step = compareNames(spelled(words, parted), spelled(others, maybeParted));
        const same = ['EXACT', 'PUNCTUATION'];
        if (words.join() === others.join()) expect(same).toContain(step);
        else expect([...same, 'TONE_PLACEMENT']).not.toContain(step);
      }),
      { numRuns: 1000 },
    );
  });

  test('do not match if reordered, shortened or initialled', () => {
    expect(compareNames('Nguyễn Văn An', 'An Nguyễn Văn')).toBeUndefined();
    expect(compareNames('Nguyễn Văn An', 'Nguyễn An')).toBeUndefined();
    expect(compareNames('Nguyễn Văn An', 'N V A')).toBeUndefined();
    // Its capitals are a mark and another letter.
    expect(compareNames('Nguyễn Văn ŉ', 'NGUYỄN VĂN ʼN')).toBeUndefined();
    expect(compareNames('-', '-')).toBeUndefined();
    expect(compareNames('Nguyễn Văn An', '')).toBeUndefined();
  });
});

test('are sent with Đ and shown as asked', () => {
  const subject = Subject.parse({
    identityNumber: parseIdentityNumber('079090123456'),
    fullName: ' Ɖặng  Thị Ðào ',
    dateOfBirth: parsePartialDate('1990'),
  });
  expect(subject).toMatchObject({ fullName: 'Đặng Thị Đào', askedName: 'Ɖặng Thị Ðào' });
});

test('are kept as asked in NFC, with a birth date not in the future', () => {
  const fields = {
    identityNumber: parseIdentityNumber('079090123456'),
    fullName: ' Nguyễn  Văn An '.normalize('NFD'),
    dateOfBirth: parsePartialDate('1990'),
  };
  expect(Subject.parse(fields).fullName).toBe('Nguyễn Văn An'.normalize('NFC'));
  const tomorrow = parsePartialDate(today(Date.now() + 86_400_000));
  expect(ruleOf(() => Subject.parse({ ...fields, dateOfBirth: tomorrow }))).toBe('NOT_IN_FUTURE');
});
