// Generated from mocks/systems/civil-status/contract/hotich.xsd, mocks/systems/civil-status/contract/openapi.yaml; do not edit.

/**
 * Every event held about one person.
 */
export type HoTich =
  | ''
  | {
      /**
       * Birth (khai sinh).
       */
      KS?: KS[];
      /**
       * Marriage (kết hôn).
       */
      KH?: KH[];
      /**
       * Confirmation of marital status (xác nhận tình trạng hôn nhân).
       */
      HN?: HN[];
      /**
       * Death (khai tử).
       */
      KT?: KT[];
      /**
       * Recognition of parent and child (nhận cha, mẹ, con).
       */
      CMC?: CMC[];
      /**
       * Correction (thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc): an event of its own that points at the registration; that it never overwrites is confirmed, its columns are ours.
       */
      CaiChinh?: CaiChinh[];
    };
export type DinhDanh = string;
export type VanBanBatBuoc = string;
export type VanBan = string;
export type NgayBatBuoc = string;
export type Ma = string;
export type Ngay = string;
export type NoiDungCaiChinh =
  | ''
  | {
      /**
       * One entry that changed (ours).
       *
       * @maxItems 100
       */
      muc?: MucCaiChinh[];
    };
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
  TokenRequest: TokenRequest;
  TokenResponse: TokenResponse;
  TokenError: TokenError;
  Fault: Fault;
  TraCuuRequest: TraCuuRequest;
  DoiTuong: DoiTuong;
  TraCuuResponse: TraCuuResponse;
  TraCuuThanhCong: TraCuuThanhCong;
  LoiNghiepVu: LoiNghiepVu;
  KetQua: KetQua;
}
/**
 * Birth (khai sinh).
 */
export interface KS {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id: DinhDanh;
  /**
   * Number in the book (confirmed).
   */
  so: VanBanBatBuoc;
  /**
   * Book (confirmed).
   */
  quyenSo: VanBanBatBuoc;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy: NgayBatBuoc;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy: VanBanBatBuoc;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan;
  /**
   * Number of the registration abroad (confirmed for births, elsewhere ours).
   */
  soDangKyNuocNgoai?: VanBan;
  /**
   * Date of the registration abroad (ours).
   */
  ngayDangKyNuocNgoai?: Ngay;
  /**
   * Body that registered abroad (ours).
   */
  coQuanDangKyNuocNgoai?: VanBan;
  /**
   * Child: full name in any case and spelling (confirmed).
   */
  nksHoTen: VanBanBatBuoc;
  /**
   * Child: sex: 1 male, 2 female, 3 not determined (confirmed).
   */
  nksGioiTinh?: Ma;
  /**
   * Child: date of birth (confirmed).
   */
  nksNgaySinh: NgayBatBuoc;
  /**
   * Child: date of birth in words (confirmed).
   */
  nksNgaySinhBangChu?: VanBan;
  /**
   * Child: personal identification number, issued at birth registration since 2016; empty in older entries (the name SoDDCN is confirmed elsewhere, its place here is an inference).
   */
  nksSoDDCN?: VanBan;
  /**
   * Child: place of birth as text (confirmed).
   */
  nksNoiSinh?: VanBan;
  /**
   * Child: commune of birth (confirmed; five digits of the list in force on the day of registration are an inference).
   */
  nksNoiSinhDVHC?: Ma;
  /**
   * Child: place of origin as text (confirmed).
   */
  nksQueQuan?: VanBan;
  /**
   * Child: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  nksDanToc?: Ma;
  /**
   * Child: nationality; two letters are an inference (confirmed).
   */
  nksQuocTich?: Ma;
  /**
   * Child: further nationality (confirmed).
   */
  nksQuocTichKhac?: Ma;
  /**
   * Child: kind of birth registration (column confirmed, codes ours).
   */
  nksLoaiKhaiSinh?: Ma;
  /**
   * Child: note of having been declared missing (column confirmed, text is an inference).
   */
  nksMatTich?: VanBan;
  /**
   * Child: note of restricted legal capacity (column confirmed, text is an inference).
   */
  nksHanCheNangLucHanhVi?: VanBan;
  /**
   * Mother: full name in any case and spelling (confirmed).
   */
  meHoTen?: VanBan;
  /**
   * Mother: date of birth (confirmed).
   */
  meNgaySinh?: Ngay;
  /**
   * Mother: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  meDanToc?: Ma;
  /**
   * Mother: nationality; two letters are an inference (confirmed).
   */
  meQuocTich?: Ma;
  /**
   * Mother: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  meLoaiCuTru?: Ma;
  /**
   * Mother: residence as text (confirmed).
   */
  meNoiCuTru?: VanBan;
  /**
   * Mother: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  meLoaiGiayToTuyThan?: Ma;
  /**
   * Mother: number of the identity document (confirmed).
   */
  meSoGiayToTuyThan?: VanBan;
  /**
   * Father: full name in any case and spelling (confirmed).
   */
  chaHoTen?: VanBan;
  /**
   * Father: date of birth (confirmed).
   */
  chaNgaySinh?: Ngay;
  /**
   * Father: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  chaDanToc?: Ma;
  /**
   * Father: nationality; two letters are an inference (confirmed).
   */
  chaQuocTich?: Ma;
  /**
   * Father: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  chaLoaiCuTru?: Ma;
  /**
   * Father: residence as text (confirmed).
   */
  chaNoiCuTru?: VanBan;
  /**
   * Father: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  chaLoaiGiayToTuyThan?: Ma;
  /**
   * Father: number of the identity document (confirmed).
   */
  chaSoGiayToTuyThan?: VanBan;
  /**
   * Requester: full name (confirmed).
   */
  nycHoTen?: VanBan;
  /**
   * Requester: relationship, as text (confirmed).
   */
  nycQuanHe?: VanBan;
  /**
   * Requester: kind of identity document (confirmed).
   */
  nycLoaiGiayToTuyThan?: Ma;
  /**
   * Requester: number of the identity document (confirmed).
   */
  nycSoGiayToTuyThan?: VanBan;
}
/**
 * Marriage (kết hôn).
 */
