// Generated from schema/civil-status.graphql; do not edit.
import type { ColumnsOf } from '../../source-api/columns.ts';
import type * as Schema from '../types.ts';

export const CivilRegistration = {
  id: { column: 'id', kind: 'text' },
  number: { column: 'so', kind: 'text' },
  book: { column: 'quyenSo', kind: 'text' },
  page: { column: 'trangSo', kind: 'text' },
  registeredOn: { column: 'ngayDangKy', kind: 'partialDate' },
  kind: { column: 'loaiDangKy', kind: 'code', list: 'REGISTRATION_KIND' },
  place: { column: 'noiDangKy', kind: 'text' },
  foreignNumber: { column: 'soDangKyNuocNgoai', kind: 'text' },
  foreignRegisteredOn: { column: 'ngayDangKyNuocNgoai', kind: 'partialDate' },
  foreignAuthority: { column: 'coQuanDangKyNuocNgoai', kind: 'text' },
  signedBy: { column: 'nguoiKy', kind: 'text' },
  signerTitle: { column: 'chucVuNguoiKy', kind: 'text' },
  enteredBy: { column: 'nguoiThucHien', kind: 'text' },
  note: { column: 'ghiChu', kind: 'text' },
} as const satisfies ColumnsOf<Schema.CivilRegistration>;

export const BirthRegistration = {
  fullName: { column: 'nksHoTen', kind: 'text' },
  sex: { column: 'nksGioiTinh', kind: 'code', list: 'CIVIL_SEX' },
  dateOfBirth: { column: 'nksNgaySinh', kind: 'partialDate' },
  dateOfBirthInWords: { column: 'nksNgaySinhBangChu', kind: 'text' },
  identityNumber: { column: 'nksSoDDCN', kind: 'identityNumber' },
  placeOfBirth: { column: 'nksNoiSinh', kind: 'text' },
  placeOfOrigin: { column: 'nksQueQuan', kind: 'text' },
  ethnicGroup: { column: 'nksDanToc', kind: 'code', list: 'ETHNIC_GROUP' },
  nationality: { column: 'nksQuocTich', kind: 'code', list: 'COUNTRY' },
  otherNationality: { column: 'nksQuocTichKhac', kind: 'code', list: 'COUNTRY' },
  birthKind: { column: 'nksLoaiKhaiSinh', kind: 'code', list: 'BIRTH_KIND' },
  missingNote: { column: 'nksMatTich', kind: 'text' },
  capacityNote: { column: 'nksHanCheNangLucHanhVi', kind: 'text' },
} as const satisfies ColumnsOf<Schema.BirthRegistration>;

export const MarriageRegistration = {
  establishedOn: { column: 'ngayXacLapQuanHeHonNhan', kind: 'partialDate' },
} as const satisfies ColumnsOf<Schema.MarriageRegistration>;

export const DeathRegistration = {
  diedOn: { column: 'nktNgayChet', kind: 'partialDate' },
  diedOnInWords: { column: 'nktNgayChetGhiBangChu', kind: 'text' },
  timeOfDeath: { column: 'nktGioPhutChet', kind: 'text' },
  placeOfDeath: { column: 'nktNoiChet', kind: 'text' },
  causeOfDeath: { column: 'nktNguyenNhanChet', kind: 'text' },
} as const satisfies ColumnsOf<Schema.DeathRegistration>;

export const DeathNotice = {
  kind: { column: 'gbtLoai', kind: 'code', list: 'DEATH_NOTICE_KIND' },
  number: { column: 'gbtSo', kind: 'text' },
  issuedOn: { column: 'gbtNgay', kind: 'partialDate' },
  issuedBy: { column: 'gbtCoQuanCap', kind: 'text' },
} as const satisfies ColumnsOf<Schema.DeathNotice>;

export const ParentChildRecognition = {
  kind: { column: 'loaiXacNhan', kind: 'code', list: 'RECOGNITION_KIND' },
} as const satisfies ColumnsOf<Schema.ParentChildRecognition>;

export const MaritalStatusConfirmation = {
  residedAt: { column: 'nxnThoiGianCuTruTai', kind: 'text' },
  residedFrom: { column: 'nxnThoiGianCuTruTu', kind: 'partialDate' },
  residedUntil: { column: 'nxnThoiGianCuTruDen', kind: 'partialDate' },
  purpose: { column: 'nxnLoaiMucDichSuDung', kind: 'code', list: 'MARITAL_CONFIRMATION_PURPOSE' },
} as const satisfies ColumnsOf<Schema.MaritalStatusConfirmation>;

export const CivilCorrection = {
  kind: { column: 'loaiCaiChinh', kind: 'code', list: 'CORRECTION_KIND' },
  ground: { column: 'canCu', kind: 'text' },
} as const satisfies ColumnsOf<Schema.CivilCorrection>;

export const CorrectedRegistration = {
  event: { column: 'moduleDangKyTruocDay', kind: 'code', list: 'CIVIL_EVENT' },
  id: { column: 'objectId', kind: 'text' },
  number: { column: 'soDangKyTruocDay', kind: 'text' },
  book: { column: 'quyenSoDangKyTruocDay', kind: 'text' },
  registeredOn: { column: 'ngayDangKyTruocDay', kind: 'partialDate' },
  place: { column: 'noiDangKyTruocDay', kind: 'text' },
} as const satisfies ColumnsOf<Schema.CorrectedRegistration>;

export const CivilCorrectionChange = {
  entry: { column: 'ten', kind: 'text' },
  before: { column: 'noiDungCu', kind: 'text' },
  after: { column: 'noiDungMoi', kind: 'text' },
} as const satisfies ColumnsOf<Schema.CivilCorrectionChange>;

export const CivilDecision = {
  number: { column: '*So', kind: 'text' },
  decidedOn: { column: '*Ngay', kind: 'partialDate' },
  issuedBy: { column: '*CoQuan', kind: 'text' },
} as const satisfies ColumnsOf<Schema.CivilDecision>;

export const CivilPerson = {
  fullName: { column: '*HoTen', kind: 'text' },
  sex: { column: '*GioiTinh', kind: 'code', list: 'CIVIL_SEX' },
  dateOfBirth: { column: '*NgaySinh', kind: 'partialDate' },
  documentKind: { column: '*LoaiGiayToTuyThan', kind: 'code', list: 'IDENTITY_DOCUMENT_KIND' },
  documentNumber: { column: '*SoGiayToTuyThan', kind: 'text' },
  documentIssuedOn: { column: '*NgayCap', kind: 'partialDate' },
  documentIssuedAt: { column: '*NoiCap', kind: 'text' },
  ethnicGroup: { column: '*DanToc', kind: 'code', list: 'ETHNIC_GROUP' },
  nationality: { column: '*QuocTich', kind: 'code', list: 'COUNTRY' },
} as const satisfies ColumnsOf<Schema.CivilPerson>;

export const CivilResidence = {
  kind: { column: '*LoaiCuTru', kind: 'code', list: 'RESIDENCE_KIND' },
  place: { column: '*NoiCuTru', kind: 'text' },
} as const satisfies ColumnsOf<Schema.CivilResidence>;

export const CivilRequester = {
  fullName: { column: 'nycHoTen', kind: 'text' },
  relationship: { column: 'nycQuanHe', kind: 'text' },
  documentKind: { column: 'nycLoaiGiayToTuyThan', kind: 'code', list: 'IDENTITY_DOCUMENT_KIND' },
  documentNumber: { column: 'nycSoGiayToTuyThan', kind: 'text' },
} as const satisfies ColumnsOf<Schema.CivilRequester>;
