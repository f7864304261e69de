/**
 * The QR codes of a health insurance card: that of the old card, with 15 fields, and of the new one, with
 * 17.
 */
import { slashed } from '../../people/calendar.ts';
import type { CardText } from '../../people/card.ts';
import { rngOf } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { cardOf } from './card.ts';

const NONE = '-';
const END = '$';

/** Both cards of an insured person; none of a person whom the portal does not know. */
export function cardTextsOf(person: Person): readonly CardText[] {
  const card = cardOf(person);
  if (card === null) return [];
  const rng = rngOf(person.key);
  const [group, level, province] = [
    card.number.slice(0, 2),
    card.number.slice(2, 3),
    card.number.slice(3, 5),
  ];
  const held = person.heldDifferently['health-insurance'];
  const checked = [0, 1].map((half) =>
    rng(`card check ${half}`, 0x1_0000_0000).toString(16).padStart(8, '0'),
  );
  const fields = (number: string, address: string | null, to: string | null): readonly string[] => [
    number,
    inHex(held?.fullName ?? person.fullName),
    slashed(held?.dateOfBirth ?? person.dateOfBirth),
    card.holderSex === 'MALE' ? '1' : '2',
    inHex(address),
    `${card.facility.code.slice(0, 2)} - ${card.facility.code.slice(2)}`,
    slashed(card.from),
    to === null ? NONE : slashed(to),
    slashed(card.from),
    `${province}01${card.socialInsuranceNumber}`,
    group === 'TE' ? inHex(person.mother?.fullName ?? null) : NONE,
    card.area ?? '4',
    card.fiveYearsFrom === null ? NONE : ` ${slashed(card.fiveYearsFrom)}`,
    `${checked.join('')}-${1000 + rng('card check year', 9000)}`,
  ];
  const cardText = (title: string, text: readonly string[]): CardText => ({
    format: 'HEALTH_INSURANCE_CARD_QR',
    title,
    text: [...text, END].join('|'),
  });
  return [
    cardText('Thẻ BHYT mới (QR)', [
      ...fields(card.socialInsuranceNumber, null, null),
      level,
      inHex(card.insuranceOffice),
    ]),
    cardText('Thẻ BHYT cũ (QR)', fields(card.number, card.holderAddress, card.to)),
  ];
}

function inHex(text: string | null): string {
  return text === null ? NONE : Buffer.from(text.normalize('NFC')).toString('hex');
}
