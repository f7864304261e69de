/**
 * Books of the social insurance database under a person's number: usually none or one, sometimes two of the
 * person's own, sometimes another person's as well. Ownership of a book is set here and never computed by
 * comparing.
 */
import { TODAY, yearOf } from '../../people/calendar.ts';
import { chance, rngOf, hashText, pick, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { fullNameOf } from '../../people/names/index.ts';
import { addressLine, formerCodesIn } from '../../people/places.ts';
import { typedName } from '../../people/spelling.ts';
import type { Period } from './career.ts';
import { monthOf, schemaMonth } from './months.ts';
import { participantOf, SOURCE_ID, STATUS_CODES, type Participant } from './participants.ts';

const NAMES = { decomposed: 50, wide: 40, upperCase: 150, otherTone: 40, unaccented: 30, plain: 690 };

/** A year-only date remains one; a full date is sometimes recorded more coarsely. */
function typedDateOfBirth(rng: Rng, dateOfBirth: string): string {
  const precision = rng('insured birth date', 1000);
  if (precision < 10) return dateOfBirth.slice(0, 4);
  return precision < 20 ? dateOfBirth.slice(0, 7) : dateOfBirth;
}

function holderOf(rng: Rng, person: Person) {
  const differently = person.heldDifferently[SOURCE_ID];
  return {
    /** 12 digits; null while the link is unverified. */
    identityNumber: chance(rng, 'not verified', 10) ? null : person.identityNumber,
    holderName: differently?.fullName ?? typedName(rng, 'insured name', person.fullName, NAMES),
    /** At the precision of the database: `1990`, `1990-02` or `1990-02-15`. */
    holderDateOfBirth: differently?.dateOfBirth ?? typedDateOfBirth(rng, person.dateOfBirth),
    holderSex: differently?.sex ?? person.sex,
  };
}

function digits(rng: Rng, label: string, count: number): string {
  return String(rng(label, 10 ** count)).padStart(count, '0');
}

/** Numbers begin with the former province; later entries use the codes of today, which have no district. */
function birthPlaceOf(rng: Rng, { identityNumber, placeOfBirthRegistration }: Person) {
  if (chance(rng, 'former places', 550)) {
    const former = formerCodesIn(rng, 'insured birth', identityNumber.slice(1, 3));
    return {
      birthProvince: former.province,
      birthDistrict: chance(rng, 'lost district', 100) ? null : former.district,
      birthCommune: chance(rng, 'no former commune', 100) ? null : former.commune,
    };
  }
  return {
    birthProvince: placeOfBirthRegistration?.province ?? null,
    birthDistrict: null,
    birthCommune: chance(rng, 'no commune', 60) ? null : (placeOfBirthRegistration?.commune ?? null),
  };
}

function sumsOf(rng: Rng, status: string, periods: readonly Period[]) {
  const months = (counts: (period: Period) => boolean) =>
    periods.filter(counts).reduce((sum, period) => sum + period.months, 0);
  const total = months(({ type }) => type !== '3');
  const last = periods.at(-1);
  const upTo = last === undefined ? monthOf(TODAY) : last.from + last.months - 1;
  const owes = last?.to === null && last.type === '1' && chance(rng, 'arrears', 60);
  return {
    // Withdrawn contributions do not count.
    totalMonths: status === STATUS_CODES.withdrawn ? 0 : total,
    unemploymentMonths: months(({ inUnemploymentFund }) => inUnemploymentFund),
    arrearsMonths: owes ? Math.min(total, 1 + rng('arrears months', 8)) : 0,
    upToMonth: schemaMonth(upTo),
    oneTimeWithdrawal:
      status === STATUS_CODES.withdrawn ? { month: schemaMonth(upTo + 13), months: total } : null,
  };
}

/** Since then, the personal number is the social insurance number (CV 1804/BHXH-QLT). */
const personalNumbersSince = monthOf('2025-08');

/**
 * New participants since then have no other number, and some older numbers are replaced; an unverified one
 * remains.
 */
function insuranceNumberOf(
  rng: Rng,
  { identityNumber, socialInsuranceNumber }: Person,
  verified: boolean,
  since: number | undefined,
): string | null {
  if (chance(rng, 'no insurance number', 20)) return null;
  const isNew = since === undefined || since >= personalNumbersSince;
  return verified && (isNew || chance(rng, 'number replaced', 50)) ? identityNumber : socialInsuranceNumber;
}

function bookOf(rng: Rng, person: Person, { status, periods }: Participant) {
  const { permanentAddress } = person;
  const province = person.identityNumber.slice(1, 3);
  const holder = holderOf(rng, person);
  return {
    /** Seed of the column formats. */
    key: hashText(person.socialInsuranceNumber),
    /** True if this book is the subject's own. */
    tied: person.heldDifferently[SOURCE_ID]?.tied ?? person.subjectKnown,
    /** 10 digits, or the personal number in their place; null while none is assigned. */
    insuranceNumber: insuranceNumberOf(rng, person, holder.identityNumber !== null, periods[0]?.from),
    formerBookNumber: chance(rng, 'paper book', 300) ? `${province}98${digits(rng, 'book', 6)}` : null,
    ...holder,
    ...birthPlaceOf(rng, person),
    householdCode: chance(rng, 'household code', 700)
      ? `${province}${digits(rng, 'insured household', 8)}`
      : null,
    address:
      permanentAddress === null || chance(rng, 'no insured address', 60)
        ? null
        : addressLine(permanentAddress),
    officeCode: chance(rng, 'no office', 50) ? null : `0${province}${digits(rng, 'office', 2)}`,
    status,
    /** Oldest first; empty before the first contribution. */
    periods,
    sums: sumsOf(rng, status, periods),
  };
}

export type Book = Readonly<ReturnType<typeof bookOf>>;

/** The point of a career, as near to its middle as possible, at which the employer changes. */
function changeOf(periods: readonly Period[]): number {
  const middle = periods.length / 2;
  const [nearest] = periods
    .flatMap(({ employerName }, i) => (i > 0 && employerName !== periods[i - 1]?.employerName ? [i] : []))
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest ?? Math.ceil(middle);
}

/** The older part of a career under a separate number, as left by a double registration. */
function inTwo(rng: Rng, book: Book): Book[] {
  const change = changeOf(book.periods);
  const [before, after] = [book.periods.slice(0, change), book.periods.slice(change)];
  // No province has this code, so the number leads to nobody.
  const insuranceNumber = `99${digits(rng, 'older number', 8)}`;
  const older = {
    ...book,
    key: hashText(insuranceNumber),
    insuranceNumber,
    formerBookNumber: null,
    identityNumber: chance(rng, 'older not verified', 300) ? null : book.identityNumber,
    status: book.status === STATUS_CODES.ended ? STATUS_CODES.ended : STATUS_CODES.paused,
    periods: before,
    sums: sumsOf(rng, STATUS_CODES.paused, before),
  };
  return [older, { ...book, periods: after, sums: sumsOf(rng, book.status, after) }];
}

/**
 * A book of an older person, who shares no date of birth with the subject and has no number of this
 * population.
 */
function strayBook(person: Person, book: Book): Book {
  const rng = rngOf(person.key + 1);
  const sex = pick(rng, 'stray sex', ['MALE', 'FEMALE'] as const);
  const year = yearOf(person.dateOfBirth) - 1 - rng('stray year', 20);
  const insuranceNumber = `98${digits(rng, 'stray number', 8)}`;
  return {
    ...book,
    key: hashText(insuranceNumber),
    tied: false,
    insuranceNumber,
    identityNumber: chance(rng, 'stray not verified', 400) ? null : `099${digits(rng, 'stray person', 9)}`,
    holderName: fullNameOf(rng, '01', sex),
    holderDateOfBirth: `${year}-07-15`,
    holderSex: sex,
    formerBookNumber: null,
  };
}

/**
 * The books under a person's number.
 *
 * @param certain gives every adult one
 */
export function booksOf(person: Person, certain = false): Book[] {
  const rng = rngOf(person.key);
  const participant = participantOf(rng, person, certain);
  if (participant === null) return [];
  const book = bookOf(rng, person, participant);
  const several =
    person.traits.includes('several-insurance-numbers') ||
    (participant.periods.length > 1 && chance(rng, 'several numbers', 8));
  const stray = person.heldDifferently[SOURCE_ID] === undefined && chance(rng, 'stray book', 5);
  return [...(stray ? [strayBook(person, book)] : []), ...(several ? inTwo(rng, book) : [book])];
}
