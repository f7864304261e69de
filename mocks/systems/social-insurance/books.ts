/**
 * What the social insurance database holds about a person: usually nothing or one book, sometimes two of
 * their own, sometimes somebody else's beside it. Whose a book is, is set here and never found by comparing.
 */
import { today, yearOf } from '../../people/calendar.ts';
import { chance, diceOf, hashText, pick } from '../../people/hash.ts';
import type { Dice } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { fullNameOf } from '../../people/names/index.ts';
import type { Sex } from '../../people/person.ts';
import { addressLine, formerCodesIn } from '../../people/places.ts';
import { otherTonePlacement, unaccented } from '../../people/spelling.ts';
import type { Period } from './career.ts';
import { monthOf } from './months.ts';
import { participantOf, sourceId, statusCodes } from './participants.ts';
import type { Participant } from './participants.ts';

/** Whose a book says it is. */
export interface Holder {
  /** 12 digits; null while the link is not verified. */
  readonly number: string | null;
  readonly name: string;
  /** As precise as the database knows it: `1990`, `1990-02` or `1990-02-15`. */
  readonly dateOfBirth: string;
  readonly sex: Sex;
}

/** Place of birth registration; a district only with codes from before 2025-07-01, and not always then. */
export interface BirthPlace {
  readonly province: string | null;
  readonly district: string | null;
  readonly commune: string | null;
}

export interface Sums {
  readonly totalMonths: number;
  readonly unemploymentMonths: number;
  readonly arrearsMonths: number;
  readonly upTo: number;
  readonly withdrawal: { readonly month: number; readonly months: number } | null;
}

export interface Book {
  /** Whether this book is the subject's own. */
  readonly tied: boolean;
  /** Draws what the columns look like. */
  readonly key: number;
  /** 10 digits, or the personal number in their place; null while none is assigned. */
  readonly insuranceNumber: string | null;
  readonly formerBookNumber: string | null;
  readonly holder: Holder;
  readonly birthPlace: BirthPlace;
  readonly householdCode: string | null;
  readonly address: string | null;
  readonly officeCode: string | null;
  readonly status: string;
  /** Oldest first; empty when nothing was contributed yet. */
  readonly periods: readonly Period[];
  readonly sums: Sums;
}

/** The name as an office has typed it; folded it is always the person's. */
function typedName(dice: Dice, fullName: string): string {
  const style = dice('insured name', 1000);
  if (style < 50) return fullName.normalize('NFD');
  if (style < 90) return fullName.replaceAll(' ', '  ');
  if (style < 240) return fullName.toUpperCase();
  if (style < 280) return otherTonePlacement(fullName);
  return style < 310 ? unaccented(fullName) : fullName;
}

/** A year-only date stays one; a full one is sometimes held more coarsely. */
function typedDateOfBirth(dice: Dice, dateOfBirth: string): string {
  const precision = dice('insured birth date', 1000);
  if (precision < 10) return dateOfBirth.slice(0, 4);
  return precision < 20 ? dateOfBirth.slice(0, 7) : dateOfBirth;
}

function holderOf(dice: Dice, person: Person): Holder {
  const differently = person.heldDifferently[sourceId];
  return {
    number: chance(dice, 'not verified', 10) ? null : person.identityNumber,
    name: differently?.fullName ?? typedName(dice, person.fullName),
    dateOfBirth: differently?.dateOfBirth ?? typedDateOfBirth(dice, person.dateOfBirth),
    sex: differently?.sex ?? person.sex,
  };
}

function digits(dice: Dice, label: string, count: number): string {
  return String(dice(label, 10 ** count)).padStart(count, '0');
}

/** Numbers begin with the former province; later entries use the codes of today, which have no district. */
function birthPlaceOf(dice: Dice, { identityNumber, placeOfBirthRegistration }: Person): BirthPlace {
  if (chance(dice, 'former places', 550)) {
    const former = formerCodesIn(dice, 'insured birth', identityNumber.slice(1, 3));
    return {
      ...former,
      district: chance(dice, 'lost district', 100) ? null : former.district,
      commune: chance(dice, 'no former commune', 100) ? null : former.commune,
    };
  }
  return {
    province: placeOfBirthRegistration?.province ?? null,
    district: null,
    commune: chance(dice, 'no commune', 60) ? null : (placeOfBirthRegistration?.commune ?? null),
  };
}

function sumsOf(dice: Dice, status: string, periods: readonly Period[]): Sums {
  const months = (counts: (period: Period) => boolean) =>
    periods.filter(counts).reduce((sum, period) => sum + period.months, 0);
  const total = months(({ type }) => type !== '3');
  const last = periods.at(-1);
  const upTo = last === undefined ? monthOf(today) : last.from + last.months - 1;
  const owes = last?.to === null && last.type === '1' && chance(dice, 'arrears', 60);
  return {
    // What was paid out counts no more.
    totalMonths: status === statusCodes.withdrawn ? 0 : total,
    unemploymentMonths: months(({ inUnemploymentFund }) => inUnemploymentFund),
    arrearsMonths: owes ? Math.min(total, 1 + dice('arrears months', 8)) : 0,
    upTo,
    withdrawal: status === statusCodes.withdrawn ? { month: upTo + 13, months: total } : null,
  };
}

