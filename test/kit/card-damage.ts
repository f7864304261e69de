/** Damage that a scan takes on its way from the reader to the form, and texts around it. */
import { Buffer } from 'node:buffer';

/** Line ends, marks and control characters that readers put around a scan. */
export const SURROUNDINGS: Readonly<Record<string, (text: string) => string>> = {
  nothing: (text) => text,
  'carriage return': (text) => `${text}\r`,
  'line feed': (text) => `${text}\n`,
  'both line ends': (text) => `${text}\r\n`,
  tab: (text) => `${text}\t`,
  'line ends of Unicode': (text) => `${text.replaceAll('\n', '\u2028')}\u0085`,
  'decomposed letters': (text) => text.normalize('NFD'),
  'byte order mark': (text) => `\uFEFF${text}`,
  'NUL and remains': (text) => `${text}\0remains`,
  'control characters': (text) => `\u0002${text.replace('|', '\u001D|')}\u0003`,
  'symbology identifier': (text) => `]Q1${text}`,
  'blanks around fields': (text) => ` ${text.replaceAll('|', ' | ')} `,
  'two scans': (text) => `${text}\r\n${text}\r\n`,
  'UTF-8 read as Latin-1': (text) => Buffer.from(text).toString('latin1'),
  'UTF-8 read as page 1252': (text) => new TextDecoder('windows-1252').decode(Buffer.from(text)),
  'UTF-8 read as page 1258': (text) => new TextDecoder('windows-1258').decode(Buffer.from(text)),
  'caps lock': turnedCase,
};

/** The text with small letters for capitals, and capitals for small letters. */
function turnedCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}

/** A mark of an input method: its key, the letters that take it, and the mark. */
type Key = readonly [key: string, letters: string, mark: string];

const STROKE = '\u0335';
const TONES = '\u0300\u0301\u0303\u0309\u0323';

export const TELEX: readonly Key[] = [
  ['a', 'a', '\u0302'],
  ['e', 'e', '\u0302'],
  ['d', 'd', STROKE],
  ['f', 'ae', '\u0300'],
];

export const VNI: readonly Key[] = [
  ['1', 'ae', '\u0301'],
  ['2', 'ae', '\u0300'],
  ['3', 'ae', '\u0309'],
  ['4', 'ae', '\u0303'],
  ['5', 'ae', '\u0323'],
  ['6', 'ae', '\u0302'],
  ['8', 'a', '\u0306'],
  ['9', 'd', STROKE],
];

/** Types the text while an input method is on, which marks the letter before a key of its own. */
export function typedUnder(keys: readonly Key[], text: string): string {
  const typed: string[] = [];
  for (const key of text) {
    const before = typed.at(-1) ?? '';
    const [letter = '', ...marks] = before.normalize('NFD').replace('đ', `d${STROKE}`);
    const mark = keys.find(
      ([own, letters, put]) =>
        own === key.toLowerCase() && letters.includes(letter.toLowerCase()) && mayTake(marks, put),
    )?.[2];
    if (mark === undefined || letter === '') typed.push(key);
    else typed[typed.length - 1] = withMarks(letter, [...marks, mark]);
  }
  return typed.join('');
}

function mayTake(marks: readonly string[], mark: string): boolean {
  return !marks.some((own) => own === mark || (TONES.includes(own) && TONES.includes(mark)));
}

function withMarks(letter: string, marks: readonly string[]): string {
  const [shape = '', tone = ''] = [false, true].map((isTone) =>
    marks.filter((mark) => TONES.includes(mark) === isTone).join(''),
  );
  const whole = shape === STROKE ? (letter === 'd' ? 'đ' : 'Đ') : letter + shape;
  return (whole + tone).normalize('NFC');
}

/** The digits of a keyboard layout, from 0 to 9, in place of those of English (US). */
export const DIGIT_ROWS: Readonly<Record<string, string>> = {
  Vietnamese: 'đăâêô\u0300\u0309\u0303\u0301\u0323',
  French: 'à&é"\'(-è_ç',
  Czech: 'é+ěščřžýáí',
  shifted: ')!@#$%^&*(',
};

export function typedOn(digits: string, text: string): string {
  return text.replace(/[0-9]/g, (digit) => digits.charAt(Number(digit)));
}
