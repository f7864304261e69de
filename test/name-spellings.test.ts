/** Spellings of names, generated over the population of the mocks and names of the Tây Nguyên: each lands in its step. */
import { describe, expect, test } from '@jest/globals';
import { findConflicts } from '../src/gateway/conflicts.ts';
import { loadSources } from '../src/sources/all.ts';
import { compareNames, parseFullName, type NameStep } from '../src/subject/name.ts';
import { parsePartialDate } from '../src/subject/partial-date.ts';
import { Subject } from '../src/subject/subject.ts';
import { tie } from '../src/subject/tie.ts';
import { parseIdentityNumber } from '../src/subject/identity-number.ts';
import { otherTonePlacement, unaccented } from '../mocks/people/spelling.ts';
import { people } from './kit/personas.ts';
import { TAY_NGUYEN_NAMES } from './kit/tay-nguyen-names.ts';

const names: readonly string[] = [
  ...new Set([
    ...TAY_NGUYEN_NAMES,
    ...people.personas.map(({ person }) => person.fullName),
    ...Array.from({ length: 240 }, (_, index) => people.at(index * 4100).fullName),
    // People of the Tây Nguyên live in few provinces.
    ...Array.from({ length: 4000 }, (_, index) => people.at(index * 240).fullName).filter((name) =>
      /['’]|Ƀ|[ŭŏĕ]/.test(name),
    ),
  ]),
].map((name) => name.normalize('NFC'));

const APOSTROPHES = [...Array.from("'’‘‛`´ʼʻʽʾʿʹˈˊˋˮ′‵ꞌ＇｀՚׳᾽᾿῾❛❜΄"), '\u0315', '\u0313'];
const IN_PLACE_OF_A_BLANK = [
  '',
  '-',
  '‐',
  '‑',
  '–',
  '−',
  '.',
  '·',
  '•',
  '．',
  ' - ',
  '. ',
  '’',
  '\u00A0-\u00A0',
];

/** Ways of writing one letter. */
const LETTER_FORMS: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['Đ', ['Ð', 'Ɖ', 'D\u0335', 'D\u0336']],
  ['đ', ['ð', 'ɖ', 'd\u0335']],
  ['Ƀ', ['B\u0335']],
  ['ƀ', ['b\u0335', 'b\u0336']],
  ['ê\u0306', ['\u0115\u0302', 'e\u0306\u0302']],
  ['ô\u0306', ['\u014F\u0302']],
];

const wholly: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.normalize('NFD'),
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase().normalize('NFD'),
];

function exactSpellings(name: string): readonly string[] {
  return [
    ...wholly.map((spell) => spell(name)),
    ` ${name.replaceAll(' ', '  ')}\u00A0`,
    name.replaceAll(' ', '\u2003'),
    name.split('').join('\u200B').normalize('NFD'),
  ];
}

/** The name in other punctuation and other forms of its letters. */
function otherPunctuation(name: string): readonly string[] {
  const [first = '', ...others] = name.split(' ');
  return [
    ...(name.includes("'")
      ? [...APOSTROPHES, '', "' ", " '", "''"].map((mark) => name.replaceAll("'", mark))
      : []),
    ...(others.length > 0
      ? IN_PLACE_OF_A_BLANK.flatMap((mark) => [
          name.replaceAll(' ', mark),
          [first, others.join(' ')].join(mark),
        ])
      : []),
    ...LETTER_FORMS.flatMap(([letter, forms]) =>
      name.includes(letter) ? forms.map((form) => name.replaceAll(letter, form)) : [],
    ),
    `${name}.`,
    `“${name}”`,
  ].filter((spelling) => spelling.normalize('NFC') !== name);
}

const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
/** Marks that make other letters of the alphabets, and some that look alike. */
const SHAPES = ['', '\u0302', '\u0306', '\u030C', '\u0311', '\u031B', '\u0331'];
const VOWEL = /[aeiouy]/i;
const LETTERS = Array.from('abcdeghiklmnopqrstuvxyz');

interface Change {
  readonly name: string;
  /** Another letter of A to Z: such names never tie. */
  readonly isOfLetter: boolean;
}

/** The name with one letter or one mark of a letter changed. */
function changes(name: string): readonly Change[] {
  const letters = name.normalize('NFD').match(/\P{M}\p{M}*/gu) ?? [];
  return letters.flatMap((letter, index) => {
    const put = (other: string, isOfLetter: boolean): Change => ({
      name: [...letters.slice(0, index), other, ...letters.slice(index + 1)].join('').normalize('NFC'),
      isOfLetter,
    });
    const [base = '', ...marks] = letter;
    if (!/\p{L}/u.test(base)) return [];
    const stroke = { đ: 'd', Đ: 'D', ƀ: 'b', Ƀ: 'B', d: 'đ', D: 'Đ', b: 'ƀ', B: 'Ƀ' }[base];
    const other =
      LETTERS[(LETTERS.indexOf(unaccented(base).toLowerCase()) + 1 + index) % LETTERS.length] ?? '';
    const shape = marks.filter((mark) => !TONE.test(mark) || !VOWEL.test(base)).join('');
    const tone = marks.filter((mark) => TONE.test(mark) && VOWEL.test(base)).join('');
    return [
      ...(stroke === undefined ? [] : [put(stroke + marks.join(''), false)]),
      ...(other === unaccented(base).toLowerCase() ? [] : [put(other + marks.join(''), true)]),
      ...(base === 'i' || base === 'y' ? [put((base === 'i' ? 'y' : 'i') + marks.join(''), true)] : []),
      ...(VOWEL.test(base) ? TONES : [])
        .filter((mark) => mark !== tone)
        .map((mark) => put(base + shape + mark, false)),
      ...(VOWEL.test(base) || /[cn]/i.test(base) ? SHAPES : [])
        .filter((mark) => mark !== shape)
        .map((mark) => put(base + mark + tone, false)),
    ];
  });
}

