// Generated from contracts/population/dancu.xsd, contracts/population/dancuquocgia.xsd, contracts/population/soap-envelope.xsd; do not edit.
import type { Unread } from '../../source-api/draft.ts';

export type CongdanCollection =
  | ''
  | {
      /**
       * Business error: 004 procedure not licensed, 005 official without right. The codes are confirmed, their place here is ours.
       */
      MaLoi?: MaLoi;
      /**
       * The error in words (ours).
       */
      MoTaLoi?: VanBan | Unread;
      /**
       * The person; number, name and date of birth together name at most one (confirmed).
       */
      CongDan?: CongDan | Unread;
      /**
       * How many persons follow (confirmed on a sister operation).
       */
      '@SoCongDan'?: string | Unread;
      /**
       * The moment for which the data hold (confirmed on a sister operation).
       */
      '@ThoiDiemDuLieu'?: string | Unread;
    };
export type MaLoi = string;
export type VanBan = string;
export type DancuSoDinhDanh = string;
export type SoCMNDHoacRong = string;
export type TenBatBuoc = string;
export type Ma = string;
export type DancuNgayThangNamSinh =
  | ''
  | {
      /**
       * Year, yyyy (confirmed).
       */
      Nam?: NamHoacRong;
      /**
       * Full date, yyyyMMdd; missing or empty when only the year is known (confirmed; empty is an inference).
       */
      NgayThangNam?: NgayHoacRong;
    };
export type NamHoacRong = string;
export type NgayHoacRong = string;
export type DiaChi =
  | ''
  | {
      /**
       * Province, two digits (confirmed).
       */
      MaTinhThanh?: Ma | Unread;
      /**
       * District, three digits, empty with codes in force since 2025-07-01 (confirmed; that a filled one means former codes is an inference).
       */
      MaQuanHuyen?: Ma | Unread;
      /**
       * Commune, five digits (confirmed).
       */
      MaPhuongXa?: Ma | Unread;
      /**
       * House number, street, hamlet (confirmed).
       */
      ChiTiet?: VanBan | Unread;
      /**
       * Country, VN (confirmed).
       */
      QuocGia?: Ma | Unread;
    };
export type NguoiThan =
  | ''
  | {
      /**
       * Full name in one piece (confirmed).
       */
      HoVaTen?: VanBan | Unread;
      /**
       * Nationality (confirmed).
       */
      QuocTich?: Ma | Unread;
      /**
       * Personal identification number or empty (confirmed).
       */
      SoDinhDanh?: SoDinhDanhHoacRong | Unread;
      /**
       * Former identity card number or empty (confirmed).
       */
      SoCMND?: SoCMNDHoacRong | Unread;
    };
export type SoDinhDanhHoacRong = string;
export type ChuHo =
  | ''
  | {
      /**
       * What the person is to the head; CH01 is the head (confirmed), other codes are not public.
       */
      QuanHe?: Ma | Unread;
      /**
       * The head's personal identification number (confirmed).
       */
      SoDinhDanh?: SoDinhDanhHoacRong | Unread;
      /**
       * The head's former identity card number (confirmed).
       */
      SoCMND?: SoCMNDHoacRong | Unread;
      /**
       * The head's full name (confirmed).
       */
      HoVaTen?: VanBan | Unread;
    };
export type KetQuaXacMinhChetMatTich =
  | ''
  | {
      /**
       * Business error, with the codes of 037 (inference).
       */
      MaLoi?: MaLoi;
      /**
       * The error in words (ours).
       */
      MoTaLoi?: VanBan | Unread;
      /**
       * The person; number, name and date of birth together name at most one (ours).
       */
      CongDan?: CongDanChetMatTich | Unread;
      /**
       * The moment for which the data hold (confirmed on a sister operation).
       */
      '@ThoiDiemDuLieu'?: string | Unread;
    };
export type NgayThangNamChet =
  | ''
  | {
      /**
       * Year, yyyy (ours).
       */
      Nam?: NamHoacRong | Unread;
      /**
       * Full date, yyyyMMdd (ours).
       */
      NgayThangNam?: NgayHoacRong | Unread;
    };
