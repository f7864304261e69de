/**
 * QR code of the citizen card with a chip (CCCD, 2021 to 06/2024): seven fields between bars.
 *
 * - 0, number: 12 digits [confirmed]
 * - 1, former number: 9 digits or empty [confirmed]
 * - 2, name: accented [confirmed]
 * - 3, date of birth: ddMMyyyy; MMyyyy and yyyy [confirmed in the code of a hospital, not seen on a card]
 * - 4, sex: Nam or Nữ; Nu where the accent was lost [confirmed]
 * - 5, residence on the day of issue [confirmed]
 * - 6, day of issue: ddMMyyyy [confirmed]
 *
 * Expiry, place of origin and nationality are not in the code.
 */
import { BadInput } from '../subject/bad-input.ts';
import type { CardFormat, CardReader, ScannedCard } from './card.ts';
import { CardNotes, dateIn, fullNameOf, NO_FIELDS, residenceOf, UNREADABLE, type Read } from './fields.ts';

export const citizenCardQr: CardReader = {
  format: 'CITIZEN_CARD_QR',
  matches: (scan) => isIdentityQr(scan) && scan.split('|').length === FIELDS,
  read: (scan) => readIdentityQr('CITIZEN_CARD_QR', scan),
};

/** Fields of the citizen card, which are the first fields of the identity card too. */
export const FIELDS = 7;

const qrDate = dateIn(/^(?:(?<day>\d\d)?(?<month>\d\d))?(?<year>\d{4})$/);

/**
 * True for text with the fields of an identity card: a sex at 4, or days of birth and of issue where the
 * sex is damaged.
 */
export function isIdentityQr(scan: string): boolean {
  const fields = scan.split('|').map((field) => field.trim());
  if (fields.length < FIELDS) return false;
  const [, , , birth = '', sex = '', , issued = ''] = fields;
  return sexOf(sex).value !== null || [birth, issued].every((date) => qrDate(date).value !== null);
}

/**
 * The seven fields that both identity cards have in common.
 *
 * @throws BadInput `SCAN_KEYBOARD_LAYOUT`, `SCAN_NUMBER`, `SCAN_NAME`, `SCAN_DATE_OF_BIRTH`
 */
export function readIdentityQr(format: CardFormat, scan: string): ScannedCard {
  const [number = '', former, name = '', birth = '', sex, residence, issued] = scan
    .split('|')
    .map((field) => field.trim());
  if (OTHER_LETTER.test(number) || OTHER_LETTER.test(birth)) throw new BadInput('SCAN_KEYBOARD_LAYOUT');
  if (!/^[0-9]{12}$/.test(number)) throw new BadInput('SCAN_NUMBER');
  const notes = new CardNotes();
  return {
    ...NO_FIELDS,
    format,
    number,
    formerNumber: notes.optional('formerNumber', former, formerNumberOf),
    fullName: fullNameOf(name),
    dateOfBirth: notes.dateOfBirth(qrDate(birth)),
    sex: notes.optional('sex', sex, sexOf),
    residence: notes.optional('residence', residence, residenceOf),
    issuedOn: notes.optional('issuedOn', issued, qrDate),
    notes: notes.list,
  };
}

/** A letter that no English keyboard has, among digits. */
const OTHER_LETTER = /(?=\P{ASCII})[\p{L}\p{M}]/u;

function formerNumberOf(text: string): Read<string> {
  return /^[0-9]{9}$/.test(text) ? { value: text } : UNREADABLE;
}

const SEXES: Readonly<Record<string, 'MALE' | 'FEMALE'>> = { nam: 'MALE', nữ: 'FEMALE', nu: 'FEMALE' };

function sexOf(text: string): Read<'MALE' | 'FEMALE'> {
  const value = SEXES[text.toLowerCase()];
  return value === undefined ? UNREADABLE : { value };
}
