/**
 * Machine-readable zone on the back of both identity cards: TD1 of ICAO Doc 9303, three lines of 30
 * characters, which some readers give as one line of 90.
 *
 * - Line 1: `IDVNM`, the last 9 digits of the number and their check digit, all 12 digits, `<<`, and a
 *   check digit over these 14, which is Vietnam's own [confirmed]
 * - Line 2: birth as YYMMDD, its check digit, M or F, expiry, its check digit, `VNM`, filler, and a check
 *   digit over both lines [confirmed]; `991231` for a card without expiry [confirmed]; `<` for an unknown
 *   day or month [memory]
 * - Line 3: surname, `<<`, other names, without accents [confirmed], cut at 30 characters [memory]
 *
 * The century of the birth is that of the number (its digit 4), nearest to the year in the number [ours];
 * expiry is in this century [ours].
 */
import { BadInput } from '../subject/bad-input.ts';
import type { CardReader, ScannedCard } from './card.ts';
import { CardNotes, dateOf, fullNameOf, NO_FIELDS, type Read } from './fields.ts';

export const identityCardMrz: CardReader = {
  format: 'IDENTITY_CARD_MRZ',
  matches: (scan) => /^idvnm/i.test(withoutMarks(scan.slice(0, 20))),
  read,
};

const LINE = 30;

const ZONE =
  /^IDVNM(?<tail>\d{9})\d(?<number>\d{12})<<\d(?<birth>\d\d(?:\d\d|<<){2})\d(?<sex>[MF<])(?<expiry>\d{6}|<{6})[\d<]VNM[A-Z0-9<]{11}\d(?<name>[A-Z<]{30})$/;

const NAME = /^[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<*$/;

/** @throws BadInput see `zoneOf`; `SCAN_CHECK_DIGIT`, `SCAN_NAME`, `SCAN_DATE_OF_BIRTH` */
function read(scan: string): ScannedCard {
  const zone = zoneOf(scan);
  const { tail, number = '', birth = '', sex, expiry = '', name = '' } = ZONE.exec(zone)?.groups ?? {};
  if (tail === undefined) throw new BadInput('SCAN_ZONE');
  if (!hasItsCheckDigits(zone) || !number.endsWith(tail)) throw new BadInput('SCAN_CHECK_DIGIT');
  if (!NAME.test(name)) throw new BadInput('SCAN_NAME');
  const notes = new CardNotes();
  return {
    ...NO_FIELDS,
    format: 'IDENTITY_CARD_MRZ',
    number,
    fullName: fullNameOf(name.replace(/<+/g, ' ')),
    isNameCut: !name.endsWith('<'),
    dateOfBirth: notes.dateOfBirth(zoneDate(birth, birthYearOf(number, Number(birth.slice(0, 2))))),
    sex: sex === 'M' ? 'MALE' : sex === 'F' ? 'FEMALE' : null,
    expiresOn: NO_EXPIRY.has(expiry)
      ? null
      : notes.of('expiresOn', zoneDate(expiry, 2000 + Number(expiry.slice(0, 2)))),
    notes: notes.list,
  };
}

const NO_EXPIRY: ReadonlySet<string> = new Set(['991231', '<<<<<<']);

/**
 * The 90 characters.
 *
 * @throws BadInput `SCAN_SEVERAL_CARDS`, `SCAN_KEYBOARD_LAYOUT`, `SCAN_INPUT_METHOD`, `SCAN_ZONE`
 */
function zoneOf(scan: string): string {
  const lines = scan.split(/\s+/);
  const joined = lines.join('');
  const zone = joined === joined.toLowerCase() ? joined.toUpperCase() : joined;
  if (NEXT_CARD.test(zone)) throw new BadInput('SCAN_SEVERAL_CARDS');
  if (!/^[A-Z0-9<]*$/.test(zone)) {
    if (!/\d/.test(zone) || !zone.includes('<')) throw new BadInput('SCAN_KEYBOARD_LAYOUT');
    throw new BadInput(/\P{ASCII}/u.test(zone) ? 'SCAN_INPUT_METHOD' : 'SCAN_ZONE');
  }
  const isWhole = lines.length === 1 || lines.every((line) => line.length === LINE);
  if (zone.length !== 3 * LINE || !isWhole) throw new BadInput('SCAN_ZONE');
  return zone;
}

/** Another zone, or the QR code of a card, behind a zone. */
const NEXT_CARD = /.IDVNM\d{10}|\d(?:\|[^|]*){5}/;

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D');
}

/** Positions of the check digits, and of what each is over: from, and before. */
const CHECKS: readonly (readonly [digit: number, ...over: (readonly [number, number])[]])[] = [
  [14, [5, 14]],
  [29, [15, 29]],
  [36, [30, 36]],
  [44, [38, 44]],
  [59, [5, 30], [30, 37], [38, 45], [48, 59]],
];

function hasItsCheckDigits(zone: string): boolean {
  return CHECKS.every(([digit, ...over]) => {
    const checked = over.map(([from, before]) => zone.slice(from, before)).join('');
    const written = zone.charAt(digit);
    return checkDigit(checked) === written || (written === '<' && /^<*$/.test(checked));
  });
}

const WEIGHTS = [7, 3, 1];

/** ICAO Doc 9303, part 3, 4.9: digits as they are, letters from 10, filler 0. */
function checkDigit(text: string): string {
  const values = Array.from(text).map((character) =>
    character === '<' ? 0 : Number.parseInt(character, 36),
  );
  return String(values.reduce((sum, value, index) => sum + value * (WEIGHTS[index % 3] ?? 0), 0) % 10);
}

/** The year with these two digits that is nearest to the year in the number. */
function birthYearOf(number: string, twoDigits: number): number {
  const inNumber = 1900 + 100 * Math.floor(Number(number.charAt(3)) / 2) + Number(number.slice(4, 6));
  const inCentury = inNumber - (inNumber % 100) + twoDigits;
  return inCentury - 100 * Math.round((inCentury - inNumber) / 100);
}

function zoneDate(text: string, year: number): Read<ScannedCard['dateOfBirth']> {
  const [month, day] = [text.slice(2, 4), text.slice(4)].map((part) => part.replaceAll('<', ''));
  return dateOf({ year: String(year), month, day });
}
