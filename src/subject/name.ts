/**
 * Vietnamese names, which five systems write in five ways: capitals, decomposed letters, another place
 * for the tone mark, no accents at all. Words are never reordered or dropped, and initials never count.
 */
import { LRUCache } from 'lru-cache';
import { BadInput } from './bad-input.ts';
import { plainLetters } from './plain-letters.ts';

export type NameStep = 'EXACT' | 'TONE_PLACEMENT' | 'PUNCTUATION' | 'UNACCENTED';

const MAX_LENGTH = 100;

/** Letters that carry their stroke as part of the letter: NFD leaves them whole. */
const STROKED = new Map([
  ['đ', 'D'],
  ['Đ', 'D'],
  ['ð', 'D'],
  ['Ð', 'D'],
  ['ɖ', 'D'],
  ['Ɖ', 'D'],
  ['ƀ', 'B'],
  ['Ƀ', 'B'],
]);

/** Grave, acute, tilde, hook above, dot below: the five tone marks; all other marks belong to the vowel. */
export const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Vowels side by side, among which a tone mark may move. The marks of a consonant (ñ, ć) are its own. */
const VOWELS = /(?:[AEIOUY]\p{M}*)+/gu;

/** Letters that look like Đ and are typed for it: Icelandic Ð, African Ɖ. */
const LIKE_D_STROKE = /[ÐƉ]/g;
const LIKE_SMALL_D_STROKE = /[ðɖ]/g;

/** Letters that are written as a plain letter with a stroke over it. */
const OVERLAID = /[bd][\u0335\u0336]/gi;
const STROKED_FORMS: Readonly<Record<string, string>> = { b: 'ƀ', B: 'Ƀ', d: 'đ', D: 'Đ' };

/** Commas over a letter, which are apostrophes that hang on the letter before. */
const HANGING_APOSTROPHES = /[\u0313\u0315]/g;

/** Full-width letters and ligatures, which stand for the letters that they are written with. */
const LETTER_FORMS = /[\uFB00-\uFB06\uFF21-\uFF3A\uFF41-\uFF5A]/g;

/** Apostrophes and quotation marks of every kind, the letter that is one (ꞌ) included. */
const APOSTROPHES = String.raw`'"\u0060\u00B4\p{Pi}\p{Pf}\u201A\u201E\u02B9-\u02BF\u02C8\u02CA\u02CB\u02DD\u02EE\u02F4-\u02F6\u0384\u055A\u05F3\u05F4\u07F4\u07F5\u1FBD\u1FBF\u1FFE\u2032-\u2037\u2057\u275B-\u275E\u301D-\u301F\uA78B\uA78C\uFF02\uFF07\uFF40`;

const HYPHENS = String.raw`\p{Pd}\u02D7\u2043\u2212`;

/** Full stops and dots at half height. */
const DOTS = String.raw`.\u00B7\u2022\u2024\u2027\u2219\u22C5\u2E31\u2E33\u30FB\uFE52\uFF0E\uFF61\uFF65`;

const PUNCTUATION = `${APOSTROPHES}${HYPHENS}${DOTS}\\s`;

/** Punctuation, and Latin letters with the marks that combine with them. */
const NAME = new RegExp(
  `^[${PUNCTUATION}${String.raw`[\p{Script=Latin}&&[\p{Ll}\p{Lt}\p{Lu}]][\p{M}&&\p{Script=Inherited}]`}]+$`,
  'v',
);

/** One character of punctuation. */
const ONE_MARK = new RegExp(`^[${PUNCTUATION}]$`, 'v');

/**
 * Most names come tidy, and this sees it at a fraction of the cost of tidying them. The letters are those of
 * the Latin blocks up to U+024F and of U+1E00 to U+1EFF, which stand for themselves in NFC whatever is beside
 * them.
 */
const TIDY = /^(?:[!-~\u00C0-\u024F\u1E00-\u1EFF]+(?: [!-~\u00C0-\u024F\u1E00-\u1EFF]+)*)?$/;