/** From then on, the personal number is the social insurance number (CV 1804/BHXH-QLT). */
const personalNumbersSince = monthOf('2025-08');

/** Who joins from then on has no other number, and some older numbers are replaced; one that is not verified stays. */
function insuranceNumberOf(
  dice: Dice,
  { identityNumber, socialInsuranceNumber }: Person,
  verified: boolean,
  since: number | undefined,
): string | null {
  if (chance(dice, 'no insurance number', 20)) return null;
  const isNew = since === undefined || since >= personalNumbersSince;
  return verified && (isNew || chance(dice, 'number replaced', 50)) ? identityNumber : socialInsuranceNumber;
}

function bookOf(dice: Dice, person: Person, { status, periods }: Participant): Book {
  const { permanentAddress } = person;
  const province = person.identityNumber.slice(1, 3);
  const holder = holderOf(dice, person);
  return {
    key: hashText(person.socialInsuranceNumber),
    tied: person.heldDifferently[sourceId]?.tied ?? person.subjectKnown,
    insuranceNumber: insuranceNumberOf(dice, person, holder.number !== null, periods[0]?.from),
    formerBookNumber: chance(dice, 'paper book', 300) ? `${province}98${digits(dice, 'book', 6)}` : null,
    holder,
    birthPlace: birthPlaceOf(dice, person),
    householdCode: chance(dice, 'household code', 700)
      ? `${province}${digits(dice, 'insured household', 8)}`
      : null,
    address:
      permanentAddress === null || chance(dice, 'no insured address', 60)
        ? null
        : addressLine(permanentAddress),
    officeCode: chance(dice, 'no office', 50) ? null : `0${province}${digits(dice, 'office', 2)}`,
    status,
    periods,
    sums: sumsOf(dice, status, periods),
  };
}

/** The place in a career, as near to its middle as can be, from which on another employer paid. */
function changeOf(periods: readonly Period[]): number {
  const middle = periods.length / 2;
  const [nearest] = periods
    .flatMap(({ employerName }, i) => (i > 0 && employerName !== periods[i - 1]?.employerName ? [i] : []))
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest ?? Math.ceil(middle);
}

/** The older part of a career under a number of its own, as left by somebody who was registered twice. */
function inTwo(dice: Dice, book: Book): Book[] {
  const change = changeOf(book.periods);
  const [before, after] = [book.periods.slice(0, change), book.periods.slice(change)];
  // No province has this code, so the number leads to nobody.
  const insuranceNumber = `99${digits(dice, 'older number', 8)}`;
  const older = {
    ...book,
    key: hashText(insuranceNumber),
    insuranceNumber,
    formerBookNumber: null,
    holder: { ...book.holder, number: chance(dice, 'older not verified', 300) ? null : book.holder.number },
    status: book.status === statusCodes.ended ? statusCodes.ended : statusCodes.paused,
    periods: before,
    sums: sumsOf(dice, statusCodes.paused, before),
  };
  return [older, { ...book, periods: after, sums: sumsOf(dice, book.status, after) }];
}

/** A book of somebody older, who shares no date of birth with the person and has no number of this population. */
function strayBook(person: Person, book: Book): Book {
  const dice = diceOf(person.key + 1);
  const sex = pick(dice, 'stray sex', ['MALE', 'FEMALE'] as const);
  const year = yearOf(person.dateOfBirth) - 1 - dice('stray year', 20);
  const insuranceNumber = `98${digits(dice, 'stray number', 8)}`;
  return {
    ...book,
    key: hashText(insuranceNumber),
    tied: false,
    insuranceNumber,
    holder: {
      number: chance(dice, 'stray not verified', 400) ? null : `099${digits(dice, 'stray person', 9)}`,
      name: fullNameOf(dice, '01', sex),
      dateOfBirth: `${year}-07-15`,
      sex,
    },
    formerBookNumber: null,
  };
}

/**
 * The books under a person's number.
 *
 * @param certain leaves no adult without one
 */
export function booksOf(person: Person, certain = false): Book[] {
  const dice = diceOf(person.key);
  const participant = participantOf(dice, person, certain);
  if (participant === null) return [];
  const book = bookOf(dice, person, participant);
  const several =
    person.traits.includes('several-insurance-numbers') ||
    (participant.periods.length > 1 && chance(dice, 'several numbers', 8));
  const stray = person.heldDifferently[sourceId] === undefined && chance(dice, 'stray book', 5);
  return [...(stray ? [strayBook(person, book)] : []), ...(several ? inTwo(dice, book) : [book])];
}
