// Generated from contracts/civil-status/hotich.xsd, contracts/civil-status/openapi.yaml; do not edit.
import type { Unread } from '../../source-api/draft.ts';

/**
 * In the forms that the provinces' software gives them, such as KS/2020/12 (seen in the field).
 */
export type DinhDanh = string;
export type VanBanBatBuoc = string;
export type VanBan = string;
export type NgayBatBuoc = string;
/**
 * A code, or what it means in words, where an entry was taken over from elsewhere (seen in the field).
 */
export type Ma = string;
export type Ngay = string;
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
  /**
   * Id of the registration, never reused (confirmed).
   */
  id?: DinhDanh | Unread;
  /**
   * Number in the book (confirmed).
   */
  so?: VanBanBatBuoc | Unread;
  /**
   * Book (confirmed); empty where books had no number (seen in the field).
   */
  quyenSo?: VanBan | Unread;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan | Unread;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy?: NgayBatBuoc | Unread;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma | Unread;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy?: VanBanBatBuoc | Unread;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma | Unread;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma | Unread;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan | Unread;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan | Unread;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan | Unread;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan | Unread;
  /**
   * Number of the registration abroad (confirmed for births, elsewhere ours).
   */
  soDangKyNuocNgoai?: VanBan | Unread;
  /**
   * Date of the registration abroad (ours).
   */
  ngayDangKyNuocNgoai?: Ngay | Unread;
  /**
   * Body that registered abroad (ours).
   */
  coQuanDangKyNuocNgoai?: VanBan | Unread;
  /**
   * Child: full name in any case and spelling (confirmed).
   */
  nksHoTen?: VanBanBatBuoc | Unread;
  /**
   * Child: sex: 1 male, 2 female, 3 not determined (confirmed).
   */
  nksGioiTinh?: Ma | Unread;
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
  /**
   * Child: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  nksDanToc?: Ma | Unread;
  /**
   * Child: nationality; two letters are an inference (confirmed).
   */
  nksQuocTich?: Ma | Unread;
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
  /**
   * Mother: full name in any case and spelling (confirmed).
   */
  meHoTen?: VanBan | Unread;
  /**
   * Mother: date of birth (confirmed).
   */
  meNgaySinh?: Ngay | Unread;
  /**
   * Mother: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  meDanToc?: Ma | Unread;
  /**
   * Mother: nationality; two letters are an inference (confirmed).
   */
  meQuocTich?: Ma | Unread;
  /**
   * Mother: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  meLoaiCuTru?: Ma | Unread;
  /**
   * Mother: residence as text (confirmed).
   */
  meNoiCuTru?: VanBan | Unread;
  /**
   * Mother: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  meLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Mother: number of the identity document (confirmed).
   */
  meSoGiayToTuyThan?: VanBan | Unread;
  /**
   * Father: full name in any case and spelling (confirmed).
   */
  chaHoTen?: VanBan | Unread;
  /**
   * Father: date of birth (confirmed).
   */
  chaNgaySinh?: Ngay | Unread;
  /**
   * Father: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  chaDanToc?: Ma | Unread;
  /**
   * Father: nationality; two letters are an inference (confirmed).
   */
  chaQuocTich?: Ma | Unread;
  /**
   * Father: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  chaLoaiCuTru?: Ma | Unread;
  /**
   * Father: residence as text (confirmed).
   */
  chaNoiCuTru?: VanBan | Unread;
  /**
   * Father: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  chaLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Father: number of the identity document (confirmed).
   */
  chaSoGiayToTuyThan?: VanBan | Unread;
  /**
   * Requester: full name (confirmed).
   */
  nycHoTen?: VanBan | Unread;
  /**
   * Requester: relationship, as text (confirmed).
   */
  nycQuanHe?: VanBan | Unread;
  /**
   * Requester: kind of identity document (confirmed).
   */
  nycLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Requester: number of the identity document (confirmed).
   */
  nycSoGiayToTuyThan?: VanBan | Unread;
}
/**
 * Marriage (kết hôn).
 */