/** Letters of Vietnamese and English, as a class of regular expressions. */
export const LETTER = String.raw`[A-Za-z\u00C0-\u00C3\u00C8-\u00CA\u00CC\u00CD\u00D2-\u00D5\u00D9\u00DA\u00DD\u00E0-\u00E3\u00E8-\u00EA\u00EC\u00ED\u00F2-\u00F5\u00F9\u00FA\u00FD\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]`;

/** A name that is read as it stands. */
const ORDINARY = new RegExp(`^${LETTER}+(?: ${LETTER}+)*$`);

/**
 * Reads a full name from outside. A name in another script is refused: nothing could be compared with it. A
 * letter that has no form in A to Z is refused: not every source could be asked.
 *
 * @returns the name in NFC, blanks collapsed, with Đ for the letters that look like it
 * @throws BadInput `FULL_NAME_EMPTY`, `FULL_NAME_LENGTH`, `FULL_NAME_LETTERS`
 */
export function parseFullName(value: string): string {
  if (ORDINARY.test(value) && value.length <= MAX_LENGTH) return value;
  const known = readNames.get(value);
  if (known !== undefined) return known;
  const name = tidyName(withOrdinaryLetters(value));
  if (name === '') throw new BadInput('FULL_NAME_EMPTY');
  if (name.length > MAX_LENGTH) throw new BadInput('FULL_NAME_LENGTH');
  if (!NAME.test(name) || !/^[A-Z ]+$/.test(plainName(name))) throw new BadInput('FULL_NAME_LETTERS');
  readNames.set(value, name);
  return name;
}

/** A request reads the same name several times. */
const readNames = new LRUCache<string, string>({ max: 1000 });

function withOrdinaryLetters(name: string): string {
  const decomposed = name.replace(LETTER_FORMS, (letter) => letter.normalize('NFKC')).normalize('NFD');
  return withUsualForms(decomposed);
}

/** @param decomposed in NFD, in which an overlaid stroke follows its letter */
function withUsualForms(decomposed: string): string {
  return decomposed
    .replace(LIKE_D_STROKE, 'Đ')
    .replace(LIKE_SMALL_D_STROKE, 'đ')
    .replace(OVERLAID, ([letter = '']) => STROKED_FORMS[letter] ?? letter)
    .replace(HANGING_APOSTROPHES, '’');
}

/** A name as it may be shown: NFC, without format characters, blanks collapsed. */
export function tidyName(name: string): string {
  if (TIDY.test(name)) return name;
  return name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The letters alone, in capitals, without any mark: what two spellings of one name always share. */
export function foldName(name: string): string {
  let folded = '';
  for (let index = 0; index < name.length; index += 1) {
    const letter = PLAIN_BY_CODE[name.charCodeAt(index)];
    if (letter === undefined) return foldAny(name);
    folded += letter;
  }
  return folded;
}

function foldAny(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[đĐðÐɖƉƀɃ]/g, (letter) => STROKED.get(letter) ?? letter)
    .replace(/[\uA78B\uA78C]|\p{Lm}|\P{L}/gu, '')
    .toUpperCase();
}

/**
 * Foldings of characters that do not depend on their neighbours, by UTF-16 code: those of ASCII and of the
 * blocks of precomposed Latin letters. Nearly all names are written with them alone.
 */
const PLAIN_BY_CODE: readonly (string | undefined)[] = Array.from({ length: 0x1f_00 }, (_none, code) =>
  code < 0x80 || (code >= 0xc0 && code < 0x2_50) || code >= 0x1e_00
    ? foldAny(String.fromCharCode(code))
    : undefined,
);

/** The name with the punctuation that a keyboard has, for sources that compare names themselves. */
export function typedName(name: string): string {
  return name.replace(ANY_APOSTROPHE, "'").replace(ANY_HYPHEN, '-').replace(ANY_DOT, '.');
}

const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gv');
const ANY_HYPHEN = new RegExp(`[${HYPHENS}]`, 'gv');
const ANY_DOT = new RegExp(`[${DOTS}]`, 'gv');

/**
 * A name that `parseFullName` has read in unaccented capitals, A to Z. Punctuation is dropped and separates
 * no words.
 */
