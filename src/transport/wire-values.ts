/**
 * Values as the sources write them, in the forms that several share. An empty value is none. A secondary
 * value that cannot be read is an `Unread`; one that ties a record or decides what it means makes the record
 * unreadable, named by the field and never by the value.
 */
import { SourceError } from '../source-api/answer.ts';
import { Unread } from '../source-api/draft.ts';
import {
  isIdentityNumber,
  numberKind,
  type IdentityNumber,
  type NumberKind,
} from '../subject/identity-number.ts';
import { tidyName } from '../subject/name.ts';
import type { Evidence } from '../subject/tie.ts';
import { isFullDate, isPartialDate, type PartialDate } from '../subject/partial-date.ts';

/** A value of a message that its contract was read by. */
export type Held<Value> = Value | Unread | null | undefined;

/** The text as sent, valid by the contract or not; the `Unread` if it was no text. */
function written(value: Held<string | number>): string | Unread {
  const sent = digits(value);
  return sent instanceof Unread ? (sent.written ?? sent) : (sent ?? '');
}

/** A value that no reader can read, with the reason of the contract if it gave one. */
function unread(value: Held<string | number>): Unread {
  return new Unread(value instanceof Unread ? value.reason : 'UNREADABLE');
}

/** Values of nothing but digits are seen as numbers too, where JSON's readers keep those exactly. */
export function digits(value: Held<string | number>): Held<string> {
  if (typeof value !== 'number') return value;
  return Number.isSafeInteger(value) ? String(value) : new Unread('UNREADABLE');
}

/** Dots part thousands in Vietnamese writing, so `500.000` may be 500 or 500,000. */
const GROUPED = /^-?[1-9]\d{0,2}(\.\d{3})+$/;

/** A finite number, which may be seen as text; ambiguous text is unread. */
export function numeral(value: Held<string | number>): number | Unread | null {
  if (value instanceof Unread) return value;
  const sent = typeof value === 'number' ? value : (value?.trim() ?? '');
  if (sent === '') return null;
  const isNumber = typeof sent === 'number' || (/^-?\d{1,15}(\.\d+)?$/.test(sent) && !GROUPED.test(sent));
  const read = isNumber ? Number(sent) : NaN;
  return Number.isFinite(read) ? read : new Unread('UNREADABLE');
}

/** A truth value, which may be seen as text; whatever else a source writes for one is unread. */
export function truth(value: Held<string>): boolean | Unread | null {
  if (value instanceof Unread) return value;
  const sent = value?.trim().toLowerCase() ?? '';
  if (sent === '') return null;
  return sent === 'true' || sent === 'false' ? sent === 'true' : new Unread('UNREADABLE');
}

/** Text in NFC with blanks collapsed; null when there is none. */
export function text(value: Held<string>): string | Unread | null {
  return value instanceof Unread ? value : tidyName(value ?? '') || null;
}

/** The value, or null where it cannot be read. */
export function readable<Value>(value: Value | Unread): Value | null {
  return value instanceof Unread ? null : value;
}

/** An identity number of either kind, or of the one wanted, whatever stands between its digits. */
export function identityNumber(value: Held<string>, kind?: NumberKind): IdentityNumber | Unread | null {
  const held = written(value);
  if (held instanceof Unread) return held;
  const number = withoutSeparators(held);
  if (number === '') return null;
  const isWanted = isIdentityNumber(number) && (kind === undefined || numberKind(number) === kind);
  return isWanted ? number : unread(value);
}

/**
 * A social insurance number: 10 digits, or since 2025-08-01 the personal number in its place (CV
 * 1804/BHXH-QLT, BRIEF 2.2).
 */
export function socialInsuranceNumber(value: Held<string>): string | Unread | null {
  const held = written(value);
  if (held instanceof Unread) return held;
  const number = withoutSeparators(held);
  if (number === '') return null;
  return /^([0-9]{10}|[0-9]{12})$/.test(number) ? number : unread(value);
}

/** The identity number where it is one; a document of another kind has a number that is none. */
export function identityNumberAmong(value: Held<string>): IdentityNumber | null {
  const number = withoutSeparators(readable(value) ?? '');
  return isIdentityNumber(number) ? number : null;
}

/**
 * Evidence of a record's identity number. A number of another kind (passport, social
 * insurance) or none at all is no evidence; something that cannot be read as a number is evidence against
 * nobody and for nobody, so its slot does not speak for it either.
 */
export function numberEvidence(value: string | null | undefined): Pick<Evidence, 'numbers' | 'keyed'> {
  const number = withoutSeparators(value ?? '');
  if (isIdentityNumber(number)) return { numbers: [number], keyed: true };
  return { numbers: [], keyed: number === '' || /^(\d{10}|[A-Z]\d{7,8})$/.test(number) };
}

function withoutSeparators(value: string): string {
  if (/^\d*$/.test(value)) return value;
  return value.normalize('NFKC').replace(/[\s.\p{Pd}\p{Cf}]/gu, '');
}

/**
 * Day, month and year, as precise as it is, in the orders and with the separators that sources use (BRIEF
 * 5.2); a time may follow.
 */