export type MaYeuCau = string;
export type MaDon = string;
export type MaTichHop = '037';
export type DancuquocgiaSoDinhDanh = string;
export type SoCMND = string;
export type DancuquocgiaHoVaTen = string;
export type Nam = string;
export type NgayThangNam = string;
export type MaTichHopChetMatTich = '041';

/**
 * Every message and part of one, by the name of its schema.
 */
export interface Wire {
  CongdanCollection: CongdanCollection;
  KetQuaXacMinhChetMatTich: KetQuaXacMinhChetMatTich;
  CongDanChetMatTich: CongDanChetMatTich;
  NgayThangNamChet: NgayThangNamChet;
  CongDan: CongDan;
  DancuHoVaTen: DancuHoVaTen;
  DancuNgayThangNamSinh: DancuNgayThangNamSinh;
  DiaChi: DiaChi;
  NguoiThan: NguoiThan;
  ChuHo: ChuHo;
  DancuSoDinhDanh: DancuSoDinhDanh;
  SoDinhDanhHoacRong: SoDinhDanhHoacRong;
  SoCMNDHoacRong: SoCMNDHoacRong;
  NamHoacRong: NamHoacRong;
  NgayHoacRong: NgayHoacRong;
  Ma: Ma;
  MaLoi: MaLoi;
  VanBan: VanBan;
  TenBatBuoc: TenBatBuoc;
  TraCuuThongTinCongDan: TraCuuThongTinCongDan;
  XacMinhTinhTrangChetMatTich: XacMinhTinhTrangChetMatTich;
  DancuquocgiaNgayThangNamSinh: DancuquocgiaNgayThangNamSinh;
  MaYeuCau: MaYeuCau;
  MaDon: MaDon;
  MaTichHop: MaTichHop;
  MaTichHopChetMatTich: MaTichHopChetMatTich;
  DancuquocgiaSoDinhDanh: DancuquocgiaSoDinhDanh;
  SoCMND: SoCMND;
  DancuquocgiaHoVaTen: DancuquocgiaHoVaTen;
  Nam: Nam;
  NgayThangNam: NgayThangNam;
  Envelope: Envelope;
  Fault: Fault;
}
export interface CongDan {
  /**
   * Personal identification number, 12 digits (confirmed).
   */
  SoDinhDanh?: DancuSoDinhDanh | Unread;
  /**
   * Former identity card number, 9 digits or empty (confirmed).
   */
  SoCMND?: SoCMNDHoacRong | Unread;
  /**
   * Name in three parts; in practice the whole name stands in Ten (confirmed).
   */
  HoVaTen: DancuHoVaTen;
  /**
   * Sex: 1 male, 2 female, anything else not known (confirmed).
   */
  GioiTinh?: Ma | Unread;
  /**
   * Ethnic group, two digits (confirmed).
   */
  DanToc?: Ma | Unread;
  /**
   * Religion, two digits (confirmed).
   */
  TonGiao?: Ma | Unread;
  /**
   * Marital status, 0 to 3; 3 is divorced or widowed (confirmed).
   */
  TinhTrangHonNhan?: Ma | Unread;
  /**
   * Blood group, 00 to 04 (confirmed).
   */
  NhomMau?: Ma | Unread;
  /**
   * Date of birth; only Nam when no more than the year is known (confirmed).
   */
  NgayThangNamSinh: DancuNgayThangNamSinh;
  /**
   * Place of birth registration (confirmed).
   */
  NoiDangKyKhaiSinh?: DiaChi | Unread;
  /**
   * Place of origin (confirmed).
   */
  QueQuan?: DiaChi | Unread;
  /**
   * Permanent address (confirmed).
   */
  ThuongTru?: DiaChi | Unread;
  /**
   * Present address (confirmed).
   */
  NoiOHienTai?: DiaChi | Unread;
  /**
   * Nationality, VN or often empty (confirmed).
   */
  QuocTich?: Ma | Unread;
  /**
   * Father (confirmed).
   */
  Cha?: NguoiThan | Unread;
  /**
   * Mother (confirmed).
   */
  Me?: NguoiThan | Unread;
  /**
   * Wife or husband (confirmed).
   */
  VoChong?: NguoiThan | Unread;
  /**
   * Representative, of a minor for instance (confirmed).
   */
  NguoiDaiDien?: NguoiThan | Unread;
  /**
   * Head of the household (confirmed).
   */
  ChuHo?: ChuHo | Unread;
  /**
   * Number of the former household book, or empty (confirmed; that the books ended on 2022-12-31 is from memory).
   */
  SoSoHoKhau?: VanBan | Unread;
}
export interface DancuHoVaTen {
  /**
   * Surname, in practice empty (confirmed).
   */
  Ho?: VanBan;
  /**
   * Middle names, in practice empty (confirmed).
   */
  ChuDem?: VanBan;
  /**
   * Given name, or in practice the whole name in accented capitals (confirmed).
   */
  Ten: TenBatBuoc;
}
export interface CongDanChetMatTich {
  /**
   * Personal identification number, 12 digits (ours: as in 037).
   */
  SoDinhDanh?: DancuSoDinhDanh | Unread;
  /**
   * Former identity card number, 9 digits or empty (ours: as in 037).
   */
  SoCMND?: SoCMNDHoacRong | Unread;
  /**
   * Name in three parts (ours: as in 037).
   */
  HoVaTen: DancuHoVaTen;
  /**
   * Date of birth (ours: as in 037).
   */
  NgayThangNamSinh: DancuNgayThangNamSinh;
  /**
   * 0 not known, 1 alive, 2 dead, 3 missing (ours).
   */
  TinhTrang: Ma;
  /**
   * Date of death; only Nam when no more than the year is held (ours; that it may be partial is confirmed of death registrations).
   */
  NgayThangNamChet?: NgayThangNamChet | Unread;
}
export interface TraCuuThongTinCongDan {
  /**
   * Id of the request, never used twice (confirmed).
   */
  MaYeuCau: MaYeuCau;
  /**
   * Public service for which the data is asked; must be licensed (confirmed).
   */
  MaDVC: MaDon;
  /**
   * Integration code, 037 for the look-up (confirmed).
   */
  MaTichHop: MaTichHop;
  /**
   * Account of the official, in newer clients the official's own 12-digit number (confirmed).
   */
  MaCanBo: MaDon;
  /**
   * Personal identification number, 12 digits (confirmed).
   */
  SoDinhDanh?: DancuquocgiaSoDinhDanh;
  /**
   * Former identity card number, 9 digits (confirmed).
   */
  SoCMND?: SoCMND;
  /**
   * Full name in unaccented capitals; single blanks between words or none (confirmed).
   */
  HoVaTen: DancuquocgiaHoVaTen;
  /**
   * Date of birth, exactly one of two forms (confirmed).
   */
  NgayThangNamSinh: DancuquocgiaNgayThangNamSinh;
}
export interface DancuquocgiaNgayThangNamSinh {
  /**
   * Year, yyyy (confirmed).
   */
  Nam?: Nam;
  /**
   * Full date, yyyyMMdd (confirmed).
   */
  NgayThangNam?: NgayThangNam;
}
export interface XacMinhTinhTrangChetMatTich {
  /**
   * Id of the request, never used twice (inference).
   */
  MaYeuCau: MaYeuCau;
  /**
   * Public service for which the data is asked; must be licensed (inference).
   */
  MaDVC: MaDon;
  /**
   * Integration code; 041 is ours, the real one is not public.
   */
  MaTichHop: MaTichHopChetMatTich;
  /**
   * Account of the official, in newer clients the official's own 12-digit number (inference).
   */
  MaCanBo: MaDon;
  /**
   * Personal identification number, 12 digits (inference).
   */
  SoDinhDanh?: DancuquocgiaSoDinhDanh;
  /**
   * Former identity card number, 9 digits (inference).
   */
  SoCMND?: SoCMND;
  /**
   * Full name in unaccented capitals; single blanks between words or none (inference).
   */
  HoVaTen: DancuquocgiaHoVaTen;
  /**
   * Date of birth, exactly one of two forms (inference).
   */
  NgayThangNamSinh: DancuquocgiaNgayThangNamSinh;
}
export interface Envelope {
  Header?: '' | {};
  Body: {};
}
export interface Fault {
  faultcode: string;
  faultstring: string;
}

