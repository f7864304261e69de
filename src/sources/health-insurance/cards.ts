/**
 * Which card counts on a day. The portal tells of a card and perhaps of a new one, or of the same card
 * renewed, and says nothing of the day on which one takes the place of the other but their dates. What is
 * kept of an answer says what is true from which day on.
 */
import {
  codeItem,
  coded,
  codedCardProvince,
  Unread,
  type Coded,
  type Draft,
  type RecordOf,
} from '../../source-api/index.ts';
import type * as Schema from '../../generated/types.ts';

type CardRecord = RecordOf<Schema.HealthInsurance>;
type CardBeside = RecordOf<Schema.HealthInsuranceCard>;
type Facility = Draft<RecordOf<Schema.HealthFacility>> | null;

/** Fields of a card's record that depend on the day. */
export type ByDay = Omit<CardBeside, '__typename'> &
  Pick<
    CardRecord,
    'previousCardNumber' | 'valid' | 'invalidReason' | 'notInForce' | 'previousCard' | 'nextCard'
  >;

/** Fields that are true from a day on, until the day of the next one. */
interface FromDay {
  readonly from: string;
  readonly draft: Draft<ByDay>;
}

/** A stretch of time for which a card is issued. */
export interface Term {
  readonly number: string | Unread | null;
  /** Null where the portal does not tell it. */
  readonly from: string | null;
  /** Null without limit. */
  readonly to: string | null;
  readonly facility: Facility;
}

/** Statements of the portal beside the dates. */
export interface Word {
  /** True if its result says that the card is in use. */
  readonly serves: boolean;
  /** Its result where it says that the card does not. */
  readonly reason: Coded | null;
  /** Number of the card before those that it tells of. */
  readonly formerNumber: string | Unread | null;
}

/** One term, or several under one number without a day between them. */
type Card = readonly [Term, ...Term[]];

/**
 * @param newer a new card, or the same one renewed; an `Unread` where there is one, and not when it begins
 * @param today the first day that an answer can be about
 * @returns what is true today, and what on later days
 */
export function cardsByDay(
  present: Term,
  newer: Term | Unread | undefined,
  word: Word,
  today: string,
): readonly [FromDay, ...FromDay[]] {
  const known = newer instanceof Unread ? undefined : newer;
  const unknown = newer instanceof Unread ? newer : null;
  const cards = cardsOf(present, known);
  const changes = [present, ...(known ? [known] : [])].flatMap(({ from, to }) => [
    ...(from === null ? [] : [from]),
    ...(to === null ? [] : [dayAfter(to)]),
  ]);
  const later = [...new Set(changes)].filter((day) => day > today).toSorted();
  const fromDay = (from: string): FromDay => ({ from, draft: onDay(cards, unknown, word, from) });
  return [fromDay(today), ...later.map(fromDay)];
}

/**
 * A card that is renewed under its number before it has ended is one card; the same number after a gap is
 * another one.
 */
function cardsOf(present: Term, newer: Term | undefined): readonly [Card, ...Card[]] {
  if (!newer) return [[present]];
  const isRenewal = newer.number === null || sameNumber(newer.number, present.number);
  if (!isRenewal) return [[present], [newer]];
  const renewal: Term = { ...newer, number: present.number, from: newer.from ?? extensionOf(present) };
  // Without dates of its own it has only those of the renewal.
  if (present.from === null && present.to === null) {
    return [[{ ...renewal, facility: renewal.facility ?? present.facility }]];
  }
  const [first, second] = begin(renewal) < begin(present) ? [renewal, present] : [present, renewal];
  const hasGap = first.to !== null && begin(second) > dayAfter(first.to);
  return hasGap ? [[present], [renewal]] : [[first, second]];
}

/** From when on a card is extended of which the portal tells only the new end. */
function extensionOf({ from, to }: Term): string | null {
  return to === null ? from : dayAfter(to);
}

export function sameNumber(a: Term['number'], b: Term['number']): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.toUpperCase() === b.toUpperCase();
}

function onDay(
  cards: readonly [Card, ...Card[]],
  unknown: Unread | null,
  word: Word,
  day: string,
): Draft<ByDay> {
  const inForce = cards.findLast((card) => begin(card[0]) <= day && day <= end(card));
  const begun = cards.filter((card) => begin(card[0]) <= day).toSorted((a, b) => compare(end(a), end(b)));
  const coming = cards.toSorted((a, b) => compare(begin(a[0]), begin(b[0])));
  const shown = inForce ?? begun.at(-1) ?? coming[0] ?? cards[0];
  const other = cards.find((card) => card !== shown);
  const isNext = other !== undefined && begin(other[0]) > day;
  const replaced = other && !isNext && !sameNumber(other[0].number, shown[0].number) ? other : undefined;
  return {
    ...cardOn(shown, day),
    valid: word.serves && inForce !== undefined,
    invalidReason: word.reason,
    notInForce: inForce ? null : begun.length === 0 ? 'NOT_BEGUN' : isNext ? 'BETWEEN_CARDS' : 'ENDED',
    previousCardNumber: replaced ? replaced[0].number : word.formerNumber,
    previousCard: other && !isNext ? cardOn(other, day) : null,
    nextCard: other && isNext ? cardOn(other, day) : unknown,
  };
}

function cardOn(card: Card, day: string): Draft<Omit<CardBeside, '__typename'>> {
  const [first, ...others] = card;
  const last = end(card);
  return {
    cardNumber: first.number,
    validFrom: first.from,
    validTo: last === EVER ? null : last,
    registeredFacility: facilityOn([first, ...others], day),
    ...codesOnCard(first),
  };
}

/** That of the latest term that has begun and names one. */
function facilityOn(card: Card, day: string): Facility {
  const naming = card.filter(({ facility }) => facility !== null);
  return (naming.findLast((term) => begin(term) <= day) ?? naming[0])?.facility ?? null;
}

/** Later than every day. */
const EVER = '9999';

function begin({ from }: Term): string {
  return from ?? '';
}

function end(card: Card): string {
  return card.map(({ to }) => to ?? EVER).reduce((a, b) => (a > b ? a : b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const DAY_MS = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

/** A card number is group, level, province and social insurance number (confirmed, BRIEF 2.2). */
function codesOnCard({
  number,
  from,
}: Term): Draft<Pick<CardBeside, 'objectGroup' | 'benefitLevel' | 'benefitRatePercent' | 'provinceOnCard'>> {
  const written = typeof number === 'string' ? number : '';
  const [, group, level, province] = /^([A-Z]{2})(\d)(\d{2})\d{10}$/.exec(written) ?? [];
  return {
    objectGroup: coded('HEALTH_INSURANCE_OBJECT_GROUP', group),
    benefitLevel: coded('HEALTH_INSURANCE_BENEFIT_LEVEL', level),
    benefitRatePercent: codeItem('HEALTH_INSURANCE_BENEFIT_LEVEL', null, level ?? '')?.rate ?? null,
    provinceOnCard: codedCardProvince(province, from),
  };
}
