// Generated from contracts/civil-status/hotich.xsd, contracts/civil-status/openapi.yaml; do not edit.
import type { Unread } from '../../source-api/draft.ts';

/**
 * In the forms that the provinces' software gives them, such as KS/2020/12 (seen in the field).
 */
export type DinhDanh = string;
export type IdDangKy = string;
export type VanBanBatBuoc = string;
export type SoDangKy = string;
export type VanBan = string;
export type QuyenSo = string;
export type TrangSo = string;
export type NgayBatBuoc = string;
export type NgayDangKy = string;
/**
 * A code, or what it means in words, where an entry was taken over from elsewhere (seen in the field).
 */
export type Ma = string;
export type LoaiDangKy = string;
export type NoiDangKy = string;
export type NoiDangKyMaTinh = string;
export type NoiDangKyMaXa = string;
export type NguoiKy = string;
export type ChucVuNguoiKy = string;
export type NguoiThucHien = string;
export type GhiChu = string;
export type SoDangKyNuocNgoai = string;
export type Ngay = string;
export type NgayDangKyNuocNgoai = string;
export type CoQuanDangKyNuocNgoai = string;
export type HoTenBatBuoc = string;
export type GioiTinh = string;
export type DanToc = string;
export type QuocTich = string;
export type HoTen = string;
export type NgaySinh = string;
export type LoaiCuTru = string;
export type NoiCuTru = string;
export type LoaiGiayTo = string;
export type SoGiayTo = string;
export type HoTenNYC = string;
export type QuanHe = string;
export type LoaiGiayToNYC = string;
export type NgayCap = string;
export type NoiCap = string;
export type NoiDungCaiChinh =
  | ''
  | {
      /**
       * One entry that changed (ours).
       */
      muc?: (MucCaiChinh | Unread)[] | Unread;
    };
/**
 * The number asked, repeated; the key of the result (ours).
 */
export type SoDinhDanhLapLai = string;
/**
 * Personal identification number, 12 digits (ours).
 */
export type SoDinhDanh = string;
/**
 * The answer to a call (ours).
 */
export type TraCuuResponse = TraCuuThanhCong | LoiNghiepVu;

/**
 * Every message and part of one, by the name of its schema.
 */
export interface Wire {
  hoTich: HoTich;
  KS: KS;
  KH: KH;
  HN: HN;
  KT: KT;
  CMC: CMC;
  CaiChinh: CaiChinh;
  NoiDungCaiChinh: NoiDungCaiChinh;
  MucCaiChinh: MucCaiChinh;
  /**
   * Id of the registration, never reused (confirmed).
   */
  IdDangKy: DinhDanh & IdDangKy;
  /**
   * Number in the book (confirmed).
   */
  SoDangKy: VanBanBatBuoc & SoDangKy;
  /**
   * Book (confirmed); empty where books had no number (seen in the field).
   */
  QuyenSo: VanBan & QuyenSo;
  /**
   * Page (confirmed).
   */
  TrangSo: VanBan & TrangSo;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  NgayDangKy: NgayBatBuoc & NgayDangKy;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  LoaiDangKy: Ma & LoaiDangKy;
  /**
   * Body that registered, as text (confirmed).
   */
  NoiDangKy: VanBanBatBuoc & NoiDangKy;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  NoiDangKyMaTinh: Ma & NoiDangKyMaTinh;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  NoiDangKyMaXa: Ma & NoiDangKyMaXa;
  /**
   * Who signed (confirmed).
   */
  NguoiKy: VanBan & NguoiKy;
  /**
   * Office of who signed (confirmed).
   */
  ChucVuNguoiKy: VanBan & ChucVuNguoiKy;
  /**
   * Who made the entry (confirmed).
   */
  NguoiThucHien: VanBan & NguoiThucHien;
  /**
   * Note (confirmed).
   */
  GhiChu: VanBan & GhiChu;
  /**
   * Number of the registration abroad (confirmed for births, elsewhere ours).
   */
  SoDangKyNuocNgoai: VanBan & SoDangKyNuocNgoai;
  /**
   * Date of the registration abroad (ours).
   */
  NgayDangKyNuocNgoai: Ngay & NgayDangKyNuocNgoai;
  /**
   * Body that registered abroad (ours).
   */
  CoQuanDangKyNuocNgoai: VanBan & CoQuanDangKyNuocNgoai;
  /**
   * Full name in any case and spelling.
   */
  HoTenBatBuoc: VanBanBatBuoc & HoTenBatBuoc;
  /**
   * Sex: 1 male, 2 female, 3 not determined.
   */
  GioiTinh: Ma & GioiTinh;
  /**
   * Ethnic group; two digits are an inference, another family of codes has been seen.
   */
  DanToc: Ma & DanToc;
  /**
   * Nationality; two letters are an inference.
   */
  QuocTich: Ma & QuocTich;
  /**
   * Full name in any case and spelling.
   */
  HoTen: VanBan & HoTen;
  /**
   * Date of birth.
   */
  NgaySinh: Ngay & NgaySinh;
  /**
   * Kind of residence: 1 permanent, 2 temporary.
   */
  LoaiCuTru: Ma & LoaiCuTru;
  /**
   * Residence as text.
   */
  NoiCuTru: VanBan & NoiCuTru;
  /**
   * Kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other.
   */
  LoaiGiayTo: Ma & LoaiGiayTo;
  /**
   * Number of the identity document.
   */
  SoGiayTo: VanBan & SoGiayTo;
  /**
   * Full name.
   */
  HoTenNYC: VanBan & HoTenNYC;
  /**
   * Relationship, as text.
   */
  QuanHe: VanBan & QuanHe;
  /**
   * Kind of identity document.
   */
  LoaiGiayToNYC: Ma & LoaiGiayToNYC;
  /**
   * Date of issue of the identity document.
   */
  NgayCap: Ngay & NgayCap;
  /**
   * Where the identity document was issued.
   */
  NoiCap: VanBan & NoiCap;
  DinhDanh: DinhDanh;
  Ngay: Ngay;
  NgayBatBuoc: NgayBatBuoc;
  Ma: Ma;
  VanBan: VanBan;
  VanBanBatBuoc: VanBanBatBuoc;
  TraCuuThanhCong: TraCuuThanhCong;
  LoiNghiepVu: LoiNghiepVu;
  KetQua: KetQua;
  SoDinhDanhLapLai: SoDinhDanhLapLai;
  TokenRequest: TokenRequest;
  TokenResponse: TokenResponse;
  TokenError: TokenError;
  TraCuuRequest: TraCuuRequest;
  DoiTuong: DoiTuong;
  SoDinhDanh: SoDinhDanh;
  TraCuuResponse: TraCuuResponse;
  Fault: Fault;
}
/**
 * Every event held about one person; at least one, since code 201 says that there is none.
 */
