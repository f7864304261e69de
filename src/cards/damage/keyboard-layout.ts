/**
 * Texts that were typed under another keyboard layout than the reader's, which is English (US), or with caps
 * lock. Digits and signs come as others.
 */
import { BadInput } from '../../subject/bad-input.ts';

/** Signs that look like the bar, or come from its key under a layout that leaves letters and digits alone. */
const BARS = '¦｜│┃ǀ∣❘⏐\\\\~¬';

/** The sign after the number of a card. */
const SEPARATOR = new RegExp(
  String.raw`^(?:[0-9]{12}|[0-9]{10}|[A-Za-z]{2}[0-9]{13})(?<sign>[${BARS}]|[^A-Z0-9\s|])`,
  'u',
);

/** Output of the keys of the first characters, in NFD: digits in Vietnamese, French, Czech, or with shift. */
const BEGINNINGS: readonly RegExp[] = [
  /^(?=[aeo]*[đ\p{M}])[đaeo\p{M}]{10}/u,
  /^(?:[&"'(\-_]|[aec]\p{M}){10}/u,
  /^(?:\+|[aceinrszy]\p{M}){10}/u,
  /^[)!@#$%^&*(]{10}/,
  // The beginning of a zone: the M has another key in French.
  /^idvn[,;:?]/i,
];

/**
 * The text with bars between its fields, where another sign came for each of them.
 *
 * @throws BadInput `SCAN_KEYBOARD_LAYOUT` where letters or digits may have changed too
 */
export function mendBars(scan: string, isCard: (text: string) => boolean): string {
  const sign = SEPARATOR.exec(scan)?.groups?.['sign'];
  if (sign === undefined || scan.includes('|')) return scan;
  const mended = scan.replaceAll(sign, '|');
  if (!isCard(mended)) return scan;
  const isWhole = [7, 10, 11, 15, 17].includes(mended.split('|').length);
  if (!isWhole || !new RegExp(`[${BARS}]`).test(sign)) throw new BadInput('SCAN_KEYBOARD_LAYOUT');
  return mended;
}

/** The text with letters, digits and signs for those of double width, which East Asian keyboards type. */
export function mendWidth(scan: string): string {
  return scan.replace(/[\uFF01-\uFF5E]/g, (wide) => wide.normalize('NFKC'));
}

/** The text with its case turned back, if the sex shows that caps lock was on. */
export function mendCapsLock(scan: string): string {
  return /\|n(?:AM|Ữ|U)\|/.test(scan) ? scan.replace(/\p{L}/gu, turned) : scan;
}

function turned(letter: string): string {
  return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
}

/**
 * Refuses a text that begins with what a card's first keys type under another layout.
 *
 * @throws BadInput `SCAN_KEYBOARD_LAYOUT`
 */
export function refuseOtherLayout(scan: string): void {
  const letters = scan.normalize('NFD');
  if (BEGINNINGS.some((row) => row.test(letters))) throw new BadInput('SCAN_KEYBOARD_LAYOUT');
}
