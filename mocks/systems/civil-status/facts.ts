/**
 * The civil status register's data about a person, with the columns that say the same on the wire and in the
 * schema. wire.ts writes them as XML and expected.ts in schema names, independently. Codes are those of the
 * contract; null means not recorded.
 */
import { table, type AnyTable, type FactsOf } from '../../kit/table.ts';

const REGISTRATION = table({
  id: 'id',
  number: 'so',
  book: 'quyenSo?',
  page: 'trangSo?',
  // At the precision of the book.
  registeredOn: ['ngayDangKy', 'DATE'],
  kind: ['loaiDangKy?', 'REGISTRATION_KIND'],
  place: 'noiDangKy',
  province: ['noiDangKyMaTinh?', 'PROVINCE'],
  commune: ['noiDangKyMaXa?', 'COMMUNE'],
  signedBy: 'nguoiKy?',
  signerTitle: 'chucVuNguoiKy?',
  enteredBy: 'nguoiThucHien?',
  note: 'ghiChu?',
  foreignNumber: '?',
  foreignRegisteredOn: ['?', 'DATE'],
  foreignAuthority: '?',
});

/** Of an event that can have been registered abroad. */
const REGISTRATION_ANYWHERE = table({
  ...REGISTRATION.columns,
  foreignNumber: 'soDangKyNuocNgoai?',
  foreignRegisteredOn: ['ngayDangKyNuocNgoai?', 'DATE'],
  foreignAuthority: 'coQuanDangKyNuocNgoai?',
});

export interface Registration extends FactsOf<typeof REGISTRATION> {
  /** The edition of the code lists for all places of the event. */
  readonly edition: string;
}

const DOCUMENT = {
  documentKind: ['LoaiGiayToTuyThan?', 'IDENTITY_DOCUMENT_KIND'],
  documentNumber: 'SoGiayToTuyThan?',
} as const;

const RESIDENCE = table({ kind: ['LoaiCuTru?', 'RESIDENCE_KIND'], place: 'NoiCuTru' });

/** A person of an event; the columns of each person have a prefix. */
const PERSON = table({
  fullName: 'HoTen',
  dateOfBirth: ['NgaySinh?', 'DATE'],
  ...DOCUMENT,
  ethnicGroup: ['DanToc?', 'ETHNIC_GROUP'],
  nationality: ['QuocTich?', 'COUNTRY'],
  residence: ['?', RESIDENCE, 'INLINE'],
  sex: ['?', 'CIVIL_SEX'],
  documentIssuedOn: ['?', 'DATE'],
  documentIssuedAt: '?',
  // The document's number if it is an identity number, without separators.
  identityNumber: '?',
});

const WITH_SEX = table({ ...PERSON.columns, sex: ['GioiTinh?', 'CIVIL_SEX'] });

const WITH_ISSUE = table({
  ...PERSON.columns,
  documentIssuedOn: ['NgayCap?', 'DATE'],
  documentIssuedAt: 'NoiCap?',
});

const WITHOUT_ORIGIN = table({
  ...WITH_SEX.columns,
  ethnicGroup: ['?', 'ETHNIC_GROUP'],
  nationality: ['?', 'COUNTRY'],
  residence: ['?', RESIDENCE],
});

export type Named = FactsOf<typeof PERSON>;

const REQUESTER = table({ fullName: 'HoTen', relationship: 'QuanHe', ...DOCUMENT });

export type Requester = FactsOf<typeof REQUESTER>;

const DECISION = table({ number: 'So', decidedOn: ['Ngay', 'DATE'], issuedBy: 'CoQuan' });

export type Decision = FactsOf<typeof DECISION>;

/** Every event. */
export interface Held {
  /** True if the event is the subject's own; set where it is made, never computed by comparing. */
  readonly tied: boolean;
  readonly registration: Registration;
}

type EventOf<Made extends AnyTable> = Held & FactsOf<Made>;

export const BIRTH = table({
  registration: ['', REGISTRATION_ANYWHERE, 'INLINE'],
  fullName: 'nksHoTen',
  sex: ['nksGioiTinh', 'CIVIL_SEX'],
  dateOfBirth: ['nksNgaySinh', 'DATE'],
  dateOfBirthInWords: 'nksNgaySinhBangChu?',
  identityNumber: 'nksSoDDCN?',
  placeOfBirth: 'nksNoiSinh?',
  placeOfBirthCommune: ['nksNoiSinhDVHC?', 'COMMUNE'],
  placeOfOrigin: 'nksQueQuan?',
  ethnicGroup: ['nksDanToc?', 'ETHNIC_GROUP'],
  nationality: ['nksQuocTich?', 'COUNTRY'],
  otherNationality: ['nksQuocTichKhac?', 'COUNTRY'],
  birthKind: ['nksLoaiKhaiSinh?', 'BIRTH_KIND'],
  missingNote: 'nksMatTich?',
  capacityNote: 'nksHanCheNangLucHanhVi?',
  mother: ['me?', PERSON, 'INLINE'],
  father: ['cha?', PERSON, 'INLINE'],
  requester: ['nyc?', REQUESTER, 'INLINE'],
});