export interface HoTich {
  /**
   * Birth (khai sinh).
   */
  KS?: (KS | Unread)[];
  /**
   * Marriage (kết hôn).
   */
  KH?: (KH | Unread)[];
  /**
   * Confirmation of marital status (xác nhận tình trạng hôn nhân).
   */
  HN?: (HN | Unread)[];
  /**
   * Death (khai tử).
   */
  KT?: (KT | Unread)[];
  /**
   * Recognition of parent and child (nhận cha, mẹ, con).
   */
  CMC?: (CMC | Unread)[];
  /**
   * Correction (thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc): an event of its own that points at the registration; that it never overwrites is confirmed, its columns are ours.
   */
  CaiChinh?: (CaiChinh | Unread)[];
}
/**
 * Birth (khai sinh).
 */
export interface KS {
  id?: (DinhDanh & IdDangKy) | Unread;
  so?: (VanBanBatBuoc & SoDangKy) | Unread;
  quyenSo?: (VanBan & QuyenSo) | Unread;
  trangSo?: (VanBan & TrangSo) | Unread;
  ngayDangKy?: (NgayBatBuoc & NgayDangKy) | Unread;
  loaiDangKy?: (Ma & LoaiDangKy) | Unread;
  noiDangKy?: (VanBanBatBuoc & NoiDangKy) | Unread;
  noiDangKyMaTinh?: (Ma & NoiDangKyMaTinh) | Unread;
  noiDangKyMaXa?: (Ma & NoiDangKyMaXa) | Unread;
  nguoiKy?: (VanBan & NguoiKy) | Unread;
  chucVuNguoiKy?: (VanBan & ChucVuNguoiKy) | Unread;
  nguoiThucHien?: (VanBan & NguoiThucHien) | Unread;
  ghiChu?: (VanBan & GhiChu) | Unread;
  soDangKyNuocNgoai?: (VanBan & SoDangKyNuocNgoai) | Unread;
  ngayDangKyNuocNgoai?: (Ngay & NgayDangKyNuocNgoai) | Unread;
  coQuanDangKyNuocNgoai?: (VanBan & CoQuanDangKyNuocNgoai) | Unread;
  nksHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  nksGioiTinh?: (Ma & GioiTinh) | Unread;
  /**
   * Child: date of birth (confirmed).
   */
  nksNgaySinh?: NgayBatBuoc | Unread;
  /**
   * Child: date of birth in words (confirmed).
   */
  nksNgaySinhBangChu?: VanBan | Unread;
  /**
   * Child: personal identification number, issued at birth registration since 2016; empty in older entries (the name SoDDCN is confirmed elsewhere, its place here is an inference).
   */
  nksSoDDCN?: VanBan | Unread;
  /**
   * Child: place of birth as text (confirmed).
   */
  nksNoiSinh?: VanBan | Unread;
  /**
   * Child: commune of birth (confirmed; five digits of the list in force on the day of registration are an inference).
   */
  nksNoiSinhDVHC?: Ma | Unread;
  /**
   * Child: place of origin as text (confirmed).
   */
  nksQueQuan?: VanBan | Unread;
  nksDanToc?: (Ma & DanToc) | Unread;
  nksQuocTich?: (Ma & QuocTich) | Unread;
  /**
   * Child: further nationality (confirmed).
   */
  nksQuocTichKhac?: Ma | Unread;
  /**
   * Child: kind of birth registration (column confirmed, codes ours).
   */
  nksLoaiKhaiSinh?: Ma | Unread;
  /**
   * Child: note of having been declared missing (column confirmed, text is an inference).
   */
  nksMatTich?: VanBan | Unread;
  /**
   * Child: note of restricted legal capacity (column confirmed, text is an inference).
   */
  nksHanCheNangLucHanhVi?: VanBan | Unread;
  meHoTen?: (VanBan & HoTen) | Unread;
  meNgaySinh?: (Ngay & NgaySinh) | Unread;
  meDanToc?: (Ma & DanToc) | Unread;
  meQuocTich?: (Ma & QuocTich) | Unread;
  meLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  meNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  meLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  meSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  chaHoTen?: (VanBan & HoTen) | Unread;
  chaNgaySinh?: (Ngay & NgaySinh) | Unread;
  chaDanToc?: (Ma & DanToc) | Unread;
  chaQuocTich?: (Ma & QuocTich) | Unread;
  chaLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  chaNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  chaLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  chaSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  nycHoTen?: (VanBan & HoTenNYC) | Unread;
  nycQuanHe?: (VanBan & QuanHe) | Unread;
  nycLoaiGiayToTuyThan?: (Ma & LoaiGiayToNYC) | Unread;
  nycSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
}
/**
 * Marriage (kết hôn).
 */
