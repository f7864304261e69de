/**
 * Driving licences as recorded in the licence database, with spellings and precisions that differ from the
 * population database for the same person.
 */
import { addDays, addYears, dayBetween, isYearOnly, later, TODAY, yearOf } from './calendar.ts';
import { chance, pick, pickWeighted, type Rng } from './hash.ts';
import { licenceClass, NEW_SCHEME_SINCE } from './licence-classes.ts';
import type { HeldClass, Licence, Person } from './person.ts';
import { addressLine, formerAddressLine, formerCodesOf } from './places.ts';
import { otherTonePlacement, unaccented } from './spelling.ts';

/** The licence holder. */
export type Holder = Pick<
  Person,
  'identityNumber' | 'formerNumber' | 'fullName' | 'sex' | 'dateOfBirth' | 'dateOfDeath' | 'permanentAddress'
>;

/** Facts of a licence that are fixed before its details are drawn. */
export interface LicencePlan {
  readonly class: string;
  readonly issuedOn: string;
  readonly number?: string;
  readonly previousNumber?: string | null;
  readonly status?: string;
}

const POINTS_SINCE = '2025-01-01';

/** The name as typed by a clerk; folded it always equals the holder's name. */
function typedName(rng: Rng, label: string, fullName: string): string {
  const style = rng(`${label} name style`, 1000);
  const letters = rng(`${label} name case`, 1000);
  let name = fullName;
  if (style < 50) name = unaccented(name).toUpperCase();
  else if (letters < 300) name = name.toUpperCase();
  else if (letters < 320) name = name.toLowerCase();
  if (style >= 50 && style < 100) name = otherTonePlacement(name);
  if (style >= 100 && style < 150) name = name.normalize('NFD');
  return style >= 150 && style < 170 ? name.replaceAll(' ', '  ') : name;
}

/** The date at the holder's precision, sometimes coarser, and for year-only people sometimes finer. */
function typedDateOfBirth(rng: Rng, label: string, dateOfBirth: string): string {
  if (!isYearOnly(dateOfBirth)) {
    return chance(rng, `${label} year only`, 30) ? dateOfBirth.slice(0, 4) : dateOfBirth;
  }
  if (!chance(rng, `${label} full date`, 300)) return dateOfBirth;
  return dayBetween(rng, `${label} day`, `${dateOfBirth}-01-01`, `${dateOfBirth}-12-31`);
}

function typedNumber(rng: Rng, label: string, holder: Holder, issuedOn: string): string | null {
  if (chance(rng, `${label} no number`, 20)) return null;
  const former = issuedOn < '2021-01-01' && chance(rng, `${label} former number`, 80);
  return former && holder.formerNumber !== null ? holder.formerNumber : holder.identityNumber;
}

/**
 * 2 digits of the province, 1 of sex and century, 2 of the year of passing, 7 serial (from memory); older
 * ones are shorter.
 */
function licenceNumber(rng: Rng, label: string, holder: Holder, passedOn: string): string {
  if (passedOn < '2012-01-01' && chance(rng, `${label} short`, 300)) {
    return `${pick(rng, `${label} letters`, ['AK', 'BC', 'DL', 'S'])}${String(rng(`${label} digits`, 1_000_000)).padStart(6, '0')}`;
  }
  const serial = String(rng(`${label} serial`, 10_000_000)).padStart(7, '0');
  return `${holder.identityNumber.slice(1, 4)}${passedOn.slice(2, 4)}${serial}`;
}

function heldClasses(
  rng: Rng,
  label: string,
  plan: LicencePlan,
  passedOn: string,
  newScheme: boolean,
): HeldClass[] {
  const { after } = licenceClass(plan.class, newScheme);
  const earlier = after.map((code, i) => ({
    code,
    passedOn: addDays(passedOn, -(after.length - i) * (400 + rng(`${label} earlier ${code}`, 900))),
  }));
  return [...earlier, { code: plan.class, passedOn }];
}

function pointsOf(rng: Rng, label: string, issuedOn: string, until: string): NonNullable<Licence['points']> {
  const first = later(issuedOn, POINTS_SINCE);
  const deducted = first <= until && chance(rng, `${label} deducted`, 80);
  return {
    remaining: deducted ? pick(rng, `${label} points`, [10, 10, 8, 8, 6, 4, 2, 0]) : 12,
    lastDeductedOn: deducted ? dayBetween(rng, `${label} deduction`, first, until) : null,
  };
}

/** The holder's address, in the codes and names of the day of issue. */
function residenceOf(
  rng: Rng,
  label: string,
  { permanentAddress }: Holder,
  issuedOn: string,
): Pick<Licence, 'holderResidence' | 'holderCommune'> {
  if (permanentAddress === null || chance(rng, `${label} no residence`, 60)) {
    return { holderResidence: null, holderCommune: null };
  }
  const former = issuedOn < '2025-07-01' ? formerCodesOf(rng, `${label} residence`, permanentAddress) : null;
  const line =
    former === null ? addressLine({ ...permanentAddress, detail: null }) : formerAddressLine(former);
  return {
    // The column has 50 letters; longer text is cut.
    holderResidence: line.slice(0, 50).trim(),
    holderCommune: (former ?? permanentAddress).commune,
  };
}

/** One licence of a holder. */
export function licenceOf(rng: Rng, label: string, holder: Holder, plan: LicencePlan): Licence {
  const newScheme = plan.issuedOn >= NEW_SCHEME_SINCE;
  const { validYears } = licenceClass(plan.class, newScheme);
  const passedOn = addDays(plan.issuedOn, -(7 + rng(`${label} passed`, 30)));
  const status =
    plan.status ??
    pickWeighted(rng, `${label} status`, [
      ['1', 955],
      ['2', 20],
      ['3', 25],
    ]);
  return {
    tied: true,
    number: plan.number ?? licenceNumber(rng, label, holder, passedOn),
    previousNumber: plan.previousNumber ?? null,
    class: plan.class,
    newScheme,
    classes: heldClasses(rng, label, plan, passedOn, newScheme),
    issuedOn: plan.issuedOn,
    expiresOn: validYears === 0 ? null : addYears(plan.issuedOn, validYears),
    passedOn: chance(rng, `${label} no passing date`, 50) ? null : passedOn,
    status,
    issueForm:
      plan.previousNumber === undefined ? 'CM' : pick(rng, `${label} form`, ['CD', 'CD', 'CL', null]),
    holderName: typedName(rng, label, holder.fullName),
    holderDateOfBirth: typedDateOfBirth(rng, label, holder.dateOfBirth),
    holderSex: holder.sex,
    holderNumber: typedNumber(rng, label, holder, plan.issuedOn),
    ...residenceOf(rng, label, holder, plan.issuedOn),
    issuedAt: `${holder.identityNumber.slice(1, 3)}00${1 + rng(`${label} office`, 3)}`,
    fileNumber: chance(rng, `${label} no file`, 100)
      ? null
      : `${yearOf(plan.issuedOn)}-${10_000 + rng(`${label} file`, 90_000)}`,
    serial: chance(rng, `${label} no serial`, 150)
      ? null
      : `GP${String(rng(`${label} card`, 1_000_000)).padStart(6, '0')}`,
    signedBy: pick(rng, `${label} signer`, ['Đỗ Thanh Hải', 'Trương Quốc Khánh', 'Lê Thị Mai Hương', null]),
    points: status === '1' ? pointsOf(rng, label, plan.issuedOn, holder.dateOfDeath ?? TODAY) : null,
  };
}
