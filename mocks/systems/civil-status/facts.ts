/**
 * The civil status register's data about a person: the columns that say the same on the wire and in the
 * schema, and what else an event has. wire.ts writes them as XML and expected.ts in schema names,
 * independently. Codes are those of the contract; null means not recorded.
 */
import { table, type FactsOf } from '../../kit/table.ts';

export const REGISTRATION = table({
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
});

export const ABROAD = table({
  foreignNumber: 'soDangKyNuocNgoai',
  foreignRegisteredOn: ['ngayDangKyNuocNgoai', 'DATE'],
  foreignAuthority: 'coQuanDangKyNuocNgoai',
});

export interface Registration extends FactsOf<typeof REGISTRATION> {
  /** The edition of the code lists for all places of the event. */
  readonly edition: string;
  readonly abroad: FactsOf<typeof ABROAD> | null;
}

const DOCUMENT = {
  documentKind: ['LoaiGiayToTuyThan?', 'IDENTITY_DOCUMENT_KIND'],
  documentNumber: 'SoGiayToTuyThan?',
} as const;

const NAMED = { fullName: 'HoTen', dateOfBirth: ['NgaySinh?', 'DATE'], ...DOCUMENT } as const;

/** A person of an event; the columns of each person have a prefix. */
export const PERSON = table({
  ...NAMED,
  ethnicGroup: ['DanToc?', 'ETHNIC_GROUP'],
  nationality: ['QuocTich?', 'COUNTRY'],
});

/** A person whose registration is corrected. */
export const CORRECTED_PERSON = table(NAMED);

/** Columns of some persons only. */
export const SEX = table({ sex: ['GioiTinh?', 'CIVIL_SEX'] });

export const ISSUE = table({ documentIssuedOn: ['NgayCap?', 'DATE'], documentIssuedAt: 'NoiCap?' });

export const RESIDENCE = table({ kind: ['LoaiCuTru?', 'RESIDENCE_KIND'], place: 'NoiCuTru' });

/** Texts that are written in place of a code. */
interface InWords {
  readonly ethnicGroupText: string | null;
  readonly nationalityText: string | null;
}

type PersonFacts = FactsOf<typeof PERSON> & FactsOf<typeof SEX> & FactsOf<typeof ISSUE>;

export interface Named extends PersonFacts {
  /** True if the document's number is an identity number, regardless of separators. */
  readonly isIdentityNumber: boolean;
  readonly residence: FactsOf<typeof RESIDENCE> | null;
}

export const REQUESTER = table({ fullName: 'HoTen', relationship: 'QuanHe', ...DOCUMENT });

export type Requester = FactsOf<typeof REQUESTER>;

export const DECISION = table({ number: 'So', decidedOn: ['Ngay', 'DATE'], issuedBy: 'CoQuan' });

export type Decision = FactsOf<typeof DECISION>;

/** Every event. */
export interface Held {
  /** True if the event is the subject's own; set where it is made, never computed by comparing. */
  readonly tied: boolean;
  readonly registration: Registration;
}

export const CHILD = table({
  fullName: 'HoTen',
  sex: ['GioiTinh', 'CIVIL_SEX'],
  dateOfBirth: ['NgaySinh', 'DATE'],
  dateOfBirthInWords: 'NgaySinhBangChu?',
  identityNumber: 'SoDDCN?',
  placeOfBirth: 'NoiSinh?',
  placeOfBirthCommune: ['NoiSinhDVHC?', 'COMMUNE'],
  placeOfOrigin: 'QueQuan?',
  ethnicGroup: ['DanToc?', 'ETHNIC_GROUP'],
  nationality: ['QuocTich?', 'COUNTRY'],
  otherNationality: ['QuocTichKhac?', 'COUNTRY'],
  birthKind: ['LoaiKhaiSinh?', 'BIRTH_KIND'],
  missingNote: 'MatTich?',
  capacityNote: 'HanCheNangLucHanhVi?',
});

export interface Birth extends Held {
  readonly child: FactsOf<typeof CHILD> & InWords;
  readonly mother: Named | null;
  readonly father: Named | null;
  readonly requester: Requester | null;
}

export const MARRIAGE = table({
  establishedOn: ['ngayXacLapQuanHeHonNhan?', 'DATE'],
  state: ['tinhTrangKetHon', 'MARRIAGE_STATE'],
});

export interface Marriage extends Held, FactsOf<typeof MARRIAGE> {
  readonly husband: Named;
  readonly wife: Named;
  /** Role of the person asked for. */
  readonly side: 'husband' | 'wife';
  readonly divorce: Decision | null;
}

export const DEATH = table({
  diedOn: ['nktNgayChet', 'DATE'],
  diedOnInWords: 'nktNgayChetGhiBangChu?',
  timeOfDeath: 'nktGioPhutChet?',
  placeOfDeath: 'nktNoiChet?',
  causeOfDeath: 'nktNguyenNhanChet?',
  declaration: ['nktTinhTrangTuyenBoViecChet?', 'DEATH_DECLARATION'],
});

export const NOTICE = table({
  kind: ['gbtLoai', 'DEATH_NOTICE_KIND'],
  number: 'gbtSo',
  issuedOn: ['gbtNgay', 'DATE'],
  issuedBy: 'gbtCoQuanCap',
});

export interface Death extends Held, FactsOf<typeof DEATH> {
  readonly deceased: Named;
  readonly notice: FactsOf<typeof NOTICE> | null;
  readonly requester: Requester | null;
}

export const RECOGNITION = table({ kind: ['loaiXacNhan', 'RECOGNITION_KIND'] });

export interface Recognition extends Held, FactsOf<typeof RECOGNITION> {
  readonly decision: Decision;
  readonly parent: Named;
  readonly child: Named;
}

export const CONFIRMATION = table({
  residedAt: 'nxnThoiGianCuTruTai?',
  residedFrom: ['nxnThoiGianCuTruTu?', 'DATE'],
  residedUntil: ['nxnThoiGianCuTruDen?', 'DATE'],
  maritalStatus: ['nxnTinhTrangHonNhan', 'CIVIL_MARITAL_STATUS'],
  purpose: ['nxnLoaiMucDichSuDung', 'MARITAL_CONFIRMATION_PURPOSE'],
});

export interface Confirmation extends Held, FactsOf<typeof CONFIRMATION> {
  readonly person: Named;
}

export const CORRECTION = table({ kind: ['loaiCaiChinh', 'CORRECTION_KIND'], ground: 'canCu?' });

export const CORRECTED = table({
  id: 'objectId',
  event: ['moduleDangKyTruocDay', 'CIVIL_EVENT'],
  number: 'soDangKyTruocDay',
  book: 'quyenSoDangKyTruocDay?',
  registeredOn: ['ngayDangKyTruocDay', 'DATE'],
  place: 'noiDangKyTruocDay',
});

export const CHANGE = table({ entry: 'ten', before: 'noiDungCu?', after: 'noiDungMoi' });

export interface Correction extends Held, FactsOf<typeof CORRECTION> {
  readonly person: Named;
  readonly corrects: Registration & { readonly event: string };
  readonly changes: ReadonlyArray<FactsOf<typeof CHANGE>>;
}

export interface Events {
  readonly births: readonly Birth[];
  readonly marriages: readonly Marriage[];
  readonly deaths: readonly Death[];
  readonly recognitions: readonly Recognition[];
  readonly confirmations: readonly Confirmation[];
  readonly corrections: readonly Correction[];
}
