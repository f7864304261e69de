/**
 * Identity numbers. Two numbers may be compared only when they are of one kind.
 */
import { BadInput } from './bad-input.ts';

declare const brand: unique symbol;

/** 12 digits (số định danh cá nhân) or 9 digits (số chứng minh nhân dân). */
export type IdentityNumber = string & { readonly [brand]: 'IdentityNumber' };

/** `PERSONAL`: 12 digits. `FORMER_CARD`: 9 digits, no card any more but still a search key. */
export type NumberKind = 'PERSONAL' | 'FORMER_CARD';

const KIND_BY_LENGTH = new Map<number, NumberKind>([
  [12, 'PERSONAL'],
  [9, 'FORMER_CARD'],
]);

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

export function isIdentityNumber(value: string): value is IdentityNumber {
  return /^[0-9]+$/.test(value) && KIND_BY_LENGTH.has(value.length);
}

export function numberKind(number: IdentityNumber): NumberKind {
  return number.length === 12 ? 'PERSONAL' : 'FORMER_CARD';
}