export interface KH {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id: DinhDanh;
  /**
   * Number in the book (confirmed).
   */
  so: VanBanBatBuoc;
  /**
   * Book (confirmed).
   */
  quyenSo: VanBanBatBuoc;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy: NgayBatBuoc;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy: VanBanBatBuoc;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan;
  /**
   * Number of the registration abroad (confirmed for births, elsewhere ours).
   */
  soDangKyNuocNgoai?: VanBan;
  /**
   * Date of the registration abroad (ours).
   */
  ngayDangKyNuocNgoai?: Ngay;
  /**
   * Body that registered abroad (ours).
   */
  coQuanDangKyNuocNgoai?: VanBan;
  /**
   * Husband: full name in any case and spelling (confirmed).
   */
  chongHoTen: VanBanBatBuoc;
  /**
   * Husband: date of birth (confirmed).
   */
  chongNgaySinh?: Ngay;
  /**
   * Husband: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  chongDanToc?: Ma;
  /**
   * Husband: nationality; two letters are an inference (confirmed).
   */
  chongQuocTich?: Ma;
  /**
   * Husband: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  chongLoaiCuTru?: Ma;
  /**
   * Husband: residence as text (confirmed).
   */
  chongNoiCuTru?: VanBan;
  /**
   * Husband: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  chongLoaiGiayToTuyThan?: Ma;
  /**
   * Husband: number of the identity document (confirmed).
   */
  chongSoGiayToTuyThan?: VanBan;
  /**
   * Husband: date of issue of the identity document (confirmed).
   */
  chongNgayCap?: Ngay;
  /**
   * Husband: where the identity document was issued (confirmed).
   */
  chongNoiCap?: VanBan;
  /**
   * Wife: full name in any case and spelling (confirmed).
   */
  voHoTen: VanBanBatBuoc;
  /**
   * Wife: date of birth (confirmed).
   */
  voNgaySinh?: Ngay;
  /**
   * Wife: ethnic group; two digits are an inference, another family of codes has been seen (confirmed).
   */
  voDanToc?: Ma;
  /**
   * Wife: nationality; two letters are an inference (confirmed).
   */
  voQuocTich?: Ma;
  /**
   * Wife: kind of residence: 1 permanent, 2 temporary (confirmed).
   */
  voLoaiCuTru?: Ma;
  /**
   * Wife: residence as text (confirmed).
   */
  voNoiCuTru?: VanBan;
  /**
   * Wife: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (confirmed).
   */
  voLoaiGiayToTuyThan?: Ma;
  /**
   * Wife: number of the identity document (confirmed).
   */
  voSoGiayToTuyThan?: VanBan;
  /**
   * Wife: date of issue of the identity document (confirmed).
   */
  voNgayCap?: Ngay;
  /**
   * Wife: where the identity document was issued (confirmed).
   */
  voNoiCap?: VanBan;
  /**
   * Date from which the marriage holds (confirmed).
   */
  ngayXacLapQuanHeHonNhan?: Ngay;
  /**
   * State of the marriage as noted in the book (column confirmed, codes ours).
   */
  tinhTrangKetHon?: Ma;
  /**
   * Divorce, as the court notified it: number (ours).
   */
  lyHonSo?: VanBan;
  /**
   * Divorce, as the court notified it: date (ours).
   */
  lyHonNgay?: Ngay;
  /**
   * Divorce, as the court notified it: body (ours).
   */
  lyHonCoQuan?: VanBan;
  /**
   * Annulment: number (prefix confirmed, columns ours).
   */
  huyKetHonSo?: VanBan;
  /**
   * Annulment: date (prefix confirmed, columns ours).
   */
  huyKetHonNgay?: Ngay;
  /**
   * Annulment: body (prefix confirmed, columns ours).
   */
  huyKetHonCoQuan?: VanBan;
  /**
   * Recognition of a marriage: number (prefix confirmed, columns ours).
   */
  congNhanKetHonSo?: VanBan;
  /**
   * Recognition of a marriage: date (prefix confirmed, columns ours).
   */
  congNhanKetHonNgay?: Ngay;
  /**
   * Recognition of a marriage: body (prefix confirmed, columns ours).
   */
  congNhanKetHonCoQuan?: VanBan;
}
/**
 * Confirmation of marital status (xác nhận tình trạng hôn nhân).
 */