/** JSON Schemas of the same messages, each under "population#/$defs/<name>". */
export const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'population',
  $defs: {
    CongdanCollection: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            MaLoi: { 'x-kind': 'deciding', $ref: '#/$defs/MaLoi' },
            MoTaLoi: { $ref: '#/$defs/VanBan' },
            CongDan: { $ref: '#/$defs/CongDan' },
            '@SoCongDan': { type: 'string', pattern: '^\\+?\\d+$' },
            '@ThoiDiemDuLieu': {
              type: 'string',
              pattern: '^-?\\d{4,}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})?$',
            },
          },
        },
      ],
    },
    KetQuaXacMinhChetMatTich: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            MaLoi: { 'x-kind': 'deciding', $ref: '#/$defs/MaLoi' },
            MoTaLoi: { $ref: '#/$defs/VanBan' },
            CongDan: { $ref: '#/$defs/CongDanChetMatTich' },
            '@ThoiDiemDuLieu': {
              type: 'string',
              pattern: '^-?\\d{4,}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})?$',
            },
          },
        },
      ],
    },
    CongDanChetMatTich: {
      type: 'object',
      properties: {
        SoDinhDanh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/DancuSoDinhDanh' },
        SoCMND: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoCMNDHoacRong' },
        HoVaTen: { 'x-kind': 'tying', $ref: '#/$defs/DancuHoVaTen' },
        NgayThangNamSinh: { 'x-kind': 'tying', $ref: '#/$defs/DancuNgayThangNamSinh' },
        TinhTrang: { 'x-kind': 'deciding', $ref: '#/$defs/Ma' },
        NgayThangNamChet: { $ref: '#/$defs/NgayThangNamChet' },
      },
      required: ['HoVaTen', 'NgayThangNamSinh', 'TinhTrang'],
    },
    NgayThangNamChet: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            Nam: { $ref: '#/$defs/NamHoacRong' },
            NgayThangNam: { $ref: '#/$defs/NgayHoacRong' },
          },
        },
      ],
    },
    CongDan: {
      type: 'object',
      properties: {
        SoDinhDanh: { 'x-kind': 'tying-where-used', $ref: '#/$defs/DancuSoDinhDanh' },
        SoCMND: { 'x-kind': 'tying-where-used', $ref: '#/$defs/SoCMNDHoacRong' },
        HoVaTen: { 'x-kind': 'tying', $ref: '#/$defs/DancuHoVaTen' },
        GioiTinh: { $ref: '#/$defs/Ma' },
        DanToc: { $ref: '#/$defs/Ma' },
        TonGiao: { $ref: '#/$defs/Ma' },
        TinhTrangHonNhan: { $ref: '#/$defs/Ma' },
        NhomMau: { $ref: '#/$defs/Ma' },
        NgayThangNamSinh: { 'x-kind': 'tying', $ref: '#/$defs/DancuNgayThangNamSinh' },
        NoiDangKyKhaiSinh: { $ref: '#/$defs/DiaChi' },
        QueQuan: { $ref: '#/$defs/DiaChi' },
        ThuongTru: { $ref: '#/$defs/DiaChi' },
        NoiOHienTai: { $ref: '#/$defs/DiaChi' },
        QuocTich: { $ref: '#/$defs/Ma' },
        Cha: { $ref: '#/$defs/NguoiThan' },
        Me: { $ref: '#/$defs/NguoiThan' },
        VoChong: { $ref: '#/$defs/NguoiThan' },
        NguoiDaiDien: { $ref: '#/$defs/NguoiThan' },
        ChuHo: { $ref: '#/$defs/ChuHo' },
        SoSoHoKhau: { $ref: '#/$defs/VanBan' },
      },
      required: ['HoVaTen', 'NgayThangNamSinh'],
    },
    DancuHoVaTen: {
      type: 'object',
      properties: {
        Ho: { 'x-kind': 'tying', $ref: '#/$defs/VanBan' },
        ChuDem: { 'x-kind': 'tying', $ref: '#/$defs/VanBan' },
        Ten: { 'x-kind': 'tying', $ref: '#/$defs/TenBatBuoc' },
      },
      required: ['Ten'],
    },
    DancuNgayThangNamSinh: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            Nam: { 'x-kind': 'tying', $ref: '#/$defs/NamHoacRong' },
            NgayThangNam: { 'x-kind': 'tying', $ref: '#/$defs/NgayHoacRong' },
          },
        },
      ],
    },
    DiaChi: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            MaTinhThanh: { $ref: '#/$defs/Ma' },
            MaQuanHuyen: { $ref: '#/$defs/Ma' },
            MaPhuongXa: { $ref: '#/$defs/Ma' },
            ChiTiet: { $ref: '#/$defs/VanBan' },
            QuocGia: { $ref: '#/$defs/Ma' },
          },
        },
      ],
    },
    NguoiThan: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            HoVaTen: { $ref: '#/$defs/VanBan' },
            QuocTich: { $ref: '#/$defs/Ma' },
            SoDinhDanh: { $ref: '#/$defs/SoDinhDanhHoacRong' },
            SoCMND: { $ref: '#/$defs/SoCMNDHoacRong' },
          },
        },
      ],
    },
    ChuHo: {
      anyOf: [
        { type: 'string', const: '' },
        {
          type: 'object',
          properties: {
            QuanHe: { $ref: '#/$defs/Ma' },
            SoDinhDanh: { $ref: '#/$defs/SoDinhDanhHoacRong' },
            SoCMND: { $ref: '#/$defs/SoCMNDHoacRong' },
            HoVaTen: { $ref: '#/$defs/VanBan' },
          },
        },
      ],
    },
    DancuSoDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
    SoDinhDanhHoacRong: { type: 'string', pattern: '^([0-9]{12})?$' },
    SoCMNDHoacRong: { type: 'string', pattern: '^([0-9]{9})?$' },
    NamHoacRong: { type: 'string', pattern: '^([0-9]{4})?$' },
    NgayHoacRong: { type: 'string', pattern: '^([0-9]{8})?$' },
    Ma: { type: 'string', maxLength: 10 },
    MaLoi: { type: 'string', pattern: '^[0-9]{3}$' },
    VanBan: { type: 'string', maxLength: 500 },
    TenBatBuoc: { type: 'string', minLength: 1, maxLength: 500 },
    TraCuuThongTinCongDan: {
      type: 'object',
      properties: {
        MaYeuCau: { $ref: '#/$defs/MaYeuCau' },
        MaDVC: { $ref: '#/$defs/MaDon' },
        MaTichHop: { $ref: '#/$defs/MaTichHop' },
        MaCanBo: { $ref: '#/$defs/MaDon' },
        SoDinhDanh: { $ref: '#/$defs/DancuquocgiaSoDinhDanh' },
        SoCMND: { $ref: '#/$defs/SoCMND' },
        HoVaTen: { $ref: '#/$defs/DancuquocgiaHoVaTen' },
        NgayThangNamSinh: { $ref: '#/$defs/DancuquocgiaNgayThangNamSinh' },
      },
      required: ['MaYeuCau', 'MaDVC', 'MaTichHop', 'MaCanBo', 'HoVaTen', 'NgayThangNamSinh'],
      allOf: [{ oneOf: [{ required: ['SoDinhDanh'] }, { required: ['SoCMND'] }] }],
    },
    XacMinhTinhTrangChetMatTich: {
      type: 'object',
      properties: {
        MaYeuCau: { $ref: '#/$defs/MaYeuCau' },
        MaDVC: { $ref: '#/$defs/MaDon' },
        MaTichHop: { $ref: '#/$defs/MaTichHopChetMatTich' },
        MaCanBo: { $ref: '#/$defs/MaDon' },
        SoDinhDanh: { $ref: '#/$defs/DancuquocgiaSoDinhDanh' },
        SoCMND: { $ref: '#/$defs/SoCMND' },
        HoVaTen: { $ref: '#/$defs/DancuquocgiaHoVaTen' },
        NgayThangNamSinh: { $ref: '#/$defs/DancuquocgiaNgayThangNamSinh' },
      },
      required: ['MaYeuCau', 'MaDVC', 'MaTichHop', 'MaCanBo', 'HoVaTen', 'NgayThangNamSinh'],
      allOf: [{ oneOf: [{ required: ['SoDinhDanh'] }, { required: ['SoCMND'] }] }],
    },
    DancuquocgiaNgayThangNamSinh: {
      type: 'object',
      properties: { Nam: { $ref: '#/$defs/Nam' }, NgayThangNam: { $ref: '#/$defs/NgayThangNam' } },
      allOf: [{ oneOf: [{ required: ['Nam'] }, { required: ['NgayThangNam'] }] }],
    },
    MaYeuCau: { type: 'string', pattern: '^[A-Za-z0-9_.\\-]{1,64}$' },
    MaDon: { type: 'string', pattern: '^[A-Za-z0-9_.\\-@]{1,64}$' },
    MaTichHop: { type: 'string', enum: ['037'] },
    MaTichHopChetMatTich: { type: 'string', enum: ['041'] },
    DancuquocgiaSoDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
    SoCMND: { type: 'string', pattern: '^[0-9]{9}$' },
    DancuquocgiaHoVaTen: { type: 'string', maxLength: 200, pattern: '^[A-Z]+( [A-Z]+)*$' },
    Nam: { type: 'string', pattern: '^[0-9]{4}$' },
    NgayThangNam: { type: 'string', pattern: '^[0-9]{8}$' },
    Envelope: {
      type: 'object',
      properties: {
        Header: {
          anyOf: [
            { type: 'string', const: '' },
            { type: 'object', properties: {} },
          ],
        },
        Body: { type: 'object', properties: {}, allOf: [{ minProperties: 1 }] },
      },
      required: ['Body'],
    },
    Fault: {
      type: 'object',
      properties: { faultcode: { type: 'string' }, faultstring: { type: 'string' } },
      required: ['faultcode', 'faultstring'],
    },
  },
};

