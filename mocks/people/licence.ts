/**
 * Driving licences as the licence database holds them, with the spellings and precisions in which that
 * database differs from the population database without meaning another person.
 */
import { addDays, addYears, dayBetween, isYearOnly, later, today, yearOf } from './calendar.ts';
import { chance, pick, pickWeighted } from './hash.ts';
import type { Dice } from './hash.ts';
import { licenceClass, newSchemeSince } from './licence-classes.ts';
import type { HeldClass, Licence, Person } from './person.ts';
import { addressLine, formerAddressLine, formerCodesOf } from './places.ts';
import { otherTonePlacement, unaccented } from './spelling.ts';

/** Whose licence it is. */
export type Holder = Pick<
  Person,
  'identityNumber' | 'formerNumber' | 'fullName' | 'sex' | 'dateOfBirth' | 'dateOfDeath' | 'permanentAddress'
>;

/** What is decided about a licence before its details are drawn. */
export interface LicencePlan {
  readonly class: string;
  readonly issuedOn: string;
  readonly number?: string;
  readonly previousNumber?: string | null;
  readonly status?: string;
}

const pointsSince = '2025-01-01';

/** The name as a clerk has typed it; folded it is always the holder's name. */
function typedName(dice: Dice, label: string, fullName: string): string {
  const style = dice(`${label} name style`, 1000);
  const letters = dice(`${label} name case`, 1000);
  let name = fullName;
  if (style < 50) name = unaccented(name).toUpperCase();
  else if (letters < 300) name = name.toUpperCase();
  else if (letters < 320) name = name.toLowerCase();
  if (style >= 50 && style < 100) name = otherTonePlacement(name);
  if (style >= 100 && style < 150) name = name.normalize('NFD');
  return style >= 150 && style < 170 ? name.replaceAll(' ', '  ') : name;
}

/** The date at the holder's precision, sometimes coarser, and for year-only people sometimes finer. */
function typedDateOfBirth(dice: Dice, label: string, dateOfBirth: string): string {
  if (!isYearOnly(dateOfBirth)) {
    return chance(dice, `${label} year only`, 30) ? dateOfBirth.slice(0, 4) : dateOfBirth;
  }
  if (!chance(dice, `${label} full date`, 300)) return dateOfBirth;
  return dayBetween(`${dateOfBirth}-01-01`, `${dateOfBirth}-12-31`, (bound) => dice(`${label} day`, bound));
}

function typedNumber(dice: Dice, label: string, holder: Holder, issuedOn: string): string | null {
  if (chance(dice, `${label} no number`, 20)) return null;
  const former = issuedOn < '2021-01-01' && chance(dice, `${label} former number`, 80);
  return former && holder.formerNumber !== null ? holder.formerNumber : holder.identityNumber;
}

/**
 * 2 digits of the province, 1 of sex and century, 2 of the year of passing, 7 serial (from memory); older
 * ones are shorter.
 */
function licenceNumber(dice: Dice, label: string, holder: Holder, passedOn: string): string {
  if (passedOn < '2012-01-01' && chance(dice, `${label} short`, 300)) {
    return `${pick(dice, `${label} letters`, ['AK', 'BC', 'DL', 'S'])}${String(dice(`${label} digits`, 1_000_000)).padStart(6, '0')}`;
  }
  const serial = String(dice(`${label} serial`, 10_000_000)).padStart(7, '0');
  return `${holder.identityNumber.slice(1, 4)}${passedOn.slice(2, 4)}${serial}`;
}

function heldClasses(
  dice: Dice,
  label: string,
  plan: LicencePlan,
  passedOn: string,
  newScheme: boolean,
): HeldClass[] {
  const { after } = licenceClass(plan.class, newScheme);
  const earlier = after.map((code, i) => ({
    code,
    passedOn: addDays(passedOn, -(after.length - i) * (400 + dice(`${label} earlier ${code}`, 900))),
  }));
  return [...earlier, { code: plan.class, passedOn }];
}

function pointsOf(
  dice: Dice,
  label: string,
  issuedOn: string,
  until: string,
): NonNullable<Licence['points']> {
  const first = later(issuedOn, pointsSince);
  const deducted = first <= until && chance(dice, `${label} deducted`, 80);
  return {
    remaining: deducted ? pick(dice, `${label} points`, [10, 10, 8, 8, 6, 4, 2, 0]) : 12,
    lastDeductedOn: deducted ? dayBetween(first, until, (bound) => dice(`${label} deduction`, bound)) : null,
  };
}

/** Where the holder lived, in the codes and words of the day of issue. */
function residenceOf(
  dice: Dice,
  label: string,
  { permanentAddress }: Holder,
  issuedOn: string,
): Pick<Licence, 'residence' | 'residenceCommune'> {
  if (permanentAddress === null || chance(dice, `${label} no residence`, 60)) {
    return { residence: null, residenceCommune: null };
  }
  const former = issuedOn < '2025-07-01' ? formerCodesOf(dice, `${label} residence`, permanentAddress) : null;
  const line =
    former === null ? addressLine({ ...permanentAddress, detail: null }) : formerAddressLine(former);
  return {
    // The column holds 50 letters; what is longer is cut.
    residence: line.slice(0, 50).trim(),
    residenceCommune: (former ?? permanentAddress).commune,
  };
}

/** One licence of a holder. */
export function licenceOf(dice: Dice, label: string, holder: Holder, plan: LicencePlan): Licence {
  const newScheme = plan.issuedOn >= newSchemeSince;
  const { validYears } = licenceClass(plan.class, newScheme);
  const passedOn = addDays(plan.issuedOn, -(7 + dice(`${label} passed`, 30)));
  const status =
    plan.status ??
    pickWeighted(dice, `${label} status`, [
      ['1', 955],
      ['2', 20],
      ['3', 25],
    ]);
  return {
    tied: true,
    number: plan.number ?? licenceNumber(dice, label, holder, passedOn),
    previousNumber: plan.previousNumber ?? null,
    class: plan.class,
    newScheme,
    classes: heldClasses(dice, label, plan, passedOn, newScheme),
    issuedOn: plan.issuedOn,
    expiresOn: validYears === 0 ? null : addYears(plan.issuedOn, validYears),
    passedOn: chance(dice, `${label} no passing date`, 50) ? null : passedOn,
    status,
    issueForm:
      plan.previousNumber === undefined ? 'CM' : pick(dice, `${label} form`, ['CD', 'CD', 'CL', null]),
    holderName: typedName(dice, label, holder.fullName),
    holderDateOfBirth: typedDateOfBirth(dice, label, holder.dateOfBirth),
    holderSex: holder.sex,
    holderNumber: typedNumber(dice, label, holder, plan.issuedOn),
    ...residenceOf(dice, label, holder, plan.issuedOn),
    issuedAt: `${holder.identityNumber.slice(1, 3)}00${1 + dice(`${label} office`, 3)}`,
    fileNumber: chance(dice, `${label} no file`, 100)
      ? null
      : `${yearOf(plan.issuedOn)}-${10_000 + dice(`${label} file`, 90_000)}`,
    serial: chance(dice, `${label} no serial`, 150)
      ? null
      : `GP${String(dice(`${label} card`, 1_000_000)).padStart(6, '0')}`,
    signedBy: pick(dice, `${label} signer`, ['Đỗ Thanh Hải', 'Trương Quốc Khánh', 'Lê Thị Mai Hương', null]),
    points: status === '1' ? pointsOf(dice, label, plan.issuedOn, holder.dateOfDeath ?? today) : null,
  };
}