export interface HN {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id: DinhDanh;
  /**
   * Number in the book (confirmed).
   */
  so: VanBanBatBuoc;
  /**
   * Book (confirmed).
   */
  quyenSo: VanBanBatBuoc;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy: NgayBatBuoc;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy: VanBanBatBuoc;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan;
  /**
   * Person: full name in any case and spelling (prefix confirmed, column an inference).
   */
  nxnHoTen: VanBanBatBuoc;
  /**
   * Person: sex: 1 male, 2 female, 3 not determined (prefix confirmed, column an inference).
   */
  nxnGioiTinh?: Ma;
  /**
   * Person: date of birth (prefix confirmed, column an inference).
   */
  nxnNgaySinh?: Ngay;
  /**
   * Person: ethnic group; two digits are an inference, another family of codes has been seen (prefix confirmed, column an inference).
   */
  nxnDanToc?: Ma;
  /**
   * Person: nationality; two letters are an inference (prefix confirmed, column an inference).
   */
  nxnQuocTich?: Ma;
  /**
   * Person: kind of residence: 1 permanent, 2 temporary (prefix confirmed, column an inference).
   */
  nxnLoaiCuTru?: Ma;
  /**
   * Person: residence as text (prefix confirmed, column an inference).
   */
  nxnNoiCuTru?: VanBan;
  /**
   * Person: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (prefix confirmed, column an inference).
   */
  nxnLoaiGiayToTuyThan?: Ma;
  /**
   * Person: number of the identity document (prefix confirmed, column an inference).
   */
  nxnSoGiayToTuyThan?: VanBan;
  /**
   * Person: date of issue of the identity document (prefix confirmed, column an inference).
   */
  nxnNgayCap?: Ngay;
  /**
   * Person: where the identity document was issued (prefix confirmed, column an inference).
   */
  nxnNoiCap?: VanBan;
  /**
   * Where the person resided in the time confirmed (confirmed).
   */
  nxnThoiGianCuTruTai?: VanBan;
  /**
   * Beginning of that time (confirmed).
   */
  nxnThoiGianCuTruTu?: Ngay;
  /**
   * End of that time (confirmed).
   */
  nxnThoiGianCuTruDen?: Ngay;
  /**
   * Marital status confirmed (column confirmed, codes ours).
   */
  nxnTinhTrangHonNhan?: Ma;
  /**
   * What the confirmation is for (column confirmed, codes ours).
   */
  nxnLoaiMucDichSuDung?: Ma;
}
/**
 * Death (khai tử).
 */
