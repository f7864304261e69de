/**
 * The card that the portal holds of a person, drawn from the person alone. Names and dates differ from the
 * person's in spelling and precision only, unless the person says that the portal holds something else.
 */
import { addDays, addYears, dayBetween, isYearOnly, today } from '../../people/calendar.ts';
import { chance, diceOf, pick, pickWeighted } from '../../people/hash.ts';
import type { Dice } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import type { Sex } from '../../people/person.ts';
import { addressLine } from '../../people/places.ts';
import { otherTonePlacement, unaccented } from '../../people/spelling.ts';
import { areaOf, employerOf, facilityOf, officeOf, type Facility, type Unit } from './register.ts';
import { ageOf, groupOf, type Group } from './groups.ts';

/** What is known of the card that this one replaced, or of the one that will replace it. */
export interface OtherCard {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly facility: Facility;
}

/** That the card was renewed under its number, and how the portal writes it. */
export interface Renewal {
  /** Begins the day after the term before has ended. */
  readonly from: string;
  /** What stands in the place of a new number. */
  readonly numberIs: 'NULL' | 'EMPTY' | 'SAME';
  readonly tellsOnlyTheEnd: boolean;
}

export interface Card {
  /** maKetQua when the holder is asked for by the right name and date of birth. */
  readonly result: string;
  readonly number: string;
  readonly insuranceNumber: string;
  readonly group: Group;
  /** Former code of the province on the card; 97 and 98 are the two ministries' (from memory). */
  readonly province: string;
  readonly holderName: string;
  /** `1990`, `1990-02` or `1990-02-15`. */
  readonly holderDateOfBirth: string;
  readonly holderSex: Sex;
  readonly address: string | null;
  readonly from: string;
  /** Null without limit. */
  readonly to: string | null;
  readonly fiveYearsFrom: string | null;
  readonly facility: Facility;
  readonly area: string | null;
  readonly office: string;
  readonly unit: Unit | null;
  readonly former: OtherCard | null;
  readonly renewal: Renewal | null;
  /** A card that begins once this one has ended. */
  readonly next: OtherCard | null;
  readonly coPaymentExemptFrom: string | null;
  /** Whether the portal names the facility although there is no new one. */
  readonly namesFacility: boolean;
  /** Whether the portal tells nothing but whose the card is and why it does not serve. */
  readonly isBare: boolean;
}

const military = ['QN', 'CA'];

/** @param certain leaves nobody without a card */
export function cardOf(person: Person, certain = false): Card | null {
  const dice = diceOf(person.key);
  if (!certain && !mustHaveCard(person) && !chance(dice, 'is insured', 930)) return null;
  const group = groupOf(dice, person);
  const result = resultOf(dice, person, group);
  const province = military.includes(group.code)
    ? ({ QN: '97', CA: '98' }[group.code] ?? '97')
    : person.identityNumber.slice(1, 3);
  const validity = validityOf(dice, person, group, result);
  const address = person.currentAddress ?? person.permanentAddress;
  return {
    result,
    number: group.code + group.level + province + person.socialInsuranceNumber,
    insuranceNumber: person.socialInsuranceNumber,
    group,
    province,
    ...holderOf(dice, person),
    address: address === null ? null : addressLine(address),
    ...validity,
    fiveYearsFrom: fiveYearsFrom(dice, person),
    facility: facilityOf(dice, 'facility', person),
    area: areaOf(dice, person),
    office: officeOf(person),
    unit: employerOf(dice, group.code),
    former: formerOf(dice, person, group, result, validity.from),
    renewal: renewalOf(dice, result, validity),
    next: nextOf(dice, person, group, result, validity),
    coPaymentExemptFrom: chance(dice, 'insurance exempt', 40)
      ? dayBetween('2026-01-01', today, (bound) => dice('insurance exempt from', bound))
      : null,
    namesFacility: chance(dice, 'insurance facility named', 300),
    isBare: result >= '005' && chance(dice, 'insurance bare', 250),
  };
}

const plain = '000';

/** A few are renewed in the middle of their validity. */
function renewalOf(dice: Dice, result: string, { from, to }: Pick<Card, 'from' | 'to'>): Renewal | null {
  if (result !== plain || to === null || !chance(dice, 'insurance renewed', 30)) return null;
  return {
    from: dayBetween(addDays(from, 90), addDays(to, -90), (bound) => dice('insurance renewed from', bound)),
    numberIs: pick(dice, 'insurance renewed number', ['NULL', 'EMPTY', 'SAME']),
    tellsOnlyTheEnd: chance(dice, 'insurance renewed end', 300),
  };
}

/** A few hold the next card already; some of those are without cover for a month. */
function nextOf(
  dice: Dice,
  person: Person,
  group: Group,
  result: string,
  { from, to }: Pick<Card, 'from' | 'to'>,
): OtherCard | null {
  if (result !== plain || to === null || renewalOf(dice, result, { from, to })) return null;
  if (!chance(dice, 'insurance next', 25)) return null;
  const begins = addDays(to, chance(dice, 'insurance next gap', 400) ? 31 : 1);
  const other = group.code === 'GD' ? 'DN4' : 'GD4';
  return {
    number: other + person.identityNumber.slice(1, 3) + person.socialInsuranceNumber,
    from: begins,
    to: addDays(addYears(begins, 1), -1),
    facility: facilityOf(dice, 'next facility', person),
  };
}

