/**
 * The ways in which one name is spelled in different databases. Each function changes the writing and never
 * the name: folded, the result is the same as before (`unaccented` included).
 */

const TONE = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
const END = '(?![\\p{L}\\p{M}])';
// "qu" is a consonant: Quý has one tone place only.
const TONE_ON_FIRST = new RegExp(`(?<!q)(o(?=${TONE}[ae])|u(?=${TONE}y))(${TONE})([aey])${END}`, 'giu');
const TONE_ON_SECOND = new RegExp(`(?<!q)(o(?=[ae])|u(?=y))([aey])(${TONE})${END}`, 'giu');

/**
 * Moves the tone mark of open syllables in oa, oe, uy: Hoà to Hòa and Hòa to Hoà. Other names stay as they
 * are.
 */
export function otherTonePlacement(name: string): string {
  const decomposed = name.normalize('NFD');
  const moved = decomposed.replace(TONE_ON_FIRST, '$1$3$2');
  return (moved === decomposed ? decomposed.replace(TONE_ON_SECOND, '$1$3$2') : moved).normalize('NFC');
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

/** What is left of a name for comparison: unaccented capital letters. */
export function fold(name: string): string {
  return unaccented(name).replace(/\P{L}/gu, '').toUpperCase();
}

/** Text as the expected answers show it: composed, blanks trimmed and collapsed, nothing for empty. */
export function tidy(text: string | null): string | null {
  const clean = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return clean === '' ? null : clean;
}

/** As the population database writes names: accented capitals. */
export function capitals(name: string): string {
  return name.normalize('NFC').toUpperCase();
}
