/**
 * From the licence database's rows to the schema's licences and points. Every row says whose it is and is
 * tied on its own, so that one person's answer never carries another's licence.
 */
import type { Candidate, Facts, Part } from '../../ask/source.ts';
import { coded } from '../../codes/coded-value.ts';
import { codedDivisions } from '../../codes/divisions.ts';
import type { LicencePoints, ResolversParentTypes } from '../../generated/schema.ts';
import type { Diem, Gplx } from '../../generated/wire/driving-licence.ts';
import type { Evidence } from '../../subject/tie.ts';
import { compactDate, compactDay, numberEvidence, text } from '../../transport/wire-values.ts';

export type LicencesRecord = ResolversParentTypes['DrivingLicences'];
type Licence = ResolversParentTypes['DrivingLicence'];

export const licences: Part<LicencesRecord> = {
  source: 'DRIVING_LICENCE',
  name: 'licences',
  merge: (a, b) => ({ licences: [...(a.licences ?? []), ...(b.licences ?? [])].toSorted(newestFirst) }),
};

export const points: Part<LicencePoints> = {
  source: 'DRIVING_LICENCE',
  name: 'points',
  field: 'points',
  // The database lists the newest licence first.
  merge: (a, b) => ({ balances: [...(a.balances ?? []), ...(b.balances ?? [])] }),
};

/** @throws SourceError BAD_RESPONSE */
export function toLicences(row: Gplx): Candidate<LicencesRecord> {
  const issuedOn = compactDay(row.NgayCapGPLX, 'NgayCapGPLX');
  const edition = classEdition(issuedOn);
  const evidence = evidenceOf(row);
  const licence: Licence = {
    number: text(row.SoGPLX),
    previousNumber: text(row.SoGPLXCu),
    fileNumber: text(row.SoHoSo),
    serial: text(row.SoSeri),
    holderName: evidence.fullName ?? null,
    holderDateOfBirth: evidence.dateOfBirth ?? null,
    holderSex: coded('SEX', row.GioiTinh),
    holderNationality: coded('COUNTRY', row.MaQuocTich),
    holderResidence: text(row.NoiCT),
    holderCommune: codedDivisions({ commune: row.NoiCT_MaDVHC }, issuedOn).commune,
    class: coded('LICENCE_CLASS', row.HangGPLX, edition),
    classes: heldClasses(row, edition),
    issuedOn,
    expiresOn: compactDay(row.NgayHHGPLX, 'NgayHHGPLX'),
    passedOn: compactDay(row.NgayTTGPLX, 'NgayTTGPLX'),
    issuedAt: text(row.NoiCapGPLX),
    managedBy: text(row.CoQuanQLGPLX),
    issueForm: coded('LICENCE_ISSUE_FORM', row.MaHTCap),
    description: text(row.MoTaVN),
    descriptionEnglish: text(row.MoTaEN),
    signedBy: text(row.NguoiKy),
    status: coded('LICENCE_STATUS', row.TrangThai),
  };
  return { evidence, record: { licences: [licence] } };
}

/** @throws SourceError BAD_RESPONSE */
export function toPoints(row: Diem): Candidate<LicencePoints> {
  const balance = {
    licenceNumber: text(row.SoGPLX),
    remaining: row.SoDiemConLai,
    lastDeductedOn: compactDay(row.NgayTruDiemGanNhat, 'NgayTruDiemGanNhat'),
  };
  return { evidence: evidenceOf(row), record: { balances: [balance] } };
}

/** What the newest licence says; older ones may carry older spellings. */
export function licenceFacts(record: LicencesRecord): Facts {
  const newest = record.licences?.[0];
  return {
    FULL_NAME: newest?.holderName,
    DATE_OF_BIRTH: newest?.holderDateOfBirth,
    SEX: newest?.holderSex?.code,
  };
}

function evidenceOf(row: Gplx | Diem): Evidence {
  return {
    // The result repeats the number asked, so its slot cannot be confused.
    ...numberEvidence(row.SoCMT),
    fullName: text(row.HoVaTen) ?? undefined,
    dateOfBirth: compactDate(row.NgaySinh, 'NgaySinh'),
  };
}

/**
 * Classes changed on 2025-01-01 (Luật 36/2024/QH15, from secondary sources); that a row keeps the codes of its day is an
 * inference. None without a day.
 */
function classEdition(issuedOn: string | null): string | null {
  if (issuedOn === null) return null;
  return issuedOn >= '2025-01-01' ? '2025-01-01' : 'before-2025-01-01';
}

function heldClasses(row: Gplx, edition: string | null): NonNullable<Licence['classes']> {
  return Object.entries(row)
    .filter(([column]) => column.startsWith('NgayTT_'))
    .flatMap(([column, passed]) => {
      const [, code] = /^NgayTT_([A-Z0-9]+)$/.exec(column) ?? [];
      if (code === undefined || typeof passed !== 'string') return [];
      const passedOn = compactDay(passed, column);
      return passedOn === null ? [] : [{ code, passedOn }];
    })
    .toSorted((a, b) => a.passedOn.localeCompare(b.passedOn) || a.code.localeCompare(b.code))
    .map(({ code, passedOn }) => ({ class: coded('LICENCE_CLASS', code, edition), passedOn }));
}

function newestFirst(a: Licence, b: Licence): number {
  return (b.issuedOn ?? '').localeCompare(a.issuedOn ?? '') || (a.number ?? '').localeCompare(b.number ?? '');
}