const DATE_FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})(?:(?<month>\d{2})(?:(?<day>\d{2})(?:\d{4}|\d{6})?)?)?$/,
  /^(?:(?:(?<day>\d{1,2})[/.-])?(?<month>\d{1,2})[/.-])?(?<year>\d{4})(?:[T ].*)?$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?(?:[T ].*)?$/,
];

export type Precision = 'YEAR' | 'MONTH' | 'DAY';

/**
 * A date as precise as it is: zeros for an unknown day or month (inference from the licence columns), all
 * zeros or nothing for none. A day that its month does not have is read to the month.
 *
 * @param atMost where the source says that what is written behind it only fills the column, or the field
 * needs no more
 */
export function partialDate(
  value: Held<string | number>,
  atMost: Precision = 'DAY',
): PartialDate | Unread | null {
  const held = written(value);
  if (held instanceof Unread) return held;
  const date = held.trim();
  if (/^[0/.-]*$/.test(date)) return null;
  for (const form of DATE_FORMS) {
    const parts = form.exec(date)?.groups;
    if (parts) return dateOf(parts, atMost);
  }
  return unread(value);
}

function dateOf(
  { year = '', month = '', day = '' }: Readonly<Record<string, string>>,
  atMost: Precision,
): PartialDate | Unread {
  const toMonth = Number(month) === 0 || atMost === 'YEAR' ? year : `${year}-${month.padStart(2, '0')}`;
  if (!isPartialDate(toMonth)) return new Unread('UNREADABLE');
  if (Number(day) === 0 || toMonth === year || atMost === 'MONTH') return toMonth;
  const whole = `${toMonth}-${day.padStart(2, '0')}`;
  if (isPartialDate(whole)) return whole;
  return Number(day) <= 31 ? new Unread('IMPOSSIBLE_DATE', toMonth) : new Unread('UNREADABLE');
}

/** A calendar day, in the forms of `partialDate`; null when there is none. */
export function calendarDay(value: Held<string | number>): string | Unread | null {
  const date = partialDate(value);
  if (date === null || date instanceof Unread) return date && withoutInstead(date);
  return isFullDate(date) ? date : new Unread('UNREADABLE');
}

function withoutInstead({ reason }: Unread): Unread {
  return new Unread(reason);
}

/**
 * A calendar day that decides what a record means.
 *
 * @throws SourceError BAD_RESPONSE
 */
export function decidingDay(value: Held<string | number>, field: string): string | null {
  const day = calendarDay(value);
  if (day instanceof Unread) throw unreadable(field);
  return day;
}

/**
 * A date of birth that ties a record. A day that its month does not have ties by the month.
 *
 * @param atMost as for `partialDate`
 * @returns what the record is tied by, and what it shows
 * @throws SourceError BAD_RESPONSE
 */
export function birthDate(
  value: Held<string | number>,
  field: string,
  atMost?: Precision,
): { readonly tied: PartialDate | undefined; readonly shown: PartialDate | Unread | null } {
  const shown = partialDate(value, atMost);
  return { tied: tyingDate(shown, field), shown };
}

/**
 * The part of a date of birth that ties a record: one of which a part can be read ties by that part.
 *
 * @param shown as `partialDate` gives it
 * @throws SourceError BAD_RESPONSE
 */
export function tyingDate(shown: PartialDate | Unread | null, field: string): PartialDate | undefined {
  const tied = knownPart(shown);
  if (tied === null && shown !== null) throw unreadable(field);
  return tied ?? undefined;
}

/**
 * A name that ties a record.
 *
 * @throws SourceError BAD_RESPONSE when it is missing or cannot be read
 */
export function tyingName(value: Held<string>, field: string): string {
  const name = readable(text(value));
  if (name === null) throw unreadable(field);
  return name;
}

/** As much of a date as can be read. */
export function knownPart(date: PartialDate | Unread | null): PartialDate | null {
  const known = date instanceof Unread ? date.instead : date;
  return typeof known === 'string' && isPartialDate(known) ? known : null;
}

/**
 * A moment in the forms of `partialDate` with a time, or of XML Schema's dateTime; without a zone it is Việt
 * Nam's time (BRIEF 1.3.2).
 */
export function moment(value: Held<string>): string | Unread | null {
  const held = written(value);
  if (held instanceof Unread) return held;
  const day = calendarDay(held);
  if (day === null || day instanceof Unread) return day;
  const [, clock, zone = '+07:00'] = CLOCK.exec(held.trim()) ?? [];
  const isDay = !/[T ]|^\d{9}/.test(held.trim());
  if (clock === undefined && !isDay) return new Unread('UNREADABLE');
  const time = (clock ?? '00:00').replace(/^(\d\d)(\d\d)(\d\d)?$/, '$1:$2:$3').replace(/:$/, '');
  const date = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(date.getTime()) ? new Unread('UNREADABLE') : date.toISOString();
}

/** Hour, minute and perhaps second behind a date, and the zone. */
const CLOCK = /(?:[T ]|^\d{8})(\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:\d{2})?$/;

/** That a field cannot be read which ties a record or decides what it means. */
export function unreadable(field: string): SourceError {
  return new SourceError({ code: 'BAD_RESPONSE' }, `${field} cannot be read`);
}
