/**
 * Vietnamese names, which five systems write in five ways: capitals, decomposed letters, another place
 * for the tone mark, no accents at all. Words are never reordered or dropped, and initials never count.
 */
import { LRUCache } from 'lru-cache';
import { BadInput } from './bad-input.ts';

export type NameStep = 'EXACT' | 'TONE_PLACEMENT' | 'UNACCENTED';

const MAX_LENGTH = 100;

/** Letters that carry their stroke as part of the letter: NFD leaves them whole. */
const STROKED = new Map([
  ['đ', 'D'],
  ['Đ', 'D'],
  ['ð', 'D'],
  ['Ð', 'D'],
  ['ƀ', 'B'],
  ['Ƀ', 'B'],
]);

/** Grave, acute, tilde, hook above, dot below: the five tone marks; all other marks belong to the vowel. */
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Latin letters, the marks that combine with them, apostrophes, hyphens, dots, blanks and format characters. */
const NAME = /^[\p{Script=Latin}[\p{M}&&\p{Script=Inherited}]\p{Cf}\p{Pd}\s.·'‘’‛ʻʼʽˈ′´`]+$/v;

/**
 * Most names come tidy, and this sees it at a fraction of the cost of tidying them. The letters are those of the Latin blocks
 * up to U+024F and of U+1E00 to U+1EFF, which stand for themselves in NFC whatever is beside them.
 */
const TIDY = /^(?:[!-~\u00C0-\u024F\u1E00-\u1EFF]+(?: [!-~\u00C0-\u024F\u1E00-\u1EFF]+)*)?$/;

/**
 * Reads a full name from outside. A name in another script is refused: nothing could be compared with it.
 *
 * @returns the name in NFC, blanks collapsed
 * @throws BadInput `FULL_NAME_EMPTY`, `FULL_NAME_LENGTH`, `FULL_NAME_LETTERS`
 */
export function parseFullName(value: string): string {
  const known = readNames.get(value);
  if (known !== undefined) return known;
  const name = tidyName(value);
  if (name === '') throw new BadInput('FULL_NAME_EMPTY');
  if (name.length > MAX_LENGTH) throw new BadInput('FULL_NAME_LENGTH');
  if (!NAME.test(name) || foldName(name) === '') throw new BadInput('FULL_NAME_LETTERS');
  readNames.set(value, name);
  return name;
}

/** A request reads the same name several times. */
const readNames = new LRUCache<string, string>({ max: 1000 });

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
  return name
    .normalize('NFD')
    .replace(/[đĐðÐƀɃ]/g, (letter) => STROKED.get(letter) ?? letter)
    .replace(/\p{Lm}|\P{L}/gu, '')
    .toUpperCase();
}

/** The same of a name that is compared with records too: it is folded once. */
export function foldedName(name: string): string {
  return spellings.memo(name).folded;
}

/** How two names agree, by the strictest step that holds; undefined when they are different names. */
export function compareNames(a: string, b: string): NameStep | undefined {
  const one = spellings.memo(a);
  // Most records spell the name as it was asked, or in capitals.
  if (one.folded !== '' && (a === b || one.inCapitals === b)) return 'EXACT';
  const other = spellings.memo(b);
  if (one.folded === '' || one.folded !== other.folded) return undefined;
  if (one.capitals === other.capitals) return 'EXACT';
  if (withTonesAside(a) === withTonesAside(b)) return 'TONE_PLACEMENT';
  return 'UNACCENTED';
}

interface Spelling {
  readonly folded: string;
  /** Tidy, in capitals. */
  readonly capitals: string;
  /** The same, where it is a spelling that folds to the same: undefined for the few letters whose capitals are other letters. */
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

/** Each word with its tone mark moved to its end, so that Hoà and Hòa read the same and Hoa does not. */
function withTonesAside(name: string): string {
  return capitalsOf(name)
    .split(' ')
    .map((word) => {
      const letters = word.normalize('NFD');
      const tones = [...letters.matchAll(TONE_MARKS)].join('');
      return letters.replace(TONE_MARKS, '') + tones;
    })
    .join(' ');
}