export interface KT {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id: DinhDanh;
  /**
   * Number in the book (confirmed).
   */
  so: VanBanBatBuoc;
  /**
   * Book (confirmed).
   */
  quyenSo: VanBanBatBuoc;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy: NgayBatBuoc;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy: VanBanBatBuoc;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan;
  /**
   * Number of the registration abroad (confirmed for births, elsewhere ours).
   */
  soDangKyNuocNgoai?: VanBan;
  /**
   * Date of the registration abroad (ours).
   */
  ngayDangKyNuocNgoai?: Ngay;
  /**
   * Body that registered abroad (ours).
   */
  coQuanDangKyNuocNgoai?: VanBan;
  /**
   * Deceased: full name in any case and spelling (prefix confirmed, column an inference).
   */
  nktHoTen: VanBanBatBuoc;
  /**
   * Deceased: sex: 1 male, 2 female, 3 not determined (prefix confirmed, column an inference).
   */
  nktGioiTinh?: Ma;
  /**
   * Deceased: date of birth (prefix confirmed, column an inference).
   */
  nktNgaySinh?: Ngay;
  /**
   * Deceased: ethnic group; two digits are an inference, another family of codes has been seen (prefix confirmed, column an inference).
   */
  nktDanToc?: Ma;
  /**
   * Deceased: nationality; two letters are an inference (prefix confirmed, column an inference).
   */
  nktQuocTich?: Ma;
  /**
   * Deceased: kind of residence: 1 permanent, 2 temporary (prefix confirmed, column an inference).
   */
  nktLoaiCuTru?: Ma;
  /**
   * Deceased: residence as text (prefix confirmed, column an inference).
   */
  nktNoiCuTru?: VanBan;
  /**
   * Deceased: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (prefix confirmed, column an inference).
   */
  nktLoaiGiayToTuyThan?: Ma;
  /**
   * Deceased: number of the identity document (prefix confirmed, column an inference).
   */
  nktSoGiayToTuyThan?: VanBan;
  /**
   * Deceased: date of death (confirmed).
   */
  nktNgayChet: NgayBatBuoc;
  /**
   * Deceased: date of death in words (confirmed).
   */
  nktNgayChetGhiBangChu?: VanBan;
  /**
   * Deceased: time of death (confirmed; HH:mm is an inference).
   */
  nktGioPhutChet?: VanBan;
  /**
   * Deceased: place of death as text (confirmed).
   */
  nktNoiChet?: VanBan;
  /**
   * Deceased: cause of death (confirmed).
   */
  nktNguyenNhanChet?: VanBan;
  /**
   * Deceased: whether a court declared the death (column confirmed, codes ours).
   */
  nktTinhTrangTuyenBoViecChet?: Ma;
  /**
   * Notice of death: kind (column confirmed, codes ours).
   */
  gbtLoai?: Ma;
  /**
   * Notice of death: number (confirmed).
   */
  gbtSo?: VanBan;
  /**
   * Notice of death: date (confirmed).
   */
  gbtNgay?: Ngay;
  /**
   * Notice of death: issuing body (confirmed).
   */
  gbtCoQuanCap?: VanBan;
  /**
   * Requester: full name (confirmed).
   */
  nycHoTen?: VanBan;
  /**
   * Requester: relationship, as text (confirmed).
   */
  nycQuanHe?: VanBan;
  /**
   * Requester: kind of identity document (confirmed).
   */
  nycLoaiGiayToTuyThan?: Ma;
  /**
   * Requester: number of the identity document (confirmed).
   */
  nycSoGiayToTuyThan?: VanBan;
}
/**
 * Recognition of parent and child (nhận cha, mẹ, con).
 */
