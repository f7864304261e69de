/**
 * What must come of asking the portal about a person, in the names of the schema. Whether the card is the
 * subject's own was settled where the difference was made; names and dates are not compared here.
 */
import levelList from '../../../codelists/health-insurance-benefit-level.json' with { type: 'json' };
import { coded } from '../../kit/codelists.ts';
import { changedProvinces, current, former } from '../../kit/divisions.ts';
import type { SourceTruth, TruthRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { tidy } from '../../people/spelling.ts';
import { cardOf, type Card } from './card.ts';
import { visitsOf, type Visit } from './visits.ts';

const rates = new Map(
  levelList.editions.flatMap(({ items }) => items.map(({ code, rate }) => [code, rate] as const)),
);

export function truth(person: Person): SourceTruth {
  const without = (outcome: 'NOT_ASKED' | 'NOT_FOUND' | 'MISMATCH'): SourceTruth => {
    return { outcome, record: null, visits: { outcome, record: null } };
  };
  const { identityNumber } = person.subject;
  if (identityNumber.length !== 12) return without('NOT_ASKED');
  const card = cardOf(person);
  // The portal knows the present number only.
  if (card === null || identityNumber !== person.identityNumber) return without('NOT_FOUND');
  if (!isOwn(person)) return without('MISMATCH');
  return {
    outcome: 'FOUND',
    record: cardTruth(card),
    visits: {
      outcome: 'FOUND',
      record: { visits: newestFirst(visitsOf(person, card)).map((visit) => visitTruth(visit)) },
    },
  };
}

/** A subject that the population database does not know may still be asked for as the facts are. */
function isOwn({ heldDifferently, subjectKnown, subject, fullName, dateOfBirth }: Person): boolean {
  const held = heldDifferently['health-insurance'];
  if (held !== undefined) return held.tied;
  return subjectKnown || (subject.fullName === fullName && subject.dateOfBirth === dateOfBirth);
}

function cardTruth(card: Card): TruthRecord {
  const superseded = card.result === '003' || card.result === '004';
  const valid = card.result < '005';
  const result = coded('HEALTH_INSURANCE_RESULT', card.result);
  return {
    cardNumber: card.number,
    previousCardNumber: card.former?.number ?? null,
    socialInsuranceNumber: card.insuranceNumber,
    holderName: tidy(card.holderName),
    holderDateOfBirth: card.holderDateOfBirth,
    holderSex: coded('SEX', card.holderSex === 'MALE' ? '1' : '2'),
    holderAddress: tidy(card.address),
    valid,
    invalidReason: valid ? null : result,
    resultCode: result,
    managedBy: { '001': 'NATIONAL_DEFENCE', '002': 'PUBLIC_SECURITY' }[card.result] ?? null,
    validFrom: card.from,
    validTo: card.to,
    fiveYearsFrom: card.fiveYearsFrom,
    objectGroup: coded('HEALTH_INSURANCE_OBJECT_GROUP', card.group.code),
    benefitLevel: coded('HEALTH_INSURANCE_BENEFIT_LEVEL', card.group.level),
    benefitRatePercent: rates.get(card.group.level) ?? null,
    // A number given out since the change may have the code of either edition.
    provinceOnCard: coded(
      'PROVINCE',
      card.province,
      changedProvinces.includes(card.province) && card.from >= current ? null : former,
      '',
    ),
    // The portal names the facility of a new card only.
    registeredFacility: { code: card.facility.code, name: superseded ? tidy(card.facility.name) : null },
    area: coded('HEALTH_INSURANCE_AREA', card.area),
    insuranceOffice: tidy(card.office),
    employerCode: card.unit?.code ?? null,
    employerName: card.unit?.name ?? null,
  };
}

function visitTruth(visit: Visit): TruthRecord {
  return {
    fileNumber: visit.fileNumber,
    facilityCode: visit.facilityCode,
    arrivedAt: inUtc(visit.arrived),
    leftAt: visit.left === null ? null : inUtc(visit.left),
    disease: tidy(visit.disease),
    discharge: coded('HEALTH_VISIT_DISCHARGE', visit.discharge),
    outcome: coded('HEALTH_VISIT_OUTCOME', visit.outcome),
    reason: coded('HEALTH_VISIT_REASON', visit.reason),
  };
}

function newestFirst(visits: readonly Visit[]): Visit[] {
  return visits.toSorted((a, b) => (a.arrived < b.arrived ? 1 : a.arrived > b.arrived ? -1 : 0));
}

/** Việt Nam is seven hours ahead. */
function inUtc(local: string): string {
  return new Date(Date.parse(`${local}:00Z`) - 7 * 3_600_000).toISOString();
}
