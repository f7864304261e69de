/**
 * Answers one question like the portal: it knows the officer, finds the card by number and itself compares
 * name and date of birth.
 */
import type { People, Person } from '../../people/index.ts';
import { fold } from '../../people/spelling.ts';
import { REGISTERED_OFFICERS } from '../../kit/callers.ts';
import type { Row } from '../../kit/columns.ts';
import { isObject, textOf, type UnknownObject } from '../../kit/unknown.ts';
import { cardOf, type Card } from './card.ts';
import { visitsOf } from './visits.ts';
import { cardRow, resultRow, visitsRow } from './wire.ts';

export type Content = 'card' | 'visits';

/** @param form keeps the contract */
export function answerJson(
  people: People,
  content: Content,
  form: UnknownObject,
  wrongSubject: boolean,
): string {
  return JSON.stringify(answerRow(people, content, (field) => textOf(form[field]) ?? '', wrongSubject));
}

/** Codes that come with a card: valid, or no longer valid. */
const CODES_WITH_CARD = /^(00[0-4]|010|110|12[0-4]|130)$/;

/** The answer under another code; most codes come without a record. */
export function withResult(code: string, answer: string): string {
  const row: unknown = CODES_WITH_CARD.test(code) ? JSON.parse(answer) : {};
  if (!isObject(row)) return JSON.stringify(resultRow(code));
  const { maThe: number, maTheMoi: newer } = row;
  const superseded = (code === '003' || code === '004') && typeof number === 'string' && !newer;
  return JSON.stringify({ ...row, ...(superseded ? asSuperseded(row, number) : {}), ...resultRow(code) });
}

/** The present card as the new one, preceded by a card of a household member (GD) or of an employee. */
function asSuperseded(row: Row, number: string): Row {
  return {
    maThe: `${number.startsWith('GD') ? 'DN' : 'GD'}4${number.slice(3)}`,
    maTheMoi: number,
    gtTheTuMoi: row['gtTheTu'],
    gtTheDenMoi: row['gtTheDen'],
    maDKBDMoi: row['maDKBD'],
  };
}

function answerRow(
  people: People,
  content: Content,
  asked: (field: string) => string,
  wrongSubject: boolean,
): Row {
  const officer = REGISTERED_OFFICERS.get(asked('cccdCb'));
  if (officer === undefined) return resultRow('054');
  if (fold(officer) !== fold(asked('hoTenCb'))) return resultRow('055');
  const person = personWith(people, asked('maThe'));
  if (wrongSubject) {
    const other = people.otherThan(person);
    return foundRow(content, other, cardOf(other, true));
  }
  const card = person === null ? null : cardOf(person);
  if (person === null || card === null || !isNumbered(card, asked('maThe'))) return resultRow('050');
  const difference = differenceOf(card, asked('hoTen'), asked('ngaySinh'));
  return difference === null ? foundRow(content, person, card) : resultRow(difference);
}

/** By personal number, social insurance number or card number. */
function personWith(people: People, number: string): Person | null {
  return number.length === 12
    ? people.byIdentityNumber(number)
    : people.bySocialInsuranceNumber(number.slice(-10));
}

/** False for 15 characters that end in the holder's digits and are on none of the holder's cards. */
function isNumbered({ number, former, next }: Card, asked: string): boolean {
  return asked.length !== number.length || [number, former?.number, next?.number].includes(asked);
}

function foundRow(content: Content, person: Person, card: Card | null): Row {
  if (card === null) return resultRow('050');
  return content === 'card' ? cardRow(person, card) : visitsRow(card, visitsOf(person, card));
}

/** The portal's error for a request, or null. */
function differenceOf(
  { holderName, holderDateOfBirth }: Card,
  fullName: string,
  dateOfBirth: string,
): string | null {
  if (fold(holderName) !== fold(fullName)) return initials(holderName) === initials(fullName) ? '061' : '060';
  const asked = dateOfBirth.split('/').toReversed().join('-');
  return asked.startsWith(holderDateOfBirth) || holderDateOfBirth.startsWith(asked) ? null : '070';
}

function initials(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word) => fold(word).slice(0, 1))
    .join('');
}