export interface CMC {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id: DinhDanh;
  /**
   * Number in the book (confirmed).
   */
  so: VanBanBatBuoc;
  /**
   * Book (confirmed).
   */
  quyenSo: VanBanBatBuoc;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy: NgayBatBuoc;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy: VanBanBatBuoc;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan;
  /**
   * Who recognises whom: 1 father child, 2 mother child, 3 child father, 4 child mother (confirmed).
   */
  loaiXacNhan?: Ma;
  /**
   * Decision: number (content confirmed, names ours).
   */
  quyetDinhSo?: VanBan;
  /**
   * Decision: date (content confirmed, names ours).
   */
  quyetDinhNgay?: Ngay;
  /**
   * Decision: body (content confirmed, names ours).
   */
  quyetDinhCoQuan?: VanBan;
  /**
   * Parent: full name in any case and spelling (content confirmed, names ours).
   */
  cmHoTen: VanBanBatBuoc;
  /**
   * Parent: date of birth (content confirmed, names ours).
   */
  cmNgaySinh?: Ngay;
  /**
   * Parent: ethnic group; two digits are an inference, another family of codes has been seen (content confirmed, names ours).
   */
  cmDanToc?: Ma;
  /**
   * Parent: nationality; two letters are an inference (content confirmed, names ours).
   */
  cmQuocTich?: Ma;
  /**
   * Parent: kind of residence: 1 permanent, 2 temporary (content confirmed, names ours).
   */
  cmLoaiCuTru?: Ma;
  /**
   * Parent: residence as text (content confirmed, names ours).
   */
  cmNoiCuTru?: VanBan;
  /**
   * Parent: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (content confirmed, names ours).
   */
  cmLoaiGiayToTuyThan?: Ma;
  /**
   * Parent: number of the identity document (content confirmed, names ours).
   */
  cmSoGiayToTuyThan?: VanBan;
  /**
   * Child: full name in any case and spelling (content confirmed, names ours).
   */
  conHoTen: VanBanBatBuoc;
  /**
   * Child: sex: 1 male, 2 female, 3 not determined (content confirmed, names ours).
   */
  conGioiTinh?: Ma;
  /**
   * Child: date of birth (content confirmed, names ours).
   */
  conNgaySinh?: Ngay;
  /**
   * Child: ethnic group; two digits are an inference, another family of codes has been seen (content confirmed, names ours).
   */
  conDanToc?: Ma;
  /**
   * Child: nationality; two letters are an inference (content confirmed, names ours).
   */
  conQuocTich?: Ma;
  /**
   * Child: kind of residence: 1 permanent, 2 temporary (content confirmed, names ours).
   */
  conLoaiCuTru?: Ma;
  /**
   * Child: residence as text (content confirmed, names ours).
   */
  conNoiCuTru?: VanBan;
  /**
   * Child: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (content confirmed, names ours).
   */
  conLoaiGiayToTuyThan?: Ma;
  /**
   * Child: number of the identity document (content confirmed, names ours).
   */
  conSoGiayToTuyThan?: VanBan;
}
/**
 * Correction (thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc): an event of its own that points at the registration; that it never overwrites is confirmed, its columns are ours.
 */
