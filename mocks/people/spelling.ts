/**
 * Spelling variants of one name in different databases. Each function changes the spelling and never the
 * name: the folded result is the same as before (`unaccented` included).
 */
import { pickWeighted, type Rng } from './hash.ts';

const TONE = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
const END = '(?![\\p{L}\\p{M}])';
// "qu" is a consonant: Quý has one tone place only.
const TONE_ON_FIRST = new RegExp(`(?<!q)(o(?=${TONE}[ae])|u(?=${TONE}y))(${TONE})([aey])${END}`, 'giu');
const TONE_ON_SECOND = new RegExp(`(?<!q)(o(?=[ae])|u(?=y))([aey])(${TONE})${END}`, 'giu');

/**
 * Moves the tone mark of open syllables in oa, oe, uy: Hoà to Hòa and Hòa to Hoà. Other names do not change.
 */
export function otherTonePlacement(name: string): string {
  const decomposed = name.normalize('NFD');
  const moved = decomposed.replace(TONE_ON_FIRST, '$1$3$2');
  return (moved === decomposed ? decomposed.replace(TONE_ON_SECOND, '$1$3$2') : moved).normalize('NFC');
}

const TYPED = {
  plain: (name: string) => name,
  upperCase: (name: string) => name.toUpperCase(),
  decomposed: (name: string) => name.normalize('NFD'),
  otherTone: otherTonePlacement,
  wide: (name: string) => name.replaceAll(' ', '  '),
  unaccented,
  unaccentedUpperCase: (name: string) => unaccented(name).toUpperCase(),
};

/** Weights of the ways in which clerks type a name. */
export type TypedNames = Readonly<Partial<Record<keyof typeof TYPED, number>>>;

/** The name as typed by a clerk. */
export function typedName(rng: Rng, label: string, name: string, weights: TypedNames): string {
  const typed = pickWeighted(rng, label, Object.entries(weights));
  return Object.entries(TYPED).find(([way]) => way === typed)?.[1](name) ?? name;
}

/** The name without accents: Đỗ Ƀhiao to Do Bhiao. */
export function unaccented(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đð]/g, 'd')
    .replace(/[ĐÐ]/g, 'D')
    .replaceAll('ƀ', 'b')
    .replaceAll('Ƀ', 'B');
}

/** The comparison form of a name: unaccented capital letters. */
export function fold(name: string): string {
  return unaccented(name).replace(/\P{L}/gu, '').toUpperCase();
}

/** Text as in the expected answers: composed, blanks trimmed and collapsed, null if empty. */
export function tidy(text: string | null): string | null {
  const clean = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return clean === '' ? null : clean;
}

/** The population database's form of a name: accented capitals. */
export function capitals(name: string): string {
  return name.normalize('NFC').toUpperCase();
}