export interface KH {
  id?: (DinhDanh & IdDangKy) | Unread;
  so?: (VanBanBatBuoc & SoDangKy) | Unread;
  quyenSo?: (VanBan & QuyenSo) | Unread;
  trangSo?: (VanBan & TrangSo) | Unread;
  ngayDangKy?: (NgayBatBuoc & NgayDangKy) | Unread;
  loaiDangKy?: (Ma & LoaiDangKy) | Unread;
  noiDangKy?: (VanBanBatBuoc & NoiDangKy) | Unread;
  noiDangKyMaTinh?: (Ma & NoiDangKyMaTinh) | Unread;
  noiDangKyMaXa?: (Ma & NoiDangKyMaXa) | Unread;
  nguoiKy?: (VanBan & NguoiKy) | Unread;
  chucVuNguoiKy?: (VanBan & ChucVuNguoiKy) | Unread;
  nguoiThucHien?: (VanBan & NguoiThucHien) | Unread;
  ghiChu?: (VanBan & GhiChu) | Unread;
  soDangKyNuocNgoai?: (VanBan & SoDangKyNuocNgoai) | Unread;
  ngayDangKyNuocNgoai?: (Ngay & NgayDangKyNuocNgoai) | Unread;
  coQuanDangKyNuocNgoai?: (VanBan & CoQuanDangKyNuocNgoai) | Unread;
  chongHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  chongNgaySinh?: (Ngay & NgaySinh) | Unread;
  chongDanToc?: (Ma & DanToc) | Unread;
  chongQuocTich?: (Ma & QuocTich) | Unread;
  chongLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  chongNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  chongLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  chongSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  chongNgayCap?: (Ngay & NgayCap) | Unread;
  chongNoiCap?: (VanBan & NoiCap) | Unread;
  voHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  voNgaySinh?: (Ngay & NgaySinh) | Unread;
  voDanToc?: (Ma & DanToc) | Unread;
  voQuocTich?: (Ma & QuocTich) | Unread;
  voLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  voNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  voLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  voSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  voNgayCap?: (Ngay & NgayCap) | Unread;
  voNoiCap?: (VanBan & NoiCap) | Unread;
  /**
   * Date from which the marriage holds (confirmed).
   */
  ngayXacLapQuanHeHonNhan?: Ngay | Unread;
  /**
   * State of the marriage as noted in the book (column confirmed, codes ours).
   */
  tinhTrangKetHon?: Ma;
  /**
   * Divorce, as the court notified it: number (ours).
   */
  lyHonSo?: VanBan | Unread;
  /**
   * Divorce, as the court notified it: date (ours).
   */
  lyHonNgay?: Ngay | Unread;
  /**
   * Divorce, as the court notified it: body (ours).
   */
  lyHonCoQuan?: VanBan | Unread;
  /**
   * Annulment: number (prefix confirmed, columns ours).
   */
  huyKetHonSo?: VanBan | Unread;
  /**
   * Annulment: date (prefix confirmed, columns ours).
   */
  huyKetHonNgay?: Ngay | Unread;
  /**
   * Annulment: body (prefix confirmed, columns ours).
   */
  huyKetHonCoQuan?: VanBan | Unread;
  /**
   * Recognition of a marriage: number (prefix confirmed, columns ours).
   */
  congNhanKetHonSo?: VanBan | Unread;
  /**
   * Recognition of a marriage: date (prefix confirmed, columns ours).
   */
  congNhanKetHonNgay?: Ngay | Unread;
  /**
   * Recognition of a marriage: body (prefix confirmed, columns ours).
   */
  congNhanKetHonCoQuan?: VanBan | Unread;
}
/**
 * Confirmation of marital status (xác nhận tình trạng hôn nhân).
 */
export interface HN {
  id?: (DinhDanh & IdDangKy) | Unread;
  so?: (VanBanBatBuoc & SoDangKy) | Unread;
  quyenSo?: (VanBan & QuyenSo) | Unread;
  trangSo?: (VanBan & TrangSo) | Unread;
  ngayDangKy?: (NgayBatBuoc & NgayDangKy) | Unread;
  loaiDangKy?: (Ma & LoaiDangKy) | Unread;
  noiDangKy?: (VanBanBatBuoc & NoiDangKy) | Unread;
  noiDangKyMaTinh?: (Ma & NoiDangKyMaTinh) | Unread;
  noiDangKyMaXa?: (Ma & NoiDangKyMaXa) | Unread;
  nguoiKy?: (VanBan & NguoiKy) | Unread;
  chucVuNguoiKy?: (VanBan & ChucVuNguoiKy) | Unread;
  nguoiThucHien?: (VanBan & NguoiThucHien) | Unread;
  ghiChu?: (VanBan & GhiChu) | Unread;
  nxnHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  nxnGioiTinh?: (Ma & GioiTinh) | Unread;
  nxnNgaySinh?: (Ngay & NgaySinh) | Unread;
  nxnDanToc?: (Ma & DanToc) | Unread;
  nxnQuocTich?: (Ma & QuocTich) | Unread;
  nxnLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  nxnNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  nxnLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  nxnSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  nxnNgayCap?: (Ngay & NgayCap) | Unread;
  nxnNoiCap?: (VanBan & NoiCap) | Unread;
  /**
   * Where the person resided in the time confirmed (confirmed).
   */
  nxnThoiGianCuTruTai?: VanBan | Unread;
  /**
   * Beginning of that time (confirmed).
   */
  nxnThoiGianCuTruTu?: Ngay | Unread;
  /**
   * End of that time (confirmed).
   */
  nxnThoiGianCuTruDen?: Ngay | Unread;
  /**
   * Marital status confirmed (column confirmed, codes ours).
   */
  nxnTinhTrangHonNhan?: Ma;
  /**
   * What the confirmation is for (column confirmed, codes ours).
   */
  nxnLoaiMucDichSuDung?: Ma | Unread;
}
/**
 * Death (khai tử).
 */
export interface KT {
  id?: (DinhDanh & IdDangKy) | Unread;
  so?: (VanBanBatBuoc & SoDangKy) | Unread;
  quyenSo?: (VanBan & QuyenSo) | Unread;
  trangSo?: (VanBan & TrangSo) | Unread;
  ngayDangKy?: (NgayBatBuoc & NgayDangKy) | Unread;
  loaiDangKy?: (Ma & LoaiDangKy) | Unread;
  noiDangKy?: (VanBanBatBuoc & NoiDangKy) | Unread;
  noiDangKyMaTinh?: (Ma & NoiDangKyMaTinh) | Unread;
  noiDangKyMaXa?: (Ma & NoiDangKyMaXa) | Unread;
  nguoiKy?: (VanBan & NguoiKy) | Unread;
  chucVuNguoiKy?: (VanBan & ChucVuNguoiKy) | Unread;
  nguoiThucHien?: (VanBan & NguoiThucHien) | Unread;
  ghiChu?: (VanBan & GhiChu) | Unread;
  soDangKyNuocNgoai?: (VanBan & SoDangKyNuocNgoai) | Unread;
  ngayDangKyNuocNgoai?: (Ngay & NgayDangKyNuocNgoai) | Unread;
  coQuanDangKyNuocNgoai?: (VanBan & CoQuanDangKyNuocNgoai) | Unread;
  nktHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  nktGioiTinh?: (Ma & GioiTinh) | Unread;
  nktNgaySinh?: (Ngay & NgaySinh) | Unread;
  nktDanToc?: (Ma & DanToc) | Unread;
  nktQuocTich?: (Ma & QuocTich) | Unread;
  nktLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  nktNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  nktLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  nktSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  /**
   * Deceased: date of death (confirmed).
   */
  nktNgayChet?: NgayBatBuoc | Unread;
  /**
   * Deceased: date of death in words (confirmed).
   */
  nktNgayChetGhiBangChu?: VanBan | Unread;
  /**
   * Deceased: time of death (confirmed; HH:mm is an inference).
   */
  nktGioPhutChet?: VanBan | Unread;
  /**
   * Deceased: place of death as text (confirmed).
   */
  nktNoiChet?: VanBan | Unread;
  /**
   * Deceased: cause of death (confirmed).
   */
  nktNguyenNhanChet?: VanBan | Unread;
  /**
   * Deceased: whether a court declared the death (column confirmed, codes ours).
   */
  nktTinhTrangTuyenBoViecChet?: Ma;
  /**
   * Notice of death: kind (column confirmed, codes ours).
   */
  gbtLoai?: Ma | Unread;
  /**
   * Notice of death: number (confirmed).
   */
  gbtSo?: VanBan | Unread;
  /**
   * Notice of death: date (confirmed).
   */
  gbtNgay?: Ngay | Unread;
  /**
   * Notice of death: issuing body (confirmed).
   */
  gbtCoQuanCap?: VanBan | Unread;
  nycHoTen?: (VanBan & HoTenNYC) | Unread;
  nycQuanHe?: (VanBan & QuanHe) | Unread;
  nycLoaiGiayToTuyThan?: (Ma & LoaiGiayToNYC) | Unread;
  nycSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
}
/**
 * Recognition of parent and child (nhận cha, mẹ, con).
 */
