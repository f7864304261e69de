/**
 * The identity cards of a person, as a reader sees them: the QR code of the citizen card (2021 to 06/2024),
 * that of the identity card (from 07/2024), and the machine-readable zone. The four digits for a year-only
 * date are ours.
 */
import { addYears, dayBetween, isYearOnly, later, TODAY } from './calendar.ts';
import { rngOf } from './hash.ts';
import type { Person } from './person.ts';
import { addressLine } from './places.ts';
import { zoneOf } from './zone.ts';

/** The text of a code on a card. */
export interface CardText {
  /** As the gateway names it. */
  readonly format: 'CITIZEN_CARD_QR' | 'IDENTITY_CARD_QR' | 'HEALTH_INSURANCE_CARD_QR' | 'IDENTITY_CARD_MRZ';
  readonly title: string;
  readonly text: string;
}

const FIRST_IDENTITY_CARD = '2024-07-01';

function turned(date: string): string {
  return isYearOnly(date) ? date : date.split('-').toReversed().join('');
}

/** The QR code of the citizen card. */
export function cardQrOf(person: Person): string {
  const rng = rngOf(person.key);
  return fieldsOf(person, dayBetween(rng, 'card issued', '2021-01-04', '2025-12-31')).join('|');
}

function fieldsOf(person: Person, issuedOn: string): readonly string[] {
  return [
    person.identityNumber,
    person.formerNumber ?? '',
    person.fullName,
    turned(person.dateOfBirth),
    person.sex === 'MALE' ? 'Nam' : 'Nữ',
    person.permanentAddress === null ? '' : addressLine(person.permanentAddress),
    turned(issuedOn),
  ];
}

/** The cards that the person can have; a child under 14 has had no citizen card. */
export function identityCardsOf(person: Person): readonly CardText[] {
  const born = fullDate(person.dateOfBirth);
  const last = person.dateOfDeath ?? TODAY;
  const earliest = later(born, FIRST_IDENTITY_CARD);
  const issuedOn = dayBetween(rngOf(person.key), 'identity card issued', earliest, last);
  const citizenCard: CardText = { format: 'CITIZEN_CARD_QR', title: 'CCCD (QR)', text: cardQrOf(person) };
  const identityCard: CardText = {
    format: 'IDENTITY_CARD_QR',
    title: 'Thẻ căn cước 2024 (QR)',
    text: [...fieldsOf(person, issuedOn), '', '', '', ''].join('|'),
  };
  const zone: CardText = {
    format: 'IDENTITY_CARD_MRZ',
    title: 'CCCD, thẻ căn cước (MRZ)',
    text: zoneOf(person, expiryOf(born, issuedOn)),
  };
  return [
    ...(addYears(born, 14) < FIRST_IDENTITY_CARD ? [citizenCard] : []),
    ...(last >= FIRST_IDENTITY_CARD ? [identityCard] : []),
    zone,
  ];
}

function fullDate(date: string): string {
  return isYearOnly(date) ? `${date}-12-31` : date;
}

/**
 * Cards are exchanged at 14, 25, 40 and 60; one issued within two years before such an age lasts to the next.
 *
 * @returns null for a card without expiry
 */
function expiryOf(born: string, issuedOn: string): string | null {
  return (
    [14, 25, 40, 60].map((age) => addYears(born, age)).find((day) => addYears(day, -2) > issuedOn) ?? null
  );
}