export interface KH {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id?: DinhDanh | Unread;
  /**
   * Number in the book (confirmed).
   */
  so?: VanBanBatBuoc | Unread;
  /**
   * Book (confirmed); empty where books had no number (seen in the field).
   */
  quyenSo?: VanBan | Unread;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan | Unread;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy?: NgayBatBuoc | Unread;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma | Unread;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy?: VanBanBatBuoc | Unread;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma | Unread;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma | Unread;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan | Unread;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan | Unread;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan | Unread;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan | Unread;
  /**
   * Number of the registration abroad (confirmed for births, elsewhere ours).
   */
  soDangKyNuocNgoai?: VanBan | Unread;
  /**
   * Date of the registration abroad (ours).
   */
  ngayDangKyNuocNgoai?: Ngay | Unread;
  /**
   * Body that registered abroad (ours).
   */
  coQuanDangKyNuocNgoai?: VanBan | Unread;
  /**
   * Husband: full name in any case and spelling (confirmed).
   */
  chongHoTen?: VanBanBatBuoc | Unread;
  /**
   * Husband: date of birth (confirmed).
   */
  chongNgaySinh?: Ngay | Unread;
  /**
   * Husband: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  chongDanToc?: Ma | Unread;
  /**
   * Husband: nationality; two letters are an inference (confirmed).
   */
  chongQuocTich?: Ma | Unread;
  /**
   * Husband: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  chongLoaiCuTru?: Ma | Unread;
  /**
   * Husband: residence as text (confirmed).
   */
  chongNoiCuTru?: VanBan | Unread;
  /**
   * Husband: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  chongLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Husband: number of the identity document (confirmed).
   */
  chongSoGiayToTuyThan?: VanBan | Unread;
  /**
   * Husband: date of issue of the identity document (confirmed).
   */
  chongNgayCap?: Ngay | Unread;
  /**
   * Husband: where the identity document was issued (confirmed).
   */
  chongNoiCap?: VanBan | Unread;
  /**
   * Wife: full name in any case and spelling (confirmed).
   */
  voHoTen?: VanBanBatBuoc | Unread;
  /**
   * Wife: date of birth (confirmed).
   */
  voNgaySinh?: Ngay | Unread;
  /**
   * Wife: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  voDanToc?: Ma | Unread;
  /**
   * Wife: nationality; two letters are an inference (confirmed).
   */
  voQuocTich?: Ma | Unread;
  /**
   * Wife: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  voLoaiCuTru?: Ma | Unread;
  /**
   * Wife: residence as text (confirmed).
   */
  voNoiCuTru?: VanBan | Unread;
  /**
   * Wife: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  voLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Wife: number of the identity document (confirmed).
   */
  voSoGiayToTuyThan?: VanBan | Unread;
  /**
   * Wife: date of issue of the identity document (confirmed).
   */
  voNgayCap?: Ngay | Unread;
  /**
   * Wife: where the identity document was issued (confirmed).
   */
  voNoiCap?: VanBan | Unread;
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
  /**
   * Id of the registration, never reused (confirmed).
   */
  id?: DinhDanh | Unread;
  /**
   * Number in the book (confirmed).
   */
  so?: VanBanBatBuoc | Unread;
  /**
   * Book (confirmed); empty where books had no number (seen in the field).
   */
  quyenSo?: VanBan | Unread;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan | Unread;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy?: NgayBatBuoc | Unread;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma | Unread;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy?: VanBanBatBuoc | Unread;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma | Unread;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma | Unread;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan | Unread;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan | Unread;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan | Unread;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan | Unread;
  /**
   * Person: full name in any case and spelling (prefix confirmed, column an inference).
   */
  nxnHoTen?: VanBanBatBuoc | Unread;
  /**
   * Person: sex: 1 male, 2 female, 3 not determined (prefix confirmed, column an inference).
   */
  nxnGioiTinh?: Ma | Unread;
  /**
   * Person: date of birth (prefix confirmed, column an inference).
   */
  nxnNgaySinh?: Ngay | Unread;
  /**
   * Person: ethnic group; two digits are an inference, another family of codes has been seen (prefix confirmed, column an inference).
   */
  nxnDanToc?: Ma | Unread;
  /**
   * Person: nationality; two letters are an inference (prefix confirmed, column an inference).
   */
  nxnQuocTich?: Ma | Unread;
  /**
   * Person: kind of residence: 1 permanent, 2 temporary (prefix confirmed, column an inference).
   */
  nxnLoaiCuTru?: Ma | Unread;
  /**
   * Person: residence as text (prefix confirmed, column an inference).
   */
  nxnNoiCuTru?: VanBan | Unread;
  /**
   * Person: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (prefix confirmed, column an inference).
   */
  nxnLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Person: number of the identity document (prefix confirmed, column an inference).
   */
  nxnSoGiayToTuyThan?: VanBan | Unread;
  /**
   * Person: date of issue of the identity document (prefix confirmed, column an inference).
   */
  nxnNgayCap?: Ngay | Unread;
  /**
   * Person: where the identity document was issued (prefix confirmed, column an inference).
   */
  nxnNoiCap?: VanBan | Unread;
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
  /**
   * Id of the registration, never reused (confirmed).
   */
  id?: DinhDanh | Unread;
  /**
   * Number in the book (confirmed).
   */
  so?: VanBanBatBuoc | Unread;
  /**
   * Book (confirmed); empty where books had no number (seen in the field).
   */
  quyenSo?: VanBan | Unread;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan | Unread;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy?: NgayBatBuoc | Unread;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma | Unread;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy?: VanBanBatBuoc | Unread;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma | Unread;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma | Unread;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan | Unread;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan | Unread;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan | Unread;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan | Unread;
  /**
   * Number of the registration abroad (confirmed for births, elsewhere ours).
   */
  soDangKyNuocNgoai?: VanBan | Unread;
  /**
   * Date of the registration abroad (ours).
   */
  ngayDangKyNuocNgoai?: Ngay | Unread;
  /**
   * Body that registered abroad (ours).
   */
  coQuanDangKyNuocNgoai?: VanBan | Unread;
  /**
   * Deceased: full name in any case and spelling (prefix confirmed, column an inference).
   */
  nktHoTen?: VanBanBatBuoc | Unread;
  /**
   * Deceased: sex: 1 male, 2 female, 3 not determined (prefix confirmed, column an inference).
   */
  nktGioiTinh?: Ma | Unread;
  /**
   * Deceased: date of birth (prefix confirmed, column an inference).
   */
  nktNgaySinh?: Ngay | Unread;
  /**
   * Deceased: ethnic group; two digits are an inference, another family of codes has been seen (prefix confirmed, column an inference).
   */
  nktDanToc?: Ma | Unread;
  /**
   * Deceased: nationality; two letters are an inference (prefix confirmed, column an inference).
   */
  nktQuocTich?: Ma | Unread;
  /**
   * Deceased: kind of residence: 1 permanent, 2 temporary (prefix confirmed, column an inference).
   */
  nktLoaiCuTru?: Ma | Unread;
  /**
   * Deceased: residence as text (prefix confirmed, column an inference).
   */
  nktNoiCuTru?: VanBan | Unread;
  /**
   * Deceased: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (prefix confirmed, column an inference).
   */
  nktLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Deceased: number of the identity document (prefix confirmed, column an inference).
   */
  nktSoGiayToTuyThan?: VanBan | Unread;
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
  /**
   * Requester: full name (confirmed).
   */
  nycHoTen?: VanBan | Unread;
  /**
   * Requester: relationship, as text (confirmed).
   */
  nycQuanHe?: VanBan | Unread;
  /**
   * Requester: kind of identity document (confirmed).
   */
  nycLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Requester: number of the identity document (confirmed).
   */
  nycSoGiayToTuyThan?: VanBan | Unread;
}
/**
 * Recognition of parent and child (nhận cha, mẹ, con).
 */