export interface CMC {
  id?: (DinhDanh & IdDangKy) | Unread;
  so?: (VanBanBatBuoc & SoDangKy) | Unread;
  quyenSo?: (VanBan & QuyenSo) | Unread;
  trangSo?: (VanBan & TrangSo) | Unread;
  ngayDangKy?: (NgayBatBuoc & NgayDangKy) | Unread;
  loaiDangKy?: (Ma & LoaiDangKy) | Unread;
  noiDangKy?: (VanBanBatBuoc & NoiDangKy) | Unread;
  noiDangKyMaTinh?: (Ma & NoiDangKyMaTinh) | Unread;
  noiDangKyMaXa?: (Ma & NoiDangKyMaXa) | Unread;
  nguoiKy?: (VanBan & NguoiKy) | Unread;
  chucVuNguoiKy?: (VanBan & ChucVuNguoiKy) | Unread;
  nguoiThucHien?: (VanBan & NguoiThucHien) | Unread;
  ghiChu?: (VanBan & GhiChu) | Unread;
  /**
   * Who recognises whom: 1 father child, 2 mother child, 3 child father, 4 child mother (confirmed).
   */
  loaiXacNhan?: Ma | Unread;
  /**
   * Decision: number (content confirmed, names ours).
   */
  quyetDinhSo?: VanBan | Unread;
  /**
   * Decision: date (content confirmed, names ours).
   */
  quyetDinhNgay?: Ngay | Unread;
  /**
   * Decision: body (content confirmed, names ours).
   */
  quyetDinhCoQuan?: VanBan | Unread;
  cmHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  cmNgaySinh?: (Ngay & NgaySinh) | Unread;
  cmDanToc?: (Ma & DanToc) | Unread;
  cmQuocTich?: (Ma & QuocTich) | Unread;
  cmLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  cmNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  cmLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  cmSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  conHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  conGioiTinh?: (Ma & GioiTinh) | Unread;
  conNgaySinh?: (Ngay & NgaySinh) | Unread;
  conDanToc?: (Ma & DanToc) | Unread;
  conQuocTich?: (Ma & QuocTich) | Unread;
  conLoaiCuTru?: (Ma & LoaiCuTru) | Unread;
  conNoiCuTru?: (VanBan & NoiCuTru) | Unread;
  conLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  conSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
}
/**
 * Correction (thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc): an event of its own that points at the registration; that it never overwrites is confirmed, its columns are ours.
 */
export interface CaiChinh {
  id?: (DinhDanh & IdDangKy) | Unread;
  so?: (VanBanBatBuoc & SoDangKy) | Unread;
  quyenSo?: (VanBan & QuyenSo) | Unread;
  trangSo?: (VanBan & TrangSo) | Unread;
  ngayDangKy?: (NgayBatBuoc & NgayDangKy) | Unread;
  loaiDangKy?: (Ma & LoaiDangKy) | Unread;
  noiDangKy?: (VanBanBatBuoc & NoiDangKy) | Unread;
  noiDangKyMaTinh?: (Ma & NoiDangKyMaTinh) | Unread;
  noiDangKyMaXa?: (Ma & NoiDangKyMaXa) | Unread;
  nguoiKy?: (VanBan & NguoiKy) | Unread;
  chucVuNguoiKy?: (VanBan & ChucVuNguoiKy) | Unread;
  nguoiThucHien?: (VanBan & NguoiThucHien) | Unread;
  ghiChu?: (VanBan & GhiChu) | Unread;
  /**
   * Kind of correction: 1 change, 2 correction, 3 completion, 4 ethnic group determined anew (kinds confirmed, codes ours).
   */
  loaiCaiChinh?: Ma | Unread;
  nccHoTen?: (VanBanBatBuoc & HoTenBatBuoc) | Unread;
  nccGioiTinh?: (Ma & GioiTinh) | Unread;
  nccNgaySinh?: (Ngay & NgaySinh) | Unread;
  nccLoaiGiayToTuyThan?: (Ma & LoaiGiayTo) | Unread;
  nccSoGiayToTuyThan?: (VanBan & SoGiayTo) | Unread;
  /**
   * Id of the registration corrected (confirmed).
   */
  objectId?: DinhDanh | Unread;
  /**
   * Its module: KS, KH, KT, HN or CMC (modules confirmed, column ours).
   */
  moduleDangKyTruocDay?: Ma | Unread;
  /**
   * Its number (confirmed for copies, here ours).
   */
  soDangKyTruocDay?: VanBan | Unread;
  /**
   * Its book (confirmed for copies, here ours).
   */
  quyenSoDangKyTruocDay?: VanBan | Unread;
  /**
   * Its date of registration (confirmed for copies, here ours).
   */
  ngayDangKyTruocDay?: Ngay | Unread;
  /**
   * The body that registered it (confirmed for copies, here ours).
   */
  noiDangKyTruocDay?: VanBan | Unread;
  /**
   * What changed (ours).
   */
  noiDungCaiChinh?: NoiDungCaiChinh | Unread;
  /**
   * Legal ground (ours).
   */
  canCu?: VanBan | Unread;
}
export interface MucCaiChinh {
  /**
   * Which entry, in words (ours).
   */
  ten?: VanBanBatBuoc | Unread;
  /**
   * What was written (ours).
   */
  noiDungCu?: VanBan | Unread;
  /**
   * What is to be read (ours).
   */
  noiDungMoi?: VanBan | Unread;
}
/**
 * One result for each person asked (ours; status is confirmed on sister operations).
 */
export interface TraCuuThanhCong {
  /**
   * 1 for answered (confirmed on sister operations).
   */
  status: 1;
  /**
   * Text for people (ours).
   */
  message?: string | Unread;
  /**
   * Id of the request, repeated (ours).
   */
  maYeuCau: string;
  /**
   * Results in any order (ours).
   *
   * @maxItems 50
   */
  ketQua: (KetQua | Unread)[];
}
/**
 * Result for one person (ours).
 */