export function plainName(name: string): string {
  const words = name.split(' ').map((word) => plainLetters(foldName(word)));
  return words.filter(Boolean).join(' ');
}

/** True for a name written wholly without accents. */
export function isUnaccented(name: string): boolean {
  return !/[đĐðÐɖƉƀɃ\p{M}]/u.test(name.normalize('NFD'));
}

/** The same of a name that is compared with records too: it is folded once. */
export function foldedName(name: string): string {
  return spellings.memo(name).folded;
}

/** Strictest step at which two names agree; undefined for different names. */
export function compareNames(a: string, b: string): NameStep | undefined {
  const one = spellings.memo(a);
  // Most records spell the name as it was asked, or in capitals.
  if (one.folded !== '' && (a === b || one.inCapitals === b)) return 'EXACT';
  const other = spellings.memo(b);
  if (one.folded === '' || one.folded !== other.folded) return undefined;
  if (one.capitals === other.capitals) return 'EXACT';
  if (withTonesAside(a) === withTonesAside(b)) return 'TONE_PLACEMENT';
  return areTheSameLetters(a, b) ? 'PUNCTUATION' : 'UNACCENTED';
}

interface Spelling {
  readonly folded: string;
  /** Tidy, in capitals. */
  readonly capitals: string;
  /**
   * The same, where it is a spelling that folds to the same: undefined for the few letters whose capitals are
   * other letters.
   */
  readonly inCapitals: string | undefined;
}

/** One name is compared with the records of several sources, and a cached record again and again. */
const spellings = new LRUCache<string, Spelling>({
  max: 20_000,
  maxEntrySize: MAX_LENGTH,
  sizeCalculation: (_spelling, name) => name.length + 1,
  maxSize: 2_000_000,
  memoMethod: (name) => {
    const [folded, capitals] = [foldName(name), capitalsOf(name)];
    const isSpelling = foldName(capitals) === folded && capitalsOf(capitals) === capitals;
    return { folded, capitals, inCapitals: isSpelling ? capitals : undefined };
  },
});

function capitalsOf(name: string): string {
  return tidyName(name).toUpperCase();
}

function withTonesAside(name: string): string {
  return tonesAside(capitalsOf(name).normalize('NFD'));
}

/**
 * Puts each tone mark behind the vowels that it is among, so that Hoà and Hòa read the same and Hoa does not.
 *
 * @param capitals in NFD
 */
function tonesAside(capitals: string): string {
  return capitals.replace(VOWELS, (vowels) => {
    const tones = vowels.match(TONE_MARKS);
    return tones ? vowels.replace(TONE_MARKS, '') + tones.join('') : vowels;
  });
}

/**
 * Compares two names: true if they have the same letters with the same tones, punctuation, look-alikes of Đ
 * and the order of a letter's marks aside. A tone mark may move within a word, never across a word end of
 * either name: Hoà An is not Hoa Àn.
 */
function areTheSameLetters(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  const ends = new Set([...one.ends, ...other.ends]);
  return wordsOf(one.letters, ends) === wordsOf(other.letters, ends);
}

/** The letters of a name, each with its marks, and the positions of punctuation among them. */
function lettersOf(name: string): {
  readonly letters: readonly string[];
  readonly ends: ReadonlySet<number>;
} {
  const letters: string[] = [];
  const ends = new Set<number>();
  const spelled = withUsualForms(capitalsOf(name).normalize('NFD')).replace(/\p{DI}/gu, '');
  for (const [character] of spelled.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    if (ONE_MARK.test(character)) ends.add(letters.length);
    else letters.push(withMarksInOrder(character));
  }
  return { letters, ends };
}

/** ê̆ may be typed as ê with a breve and as ĕ with a circumflex, which are different texts to Unicode. */
function withMarksInOrder(letter: string): string {
  if (letter.length <= 2) return letter;
  const [base = '', ...marks] = letter;
  return base + marks.toSorted().join('');
}

function wordsOf(letters: readonly string[], ends: ReadonlySet<number>): string {
  const spaced = letters.map((letter, index) => (ends.has(index) ? ` ${letter}` : letter));
  return tonesAside(spaced.join(''));
}
