/** From the wire's events to the schema's, column by column. */
import {
  coded,
  codedDivisions,
  decidingCode,
  identityNumber,
  knownPart,
  partialDate,
  text,
  Unread,
  type Draft,
  type RecordOf,
} from '../../source-api/index.ts';
import type * as Schema from '../../generated/types.ts';
import type { CMC, CaiChinh, HN, KH, KS, KT, MucCaiChinh } from '../../generated/wire/civil-status.ts';
import { decision, person, registration, requester } from './blocks.ts';

type Birth = Draft<RecordOf<Schema.BirthRegistration>>;
type Marriage = Draft<RecordOf<Schema.MarriageRegistration>>;
type Death = Draft<RecordOf<Schema.DeathRegistration>>;
type Recognition = Draft<RecordOf<Schema.ParentChildRecognition>>;
type Confirmation = Draft<RecordOf<Schema.MaritalStatusConfirmation>>;
type Correction = Draft<RecordOf<Schema.CivilCorrection>>;
type Change = Draft<RecordOf<Schema.CivilCorrectionChange>>;

export function toBirth(row: KS) {
  const registered = registration(row);
  const registeredOn = knownPart(registered.registeredOn);
  return {
    registration: registered,
    fullName: text(row.nksHoTen),
    sex: coded('CIVIL_SEX', row.nksGioiTinh),
    dateOfBirth: partialDate(row.nksNgaySinh),
    dateOfBirthInWords: text(row.nksNgaySinhBangChu),
    identityNumber: identityNumber(row.nksSoDDCN),
    placeOfBirth: text(row.nksNoiSinh),
    placeOfBirthCommune: codedDivisions({ commune: row.nksNoiSinhDVHC }, registeredOn).commune,
    placeOfOrigin: text(row.nksQueQuan),
    ethnicGroup: coded('ETHNIC_GROUP', row.nksDanToc),
    nationality: coded('COUNTRY', row.nksQuocTich),
    otherNationality: coded('COUNTRY', row.nksQuocTichKhac),
    birthKind: coded('BIRTH_KIND', row.nksLoaiKhaiSinh),
    missingNote: text(row.nksMatTich),
    capacityNote: text(row.nksHanCheNangLucHanhVi),
    mother: person(row, 'me'),
    father: person(row, 'cha'),
    requester: requester(row),
  } satisfies Birth;
}

/** @throws SourceError BAD_RESPONSE */
export function toMarriage(row: KH) {
  return {
    registration: registration(row),
    husband: person(row, 'chong'),
    wife: person(row, 'vo'),
    establishedOn: partialDate(row.ngayXacLapQuanHeHonNhan),
    state: decidingCode('MARRIAGE_STATE', row.tinhTrangKetHon, 'tinhTrangKetHon'),
    divorce: decision(row, 'lyHon'),
    annulment: decision(row, 'huyKetHon'),
    recognition: decision(row, 'congNhanKetHon'),
  } satisfies Omit<Marriage, 'spouse'>;
}

/** @throws SourceError BAD_RESPONSE */
export function toDeath(row: KT) {
  return {
    registration: registration(row),
    deceased: person(row, 'nkt'),
    diedOn: partialDate(row.nktNgayChet),
    diedOnInWords: text(row.nktNgayChetGhiBangChu),
    timeOfDeath: text(row.nktGioPhutChet),
    placeOfDeath: text(row.nktNoiChet),
    causeOfDeath: text(row.nktNguyenNhanChet),
    declaration: decidingCode(
      'DEATH_DECLARATION',
      row.nktTinhTrangTuyenBoViecChet,
      'nktTinhTrangTuyenBoViecChet',
    ),
    notice: notice(row),
    requester: requester(row),
  } satisfies Death;
}

function notice(row: KT): Draft<RecordOf<Schema.DeathNotice>> | null {
  const held = {
    kind: coded('DEATH_NOTICE_KIND', row.gbtLoai),
    number: text(row.gbtSo),
    issuedOn: partialDate(row.gbtNgay),
    issuedBy: text(row.gbtCoQuanCap),
  };
  return Object.values(held).some((value) => value !== null) ? held : null;
}

export function toRecognition(row: CMC) {
  return {
    registration: registration(row),
    kind: coded('RECOGNITION_KIND', row.loaiXacNhan),
    decision: decision(row, 'quyetDinh'),
    parent: person(row, 'cm'),
    child: person(row, 'con'),
  } satisfies Recognition;
}

/** @throws SourceError BAD_RESPONSE */
export function toConfirmation(row: HN) {
  return {
    registration: registration(row),
    person: person(row, 'nxn'),
    residedAt: text(row.nxnThoiGianCuTruTai),
    residedFrom: partialDate(row.nxnThoiGianCuTruTu),
    residedUntil: partialDate(row.nxnThoiGianCuTruDen),
    maritalStatus: decidingCode('CIVIL_MARITAL_STATUS', row.nxnTinhTrangHonNhan, 'nxnTinhTrangHonNhan'),
    purpose: coded('MARITAL_CONFIRMATION_PURPOSE', row.nxnLoaiMucDichSuDung),
  } satisfies Confirmation;
}

export function toCorrection(row: CaiChinh) {
  return {
    registration: registration(row),
    kind: coded('CORRECTION_KIND', row.loaiCaiChinh),
    person: person(row, 'ncc'),
    corrects: {
      event: coded('CIVIL_EVENT', row.moduleDangKyTruocDay),
      id: text(row.objectId),
      number: text(row.soDangKyTruocDay),
      book: text(row.quyenSoDangKyTruocDay),
      registeredOn: partialDate(row.ngayDangKyTruocDay),
      place: text(row.noiDangKyTruocDay),
    },
    changes: changes(row.noiDungCaiChinh),
    ground: text(row.canCu),
  } satisfies Correction;
}

function changes(value: CaiChinh['noiDungCaiChinh']): Correction['changes'] {
  if (value === undefined || value === '') return [];
  if (value instanceof Unread) return value;
  const { muc = new Unread('UNREADABLE') } = value;
  return muc instanceof Unread ? muc : muc.map(change);
}

function change(value: MucCaiChinh | Unread): Change | Unread {
  if (value instanceof Unread) return value;
  const { ten, noiDungCu, noiDungMoi } = value;
  const isKnown = [ten, noiDungCu, noiDungMoi].some((held) => held !== undefined);
  return isKnown
    ? { entry: text(ten), before: text(noiDungCu), after: text(noiDungMoi) }
    : new Unread('UNREADABLE');
}