export interface CMC {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id?: DinhDanh | Unread;
  /**
   * Number in the book (confirmed).
   */
  so?: VanBanBatBuoc | Unread;
  /**
   * Book (confirmed); empty where books had no number (seen in the field).
   */
  quyenSo?: VanBan | Unread;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan | Unread;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy?: NgayBatBuoc | Unread;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma | Unread;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy?: VanBanBatBuoc | Unread;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma | Unread;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma | Unread;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan | Unread;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan | Unread;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan | Unread;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan | Unread;
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
  /**
   * Parent: full name in any case and spelling (content confirmed, names ours).
   */
  cmHoTen?: VanBanBatBuoc | Unread;
  /**
   * Parent: date of birth (content confirmed, names ours).
   */
  cmNgaySinh?: Ngay | Unread;
  /**
   * Parent: ethnic group; two digits are an inference, another family of codes has been seen (content confirmed, names ours).
   */
  cmDanToc?: Ma | Unread;
  /**
   * Parent: nationality; two letters are an inference (content confirmed, names ours).
   */
  cmQuocTich?: Ma | Unread;
  /**
   * Parent: kind of residence: 1 permanent, 2 temporary (content confirmed, names ours).
   */
  cmLoaiCuTru?: Ma | Unread;
  /**
   * Parent: residence as text (content confirmed, names ours).
   */
  cmNoiCuTru?: VanBan | Unread;
  /**
   * Parent: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (content confirmed, names ours).
   */
  cmLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Parent: number of the identity document (content confirmed, names ours).
   */
  cmSoGiayToTuyThan?: VanBan | Unread;
  /**
   * Child: full name in any case and spelling (content confirmed, names ours).
   */
  conHoTen?: VanBanBatBuoc | Unread;
  /**
   * Child: sex: 1 male, 2 female, 3 not determined (content confirmed, names ours).
   */
  conGioiTinh?: Ma | Unread;
  /**
   * Child: date of birth (content confirmed, names ours).
   */
  conNgaySinh?: Ngay | Unread;
  /**
   * Child: ethnic group; two digits are an inference, another family of codes has been seen (content confirmed, names ours).
   */
  conDanToc?: Ma | Unread;
  /**
   * Child: nationality; two letters are an inference (content confirmed, names ours).
   */
  conQuocTich?: Ma | Unread;
  /**
   * Child: kind of residence: 1 permanent, 2 temporary (content confirmed, names ours).
   */
  conLoaiCuTru?: Ma | Unread;
  /**
   * Child: residence as text (content confirmed, names ours).
   */
  conNoiCuTru?: VanBan | Unread;
  /**
   * Child: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (content confirmed, names ours).
   */
  conLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Child: number of the identity document (content confirmed, names ours).
   */
  conSoGiayToTuyThan?: VanBan | Unread;
}
/**
 * Correction (thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc): an event of its own that points at the registration; that it never overwrites is confirmed, its columns are ours.
 */
