/**
 * Identity numbers. Two numbers may be compared only when they are of one kind.
 */
import { BadInput } from './bad-input.ts';

declare const brand: unique symbol;

/**
 * 12 digits (số định danh cá nhân) or 9 digits (số chứng minh nhân dân); of a person whom the scan of a health
 * insurance card names, that card's number.
 */
export type IdentityNumber = string & { readonly [brand]: 'IdentityNumber' };

/**
 * `PERSONAL`: 12 digits. `FORMER_CARD`: 9 digits, no card any more but still a search key.
 * `HEALTH_INSURANCE`: the 10 digits or 15 characters of a health insurance card, which only a scan can name.
 */
export type NumberKind = 'PERSONAL' | 'FORMER_CARD' | 'HEALTH_INSURANCE';

/**
 * Reads a number from outside. Only the digits are checked: the law publishes no check digit, and
 * the parts for province, sex and year may honestly disagree with a person's present data (BRIEF 2.1).
 *
 * @throws BadInput `TEXT`, `IDENTITY_NUMBER_DIGITS`
 */
export function parseIdentityNumber(value: unknown): IdentityNumber {
  if (typeof value !== 'string') throw new BadInput('TEXT');
  if (!isIdentityNumber(value)) throw new BadInput('IDENTITY_NUMBER_DIGITS');
  return value;
}

/** True for a number of the kinds that a caller can type. */
export function isIdentityNumber(value: string): value is IdentityNumber {
  return /^(?:[0-9]{12}|[0-9]{9})$/.test(value);
}

/**
 * True for the number on a health insurance card: the holder's 10-digit social insurance number, on older
 * cards after the letters of a group, a level and a province (confirmed, BRIEF 2.2).
 */
export function isHealthInsuranceNumber(value: string): value is IdentityNumber {
  return /^(?:[A-Z]{2}[0-9]{3})?[0-9]{10}$/.test(value);
}

export function numberKind(number: IdentityNumber): NumberKind {
  if (number.length === 12) return 'PERSONAL';
  return number.length === 9 ? 'FORMER_CARD' : 'HEALTH_INSURANCE';
}

/**
 * The number by which limits and the audit log know a person, whichever of their cards was scanned: of a
 * health insurance card the 10 digits that its number ends in. A guesser gains no further number by the
 * letters before them.
 */
export function holderNumber(number: IdentityNumber): IdentityNumber {
  if (number.length !== CARD_CHARACTERS) return number;
  const digits = number.slice(-SOCIAL_INSURANCE_DIGITS);
  return isHealthInsuranceNumber(digits) ? digits : number;
}

const CARD_CHARACTERS = 15;
const SOCIAL_INSURANCE_DIGITS = 10;