/** Format of the source's codes; other text in their place is not passed on. */
export const sourceCodes = new RegExp(
  '^(?:[0-9]{3}|VersionMismatch|MustUnderstand|(Client|Server)(\\.(ClientProxy|ServerProxy))?(\\.(AccessDenied|AdapterWsdlNotFound|BadRequest|CannotCreateCertPath|CannotCreateSignature|CannotSign|CertNotFound|CertValidation|CertValidityTime|DatabaseError|DuplicateHeaderField|HashChainUnusedInputs|HttpError|IOError|InconsistentHeaders|InconsistentResponse|IncorrectCertificate|IncorrectValidationInfo|InternalError|InvalidBody|InvalidCertPath|InvalidClientIdentifier|InvalidContentType|InvalidHashChain|InvalidHashChainRef|InvalidHttpMethod|InvalidMessage|InvalidProtocolVersion|InvalidReference|InvalidRequest|InvalidResponse|InvalidSecurityServer|InvalidServiceIdentifier|InvalidServiceType|InvalidSignatureValue|InvalidSoap|InvalidSoapAction|InvalidXml|KeyNotAvailable|KeyNotFound|LoggingFailed|MalformedGlobalConf|MalformedHashChain|MalformedKeyConf|MalformedServerConf|MalformedSignature|MalformedSoap|MimeParsingFailed|MissingBody|MissingHeader|MissingHeaderField|MissingSignature|MissingSoap|MissingValidationInfo|NetworkError|NotFound|OutdatedGlobalConf|SecurityCategory|ServiceDisabled|ServiceFailed|ServiceMalformedUrl|ServiceMissingUrl|ServiceType|SignatureVerification|Signer|SslAuthenticationFailed|TimestampValidation|TimestampingFailed|TokenNotActive|TokenNotAvailable|TokenNotFound|TokenNotInitialized|UnknownMember|UnknownService|UnsupportedAlgorithm))*)$',
);

/** Elements that may repeat: the XML reader must make arrays of these, and of no others. */
export const repeated: readonly string[] = [];
