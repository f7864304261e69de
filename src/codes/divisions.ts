/**
 * Codes of places. A code carries no date, and on 2025-07-01 most codes passed to another unit, so a code is
 * named by the edition of its record's own day. Without a day the codes decide; if they are ambiguous, there
 * is no name. Reasons: docs/decisions/0024-places-by-date.md.
 */
import { Unread } from '../source-api/draft.ts';
import type { CodeList } from '../generated/enums.ts';
import { compareNames } from '../subject/name.ts';
import { itemOf } from './code-lists.ts';
import { coded } from './coded-value.ts';

const FIRST_DAY = '2025-07-01';
/** The edition of the units of today. */
export const CURRENT = FIRST_DAY;
/** The edition of the units of 2025-06-30. */
export const FORMER = `before-${FIRST_DAY}`;
const EDITIONS = [FORMER, CURRENT];

/** Province codes that mean another province in each edition (confirmed). */
const CHANGED_PROVINCES: ReadonlySet<string> = new Set(['15', '24', '44', '52', '80', '82', '91']);

/** A date as precise as it is known; null where it is not. */
type Day = string | null;

/** The codes of one place, as far as the source has columns for them. */
export interface DivisionCodes {
  readonly province?: Column;
  readonly district?: Column;
  readonly commune?: Column;
}

type Column = string | Unread | null | undefined;
type CodedColumn = ReturnType<typeof coded>;

export type CodedDivisions = Readonly<Record<keyof DivisionCodes, CodedColumn>>;

/**
 * The codes of a place in a record of the past.
 *
 * @param from the day of the record, or the earliest that it may be; null where nothing is known
 * @param until the latest day that it may be
 */
export function codedDivisions(codes: DivisionCodes, from: Day, until: Day = from): CodedDivisions {
  // Districts were abolished on 2025-07-01 (confirmed); that a filled one means codes from before is an
  // inference.
  const edition = (codes.district ? FORMER : editionBetween(from, until)) ?? editionTold(codes);
  return inEdition(codes, edition, from);
}

/**
 * The codes of an address that holds on a day, whenever it was entered. A commune of before stands with its
 * district (inference): without one it is of the edition of the day, unless its codes say otherwise.
 */
export function codedAddress(codes: DivisionCodes, day: string): CodedDivisions {
  const onDay = editionBetween(day, day);
  const told = codes.district || onDay === FORMER ? FORMER : editionTold(codes);
  return inEdition(codes, told ?? (codes.commune ? onDay : undefined), day);
}

/**
 * The province on a card keeps the code of the day when the number was given, which the validity does not
 * tell (inference): a card valid from after the change may have either edition's code.
 */
export function codedCardProvince(code: string | undefined, validFrom: Day): CodedColumn {
  const isTold = !CHANGED_PROVINCES.has(code ?? '') || editionBetween(validFrom, validFrom) === FORMER;
  return dated(coded('PROVINCE', code, isTold ? FORMER : null), null);
}

function editionBetween(from: Day, until: Day): string | undefined {
  if (from && firstDay(from) >= FIRST_DAY) return CURRENT;
  return until && until < FIRST_DAY.slice(0, until.length) ? FORMER : undefined;
}

function inEdition(
  { province, district, commune }: DivisionCodes,
  edition: string | undefined,
  from: Day,
): CodedDivisions {
  const one = (list: CodeList, code: Column) => {
    const isAlike = edition === undefined && isSameInBoth(list, code);
    const value = dated(coded(list, code, edition ?? (isAlike ? CURRENT : null)), from);
    return isAlike ? ofAnyEdition(value) : value;
  };
  return {
    province: one('PROVINCE', province),
    district: one('DISTRICT', district),
    commune: one('COMMUNE', commune),
  };
}

/** Marks a code that is named by all editions alike, and may be of any. */
function ofAnyEdition(value: CodedColumn): CodedColumn {
  return value === null || value instanceof Unread ? value : { ...value, alike: true };
}

/** The only edition in which province and commune exist and belong together. */
function editionTold(codes: DivisionCodes): string | undefined {
  const [province, commune] = [codes.province, codes.commune].map((code) =>
    typeof code === 'string' ? code : '',
  );
  const isKnown = (list: CodeList, code: string) => EDITIONS.some((edition) => itemOf(list, edition, code));
  const fits = (edition: string) => {
    const item = commune ? itemOf('COMMUNE', edition, commune) : undefined;
    if (commune && !item && isKnown('COMMUNE', commune)) return false;
    if (!province || !isKnown('PROVINCE', province)) return true;
    const lies = item?.province ?? itemOf('DISTRICT', edition, item?.district ?? '')?.province;
    return itemOf('PROVINCE', edition, province) !== undefined && (lies ?? province) === province;
  };
  const fitting = EDITIONS.filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** True if a code has the same meaning in all editions. */
function isSameInBoth(list: CodeList, code: Column): boolean {
  if (typeof code !== 'string') return false;
  const [before, now] = EDITIONS.map((edition) => itemOf(list, edition, code));
  if (before === undefined || now === undefined) return false;
  if (list === 'PROVINCE') return !CHANGED_PROVINCES.has(code);
  return before.since === undefined && isSameName(before.vi, now.formerly ?? now.vi);
}

function isSameName(before: string, now: string): boolean {
  // Most names have stayed, letter for letter.
  if (before === now) return true;
  const step = compareNames(before, now);
  return step === 'EXACT' || step === 'TONE_PLACEMENT';
}

/** Marks a code that may be from before its edition's list had the name. */
function dated(value: CodedColumn, from: Day): CodedColumn {
  if (value === null || value instanceof Unread) return value;
  const since = itemOf(value.list, value.version, value.code)?.since;
  if (since === undefined) return value;
  const day = from ? firstDay(from) : '';
  // A record of today may hold an entry of before, and does not tell the day on which that was made.
  const isUndated = value.version === FORMER && day >= FIRST_DAY;
  return day >= since && !isUndated ? value : { ...value, former: true };
}

/** A partial date's first day. */
function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length - 4);
}