export interface CaiChinh {
  /**
   * Id of the registration, never reused (confirmed).
   */
  id: DinhDanh;
  /**
   * Number in the book (confirmed).
   */
  so: VanBanBatBuoc;
  /**
   * Book (confirmed).
   */
  quyenSo: VanBanBatBuoc;
  /**
   * Page (confirmed).
   */
  trangSo?: VanBan;
  /**
   * Date of registration (confirmed; that old books may know it by month or year only is an inference).
   */
  ngayDangKy: NgayBatBuoc;
  /**
   * Kind of registration: 0 no information, 1 on time, 2 again, 3 entered after registration abroad, 4 late (confirmed).
   */
  loaiDangKy?: Ma;
  /**
   * Body that registered, as text (confirmed).
   */
  noiDangKy: VanBanBatBuoc;
  /**
   * Its province, codes in force on the day of registration (an inference; maTinh is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaTinh?: Ma;
  /**
   * Its commune, codes in force on the day of registration (an inference; maXa is confirmed for addresses, its place here is ours).
   */
  noiDangKyMaXa?: Ma;
  /**
   * Who signed (confirmed).
   */
  nguoiKy?: VanBan;
  /**
   * Office of who signed (confirmed).
   */
  chucVuNguoiKy?: VanBan;
  /**
   * Who made the entry (confirmed).
   */
  nguoiThucHien?: VanBan;
  /**
   * Note (confirmed).
   */
  ghiChu?: VanBan;
  /**
   * Kind of correction: 1 change, 2 correction, 3 completion, 4 ethnic group determined anew (kinds confirmed, codes ours).
   */
  loaiCaiChinh?: Ma;
  /**
   * Person: full name in any case and spelling (ours).
   */
  nccHoTen: VanBanBatBuoc;
  /**
   * Person: sex: 1 male, 2 female, 3 not determined (ours).
   */
  nccGioiTinh?: Ma;
  /**
   * Person: date of birth (ours).
   */
  nccNgaySinh?: Ngay;
  /**
   * Person: kind of identity document: 0 none, 1 CMND, 2 passport, 3 residence card, 4 CCCD, 5 to 7 army and police, 8 other (ours).
   */
  nccLoaiGiayToTuyThan?: Ma;
  /**
   * Person: number of the identity document (ours).
   */
  nccSoGiayToTuyThan?: VanBan;
  /**
   * Id of the registration corrected (confirmed).
   */
  objectId: DinhDanh;
  /**
   * Its module: KS, KH, KT, HN or CMC (modules confirmed, column ours).
   */
  moduleDangKyTruocDay?: Ma;
  /**
   * Its number (confirmed for copies, here ours).
   */
  soDangKyTruocDay?: VanBan;
  /**
   * Its book (confirmed for copies, here ours).
   */
  quyenSoDangKyTruocDay?: VanBan;
  /**
   * Its date of registration (confirmed for copies, here ours).
   */
  ngayDangKyTruocDay?: Ngay;
  /**
   * The body that registered it (confirmed for copies, here ours).
   */
  noiDangKyTruocDay?: VanBan;
  /**
   * What changed (ours).
   */
  noiDungCaiChinh?: NoiDungCaiChinh;
  /**
   * Legal ground (ours).
   */
  canCu?: VanBan;
}
export interface MucCaiChinh {
  /**
   * Which entry, in words (ours).
   */
  ten: VanBanBatBuoc;
  /**
   * What was written (ours).
   */
  noiDungCu?: VanBan;
  /**
   * What is to be read (ours).
   */
  noiDungMoi?: VanBan;
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
  /**
   * Personal identification number, 12 digits (ours).
   */
  soDinhDanh: string;
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
  message?: string;
  /**
   * Id of the request, repeated (ours).
   */
  maYeuCau: string;
  /**
   * Results in any order (ours).
   *
   * @maxItems 50
   */
  ketQua: KetQua[];
}
/**
 * Result for one person (ours).
 */
export interface KetQua {
  /**
   * The number asked, repeated; the key of the result (ours).
   */
  soDinhDanh: string;
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
  message: string;
}