/** Somebody of whom something is said that only a card can show. */
function mustHaveCard({ traits, heldDifferently }: Person): boolean {
  const shown = ['superseded-card', 'military-card', 'insurance-gap'];
  return heldDifferently['health-insurance'] !== undefined || traits.some((trait) => shown.includes(trait));
}

function resultOf(dice: Dice, person: Person, group: Group): string {
  if (person.dateOfDeath !== null) return '120';
  if (person.traits.includes('insurance-gap')) return pick(dice, 'insurance gap', ['010', '124']);
  if (person.traits.includes('superseded-card')) return pick(dice, 'insurance superseded', ['003', '004']);
  const valid = { QN: '001', CA: '002' }[group.code] ?? '000';
  if (person.traits.includes('military-card')) return valid;
  if (group.code === 'TE' && chance(dice, 'insurance without card', 20)) return '130';
  return pickWeighted(dice, 'insurance result', [
    [valid, 900],
    // A child's first card has replaced none.
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

function holderOf(dice: Dice, person: Person): Pick<Card, 'holderName' | 'holderDateOfBirth' | 'holderSex'> {
  const held = person.heldDifferently['health-insurance'];
  return {
    holderName: held?.fullName ?? typedName(dice, person.fullName),
    holderDateOfBirth: held?.dateOfBirth ?? typedDateOfBirth(dice, person.dateOfBirth),
    holderSex: held?.sex ?? person.sex,
  };
}

/** Mixed case as a rule; folded it is always the person's name. */
function typedName(dice: Dice, fullName: string): string {
  return pickWeighted<(name: string) => string>(dice, 'insurance name', [
    [(name) => name, 800],
    [(name) => name.toUpperCase(), 60],
    [(name) => name.normalize('NFD'), 50],
    [otherTonePlacement, 40],
    [(name) => name.replaceAll(' ', '  '), 20],
    [unaccented, 15],
    [(name) => unaccented(name).toUpperCase(), 15],
  ])(fullName);
}

/** Never finer than what is known: another source may hold another day of that year. */
function typedDateOfBirth(dice: Dice, dateOfBirth: string): string {
  if (isYearOnly(dateOfBirth)) return dateOfBirth;
  const length = pickWeighted(dice, 'insurance birth', [
    [10, 965],
    [7, 10],
    [4, 25],
  ]);
  return dateOfBirth.slice(0, length);
}

function validityOf(
  dice: Dice,
  { dateOfBirth, dateOfDeath }: Person,
  { code }: Group,
  result: string,
): Pick<Card, 'from' | 'to'> {
  const born = isYearOnly(dateOfBirth) ? `${dateOfBirth}-12-31` : dateOfBirth;
  const roll = (label: string) => (bound: number) => dice(`insurance ${label}`, bound);
  if (result === '010') {
    const to = dayBetween(later(born, '2024-06-30'), addDays(today, -1), roll('ended'));
    return { from: later(born, addYears(to, -1)), to };
  }
  // Children are insured until they are 72 months old.
  if (code === 'TE') return { from: born, to: addYears(born, 6) };
  if (dateOfDeath !== null) {
    const year = dateOfDeath.slice(0, 4);
    return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
  const from = dayBetween('2025-07-01', '2026-01-01', roll('began'));
  const lasting = ['HT', 'CC', 'CB', 'QN', 'CA'].includes(code) && chance(dice, 'insurance lasting', 500);
  // Far enough ahead of the clock, by which the dates of a card are read.
  const ends = ['2031-12-31', '2032-06-30', '2033-12-31'];
  return { from, to: lasting ? null : pick(dice, 'insurance until', ends) };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function fiveYearsFrom(dice: Dice, person: Person): string | null {
  if (ageOf(person.dateOfBirth) < 8 || chance(dice, 'insurance no five years', 100)) return null;
  return dayBetween('2020-01-01', '2030-01-01', (bound) => dice('insurance five years', bound));
}

/** A former card beside a superseded one for certain, beside others sometimes. */
function formerOf(
  dice: Dice,
  person: Person,
  present: Group,
  result: string,
  newFrom: string,
): OtherCard | null {
  const superseded = result === '003' || result === '004';
  if (!superseded && (ageOf(person.dateOfBirth) < 8 || !chance(dice, 'insurance former', 150))) return null;
  const groups = ageOf(person.dateOfBirth) < 18 ? ['TE1', 'HS4'] : ['DN4', 'GD4', 'SV4', 'CN3'];
  // Another card has another number.
  const others = groups.filter((group) => group !== present.code + present.level);
  const group = pick(dice, 'insurance former group', others);
  const to =
    result === '004'
      ? dayBetween(addDays(today, 30), '2026-12-31', (bound) => dice('insurance former until', bound))
      : addDays(newFrom, -1);
  return {
    number: group + person.identityNumber.slice(1, 3) + person.socialInsuranceNumber,
    from: addYears(to, -1),
    to,
    facility: facilityOf(dice, 'former facility', person),
  };
}