export interface CaiChinh {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id?: DinhDanh | Unread;
  /**
   * Number in the book (confirmed).
   */
  so?: VanBanBatBuoc | Unread;
  /**
   * Book (confirmed); empty where books had no number (seen in the field).
   */
  quyenSo?: VanBan | Unread;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan | Unread;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy?: NgayBatBuoc | Unread;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma | Unread;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy?: VanBanBatBuoc | Unread;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma | Unread;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma | Unread;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan | Unread;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan | Unread;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan | Unread;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan | Unread;
  /**
   * Kind of correction: 1 change, 2 correction, 3 completion, 4 ethnic group determined anew (kinds confirmed, codes ours).
   */
  loaiCaiChinh?: Ma | Unread;
  /**
   * Person: full name in any case and spelling (ours).
   */
  nccHoTen?: VanBanBatBuoc | Unread;
  /**
   * Person: sex: 1 male, 2 female, 3 not determined (ours).
   */
  nccGioiTinh?: Ma | Unread;
  /**
   * Person: date of birth (ours).
   */
  nccNgaySinh?: Ngay | Unread;
  /**
   * Person: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (ours).
   */
  nccLoaiGiayToTuyThan?: Ma | Unread;
  /**
   * Person: number of the identity document (ours).
   */
  nccSoGiayToTuyThan?: VanBan | Unread;
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
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBan' },
        trangSo: { $ref: '#/$defs/VanBan' },
        ngayDangKy: { $ref: '#/$defs/NgayBatBuoc' },
        loaiDangKy: { $ref: '#/$defs/Ma' },
        noiDangKy: { $ref: '#/$defs/VanBanBatBuoc' },
        noiDangKyMaTinh: { $ref: '#/$defs/Ma' },
        noiDangKyMaXa: { $ref: '#/$defs/Ma' },
        nguoiKy: { $ref: '#/$defs/VanBan' },
        chucVuNguoiKy: { $ref: '#/$defs/VanBan' },
        nguoiThucHien: { $ref: '#/$defs/VanBan' },
        ghiChu: { $ref: '#/$defs/VanBan' },
        soDangKyNuocNgoai: { $ref: '#/$defs/VanBan' },
        ngayDangKyNuocNgoai: { $ref: '#/$defs/Ngay' },
        coQuanDangKyNuocNgoai: { $ref: '#/$defs/VanBan' },
        nksHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        nksGioiTinh: { $ref: '#/$defs/Ma' },
        nksNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/NgayBatBuoc' },
        nksNgaySinhBangChu: { $ref: '#/$defs/VanBan' },
        nksSoDDCN: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
        nksNoiSinh: { $ref: '#/$defs/VanBan' },
        nksNoiSinhDVHC: { $ref: '#/$defs/Ma' },
        nksQueQuan: { $ref: '#/$defs/VanBan' },
        nksDanToc: { $ref: '#/$defs/Ma' },
        nksQuocTich: { $ref: '#/$defs/Ma' },
        nksQuocTichKhac: { $ref: '#/$defs/Ma' },
        nksLoaiKhaiSinh: { $ref: '#/$defs/Ma' },
        nksMatTich: { $ref: '#/$defs/VanBan' },
        nksHanCheNangLucHanhVi: { $ref: '#/$defs/VanBan' },
        meHoTen: { $ref: '#/$defs/VanBan' },
        meNgaySinh: { $ref: '#/$defs/Ngay' },
        meDanToc: { $ref: '#/$defs/Ma' },
        meQuocTich: { $ref: '#/$defs/Ma' },
        meLoaiCuTru: { $ref: '#/$defs/Ma' },
        meNoiCuTru: { $ref: '#/$defs/VanBan' },
        meLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        meSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        chaHoTen: { $ref: '#/$defs/VanBan' },
        chaNgaySinh: { $ref: '#/$defs/Ngay' },
        chaDanToc: { $ref: '#/$defs/Ma' },
        chaQuocTich: { $ref: '#/$defs/Ma' },
        chaLoaiCuTru: { $ref: '#/$defs/Ma' },
        chaNoiCuTru: { $ref: '#/$defs/VanBan' },
        chaLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        chaSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        nycHoTen: { $ref: '#/$defs/VanBan' },
        nycQuanHe: { $ref: '#/$defs/VanBan' },
        nycLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nycSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
      },
    },
    KH: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBan' },
        trangSo: { $ref: '#/$defs/VanBan' },
        ngayDangKy: { $ref: '#/$defs/NgayBatBuoc' },
        loaiDangKy: { $ref: '#/$defs/Ma' },
        noiDangKy: { $ref: '#/$defs/VanBanBatBuoc' },
        noiDangKyMaTinh: { $ref: '#/$defs/Ma' },
        noiDangKyMaXa: { $ref: '#/$defs/Ma' },
        nguoiKy: { $ref: '#/$defs/VanBan' },
        chucVuNguoiKy: { $ref: '#/$defs/VanBan' },
        nguoiThucHien: { $ref: '#/$defs/VanBan' },
        ghiChu: { $ref: '#/$defs/VanBan' },
        soDangKyNuocNgoai: { $ref: '#/$defs/VanBan' },
        ngayDangKyNuocNgoai: { $ref: '#/$defs/Ngay' },
        coQuanDangKyNuocNgoai: { $ref: '#/$defs/VanBan' },
        chongHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        chongNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/Ngay' },
        chongDanToc: { $ref: '#/$defs/Ma' },
        chongQuocTich: { $ref: '#/$defs/Ma' },
        chongLoaiCuTru: { $ref: '#/$defs/Ma' },
        chongNoiCuTru: { $ref: '#/$defs/VanBan' },
        chongLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        chongSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
        chongNgayCap: { $ref: '#/$defs/Ngay' },
        chongNoiCap: { $ref: '#/$defs/VanBan' },
        voHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        voNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/Ngay' },
        voDanToc: { $ref: '#/$defs/Ma' },
        voQuocTich: { $ref: '#/$defs/Ma' },
        voLoaiCuTru: { $ref: '#/$defs/Ma' },
        voNoiCuTru: { $ref: '#/$defs/VanBan' },
        voLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        voSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
        voNgayCap: { $ref: '#/$defs/Ngay' },
        voNoiCap: { $ref: '#/$defs/VanBan' },
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
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBan' },
        trangSo: { $ref: '#/$defs/VanBan' },
        ngayDangKy: { $ref: '#/$defs/NgayBatBuoc' },
        loaiDangKy: { $ref: '#/$defs/Ma' },
        noiDangKy: { $ref: '#/$defs/VanBanBatBuoc' },
        noiDangKyMaTinh: { $ref: '#/$defs/Ma' },
        noiDangKyMaXa: { $ref: '#/$defs/Ma' },
        nguoiKy: { $ref: '#/$defs/VanBan' },
        chucVuNguoiKy: { $ref: '#/$defs/VanBan' },
        nguoiThucHien: { $ref: '#/$defs/VanBan' },
        ghiChu: { $ref: '#/$defs/VanBan' },
        nxnHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        nxnGioiTinh: { $ref: '#/$defs/Ma' },
        nxnNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/Ngay' },
        nxnDanToc: { $ref: '#/$defs/Ma' },
        nxnQuocTich: { $ref: '#/$defs/Ma' },
        nxnLoaiCuTru: { $ref: '#/$defs/Ma' },
        nxnNoiCuTru: { $ref: '#/$defs/VanBan' },
        nxnLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nxnSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
        nxnNgayCap: { $ref: '#/$defs/Ngay' },
        nxnNoiCap: { $ref: '#/$defs/VanBan' },
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
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBan' },
        trangSo: { $ref: '#/$defs/VanBan' },
        ngayDangKy: { $ref: '#/$defs/NgayBatBuoc' },
        loaiDangKy: { $ref: '#/$defs/Ma' },
        noiDangKy: { $ref: '#/$defs/VanBanBatBuoc' },
        noiDangKyMaTinh: { $ref: '#/$defs/Ma' },
        noiDangKyMaXa: { $ref: '#/$defs/Ma' },
        nguoiKy: { $ref: '#/$defs/VanBan' },
        chucVuNguoiKy: { $ref: '#/$defs/VanBan' },
        nguoiThucHien: { $ref: '#/$defs/VanBan' },
        ghiChu: { $ref: '#/$defs/VanBan' },
        soDangKyNuocNgoai: { $ref: '#/$defs/VanBan' },
        ngayDangKyNuocNgoai: { $ref: '#/$defs/Ngay' },
        coQuanDangKyNuocNgoai: { $ref: '#/$defs/VanBan' },
        nktHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        nktGioiTinh: { $ref: '#/$defs/Ma' },
        nktNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/Ngay' },
        nktDanToc: { $ref: '#/$defs/Ma' },
        nktQuocTich: { $ref: '#/$defs/Ma' },
        nktLoaiCuTru: { $ref: '#/$defs/Ma' },
        nktNoiCuTru: { $ref: '#/$defs/VanBan' },
        nktLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nktSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
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
        nycHoTen: { $ref: '#/$defs/VanBan' },
        nycQuanHe: { $ref: '#/$defs/VanBan' },
        nycLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nycSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
      },
    },
    CMC: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBan' },
        trangSo: { $ref: '#/$defs/VanBan' },
        ngayDangKy: { $ref: '#/$defs/NgayBatBuoc' },
        loaiDangKy: { $ref: '#/$defs/Ma' },
        noiDangKy: { $ref: '#/$defs/VanBanBatBuoc' },
        noiDangKyMaTinh: { $ref: '#/$defs/Ma' },
        noiDangKyMaXa: { $ref: '#/$defs/Ma' },
        nguoiKy: { $ref: '#/$defs/VanBan' },
        chucVuNguoiKy: { $ref: '#/$defs/VanBan' },
        nguoiThucHien: { $ref: '#/$defs/VanBan' },
        ghiChu: { $ref: '#/$defs/VanBan' },
        loaiXacNhan: { $ref: '#/$defs/Ma' },
        quyetDinhSo: { $ref: '#/$defs/VanBan' },
        quyetDinhNgay: { $ref: '#/$defs/Ngay' },
        quyetDinhCoQuan: { $ref: '#/$defs/VanBan' },
        cmHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        cmNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/Ngay' },
        cmDanToc: { $ref: '#/$defs/Ma' },
        cmQuocTich: { $ref: '#/$defs/Ma' },
        cmLoaiCuTru: { $ref: '#/$defs/Ma' },
        cmNoiCuTru: { $ref: '#/$defs/VanBan' },
        cmLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        cmSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
        conHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        conGioiTinh: { $ref: '#/$defs/Ma' },
        conNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/Ngay' },
        conDanToc: { $ref: '#/$defs/Ma' },
        conQuocTich: { $ref: '#/$defs/Ma' },
        conLoaiCuTru: { $ref: '#/$defs/Ma' },
        conNoiCuTru: { $ref: '#/$defs/VanBan' },
        conLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        conSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
      },
    },
    CaiChinh: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBan' },
        trangSo: { $ref: '#/$defs/VanBan' },
        ngayDangKy: { $ref: '#/$defs/NgayBatBuoc' },
        loaiDangKy: { $ref: '#/$defs/Ma' },
        noiDangKy: { $ref: '#/$defs/VanBanBatBuoc' },
        noiDangKyMaTinh: { $ref: '#/$defs/Ma' },
        noiDangKyMaXa: { $ref: '#/$defs/Ma' },
        nguoiKy: { $ref: '#/$defs/VanBan' },
        chucVuNguoiKy: { $ref: '#/$defs/VanBan' },
        nguoiThucHien: { $ref: '#/$defs/VanBan' },
        ghiChu: { $ref: '#/$defs/VanBan' },
        loaiCaiChinh: { $ref: '#/$defs/Ma' },
        nccHoTen: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBanBatBuoc' },
        nccGioiTinh: { $ref: '#/$defs/Ma' },
        nccNgaySinh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/Ngay' },
        nccLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nccSoGiayToTuyThan: { 'x-kind': 'tying-where-used', $ref: '#/$defs/VanBan' },
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