/** The same messages as JSON Schemas, each under "civil-status#/$defs/<name>". */
export const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'civil-status',
  $defs: {
    hoTich: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            KS: { type: 'array', items: { $ref: '#/$defs/KS' } },
            KH: { type: 'array', items: { $ref: '#/$defs/KH' } },
            HN: { type: 'array', items: { $ref: '#/$defs/HN' } },
            KT: { type: 'array', items: { $ref: '#/$defs/KT' } },
            CMC: { type: 'array', items: { $ref: '#/$defs/CMC' } },
            CaiChinh: { type: 'array', items: { $ref: '#/$defs/CaiChinh' } },
          },
        },
      ],
    },
    KS: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBanBatBuoc' },
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
        nksHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        nksGioiTinh: { $ref: '#/$defs/Ma' },
        nksNgaySinh: { $ref: '#/$defs/NgayBatBuoc' },
        nksNgaySinhBangChu: { $ref: '#/$defs/VanBan' },
        nksSoDDCN: { $ref: '#/$defs/VanBan' },
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
      required: ['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nksHoTen', 'nksNgaySinh'],
    },
    KH: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBanBatBuoc' },
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
        chongHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        chongNgaySinh: { $ref: '#/$defs/Ngay' },
        chongDanToc: { $ref: '#/$defs/Ma' },
        chongQuocTich: { $ref: '#/$defs/Ma' },
        chongLoaiCuTru: { $ref: '#/$defs/Ma' },
        chongNoiCuTru: { $ref: '#/$defs/VanBan' },
        chongLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        chongSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        chongNgayCap: { $ref: '#/$defs/Ngay' },
        chongNoiCap: { $ref: '#/$defs/VanBan' },
        voHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        voNgaySinh: { $ref: '#/$defs/Ngay' },
        voDanToc: { $ref: '#/$defs/Ma' },
        voQuocTich: { $ref: '#/$defs/Ma' },
        voLoaiCuTru: { $ref: '#/$defs/Ma' },
        voNoiCuTru: { $ref: '#/$defs/VanBan' },
        voLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        voSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        voNgayCap: { $ref: '#/$defs/Ngay' },
        voNoiCap: { $ref: '#/$defs/VanBan' },
        ngayXacLapQuanHeHonNhan: { $ref: '#/$defs/Ngay' },
        tinhTrangKetHon: { $ref: '#/$defs/Ma' },
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
      required: ['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'chongHoTen', 'voHoTen'],
    },
    HN: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBanBatBuoc' },
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
        nxnHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        nxnGioiTinh: { $ref: '#/$defs/Ma' },
        nxnNgaySinh: { $ref: '#/$defs/Ngay' },
        nxnDanToc: { $ref: '#/$defs/Ma' },
        nxnQuocTich: { $ref: '#/$defs/Ma' },
        nxnLoaiCuTru: { $ref: '#/$defs/Ma' },
        nxnNoiCuTru: { $ref: '#/$defs/VanBan' },
        nxnLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nxnSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        nxnNgayCap: { $ref: '#/$defs/Ngay' },
        nxnNoiCap: { $ref: '#/$defs/VanBan' },
        nxnThoiGianCuTruTai: { $ref: '#/$defs/VanBan' },
        nxnThoiGianCuTruTu: { $ref: '#/$defs/Ngay' },
        nxnThoiGianCuTruDen: { $ref: '#/$defs/Ngay' },
        nxnTinhTrangHonNhan: { $ref: '#/$defs/Ma' },
        nxnLoaiMucDichSuDung: { $ref: '#/$defs/Ma' },
      },
      required: ['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nxnHoTen'],
    },
    KT: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBanBatBuoc' },
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
        nktHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        nktGioiTinh: { $ref: '#/$defs/Ma' },
        nktNgaySinh: { $ref: '#/$defs/Ngay' },
        nktDanToc: { $ref: '#/$defs/Ma' },
        nktQuocTich: { $ref: '#/$defs/Ma' },
        nktLoaiCuTru: { $ref: '#/$defs/Ma' },
        nktNoiCuTru: { $ref: '#/$defs/VanBan' },
        nktLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nktSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        nktNgayChet: { $ref: '#/$defs/NgayBatBuoc' },
        nktNgayChetGhiBangChu: { $ref: '#/$defs/VanBan' },
        nktGioPhutChet: { $ref: '#/$defs/VanBan' },
        nktNoiChet: { $ref: '#/$defs/VanBan' },
        nktNguyenNhanChet: { $ref: '#/$defs/VanBan' },
        nktTinhTrangTuyenBoViecChet: { $ref: '#/$defs/Ma' },
        gbtLoai: { $ref: '#/$defs/Ma' },
        gbtSo: { $ref: '#/$defs/VanBan' },
        gbtNgay: { $ref: '#/$defs/Ngay' },
        gbtCoQuanCap: { $ref: '#/$defs/VanBan' },
        nycHoTen: { $ref: '#/$defs/VanBan' },
        nycQuanHe: { $ref: '#/$defs/VanBan' },
        nycLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nycSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
      },
      required: ['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nktHoTen', 'nktNgayChet'],
    },
    CMC: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBanBatBuoc' },
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
        cmHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        cmNgaySinh: { $ref: '#/$defs/Ngay' },
        cmDanToc: { $ref: '#/$defs/Ma' },
        cmQuocTich: { $ref: '#/$defs/Ma' },
        cmLoaiCuTru: { $ref: '#/$defs/Ma' },
        cmNoiCuTru: { $ref: '#/$defs/VanBan' },
        cmLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        cmSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        conHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        conGioiTinh: { $ref: '#/$defs/Ma' },
        conNgaySinh: { $ref: '#/$defs/Ngay' },
        conDanToc: { $ref: '#/$defs/Ma' },
        conQuocTich: { $ref: '#/$defs/Ma' },
        conLoaiCuTru: { $ref: '#/$defs/Ma' },
        conNoiCuTru: { $ref: '#/$defs/VanBan' },
        conLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        conSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
      },
      required: ['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'cmHoTen', 'conHoTen'],
    },
    CaiChinh: {
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/DinhDanh' },
        so: { $ref: '#/$defs/VanBanBatBuoc' },
        quyenSo: { $ref: '#/$defs/VanBanBatBuoc' },
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
        nccHoTen: { $ref: '#/$defs/VanBanBatBuoc' },
        nccGioiTinh: { $ref: '#/$defs/Ma' },
        nccNgaySinh: { $ref: '#/$defs/Ngay' },
        nccLoaiGiayToTuyThan: { $ref: '#/$defs/Ma' },
        nccSoGiayToTuyThan: { $ref: '#/$defs/VanBan' },
        objectId: { $ref: '#/$defs/DinhDanh' },
        moduleDangKyTruocDay: { $ref: '#/$defs/Ma' },
        soDangKyTruocDay: { $ref: '#/$defs/VanBan' },
        quyenSoDangKyTruocDay: { $ref: '#/$defs/VanBan' },
        ngayDangKyTruocDay: { $ref: '#/$defs/Ngay' },
        noiDangKyTruocDay: { $ref: '#/$defs/VanBan' },
        noiDungCaiChinh: { $ref: '#/$defs/NoiDungCaiChinh' },
        canCu: { $ref: '#/$defs/VanBan' },
      },
      required: ['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nccHoTen', 'objectId'],
    },
    NoiDungCaiChinh: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: { muc: { type: 'array', items: { $ref: '#/$defs/MucCaiChinh' }, maxItems: 100 } },
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
      required: ['ten'],
    },
    DinhDanh: { type: 'string', pattern: '^[A-Za-z0-9\\-]{1,40}$' },
    Ngay: { type: 'string', pattern: '^((([0-9]{2}\\.)?[0-9]{2}\\.)?[0-9]{4})?$' },
    NgayBatBuoc: { type: 'string', pattern: '^(([0-9]{2}\\.)?[0-9]{2}\\.)?[0-9]{4}$' },
    Ma: { type: 'string', maxLength: 10 },
    VanBan: { type: 'string', maxLength: 2000 },
    VanBanBatBuoc: { type: 'string', minLength: 1, maxLength: 2000 },
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
      properties: { soDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' } },
    },
    TraCuuResponse: { oneOf: [{ $ref: '#/$defs/TraCuuThanhCong' }, { $ref: '#/$defs/LoiNghiepVu' }] },
    TraCuuThanhCong: {
      type: 'object',
      required: ['status', 'maYeuCau', 'ketQua'],
      properties: {
        status: { type: 'integer', const: 1 },
        message: { type: 'string' },
        maYeuCau: { type: 'string' },
        ketQua: { type: 'array', maxItems: 50, items: { $ref: '#/$defs/KetQua' } },
      },
    },
    LoiNghiepVu: {
      type: 'object',
      required: ['status', 'maLoi', 'message'],
      properties: {
        status: { type: 'integer', const: 0 },
        maLoi: { type: 'string' },
        message: { type: 'string' },
      },
    },
    KetQua: {
      type: 'object',
      required: ['soDinhDanh', 'maKetQua'],
      properties: {
        soDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
        maKetQua: { type: 'string' },
        data: { type: 'string', contentMediaType: 'application/xml' },
      },
      if: { required: ['maKetQua'], properties: { maKetQua: { const: '00' } } },
      then: { required: ['data'] },
    },
  },
};

/** Form of the source's own codes; anything else in their place is not passed on. */
export const sourceCodes = new RegExp('^(?:[0-9]{2,3}|900[89][0-9]{2})$');

/** Elements that may repeat: the XML parser must make arrays of these, and of no others. */
export const repeated: readonly string[] = ['CMC', 'CaiChinh', 'HN', 'KH', 'KS', 'KT', 'muc'];
