/**
 * Removes what readers add to a scan: byte order mark, control characters around the text and its fields,
 * symbology identifier, a second scan of the same card. Anything else that no card has is refused.
 */
import { BadInput } from '../subject/bad-input.ts';

/** A QR code has at most 2,953 bytes. */
const MAX_LENGTH = 3000;

/** Controls that are no line breaks. */
const CONTROLS = String.raw`\u0001-\u0008\u000E-\u001F\u007F`;
/** Line ends: those of Unicode too, of which U+0085 is that of some old systems. */
const LINE_ENDS = String.raw`\t\n\v\f\r\u0085\u2028\u2029`;

const AROUND = new RegExp(`[\\s\\u0085${CONTROLS}]`);
const BESIDE_BARS = new RegExp(String.raw`(?<=\|)[${CONTROLS}]{1,4}|[${CONTROLS}]{1,4}(?=\|)`, 'g');

/** A NUL beside each character. */
const UTF_16 = /(?:[^\0]\0){4}|(?:\0[^\0]){4}/;

/** Symbology and code page in front of the text: `]Q1`, `\000026`. */
const IDENTIFIER = /^\][A-Za-z][0-9A-Za-z](?:\\[0-9]{6})?(?=[0-9A-Za-z])/;

/**
 * The text without what readers put around it.
 *
 * @throws BadInput `SCAN_LENGTH`, `SCAN_EMPTY`, `SCAN_CODE_PAGE`
 */
export function framed(text: string): string {
  if (text.length > MAX_LENGTH) throw new BadInput('SCAN_LENGTH');
  if (UTF_16.test(text)) throw new BadInput('SCAN_CODE_PAGE');
  const [untilNul = ''] = text
    .replaceAll('\uFEFF', '')
    .replace(/^[\s\0]+/, '')
    .split('\0', 1);
  const scan = trimmed(untilNul).replace(IDENTIFIER, '');
  if (scan === '') throw new BadInput('SCAN_EMPTY');
  return scan;
}

/**
 * One card's text in NFC, its lines separated by line feeds.
 *
 * @throws BadInput `SCAN_CONTROL_CHARACTERS`, `SCAN_HIDDEN_CHARACTERS`
 */
export function cleaned(scan: string): string {
  const lines = scan
    .normalize('NFC')
    .replaceAll('\uFEFF', '')
    .replace(BESIDE_BARS, '')
    .split(new RegExp(`[${LINE_ENDS}]+`))
    .map(trimmed)
    .filter((line) => line !== '');
  const text = onlyOnce(lines).join('\n');
  if (/[^\P{Cc}\n]/u.test(text)) throw new BadInput('SCAN_CONTROL_CHARACTERS');
  if (/[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u.test(text)) throw new BadInput('SCAN_HIDDEN_CHARACTERS');
  return text;
}

/** The text without blanks and control characters around it. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && AROUND.test(text.charAt(start))) start += 1;
  while (end > start && AROUND.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The lines of the first scan, if all later ones have the same. */
function onlyOnce(lines: readonly string[]): readonly string[] {
  const [first] = lines;
  const again = first === undefined ? -1 : lines.indexOf(first, 1);
  const isRepeated = again > 0 && lines.length % again === 0;
  return isRepeated && lines.every((line, index) => line === lines[index % again])
    ? lines.slice(0, again)
    : lines;
}
