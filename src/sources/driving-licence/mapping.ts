/**
 * From the licence database's rows to the schema's licences and points. Every row says whose it is and is
 * tied on its own, so that one person's answer never carries another's licence.
 */
import {
  birthDate,
  both,
  calendarDay,
  coded,
  codedDivisions,
  decidingDay,
  finish,
  holderFacts,
  lgspPart,
  newestFirst,
  numberEvidence,
  partialDate,
  plainFields,
  readRows,
  readable,
  requiredCode,
  tyingName,
  Unread,
  type Candidate,
  type Draft,
  type Evidence,
  type Held,
  type RecordOf,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/driving-licence.ts';
import type { LicencePoints } from '../../generated/types.ts';
import type * as Schema from '../../generated/types.ts';
import type { Diem, Gplx, Wire } from '../../generated/wire/driving-licence.ts';

export type LicencesRecord = RecordOf<Schema.DrivingLicences>;
type Licence = RecordOf<Schema.DrivingLicence>;
type HeldClass = RecordOf<Schema.HeldLicenceClass>;

export const licences = lgspPart<LicencesRecord, Wire>({
  content: 'GPLX',
  column: 'gplx',
  rows: ({ gplx }) => readRows(gplx, 'licences', toLicences),
  merge: (a, b) => ({
    licences:
      both(a.licences, b.licences)?.toSorted(
        newestFirst(
          ({ issuedOn }) => issuedOn,
          ({ number }) => number,
        ),
      ) ?? null,
  }),
  // Older licences may have older spellings.
  facts: ({ licences: held }) => holderFacts(held?.[0]),
});

export const points = lgspPart<LicencePoints, Wire>({
  content: 'DIEM',
  column: 'diem',
  rows: ({ diem }) => readRows(diem, 'balances', toPoints),
  // The database lists the newest licence first.
  merge: (a, b) => ({ balances: both(a.balances, b.balances) }),
});

/** @throws SourceError BAD_RESPONSE */
export function toLicences(row: Gplx): Candidate<LicencesRecord> {
  const issuedOn = decidingDay(row.NgayCapGPLX, 'NgayCapGPLX');
  const edition = classEdition(issuedOn);
  const licence: Draft<Licence> = {
    ...plainFields(columns.DrivingLicence, row),
    holderCommune: codedDivisions({ commune: row.NoiCT_MaDVHC }, issuedOn).commune,
    class: coded('LICENCE_CLASS', row.HangGPLX, edition),
    classes: heldClasses(row, edition),
    issuedOn,
    expiresOn: decidingDay(row.NgayHHGPLX, 'NgayHHGPLX'),
    status: requiredCode('LICENCE_STATUS', row.TrangThai, 'TrangThai'),
  };
  return { evidence: evidenceOf(row), ...finish<LicencesRecord>({ licences: [licence] }) };
}

/** @throws SourceError BAD_RESPONSE */
export function toPoints(row: Diem): Candidate<LicencePoints> {
  const balances = [plainFields(columns.LicencePointBalance, row)];
  return { evidence: evidenceOf(row), ...finish<LicencePoints>({ balances }) };
}

/** @throws SourceError BAD_RESPONSE */
function evidenceOf(row: Gplx | Diem): Evidence {
  return {
    // The result repeats the number asked, so its slot cannot be confused.
    ...numberEvidence(row.SoCMT),
    fullName: tyingName(row.HoVaTen, 'HoVaTen'),
    dateOfBirth: birthDate(row.NgaySinh, 'NgaySinh').tied,
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