export type Birth = EventOf<typeof BIRTH>;

export const MARRIAGE = table({
  registration: ['', REGISTRATION_ANYWHERE, 'INLINE'],
  husband: ['chong', WITH_ISSUE, 'INLINE'],
  wife: ['vo', WITH_ISSUE, 'INLINE'],
  establishedOn: ['ngayXacLapQuanHeHonNhan?', 'DATE'],
  state: ['tinhTrangKetHon', 'MARRIAGE_STATE'],
  divorce: ['lyHon?', DECISION, 'INLINE'],
});

export interface Marriage extends EventOf<typeof MARRIAGE> {
  /** Role of the person asked for. */
  readonly side: 'husband' | 'wife';
}

export const DEATH = table({
  registration: ['', REGISTRATION_ANYWHERE, 'INLINE'],
  deceased: ['nkt', WITH_SEX, 'INLINE'],
  diedOn: ['nktNgayChet', 'DATE'],
  diedOnInWords: 'nktNgayChetGhiBangChu?',
  timeOfDeath: 'nktGioPhutChet?',
  placeOfDeath: 'nktNoiChet?',
  causeOfDeath: 'nktNguyenNhanChet?',
  declaration: ['nktTinhTrangTuyenBoViecChet?', 'DEATH_DECLARATION'],
  notice: [
    'gbt?',
    table({
      kind: ['Loai', 'DEATH_NOTICE_KIND'],
      number: 'So',
      issuedOn: ['Ngay', 'DATE'],
      issuedBy: 'CoQuanCap',
    }),
    'INLINE',
  ],
  requester: ['nyc?', REQUESTER, 'INLINE'],
});

export type Death = EventOf<typeof DEATH>;

export const RECOGNITION = table({
  registration: ['', REGISTRATION, 'INLINE'],
  kind: ['loaiXacNhan', 'RECOGNITION_KIND'],
  decision: ['quyetDinh', DECISION, 'INLINE'],
  parent: ['cm', PERSON, 'INLINE'],
  child: ['con', WITH_SEX, 'INLINE'],
});

export type Recognition = EventOf<typeof RECOGNITION>;

export const CONFIRMATION = table({
  registration: ['', REGISTRATION, 'INLINE'],
  person: ['nxn', WITH_SEX, 'INLINE'],
  residedAt: 'nxnThoiGianCuTruTai?',
  residedFrom: ['nxnThoiGianCuTruTu?', 'DATE'],
  residedUntil: ['nxnThoiGianCuTruDen?', 'DATE'],
  maritalStatus: ['nxnTinhTrangHonNhan', 'CIVIL_MARITAL_STATUS'],
  purpose: ['nxnLoaiMucDichSuDung', 'MARITAL_CONFIRMATION_PURPOSE'],
});

export type Confirmation = EventOf<typeof CONFIRMATION>;

export const CHANGE = table({ entry: 'ten', before: 'noiDungCu?', after: 'noiDungMoi' });

export const CORRECTION = table({
  registration: ['', REGISTRATION, 'INLINE'],
  kind: ['loaiCaiChinh', 'CORRECTION_KIND'],
  ground: 'canCu?',
  person: ['ncc', WITHOUT_ORIGIN, 'INLINE'],
  corrects: [
    '',
    table({
      id: 'objectId',
      event: ['moduleDangKyTruocDay', 'CIVIL_EVENT'],
      number: 'soDangKyTruocDay',
      book: 'quyenSoDangKyTruocDay?',
      registeredOn: ['ngayDangKyTruocDay', 'DATE'],
      place: 'noiDangKyTruocDay',
    }),
    'INLINE',
  ],
  changes: ['', [CHANGE]],
});

export type Correction = EventOf<typeof CORRECTION>;

export interface Events {
  readonly births: readonly Birth[];
  readonly marriages: readonly Marriage[];
  readonly deaths: readonly Death[];
  readonly recognitions: readonly Recognition[];
  readonly confirmations: readonly Confirmation[];
  readonly corrections: readonly Correction[];
}
