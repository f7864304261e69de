/** Finds digits in free text that may be identity numbers, 9 or 12 digits, however they are grouped. */

/** Digits with at most three characters that are neither letter nor digit between two of them. */
const SEQUENCE = /[0-9](?:[^\p{L}\p{N}]{0,3}[0-9])*/gu;
const DIGIT = /\p{Nd}/u;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const SHORTEST = 9;
const LONGEST = 12;
const NONE: readonly string[] = [];

/**
 * Every run of adjacent groups of digits with 9 or 12 digits: `079085669802`, `079 085 669 802`,
 * `079.085.669.802`. A date beside a number may add a run, and never hides one.
 */
export function numbersIn(text: string): readonly string[] {
  if (!mayHoldNumber(text)) return NONE;
  // Most texts with enough digits are the number of a thing, without anything else.
  if (/^[0-9]+$/.test(text)) return text.length === SHORTEST || text.length === LONGEST ? [text] : NONE;
  const found = new Set<string>();
  for (const [sequence] of inOurDigits(text).matchAll(SEQUENCE)) {
    const groups = sequence.match(/[0-9]+/g) ?? [];
    for (const start of groups.keys()) {
      let digits = '';
      for (const group of groups.slice(start, start + LONGEST)) {
        digits += group;
        if (digits.length > LONGEST) break;
        if (digits.length === SHORTEST || digits.length === LONGEST) found.add(digits);
      }
    }
  }
  return [...found];
}

/** Converts every decimal digit of Unicode to 0 to 9. */
function inOurDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(FOREIGN_DIGIT, (digit) => {
    // Unicode has digits in blocks of ten that begin with zero. Blocks may adjoin.
    const code = digit.codePointAt(0) ?? 0;
    let below = 0;
    while (DIGIT.test(String.fromCodePoint(code - below - 1))) below += 1;
    return String(below % 10);
  });
}

/** A cheap check before the search: the text has enough digits, or characters that may be digits. */
function mayHoldNumber(text: string): boolean {
  if (text.length < SHORTEST) return false;
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) digits += 1;
    // Digits of other scripts, superscript, circled and full-width digits. Vietnamese letters are excluded.
    else if (code >= 0x2070 || (code >= 0x660 && code < 0x1e00)) return true;
    else if (code === 0xb2 || code === 0xb3 || code === 0xb9) return true;
  }
  return digits >= SHORTEST;
}
