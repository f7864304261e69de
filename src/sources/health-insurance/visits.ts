/** From the rows of the portal's list to visits. */
import {
  calendarDay,
  moment,
  newestFirst,
  plainFields,
  TextForCode,
  Unread,
  type Draft,
  type Held,
  type RecordOf,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/health-insurance.ts';
import type * as Schema from '../../generated/types.ts';
import type { LichSuKCB, LuotKCB } from '../../generated/wire/health-insurance.ts';

type Visits = readonly (Visit | Unread)[] | null;
type VisitRecord = RecordOf<Schema.HealthVisit>;
type Visit = Draft<VisitRecord>;

const MOST_VISITS = 100;

const newestVisitFirst = newestFirst(
  ({ arrivedOn }: Visit) => arrivedOn,
  ({ arrivedAt }) => arrivedAt,
  ({ fileNumber }) => fileNumber,
);

/**
 * Newest first. A row of which nothing can be read is an `Unread`, and so is what is beyond the most that are
 * shown.
 */
export function toVisitList(rows: LichSuKCB['dsLichSuKCB2025']): Visits {
  if (!rows) return null;
  const read = rows.map((row) => (row instanceof Unread ? row : toVisit(row)));
  const visits = read.flatMap((visit) => (visit instanceof Unread ? [] : visit)).toSorted(newestVisitFirst);
  const lost = read.filter((visit) => visit instanceof Unread);
  const tooMany = visits.length > MOST_VISITS ? [new Unread('TOO_LONG')] : [];
  return [...visits.slice(0, MOST_VISITS), ...lost, ...tooMany];
}

function toVisit(row: LuotKCB): Visit | Unread {
  const visit: Visit = {
    ...plainFields(columns.HealthVisit, row),
    arrivedAt: momentIn(row.ngayVao),
    leftAt: momentIn(row.ngayRa),
  };
  const isEmpty = Object.values(visit).every((value) => value === null || isNothing(value));
  return isEmpty ? new Unread('UNREADABLE') : visit;
}

function isNothing(value: unknown): boolean {
  return value instanceof Unread && !(value instanceof TextForCode);
}

/** `yyyyMMddHHmm` or with seconds, in the time of Việt Nam. A day without an hour is no moment. */
function momentIn(value: Held<string>): string | Unread | null {
  const held = value instanceof Unread ? (value.written ?? '') : (value ?? '');
  if (/[T ]|^\d{9}/.test(held.trim())) return moment(value);
  const day = calendarDay(value);
  return day instanceof Unread ? day : null;
}