export interface KetQua {
  soDinhDanh: SoDinhDanhLapLai;
  /**
   * 00 found (ours), 200 RECORD_UNCOMPLETE, 201 RECORD_NOT_FOUND (codes confirmed, that they stand at the person is ours).
   */
  maKetQua: string;
  /**
   * The events as an XML document by hotich.xsd; present exactly when maKetQua is 00 (XML as a text inside JSON is confirmed).
   */
  data?: string;
}
/**
 * An error of the whole call (ours; its codes are confirmed).
 */
export interface LoiNghiepVu {
  /**
   * 0 for refused (confirmed on sister operations).
   */
  status: 0;
  /**
   * 100 AUTHEN_ERROR, 101 IP_DISALLOWED, 106 AGENCY_ID_INCORRECT, 108 PROVINCE_ID_INCORRECT, 302 DATA_TYPE_INVALID (with HTTP 400 for a request that breaks the contract), 500 DATA_INCORRECT (confirmed).
   */
  maLoi: string;
  /**
   * The error in words (ours).
   */
  message?: string | Unread;
}
/**
 * Form of the token request (confirmed).
 */
export interface TokenRequest {
  /**
   * Always client_credentials (confirmed).
   */
  grant_type: 'client_credentials';
}
/**
 * Access token (confirmed).
 */
export interface TokenResponse {
  /**
   * The token (confirmed).
   */
  access_token: string;
  /**
   * Scopes, parted by blanks (confirmed).
   */
  scope: string;
  /**
   * Bearer (confirmed).
   */
  token_type: 'Bearer';
  /**
   * Seconds that the token lives (confirmed).
   */
  expires_in: number;
}
/**
 * Why no token was issued (from memory).
 */
export interface TokenError {
  /**
   * Error code, invalid_client for instance (from memory).
   */
  error: string;
  /**
   * The error in words (from memory).
   */
  error_description: string;
}
/**
 * Whom to look up, and on whose behalf (ours).
 */
export interface TraCuuRequest {
  /**
   * Id of the request, never used twice (ours, as in the population database).
   */
  maYeuCau: string;
  /**
   * Public service for which the data is asked; must be licensed (ours, as in the population database).
   */
  maDVC: string;
  /**
   * The official's account or 12-digit number (ours, as in the population database).
   */
  maCanBo: string;
  /**
   * The agency's identifier, 000.00.01.H22 for instance (ours; the identifier's form is confirmed).
   */
  maDonVi: string;
  /**
   * Administrative procedure, 1.004222 for instance (ours; the code's form is confirmed).
   */
  maTTHC?: string;
  /**
   * Dossier (ours; national forms of the code are confirmed, an agency may have its own).
   */
  maHoSo?: string;
  /**
   * The persons, each number at most once (ours).
   *
   * @minItems 1
   * @maxItems 50
   */
  danhSach: DoiTuong[];
}
/**
 * One person (ours).
 */
export interface DoiTuong {
  soDinhDanh: SoDinhDanh;
}
/**
 * The platform's own refusal, before the service is reached (from memory).
 */
export interface Fault {
  /**
   * The refusal (from memory).
   */
  fault: {
    /**
     * 900901 invalid, 900902 missing credentials (from memory).
     */
    code: number;
    /**
     * Short text (from memory).
     */
    message: string;
    /**
     * Long text (from memory).
     */
    description: string;
  };
}