/** Pairs that do not land where they should, a few of them. */
function wrong(
  pairs: Iterable<readonly [string, string]>,
  isRight: (step: NameStep | undefined) => boolean,
): readonly unknown[] {
  const found: unknown[] = [];
  for (const [a, b] of pairs) {
    const steps = [compareNames(a, b), compareNames(b, a)];
    if (steps[0] !== steps[1] || !isRight(steps[0])) found.push([a, b, ...steps]);
    if (found.length > 20) break;
  }
  return found;
}

function pairsOf(spell: (name: string) => readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((name) => spell(name).map((spelling) => [name, spelling] as const));
}

const isOf = (step: NameStep) => (other: NameStep | undefined) => other === step;

describe('over the population', () => {
  test('there are names of every kind', () => {
    expect(names.length).toBeGreaterThan(300);
    for (const kind of [/'/, /Đ/, /Ƀ/, /ŭ/, /ê\u0306/, /Hoà/, / .* .* .* /])
      expect(names.some((name) => kind.test(name))).toBe(true);
  });

  test('letter case, blanks and the form of Unicode are EXACT', () => {
    expect(wrong(pairsOf(exactSpellings), isOf('EXACT'))).toEqual([]);
  });

  test('another place of the tone mark is TONE_PLACEMENT', () => {
    const moved = (name: string) => {
      const other = otherTonePlacement(name);
      return other === name ? [] : wholly.map((spell) => spell(other));
    };
    expect(wrong(pairsOf(moved), isOf('TONE_PLACEMENT'))).toEqual([]);
  });

  test('other punctuation is PUNCTUATION, with another place of the tone mark too', () => {
    expect(wrong(pairsOf(otherPunctuation), isOf('PUNCTUATION'))).toEqual([]);
    const both = (name: string) =>
      otherPunctuation(name).flatMap((spelling) =>
        wholly.slice(1).map((spell) => spell(otherTonePlacement(spelling))),
      );
    expect(wrong(pairsOf(both), isOf('PUNCTUATION'))).toEqual([]);
  });

  test('a name without accents is UNACCENTED', () => {
    const plain = (name: string) =>
      /[đĐƀɃ\p{M}]/u.test(name.normalize('NFD')) ? [unaccented(name), unaccented(name).toUpperCase()] : [];
    expect(wrong(pairsOf(plain), isOf('UNACCENTED'))).toEqual([]);
  });

  test('a change of one letter or tone is no way of writing, and another letter never ties', () => {
    const changed = names.filter((_name, index) => index % 8 === 0 || index < TAY_NGUYEN_NAMES.length);
    const pairs = changed.flatMap((name) =>
      changes(name).map((change) => ({ name, change, wrote: punctuated(change.name) })),
    );
    expect(pairs.length).toBeGreaterThan(4000);
    const ofMarks = pairs.filter(({ change }) => !change.isOfLetter);
    const ofLetters = pairs.filter(({ change }) => change.isOfLetter);
    const both = (some: typeof pairs) =>
      some.flatMap(({ name, change, wrote }) => [[name, change.name] as const, [name, wrote] as const]);
    expect(wrong(both(ofMarks), isOf('UNACCENTED'))).toEqual([]);
    expect(wrong(both(ofLetters), (step) => step === undefined)).toEqual([]);
  });
});

/** The same letters in another punctuation. */
function punctuated(name: string): string {
  return name.replaceAll("'", '’').replaceAll(' ', '-');
}

test.each([
  ['a tone mark that moves to another syllable', 'Hàlan', 'Halàn'],
  ['a mark of a consonant that moves to a vowel', 'Hñing', 'Hnĩng'],
  ['a caron in place of a breve', 'Ayŭn', 'Ayǔn'],
  ['an inverted breve in place of a breve', 'Kdăm', 'Kdȃm'],
])('is UNACCENTED: %s', (_what, a, b) => {
  expect([compareNames(a, b), compareNames(b, a)]).toEqual(['UNACCENTED', 'UNACCENTED']);
  expect(compareNames(`H'${a}`, `H’${b}`)).toBe('UNACCENTED');
});

test('every spelling is read, ties without a date of birth, and is no conflict', async () => {
  const [one, other] = await loadSources();
  if (!one || !other) throw new Error('there are not two sources');
  const identityNumber = parseIdentityNumber('066190123456');
  const dateOfBirth = parsePartialDate('1990');
  for (const name of TAY_NGUYEN_NAMES.filter((_name, index) => index % 2 === 0)) {
    for (const spelling of [...exactSpellings(name), ...otherPunctuation(name)]) {
      const subject = Subject.parse({ identityNumber, fullName: spelling, dateOfBirth });
      const evidence = { numbers: [identityNumber], keyed: false, fullName: name, dateOfBirth: undefined };
      expect(tie(subject, evidence)).toMatchObject({ dateOfBirth: 'NOT_HELD' });
      expect(parseFullName(parseFullName(spelling))).toBe(parseFullName(spelling));
      const conflicts = findConflicts([
        { source: one, facts: { FULL_NAME: name.toUpperCase() } },
        { source: other, facts: { FULL_NAME: spelling } },
      ]);
      expect(conflicts).toEqual([]);
    }
  }
});
