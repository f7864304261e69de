/**
 * Expected answers of the portal, in schema names. Ownership of a card was decided where the deviation was
 * made; names and dates are not compared here.
 */
import levelList from '../../../codelists/health-insurance-benefit-level.json' with { type: 'json' };
import { newestFirst } from '../../kit/by-text.ts';
import { coded, type Coded } from '../../kit/codelists.ts';
import { CHANGED_PROVINCES, CURRENT, FORMER as formerEdition } from '../../kit/divisions.ts';
import { byPersonalNumber, without } from '../../kit/expected.ts';
import type { ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { tidy } from '../../people/spelling.ts';
import { cardOf, isSuperseded, type Card } from './card.ts';
import { CARD, cardFacts, VISIT } from './columns.ts';
import { visitsOf, type Visit } from './visits.ts';

const RATES = new Map(
  levelList.editions.flatMap(({ items }) => items.map(({ code, rate }) => [code, rate] as const)),
);

export const expectedAnswer = byPersonalNumber((person) => {
  // The portal knows the present number only.
  const card = person.subject.identityNumber === person.identityNumber ? cardOf(person) : null;
  if (card === null) return { ...without('NOT_FOUND'), visits: without('NOT_FOUND') };
  if (!isOwn(person)) return { ...without('MISMATCH'), visits: without('MISMATCH') };
  const visits = newestFirst(visitsOf(person, card), ({ arrived }) => arrived).map(expectedVisit);
  return {
    outcome: 'FOUND',
    record: expectedCard(card),
    visits: { outcome: 'FOUND', record: { visits } },
  };
});

/** A subject unknown to the population database may still be asked for by the facts. */
function isOwn({ heldDifferently, subjectKnown, subject, fullName, dateOfBirth }: Person): boolean {
  const held = heldDifferently['health-insurance'];
  if (held !== undefined) return held.tied;
  return subjectKnown || (subject.fullName === fullName && subject.dateOfBirth === dateOfBirth);
}

/** A card during its term. */
interface Issued {
  readonly number: string;
  readonly from: string;
  /** Null without limit. */
  readonly to: string | null;
  readonly facility: { readonly code: string; readonly name: string | null };
}

function expectedCard(card: Card): ExpectedRecord {
  const serves = card.result < '005';
  const result = coded('HEALTH_INSURANCE_RESULT', card.result);
  const issued = issuedCards(card);
  const day = dayInVietNam();
  const inForce = issued.findLast(({ from, to }) => from <= day && (to === null || day <= to));
  const begun = issued.filter(({ from }) => from <= day);
  // The later of two cards ends later.
  const shown = inForce ?? begun.at(-1) ?? issued[0];
  const previous = issued.find((one) => one !== shown && one.from <= day) ?? null;
  const next = issued.find((one) => one !== shown && one.from > day) ?? null;
  const told = card.isBare ? null : card;
  return {
    ...expectedBeside(shown ?? null),
    previousCardNumber: previous?.number ?? (isSuperseded(card) ? null : (told?.former?.number ?? null)),
    previousCard: previous && expectedBeside(previous),
    nextCard: next && expectedBeside(next),
    ...CARD.record(told && cardFacts(told)),
    holderName: tidy(card.holderName),
    holderDateOfBirth: card.holderDateOfBirth,
    valid: serves && inForce !== undefined,
    invalidReason: serves ? null : result,
    notInForce:
      card.isBare || inForce ? null : begun.length === 0 ? 'NOT_BEGUN' : next ? 'BETWEEN_CARDS' : 'ENDED',
    resultCode: result,
    managedBy: { '001': 'NATIONAL_DEFENCE', '002': 'PUBLIC_SECURITY' }[card.result] ?? null,
    portalNote: tidy(result?.name ?? null),
  };
}

/** The cards whose dates the portal gives, in order. A renewed card counts as one. */
function issuedCards(card: Card): readonly Issued[] {
  if (card.isBare) return [];
  const { number, from, to, facility, former: earlier, next, namesFacility } = card;
  if (isSuperseded(card) && earlier) {
    // The portal names the facility of a new card only, and with it the same facility of the old card.
    const isSame = earlier.facility.code === facility.code;
    const old = {
      ...earlier,
      facility: { code: earlier.facility.code, name: isSame ? facility.name : null },
    };
    return [old, { number, from, to, facility }];
  }
  const isNamed = next ? next.facility.code === facility.code : namesFacility;
  const name = next && isNamed ? next.facility.name : facility.name;
  const own = { number, from, to, facility: { code: facility.code, name: isNamed ? name : null } };
  return next ? [own, next] : [own];
}

function expectedBeside(card: Issued | null): ExpectedRecord {
  const level = card?.number.slice(2, 3) ?? null;
  return {
    cardNumber: card?.number ?? null,
    validFrom: card?.from ?? null,
    validTo: card?.to ?? null,
    objectGroup: coded('HEALTH_INSURANCE_OBJECT_GROUP', card?.number.slice(0, 2) ?? null),
    benefitLevel: coded('HEALTH_INSURANCE_BENEFIT_LEVEL', level),
    benefitRatePercent: RATES.get(level ?? '') ?? null,
    provinceOnCard: card && expectedProvince(card),
    registeredFacility: card && { code: card.facility.code, name: tidy(card.facility.name) },
  };
}

/** A number issued since the change may have the code of either edition. */
function expectedProvince({ number, from }: Issued): Coded | null {
  const province = number.slice(3, 5);
  const isUnclear = CHANGED_PROVINCES.includes(province) && from >= CURRENT;
  return coded('PROVINCE', province, isUnclear ? null : formerEdition, '');
}

/** Card dates depend on the clock, not on the reference day of the people. */
function dayInVietNam(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

function expectedVisit(visit: Visit): ExpectedRecord {
  const momentOf = (time: string | null) => (time === null || visit.precision === 'DAY' ? null : inUtc(time));
  return {
    ...VISIT.record(visit),
    arrivedAt: momentOf(visit.arrived),
    arrivedOn: visit.arrived.slice(0, 10),
    leftAt: momentOf(visit.left),
    leftOn: visit.left?.slice(0, 10) ?? null,
  };
}

/** Việt Nam is seven hours ahead. */
function inUtc(local: string): string {
  return new Date(Date.parse(`${local}:00Z`) - 7 * 3_600_000).toISOString();
}