/** JSON Schemas of the same messages, each under "civil-status#/$defs/<name>". */
export const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'civil-status',
  $defs: {
    hoTich: {
      type: 'object',
      allOf: [
        {
          anyOf: [
            { required: ['KS'] },
            { required: ['KH'] },
            { required: ['HN'] },
            { required: ['KT'] },
            { required: ['CMC'] },
            { required: ['CaiChinh'] },
          ],
        },
      ],
      properties: {
        KS: { 'x-kind': 'tying', type: 'array', items: { $ref: '#/$defs/KS' } },
        KH: { 'x-kind': 'tying', type: 'array', items: { $ref: '#/$defs/KH' } },
        HN: { 'x-kind': 'tying', type: 'array', items: { $ref: '#/$defs/HN' } },
        KT: { 'x-kind': 'tying', type: 'array', items: { $ref: '#/$defs/KT' } },
        CMC: { 'x-kind': 'tying', type: 'array', items: { $ref: '#/$defs/CMC' } },
        CaiChinh: { 'x-kind': 'tying', type: 'array', items: { $ref: '#/$defs/CaiChinh' } },
      },
    },
    KS: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/IdDangKy' },
        so: { $ref: '#/$defs/SoDangKy' },
        quyenSo: { $ref: '#/$defs/QuyenSo' },
        trangSo: { $ref: '#/$defs/TrangSo' },
        ngayDangKy: { $ref: '#/$defs/NgayDangKy' },
        loaiDangKy: { $ref: '#/$defs/LoaiDangKy' },
        noiDangKy: { $ref: '#/$defs/NoiDangKy' },
        noiDangKyMaTinh: { $ref: '#/$defs/NoiDangKyMaTinh' },
        noiDangKyMaXa: { $ref: '#/$defs/NoiDangKyMaXa' },
        nguoiKy: { $ref: '#/$defs/NguoiKy' },
        chucVuNguoiKy: { $ref: '#/$defs/ChucVuNguoiKy' },
        nguoiThucHien: { $ref: '#/$defs/NguoiThucHien' },
        ghiChu: { $ref: '#/$defs/GhiChu' },
        soDangKyNuocNgoai: { $ref: '#/$defs/SoDangKyNuocNgoai' },
        ngayDangKyNuocNgoai: { $ref: '#/$defs/NgayDangKyNuocNgoai' },
        coQuanDangKyNuocNgoai: { $ref: '#/$defs/CoQuanDangKyNuocNgoai' },
        nksHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        nksGioiTinh: { $ref: '#/$defs/GioiTinh' },
        nksNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgayBatBuoc' },
        nksNgaySinhBangChu: { $ref: '#/$defs/VanBan' },
        nksSoDDCN: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
        nksNoiSinh: { $ref: '#/$defs/VanBan' },
        nksNoiSinhDVHC: { $ref: '#/$defs/Ma' },
        nksQueQuan: { $ref: '#/$defs/VanBan' },
        nksDanToc: { $ref: '#/$defs/DanToc' },
        nksQuocTich: { $ref: '#/$defs/QuocTich' },
        nksQuocTichKhac: { $ref: '#/$defs/Ma' },
        nksLoaiKhaiSinh: { $ref: '#/$defs/Ma' },
        nksMatTich: { $ref: '#/$defs/VanBan' },
        nksHanCheNangLucHanhVi: { $ref: '#/$defs/VanBan' },
        meHoTen: { $ref: '#/$defs/HoTen' },
        meNgaySinh: { $ref: '#/$defs/NgaySinh' },
        meDanToc: { $ref: '#/$defs/DanToc' },
        meQuocTich: { $ref: '#/$defs/QuocTich' },
        meLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        meNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        meLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        meSoGiayToTuyThan: { $ref: '#/$defs/SoGiayTo' },
        chaHoTen: { $ref: '#/$defs/HoTen' },
        chaNgaySinh: { $ref: '#/$defs/NgaySinh' },
        chaDanToc: { $ref: '#/$defs/DanToc' },
        chaQuocTich: { $ref: '#/$defs/QuocTich' },
        chaLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        chaNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        chaLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        chaSoGiayToTuyThan: { $ref: '#/$defs/SoGiayTo' },
        nycHoTen: { $ref: '#/$defs/HoTenNYC' },
        nycQuanHe: { $ref: '#/$defs/QuanHe' },
        nycLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayToNYC' },
        nycSoGiayToTuyThan: { $ref: '#/$defs/SoGiayTo' },
      },
    },
    KH: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/IdDangKy' },
        so: { $ref: '#/$defs/SoDangKy' },
        quyenSo: { $ref: '#/$defs/QuyenSo' },
        trangSo: { $ref: '#/$defs/TrangSo' },
        ngayDangKy: { $ref: '#/$defs/NgayDangKy' },
        loaiDangKy: { $ref: '#/$defs/LoaiDangKy' },
        noiDangKy: { $ref: '#/$defs/NoiDangKy' },
        noiDangKyMaTinh: { $ref: '#/$defs/NoiDangKyMaTinh' },
        noiDangKyMaXa: { $ref: '#/$defs/NoiDangKyMaXa' },
        nguoiKy: { $ref: '#/$defs/NguoiKy' },
        chucVuNguoiKy: { $ref: '#/$defs/ChucVuNguoiKy' },
        nguoiThucHien: { $ref: '#/$defs/NguoiThucHien' },
        ghiChu: { $ref: '#/$defs/GhiChu' },
        soDangKyNuocNgoai: { $ref: '#/$defs/SoDangKyNuocNgoai' },
        ngayDangKyNuocNgoai: { $ref: '#/$defs/NgayDangKyNuocNgoai' },
        coQuanDangKyNuocNgoai: { $ref: '#/$defs/CoQuanDangKyNuocNgoai' },
        chongHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        chongNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgaySinh' },
        chongDanToc: { $ref: '#/$defs/DanToc' },
        chongQuocTich: { $ref: '#/$defs/QuocTich' },
        chongLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        chongNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        chongLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        chongSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoGiayTo' },
        chongNgayCap: { $ref: '#/$defs/NgayCap' },
        chongNoiCap: { $ref: '#/$defs/NoiCap' },
        voHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        voNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgaySinh' },
        voDanToc: { $ref: '#/$defs/DanToc' },
        voQuocTich: { $ref: '#/$defs/QuocTich' },
        voLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        voNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        voLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        voSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoGiayTo' },
        voNgayCap: { $ref: '#/$defs/NgayCap' },
        voNoiCap: { $ref: '#/$defs/NoiCap' },
        ngayXacLapQuanHeHonNhan: { $ref: '#/$defs/Ngay' },
        tinhTrangKetHon: { 'x-kind': 'deciding', $ref: '#/$defs/Ma' },
        lyHonSo: { $ref: '#/$defs/VanBan' },
        lyHonNgay: { $ref: '#/$defs/Ngay' },
        lyHonCoQuan: { $ref: '#/$defs/VanBan' },
        huyKetHonSo: { $ref: '#/$defs/VanBan' },
        huyKetHonNgay: { $ref: '#/$defs/Ngay' },
        huyKetHonCoQuan: { $ref: '#/$defs/VanBan' },
        congNhanKetHonSo: { $ref: '#/$defs/VanBan' },
        congNhanKetHonNgay: { $ref: '#/$defs/Ngay' },
        congNhanKetHonCoQuan: { $ref: '#/$defs/VanBan' },
      },
    },
    HN: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/IdDangKy' },
        so: { $ref: '#/$defs/SoDangKy' },
        quyenSo: { $ref: '#/$defs/QuyenSo' },
        trangSo: { $ref: '#/$defs/TrangSo' },
        ngayDangKy: { $ref: '#/$defs/NgayDangKy' },
        loaiDangKy: { $ref: '#/$defs/LoaiDangKy' },
        noiDangKy: { $ref: '#/$defs/NoiDangKy' },
        noiDangKyMaTinh: { $ref: '#/$defs/NoiDangKyMaTinh' },
        noiDangKyMaXa: { $ref: '#/$defs/NoiDangKyMaXa' },
        nguoiKy: { $ref: '#/$defs/NguoiKy' },
        chucVuNguoiKy: { $ref: '#/$defs/ChucVuNguoiKy' },
        nguoiThucHien: { $ref: '#/$defs/NguoiThucHien' },
        ghiChu: { $ref: '#/$defs/GhiChu' },
        nxnHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        nxnGioiTinh: { $ref: '#/$defs/GioiTinh' },
        nxnNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgaySinh' },
        nxnDanToc: { $ref: '#/$defs/DanToc' },
        nxnQuocTich: { $ref: '#/$defs/QuocTich' },
        nxnLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        nxnNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        nxnLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        nxnSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoGiayTo' },
        nxnNgayCap: { $ref: '#/$defs/NgayCap' },
        nxnNoiCap: { $ref: '#/$defs/NoiCap' },
        nxnThoiGianCuTruTai: { $ref: '#/$defs/VanBan' },
        nxnThoiGianCuTruTu: { $ref: '#/$defs/Ngay' },
        nxnThoiGianCuTruDen: { $ref: '#/$defs/Ngay' },
        nxnTinhTrangHonNhan: { 'x-kind': 'deciding', $ref: '#/$defs/Ma' },
        nxnLoaiMucDichSuDung: { $ref: '#/$defs/Ma' },
      },
    },
    KT: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/IdDangKy' },
        so: { $ref: '#/$defs/SoDangKy' },
        quyenSo: { $ref: '#/$defs/QuyenSo' },
        trangSo: { $ref: '#/$defs/TrangSo' },
        ngayDangKy: { $ref: '#/$defs/NgayDangKy' },
        loaiDangKy: { $ref: '#/$defs/LoaiDangKy' },
        noiDangKy: { $ref: '#/$defs/NoiDangKy' },
        noiDangKyMaTinh: { $ref: '#/$defs/NoiDangKyMaTinh' },
        noiDangKyMaXa: { $ref: '#/$defs/NoiDangKyMaXa' },
        nguoiKy: { $ref: '#/$defs/NguoiKy' },
        chucVuNguoiKy: { $ref: '#/$defs/ChucVuNguoiKy' },
        nguoiThucHien: { $ref: '#/$defs/NguoiThucHien' },
        ghiChu: { $ref: '#/$defs/GhiChu' },
        soDangKyNuocNgoai: { $ref: '#/$defs/SoDangKyNuocNgoai' },
        ngayDangKyNuocNgoai: { $ref: '#/$defs/NgayDangKyNuocNgoai' },
        coQuanDangKyNuocNgoai: { $ref: '#/$defs/CoQuanDangKyNuocNgoai' },
        nktHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        nktGioiTinh: { $ref: '#/$defs/GioiTinh' },
        nktNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgaySinh' },
        nktDanToc: { $ref: '#/$defs/DanToc' },
        nktQuocTich: { $ref: '#/$defs/QuocTich' },
        nktLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        nktNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        nktLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        nktSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoGiayTo' },
        nktNgayChet: { $ref: '#/$defs/NgayBatBuoc' },
        nktNgayChetGhiBangChu: { $ref: '#/$defs/VanBan' },
        nktGioPhutChet: { $ref: '#/$defs/VanBan' },
        nktNoiChet: { $ref: '#/$defs/VanBan' },
        nktNguyenNhanChet: { $ref: '#/$defs/VanBan' },
        nktTinhTrangTuyenBoViecChet: { 'x-kind': 'deciding', $ref: '#/$defs/Ma' },
        gbtLoai: { $ref: '#/$defs/Ma' },
        gbtSo: { $ref: '#/$defs/VanBan' },
        gbtNgay: { $ref: '#/$defs/Ngay' },
        gbtCoQuanCap: { $ref: '#/$defs/VanBan' },
        nycHoTen: { $ref: '#/$defs/HoTenNYC' },
        nycQuanHe: { $ref: '#/$defs/QuanHe' },
        nycLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayToNYC' },
        nycSoGiayToTuyThan: { $ref: '#/$defs/SoGiayTo' },
      },
    },
    CMC: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/IdDangKy' },
        so: { $ref: '#/$defs/SoDangKy' },
        quyenSo: { $ref: '#/$defs/QuyenSo' },
        trangSo: { $ref: '#/$defs/TrangSo' },
        ngayDangKy: { $ref: '#/$defs/NgayDangKy' },
        loaiDangKy: { $ref: '#/$defs/LoaiDangKy' },
        noiDangKy: { $ref: '#/$defs/NoiDangKy' },
        noiDangKyMaTinh: { $ref: '#/$defs/NoiDangKyMaTinh' },
        noiDangKyMaXa: { $ref: '#/$defs/NoiDangKyMaXa' },
        nguoiKy: { $ref: '#/$defs/NguoiKy' },
        chucVuNguoiKy: { $ref: '#/$defs/ChucVuNguoiKy' },
        nguoiThucHien: { $ref: '#/$defs/NguoiThucHien' },
        ghiChu: { $ref: '#/$defs/GhiChu' },
        loaiXacNhan: { $ref: '#/$defs/Ma' },
        quyetDinhSo: { $ref: '#/$defs/VanBan' },
        quyetDinhNgay: { $ref: '#/$defs/Ngay' },
        quyetDinhCoQuan: { $ref: '#/$defs/VanBan' },
        cmHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        cmNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgaySinh' },
        cmDanToc: { $ref: '#/$defs/DanToc' },
        cmQuocTich: { $ref: '#/$defs/QuocTich' },
        cmLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        cmNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        cmLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        cmSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoGiayTo' },
        conHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        conGioiTinh: { $ref: '#/$defs/GioiTinh' },
        conNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgaySinh' },
        conDanToc: { $ref: '#/$defs/DanToc' },
        conQuocTich: { $ref: '#/$defs/QuocTich' },
        conLoaiCuTru: { $ref: '#/$defs/LoaiCuTru' },
        conNoiCuTru: { $ref: '#/$defs/NoiCuTru' },
        conLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        conSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoGiayTo' },
      },
    },
    CaiChinh: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/IdDangKy' },
        so: { $ref: '#/$defs/SoDangKy' },
        quyenSo: { $ref: '#/$defs/QuyenSo' },
        trangSo: { $ref: '#/$defs/TrangSo' },
        ngayDangKy: { $ref: '#/$defs/NgayDangKy' },
        loaiDangKy: { $ref: '#/$defs/LoaiDangKy' },
        noiDangKy: { $ref: '#/$defs/NoiDangKy' },
        noiDangKyMaTinh: { $ref: '#/$defs/NoiDangKyMaTinh' },
        noiDangKyMaXa: { $ref: '#/$defs/NoiDangKyMaXa' },
        nguoiKy: { $ref: '#/$defs/NguoiKy' },
        chucVuNguoiKy: { $ref: '#/$defs/ChucVuNguoiKy' },
        nguoiThucHien: { $ref: '#/$defs/NguoiThucHien' },
        ghiChu: { $ref: '#/$defs/GhiChu' },
        loaiCaiChinh: { $ref: '#/$defs/Ma' },
        nccHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/HoTenBatBuoc' },
        nccGioiTinh: { $ref: '#/$defs/GioiTinh' },
        nccNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgaySinh' },
        nccLoaiGiayToTuyThan: { $ref: '#/$defs/LoaiGiayTo' },
        nccSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoGiayTo' },
        objectId: { $ref: '#/$defs/DinhDanh' },
        moduleDangKyTruocDay: { $ref: '#/$defs/Ma' },
        soDangKyTruocDay: { $ref: '#/$defs/VanBan' },
        quyenSoDangKyTruocDay: { $ref: '#/$defs/VanBan' },
        ngayDangKyTruocDay: { $ref: '#/$defs/Ngay' },
        noiDangKyTruocDay: { $ref: '#/$defs/VanBan' },
        noiDungCaiChinh: { $ref: '#/$defs/NoiDungCaiChinh' },
        canCu: { $ref: '#/$defs/VanBan' },
      },
    },
    NoiDungCaiChinh: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: { muc: { type: 'array', maxItems: 100, items: { $ref: '#/$defs/MucCaiChinh' } } },
        },
      ],
    },
    MucCaiChinh: {
      type: 'object',
      properties: {
        ten: { $ref: '#/$defs/VanBanBatBuoc' },
        noiDungCu: { $ref: '#/$defs/VanBan' },
        noiDungMoi: { $ref: '#/$defs/VanBan' },
      },
    },
    IdDangKy: { type: 'string', allOf: [{ $ref: '#/$defs/DinhDanh' }] },
    SoDangKy: { type: 'string', allOf: [{ $ref: '#/$defs/VanBanBatBuoc' }] },
    QuyenSo: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    TrangSo: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    NgayDangKy: { type: 'string', allOf: [{ $ref: '#/$defs/NgayBatBuoc' }] },
    LoaiDangKy: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    NoiDangKy: { type: 'string', allOf: [{ $ref: '#/$defs/VanBanBatBuoc' }] },
    NoiDangKyMaTinh: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    NoiDangKyMaXa: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    NguoiKy: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    ChucVuNguoiKy: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    NguoiThucHien: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    GhiChu: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    SoDangKyNuocNgoai: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    NgayDangKyNuocNgoai: { type: 'string', allOf: [{ $ref: '#/$defs/Ngay' }] },
    CoQuanDangKyNuocNgoai: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    HoTenBatBuoc: { type: 'string', allOf: [{ $ref: '#/$defs/VanBanBatBuoc' }] },
    GioiTinh: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    DanToc: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    QuocTich: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    HoTen: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    NgaySinh: { type: 'string', allOf: [{ $ref: '#/$defs/Ngay' }] },
    LoaiCuTru: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    NoiCuTru: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    LoaiGiayTo: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    SoGiayTo: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    HoTenNYC: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    QuanHe: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    LoaiGiayToNYC: { type: 'string', allOf: [{ $ref: '#/$defs/Ma' }] },
    NgayCap: { type: 'string', allOf: [{ $ref: '#/$defs/Ngay' }] },
    NoiCap: { type: 'string', allOf: [{ $ref: '#/$defs/VanBan' }] },
    DinhDanh: { type: 'string', maxLength: 64, pattern: '^[^\\s\\p{C}]+( [^\\s\\p{C}]+)*$' },
    Ngay: {
      type: 'string',
      pattern: '^(?:(([0-9]{1,2}[./\\-]){0,2}[0-9]{4}|[0-9]{4}([\\-][0-9]{1,2}){1,2}|[0-9]{6}([0-9]{2})?)?)$',
    },
    NgayBatBuoc: {
      type: 'string',
      pattern: '^(?:([0-9]{1,2}[./\\-]){0,2}[0-9]{4}|[0-9]{4}([\\-][0-9]{1,2}){1,2}|[0-9]{6}([0-9]{2})?)$',
    },
    Ma: { type: 'string', maxLength: 100 },
    VanBan: { type: 'string', maxLength: 2000 },
    VanBanBatBuoc: { type: 'string', minLength: 1, maxLength: 2000 },
    TraCuuThanhCong: {
      type: 'object',
      properties: {
        status: { 'x-kind': 'deciding', type: 'integer', const: 1 },
        message: { type: 'string' },
        maYeuCau: { 'x-kind': 'tying', type: 'string' },
        ketQua: { 'x-kind': 'tying', type: 'array', maxItems: 50, items: { $ref: '#/$defs/KetQua' } },
      },
      required: ['status', 'maYeuCau', 'ketQua'],
    },
    LoiNghiepVu: {
      type: 'object',
      properties: {
        status: { 'x-kind': 'deciding', type: 'integer', const: 0 },
        maLoi: { 'x-kind': 'deciding', type: 'string' },
        message: { type: 'string' },
      },
      required: ['status', 'maLoi'],
    },
    KetQua: {
      type: 'object',
      if: { properties: { maKetQua: { const: '00' } } },
      then: { required: ['data'] },
      properties: {
        soDinhDanh: { 'x-kind': 'tying', $ref: '#/$defs/SoDinhDanhLapLai' },
        maKetQua: { 'x-kind': 'deciding', type: 'string' },
        data: { 'x-kind': 'deciding', type: 'string', contentMediaType: 'application/xml' },
      },
      required: ['soDinhDanh', 'maKetQua'],
    },
    SoDinhDanhLapLai: { 'x-kind': 'tying', type: 'string', pattern: '^[0-9]{12}$' },
    TokenRequest: {
      type: 'object',
      required: ['grant_type'],
      properties: { grant_type: { type: 'string', const: 'client_credentials' } },
    },
    TokenResponse: {
      type: 'object',
      required: ['access_token', 'scope', 'token_type', 'expires_in'],
      properties: {
        access_token: { type: 'string', minLength: 1 },
        scope: { type: 'string' },
        token_type: { type: 'string', const: 'Bearer' },
        expires_in: { type: 'integer', minimum: 0 },
      },
    },
    TokenError: {
      type: 'object',
      required: ['error', 'error_description'],
      properties: { error: { type: 'string' }, error_description: { type: 'string' } },
    },
    TraCuuRequest: {
      type: 'object',
      additionalProperties: false,
      required: ['maYeuCau', 'maDVC', 'maCanBo', 'maDonVi', 'danhSach'],
      properties: {
        maYeuCau: { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,64}$' },
        maDVC: { type: 'string', pattern: '^[A-Za-z0-9_.@-]{1,64}$' },
        maCanBo: { type: 'string', pattern: '^[A-Za-z0-9_.@-]{1,64}$' },
        maDonVi: { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,64}$' },
        maTTHC: { type: 'string', pattern: '^[0-9]\\.[0-9]{6}(\\.[A-Z0-9]{2,3}){0,4}$' },
        maHoSo: { type: 'string', pattern: '^[A-Za-z0-9._/-]{1,64}$' },
        danhSach: { type: 'array', minItems: 1, maxItems: 50, items: { $ref: '#/$defs/DoiTuong' } },
      },
    },
    DoiTuong: {
      type: 'object',
      additionalProperties: false,
      required: ['soDinhDanh'],
      properties: { soDinhDanh: { $ref: '#/$defs/SoDinhDanh' } },
    },
    SoDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
    TraCuuResponse: { oneOf: [{ $ref: '#/$defs/TraCuuThanhCong' }, { $ref: '#/$defs/LoiNghiepVu' }] },
    Fault: {
      type: 'object',
      required: ['fault'],
      properties: {
        fault: {
          type: 'object',
          required: ['code', 'message', 'description'],
          properties: {
            code: { type: 'integer' },
            message: { type: 'string' },
            description: { type: 'string' },
          },
        },
      },
    },
  },
};

/** Format of the source's codes; other text in their place is not passed on. */
export const sourceCodes = new RegExp('^(?:[0-9]{2,3}|900[89][0-9]{2})$');

/** Elements that may repeat: the XML reader must make arrays of these, and of no others. */
export const repeated: readonly string[] = ['CMC', 'CaiChinh', 'HN', 'KH', 'KS', 'KT', 'muc'];
