/**
 * Letters of names in A to Z, the only form that some sources take.
 */

/**
 * Capitals without an accent to drop, as in passports (ICAO Doc 9303, part 3, section 6; from memory). Ø is
 * ours, and so are the capitals of African alphabets, by the letter that they derive from.
 */
const PLAIN = new Map([
  ['Æ', 'AE'],
  ['Œ', 'OE'],
  ['Ø', 'O'],
  ['Ł', 'L'],
  ['Þ', 'TH'],
  ['ẞ', 'SS'],
  ['Ħ', 'H'],
  ['Ŧ', 'T'],
  ['Ŋ', 'N'],
  ['Ĳ', 'IJ'],
  ['Ŀ', 'L'],
  ['Ə', 'E'],
  ['Ǆ', 'DZ'],
  ['Ǳ', 'DZ'],
  ['Ǉ', 'LJ'],
  ['Ǌ', 'NJ'],
  ['Ɓ', 'B'],
  ['Ɗ', 'D'],
  ['Ƙ', 'K'],
  ['Ƴ', 'Y'],
  ['Ɛ', 'E'],
  ['Ǝ', 'E'],
  ['Ɔ', 'O'],
  ['Ɵ', 'O'],
  ['Ɲ', 'N'],
  ['Ɣ', 'G'],
  ['Ǥ', 'G'],
  ['Ƒ', 'F'],
  ['Ɨ', 'I'],
  ['Ʉ', 'U'],
  ['Ʋ', 'V'],
]);

/**
 * @param folded letters as `foldName` leaves them
 * @returns the letters in A to Z; those that cannot be written so stay as they are
 */
export function plainLetters(folded: string): string {
  // The capital of ŉ is a modifier letter and N.
  return folded.replace(/\p{Lm}/gu, '').replace(/[^A-Z]/g, (letter) => PLAIN.get(letter) ?? letter);
}
