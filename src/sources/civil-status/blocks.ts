/** What the events of the civil status register share: their place in the books, the people they name, dates. */
import { coded } from '../../codes/coded-value.ts';
import type { CivilDecision, ResolversParentTypes } from '../../generated/schema.ts';
import type { KS, KT } from '../../generated/wire/civil-status.ts';
import type { PartialDate } from '../../subject/partial-date.ts';
import { compactDate, identityNumber, text } from '../../transport/wire-values.ts';

export type PersonRecord = ResolversParentTypes['CivilPerson'];

/** The edition of the lists in which the register codes places. */
const DIVISIONS = '2025-07-01';

/** Roles of people in events; the prefix of their columns. */
type Role = 'me' | 'cha' | 'chong' | 'vo' | 'nxn' | 'nkt' | 'cm' | 'con' | 'ncc';

/** Kinds of document whose number is an identity number: CMND and CCCD, and one whose kind is not told. */
const CITIZEN_DOCUMENTS: readonly (string | undefined)[] = [undefined, '', '0', '1', '4'];

/** The columns that every event has. */
type Registered = Pick<
  KS,
  | 'id'
  | 'so'
  | 'quyenSo'
  | 'trangSo'
  | 'ngayDangKy'
  | 'loaiDangKy'
  | 'noiDangKy'
  | 'noiDangKyMaTinh'
  | 'noiDangKyMaXa'
  | 'soDangKyNuocNgoai'
  | 'ngayDangKyNuocNgoai'
  | 'coQuanDangKyNuocNgoai'
  | 'nguoiKy'
  | 'chucVuNguoiKy'
  | 'nguoiThucHien'
  | 'ghiChu'
>;

/** @throws SourceError BAD_RESPONSE, as everything here that reads a date */
export function registration(row: Registered): ResolversParentTypes['CivilRegistration'] {
  return {
    id: row.id,
    number: text(row.so),
    book: text(row.quyenSo),
    page: text(row.trangSo),
    registeredOn: date(row.ngayDangKy, 'ngayDangKy'),
    kind: coded('REGISTRATION_KIND', row.loaiDangKy),
    place: text(row.noiDangKy),
    province: coded('PROVINCE', row.noiDangKyMaTinh, DIVISIONS),
    commune: commune(row.noiDangKyMaXa),
    foreignNumber: text(row.soDangKyNuocNgoai),
    foreignRegisteredOn: date(row.ngayDangKyNuocNgoai, 'ngayDangKyNuocNgoai'),
    foreignAuthority: text(row.coQuanDangKyNuocNgoai),
    signedBy: text(row.nguoiKy),
    signerTitle: text(row.chucVuNguoiKy),
    enteredBy: text(row.nguoiThucHien),
    note: text(row.ghiChu),
  };
}

/** The person in a role of the event; null when the event does not name one. */
export function person(row: object, role: Role): PersonRecord | null {
  const held = columns(row, role);
  const fullName = text(held('HoTen'));
  const dateOfBirth = date(held('NgaySinh'), `${role}NgaySinh`);
  const documentNumber = text(held('SoGiayToTuyThan'));
  if (fullName === null && dateOfBirth === null && documentNumber === null) return null;
  const residence = { kind: coded('RESIDENCE_KIND', held('LoaiCuTru')), place: text(held('NoiCuTru')) };
  return {
    fullName,
    sex: coded('CIVIL_SEX', held('GioiTinh')),
    dateOfBirth,
    identityNumber: CITIZEN_DOCUMENTS.includes(held('LoaiGiayToTuyThan'))
      ? identityNumber(documentNumber)
      : null,
    documentKind: coded('IDENTITY_DOCUMENT_KIND', held('LoaiGiayToTuyThan')),
    documentNumber,
    documentIssuedOn: date(held('NgayCap'), `${role}NgayCap`),
    documentIssuedAt: text(held('NoiCap')),
    ethnicGroup: coded('ETHNIC_GROUP', held('DanToc')),
    nationality: coded('COUNTRY', held('QuocTich')),
    residence: residence.kind === null && residence.place === null ? null : residence,
  };
}

export function requester(row: KS | KT): ResolversParentTypes['CivilRequester'] | null {
  const fullName = text(row.nycHoTen);
  const documentNumber = text(row.nycSoGiayToTuyThan);
  if (fullName === null && documentNumber === null) return null;
  return {
    fullName,
    relationship: text(row.nycQuanHe),
    documentKind: coded('IDENTITY_DOCUMENT_KIND', row.nycLoaiGiayToTuyThan),
    documentNumber,
  };
}

export function decision(
  row: object,
  prefix: 'lyHon' | 'huyKetHon' | 'congNhanKetHon' | 'quyetDinh',
): CivilDecision | null {
  const held = columns(row, prefix);
  const number = text(held('So'));
  const decidedOn = date(held('Ngay'), `${prefix}Ngay`);
  const issuedBy = text(held('CoQuan'));
  return number === null && decidedOn === null && issuedBy === null ? null : { number, decidedOn, issuedBy };
}

export function commune(code: string | undefined) {
  return coded('COMMUNE', code, DIVISIONS);
}

/** A date as precise as it is: `dd.MM.yyyy`, `MM.yyyy` or `yyyy` by the contract, zeros for what is not known (inference). */
export function date(value: string | undefined, field: string): PartialDate | null {
  const [year = '', month = '00', day = '00'] = (value ?? '').split('.').toReversed();
  return compactDate(year && `${year}${month}${day}`, field) ?? null;
}

/** The columns of a row that begin with a prefix, each by the rest of its name; one that the event does not have is empty. */
function columns(row: object, prefix: string): (column: string) => string | undefined {
  const held = new Map<string, unknown>(Object.entries(row));
  return (column) => {
    const value = held.get(prefix + column);
    return typeof value === 'string' ? value : undefined;
  };
}
