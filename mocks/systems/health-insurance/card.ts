/**
 * The portal's card of a person, drawn from the person alone. Names and dates differ from the person's in
 * spelling and precision only, unless the person has a deviation at the portal.
 */
import { addDays, addYears, dayBetween, isYearOnly, later, TODAY } from '../../people/calendar.ts';
import { chance, rngOf, pick, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { addressLine } from '../../people/places.ts';
import { typedName } from '../../people/spelling.ts';
import { areaOf, employerOf, facilityOf, officeOf, type Listed } from './register.ts';
import { ageOf, groupOf, type Group } from './groups.ts';

interface Term {
  readonly from: string;
  /** Null without limit. */
  readonly to: string | null;
}

/** Facts of a card with a number and a term. */
export interface Issued extends Term {
  readonly number: string;
  readonly facility: Listed;
}

/** Renewal of the card under its number, and the portal's form of it. */
export interface Renewal {
  /** Begins the day after the end of the previous term. */
  readonly from: string;
  /** The value in place of a new number. */
  readonly numberIs: 'NULL' | 'EMPTY' | 'SAME';
  readonly tellsOnlyTheEnd: boolean;
}

export type Card = Readonly<NonNullable<ReturnType<typeof cardOf>>>;

export function isSuperseded({ result }: { readonly result: string }): boolean {
  return result === '003' || result === '004';
}

const MILITARY = ['QN', 'CA'];

/** @param certain gives every person a card */
export function cardOf(person: Person, certain = false) {
  const rng = rngOf(person.key);
  if (!certain && !mustHaveCard(person) && !chance(rng, 'is insured', 930)) return null;
  const group = groupOf(rng, person);
  const result = resultOf(rng, person, group);
  // Former code of the province on the card; 97 and 98 are the two ministries' (from memory).
  const province = MILITARY.includes(group.code)
    ? ({ QN: '97', CA: '98' }[group.code] ?? '97')
    : person.identityNumber.slice(1, 3);
  const validity = validityOf(rng, person, group, result);
  const address = person.currentAddress ?? person.permanentAddress;
  return {
    /** maKetQua for a request with the holder's name and date of birth. */
    result,
    number: group.code + group.level + province + person.socialInsuranceNumber,
    socialInsuranceNumber: person.socialInsuranceNumber,
    ...holderOf(rng, person),
    holderAddress: address === null ? null : addressLine(address),
    ...validity,
    fiveYearsFrom: fiveYearsFrom(rng, person),
    facility: facilityOf(rng, 'facility', person),
    area: areaOf(rng, person),
    insuranceOffice: officeOf(person),
    unit: employerOf(rng, group.code),
    /** The card that this one replaced. */
    former: formerOf(rng, person, group, result, validity.from),
    renewal: renewalOf(rng, result, validity),
    /** A card that begins after the end of this one. */
    next: nextOf(rng, person, group, result, validity),
    coPaymentExemptFrom: chance(rng, 'insurance exempt', 40)
      ? dayBetween(rng, 'insurance exempt from', '2026-01-01', TODAY)
      : null,
    /** True if the portal names the facility although there is no new one. */
    namesFacility: chance(rng, 'insurance facility named', 300),
    /** True if the portal gives only the holder and the reason for the refusal. */
    isBare: result >= '005' && chance(rng, 'insurance bare', 250),
  };
}

const PLAIN = '000';

/** A few are renewed during their validity. */
function renewalOf(rng: Rng, result: string, { from, to }: Term): Renewal | null {
  if (result !== PLAIN || to === null || !chance(rng, 'insurance renewed', 30)) return null;
  return {
    from: dayBetween(rng, 'insurance renewed from', addDays(from, 90), addDays(to, -90)),
    numberIs: pick(rng, 'insurance renewed number', ['NULL', 'EMPTY', 'SAME']),
    tellsOnlyTheEnd: chance(rng, 'insurance renewed end', 300),
  };
}

/** A few already have the next card; some of those are without cover for a month. */
function nextOf(rng: Rng, person: Person, group: Group, result: string, { from, to }: Term): Issued | null {
  if (result !== PLAIN || to === null || renewalOf(rng, result, { from, to })) return null;
  if (!chance(rng, 'insurance next', 25)) return null;
  const begins = addDays(to, chance(rng, 'insurance next gap', 400) ? 31 : 1);
  const other = group.code === 'GD' ? 'DN4' : 'GD4';
  return {
    number: other + person.identityNumber.slice(1, 3) + person.socialInsuranceNumber,
    from: begins,
    to: addDays(addYears(begins, 1), -1),
    facility: facilityOf(rng, 'next facility', person),
  };
}

/** A person with a fact that only a card can show. */
function mustHaveCard({ traits, heldDifferently }: Person): boolean {
  const shown = ['superseded-card', 'military-card', 'insurance-gap'];
  return heldDifferently['health-insurance'] !== undefined || traits.some((trait) => shown.includes(trait));
}

function resultOf(rng: Rng, person: Person, group: Group): string {
  if (person.dateOfDeath !== null) return '120';
  if (person.traits.includes('insurance-gap')) return pick(rng, 'insurance gap', ['010', '124']);
  if (person.traits.includes('superseded-card')) return pick(rng, 'insurance superseded', ['003', '004']);
  const valid = { QN: '001', CA: '002' }[group.code] ?? '000';
  if (person.traits.includes('military-card')) return valid;
  if (group.code === 'TE' && chance(rng, 'insurance without card', 20)) return '130';
  return pickWeighted(rng, 'insurance result', [
    [valid, 900],
    // A child's first card replaces none.
    [group.code === 'TE' ? valid : '003', 15],
    [group.code === 'TE' ? valid : '004', 25],
    ['010', 25],
    ['110', 6],
    ['120', 5],
    ['121', 5],
    ['122', 6],
    ['123', 5],
    ['124', 8],
  ]);
}

function holderOf(rng: Rng, person: Person) {
  const held = person.heldDifferently['health-insurance'];
  return {
    holderName: held?.fullName ?? typedName(rng, 'insurance name', person.fullName, NAMES),
    /** `1990`, `1990-02` or `1990-02-15`. */
    holderDateOfBirth: held?.dateOfBirth ?? typedDateOfBirth(rng, person.dateOfBirth),
    holderSex: held?.sex ?? person.sex,
  };
}

const NAMES = {
  plain: 800,
  upperCase: 60,
  decomposed: 50,
  otherTone: 40,
  wide: 20,
  unaccented: 15,
  unaccentedUpperCase: 15,
};

/** Never finer than the known date: another source may have another day of that year. */
function typedDateOfBirth(rng: Rng, dateOfBirth: string): string {
  if (isYearOnly(dateOfBirth)) return dateOfBirth;
  const length = pickWeighted(rng, 'insurance birth', [
    [10, 965],
    [7, 10],
    [4, 25],
  ]);
  return dateOfBirth.slice(0, length);
}

function validityOf(rng: Rng, { dateOfBirth, dateOfDeath }: Person, { code }: Group, result: string): Term {
  const born = isYearOnly(dateOfBirth) ? `${dateOfBirth}-12-31` : dateOfBirth;
  if (result === '010') {
    const to = dayBetween(rng, 'insurance ended', later(born, '2024-06-30'), addDays(TODAY, -1));
    return { from: later(born, addYears(to, -1)), to };
  }
  // Children are insured until they are 72 months old.
  if (code === 'TE') return { from: born, to: addYears(born, 6) };
  if (dateOfDeath !== null) {
    const year = dateOfDeath.slice(0, 4);
    return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
  const from = dayBetween(rng, 'insurance began', '2025-07-01', '2026-01-01');
  const lasting = ['HT', 'CC', 'CB', 'QN', 'CA'].includes(code) && chance(rng, 'insurance lasting', 500);
  // Far enough ahead of the clock, which decides the validity of a card.
  const ends = ['2031-12-31', '2032-06-30', '2033-12-31'];
  return { from, to: lasting ? null : pick(rng, 'insurance until', ends) };
}

function fiveYearsFrom(rng: Rng, person: Person): string | null {
  if (ageOf(person.dateOfBirth) < 8 || chance(rng, 'insurance no five years', 100)) return null;
  return dayBetween(rng, 'insurance five years', '2020-01-01', '2030-01-01');
}

/** A superseded card always has a former card, others sometimes. */
function formerOf(rng: Rng, person: Person, present: Group, result: string, newFrom: string): Issued | null {
  if (!isSuperseded({ result }) && (ageOf(person.dateOfBirth) < 8 || !chance(rng, 'insurance former', 150)))
    return null;
  const groups = ageOf(person.dateOfBirth) < 18 ? ['TE1', 'HS4'] : ['DN4', 'GD4', 'SV4', 'CN3'];
  // Another card with another number.
  const others = groups.filter((group) => group !== present.code + present.level);
  const group = pick(rng, 'insurance former group', others);
  const to =
    result === '004'
      ? dayBetween(rng, 'insurance former until', addDays(TODAY, 30), '2026-12-31')
      : addDays(newFrom, -1);
  return {
    number: group + person.identityNumber.slice(1, 3) + person.socialInsuranceNumber,
    from: addYears(to, -1),
    to,
    facility: facilityOf(rng, 'former facility', person),
  };
}
