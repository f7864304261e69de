/** Parts that the events of the civil status register share: their place in the books, the people they name. */
import {
  coded,
  codedDivisions,
  knownPart,
  partialDate,
  text,
  Unread,
  type Draft,
  type Held,
  type RecordOf,
} from '../../source-api/index.ts';
import type { CivilDecision } from '../../generated/types.ts';
import type * as Schema from '../../generated/types.ts';
import type { KS, KT } from '../../generated/wire/civil-status.ts';
import { documentIdentityNumber } from './documents.ts';

export type PersonRecord = RecordOf<Schema.CivilPerson>;

/**
 * Columns are named by a role, or the kind of a decision, and what stands in them; no event has them all. The
 * names are put together here, once: for each row it would cost more than all that is done with what they
 * hold.
 */
const PERSON_COLUMNS = {
  me: personColumns('me'),
  cha: personColumns('cha'),
  chong: personColumns('chong'),
  vo: personColumns('vo'),
  nxn: personColumns('nxn'),
  nkt: personColumns('nkt'),
  cm: personColumns('cm'),
  con: personColumns('con'),
  ncc: personColumns('ncc'),
};

const DECISION_COLUMNS = {
  lyHon: decisionColumns('lyHon'),
  huyKetHon: decisionColumns('huyKetHon'),
  congNhanKetHon: decisionColumns('congNhanKetHon'),
  quyetDinh: decisionColumns('quyetDinh'),
};

function personColumns<const Role extends string>(role: Role) {
  return {
    fullName: `${role}HoTen`,
    sex: `${role}GioiTinh`,
    dateOfBirth: `${role}NgaySinh`,
    documentKind: `${role}LoaiGiayToTuyThan`,
    documentNumber: `${role}SoGiayToTuyThan`,
    documentIssuedOn: `${role}NgayCap`,
    documentIssuedAt: `${role}NoiCap`,
    ethnicGroup: `${role}DanToc`,
    nationality: `${role}QuocTich`,
    residenceKind: `${role}LoaiCuTru`,
    residencePlace: `${role}NoiCuTru`,
  } as const;
}

function decisionColumns<const Kind extends string>(kind: Kind) {
  return { number: `${kind}So`, decidedOn: `${kind}Ngay`, issuedBy: `${kind}CoQuan` } as const;
}

type ValueOf<Value> = Value[keyof Value];

/** A row that may have the columns of every set. */
type RowOf<Sets> = { readonly [Column in ValueOf<ValueOf<Sets>> & string]?: unknown };

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

export function registration(row: Registered): Draft<RecordOf<Schema.CivilRegistration>> {
  const registeredOn = partialDate(row.ngayDangKy);
  const place = codedDivisions(
    { province: row.noiDangKyMaTinh, commune: row.noiDangKyMaXa },
    knownPart(registeredOn),
  );
  return {
    id: text(row.id),
    number: text(row.so),
    book: text(row.quyenSo),
    page: text(row.trangSo),
    registeredOn,
    kind: coded('REGISTRATION_KIND', row.loaiDangKy),
    place: text(row.noiDangKy),
    province: place.province,
    commune: place.commune,
    foreignNumber: text(row.soDangKyNuocNgoai),
    foreignRegisteredOn: partialDate(row.ngayDangKyNuocNgoai),
    foreignAuthority: text(row.coQuanDangKyNuocNgoai),
    signedBy: text(row.nguoiKy),
    signerTitle: text(row.chucVuNguoiKy),
    enteredBy: text(row.nguoiThucHien),
    note: text(row.ghiChu),
  };
}

/** The person in a role of the event; null when the event does not name one. */
export function person(row: RowOf<typeof PERSON_COLUMNS>, role: keyof typeof PERSON_COLUMNS) {
  const columns = PERSON_COLUMNS[role];
  const held = (column: keyof typeof columns) => textIn(row[columns[column]]);
  const fullName = text(held('fullName'));
  const dateOfBirth = partialDate(held('dateOfBirth'));
  const documentNumber = text(held('documentNumber'));
  if (fullName === null && dateOfBirth === null && documentNumber === null) return null;
  const documentKind = coded('IDENTITY_DOCUMENT_KIND', held('documentKind'));
  const residence = {
    kind: coded('RESIDENCE_KIND', held('residenceKind')),
    place: text(held('residencePlace')),
  };
  return {
    fullName,
    sex: coded('CIVIL_SEX', held('sex')),
    dateOfBirth,
    identityNumber: documentIdentityNumber(documentKind, documentNumber),
    documentKind,
    documentNumber,
    documentIssuedOn: partialDate(held('documentIssuedOn')),
    documentIssuedAt: text(held('documentIssuedAt')),
    ethnicGroup: coded('ETHNIC_GROUP', held('ethnicGroup')),
    nationality: coded('COUNTRY', held('nationality')),
    residence: residence.kind === null && residence.place === null ? null : residence,
  } satisfies Draft<PersonRecord>;
}

export type PersonDraft = NonNullable<ReturnType<typeof person>>;

export function requester(row: KS | KT): Draft<RecordOf<Schema.CivilRequester>> | null {
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
  row: RowOf<typeof DECISION_COLUMNS>,
  kind: keyof typeof DECISION_COLUMNS,
): Draft<CivilDecision> | null {
  const columns = DECISION_COLUMNS[kind];
  const number = text(textIn(row[columns.number]));
  const decidedOn = partialDate(textIn(row[columns.decidedOn]));
  const issuedBy = text(textIn(row[columns.issuedBy]));
  return number === null && decidedOn === null && issuedBy === null ? null : { number, decidedOn, issuedBy };
}

/** The contract does not bind columns that an event should not have. */
function textIn(column: unknown): Held<string> {
  return typeof column === 'string' || column instanceof Unread ? column : undefined;
}
