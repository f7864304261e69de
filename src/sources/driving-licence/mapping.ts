/**
 * From the licence database's rows to the schema's licences and points. Every row says whose it is and is
 * tied on its own, so that one person's answer never carries another's licence.
 */
import {
  calendarDay,
  coded,
  codedDivisions,
  evidenceIn,
  holderFacts,
  lgspRows,
  newestFirst,
  partialDate,
  plainFields,
  readable,
  Unread,
  type Draft,
  type Held,
  type RecordOf,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/driving-licence.ts';
import type { LicencePoints } from '../../generated/types.ts';
import type * as Schema from '../../generated/types.ts';
import type { Gplx, Wire } from '../../generated/wire/driving-licence.ts';

export type LicencesRecord = RecordOf<Schema.DrivingLicences>;
type Licence = RecordOf<Schema.DrivingLicence>;
type HeldClass = RecordOf<Schema.HeldLicenceClass>;

const evidence = evidenceIn({ number: 'SoCMT', fullName: 'HoVaTen', dateOfBirth: 'NgaySinh' });

export const licences = lgspRows<LicencesRecord, Wire>({
  content: 'GPLX',
  column: 'gplx',
  list: 'licences',
  read: toLicence,
  evidence,
  order: newestFirst(
    ({ issuedOn }) => issuedOn,
    ({ number }) => number,
  ),
  // Older licences may have older spellings.
  facts: holderFacts,
});

/** The database lists the newest licence first. */
export const points = lgspRows<LicencePoints, Wire>({
  content: 'DIEM',
  column: 'diem',
  list: 'balances',
  read: (row) => plainFields(columns.LicencePointBalance, row),
  evidence,
});

/** @throws SourceError BAD_RESPONSE */
export function toLicence(row: Gplx): Draft<Licence> {
  const plain = plainFields(columns.DrivingLicence, row);
  const edition = classEdition(plain.issuedOn);
  return {
    ...plain,
    holderCommune: codedDivisions({ commune: row.NoiCT_MaDVHC }, plain.issuedOn).commune,
    class: coded('LICENCE_CLASS', row.HangGPLX, edition),
    classes: heldClasses(row, edition),
  };
}

/**
 * Classes changed on 2025-01-01 (Luật 36/2024/QH15, from secondary sources); that a row keeps the codes of
 * its day is an inference. None without a day.
 */
function classEdition(issuedOn: string | null): string | null {
  if (issuedOn === null) return null;
  return issuedOn >= '2025-01-01' ? '2025-01-01' : 'before-2025-01-01';
}

const CLASS_COLUMN = 'NgayTT_';
const CLASS_CODE = /^[A-Za-z0-9]{1,20}$/;

/** Every class with a date of passing, oldest first, then by code. */
function heldClasses(row: Gplx, edition: string | null): readonly (Draft<HeldClass> | Unread)[] {
  return Object.entries(row)
    .filter(([column]) => column.startsWith(CLASS_COLUMN))
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([column, passed]) => heldClass(column.slice(CLASS_COLUMN.length), passed, edition) ?? [])
    .toSorted((a, b) => passing(a).localeCompare(passing(b)));
}

/**
 * A column that holds no kind of date may say that the class is not held, so it costs itself; one that holds
 * less than a day costs its date alone.
 *
 * @param passed a column that is not in the contract may hold anything
 */
function heldClass(code: string, passed: unknown, edition: string | null): Draft<HeldClass> | Unread | null {
  const written = isText(passed) ? passed : new Unread('UNREADABLE');
  const date = partialDate(written);
  if (date === null) return null;
  const isDate = !(date instanceof Unread) || date.reason === 'IMPOSSIBLE_DATE';
  if (!isDate || !CLASS_CODE.test(code)) return new Unread('UNREADABLE');
  return { class: coded('LICENCE_CLASS', code, edition), passedOn: calendarDay(written) };
}

function isText(value: unknown): value is Held<string> {
  return typeof value === 'string' || value instanceof Unread || value === null || value === undefined;
}

/** The day of passing; a class without one comes last. */
function passing(held: Draft<HeldClass> | Unread): string {
  return (held instanceof Unread ? null : readable(held.passedOn ?? null)) ?? '9';
}
