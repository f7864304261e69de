// Generated from contracts/driving-licence/openapi.yaml; do not edit.
import type { Unread } from '../../source-api/draft.ts';

/**
 * Personal identification number, 12 digits (ours).
 */
export type SoDinhDanh = string;
/**
 * The number asked, repeated; the key of the result (ours).
 */
export type SoDinhDanhLapLai = string;
/**
 * 00 found, 01 nothing held (ours).
 */
export type MaKetQua = string;
/**
 * A date, yyyyMMdd (confirmed for the date of birth, else an inference), also dd/MM/yyyy as in the public look-up; empty, null or zeros where there is none (inference).
 */
export type Ngay = NgayThang;
/**
 * A date or month in any form seen in the field, with or without a time behind it; empty or null where there is none. Which forms a source writes, and whether they are confirmed, each contract says.
 */
export type NgayThang = string | number | null;
/**
 * The answer to a call (ours).
 */
export type TraCuuResponse = TraCuuThanhCong | LoiNghiepVu;

/**
 * Every message and part of one, by the name of its schema.
 */
export interface Wire {
  DoiTuong: DoiTuong;
  KetQua: KetQua;
  Gplx: Gplx;
  Diem: Diem;
  Ngay: Ngay;
  SoDinhDanh: SoDinhDanh;
  SoDinhDanhLapLai: SoDinhDanhLapLai;
  MaKetQua: MaKetQua;
  NgayThang: NgayThang;
  TokenRequest: TokenRequest;
  TokenResponse: TokenResponse;
  TokenError: TokenError;
  TraCuuRequest: TraCuuRequest;
  TraCuuResponse: TraCuuResponse;
  TraCuuThanhCong: TraCuuThanhCong;
  LoiNghiepVu: LoiNghiepVu;
  Fault: Fault;
}
/**
 * One person and what is asked about them (ours).
 */
export interface DoiTuong {
  soDinhDanh: SoDinhDanh;
  /**
   * GPLX for licences, DIEM for points (ours).
   *
   * @minItems 1
   */
  noiDung: ('GPLX' | 'DIEM')[];
}
/**
 * Result for one person (ours).
 */
export interface KetQua {
  soDinhDanh: SoDinhDanhLapLai;
  maKetQua: MaKetQua;
  /**
   * Licences in any order; present exactly when asked and maKetQua is 00 (ours).
   *
   * @maxItems 50
   */
  gplx?: (Gplx | Unread)[];
  /**
   * Points of the licences in force, newest licence first, possibly none; present exactly when asked and maKetQua is 00 (ours).
   *
   * @maxItems 50
   */
  diem?: (Diem | Unread)[];
}
/**
 * One licence, in the columns of the national licence database (confirmed unless a column says otherwise).
 */
export interface Gplx {
  /**
   * Registration id of the learner (confirmed).
   */
  MaDK?: (string | null) | Unread;
  /**
   * Licence number, 12 digits on newer ones (confirmed).
   */
  SoGPLX?: string | Unread;
  /**
   * Number of the licence that this one replaced (confirmed).
   */
  SoGPLXCu?: (string | null) | Unread;
  /**
   * Class, in the scheme in force on the date of issue (confirmed); classes that no published list has are seen, A1m, Am and B11 among them.
   */
  HangGPLX?: string | Unread;
  /**
   * File number (confirmed).
   */
  SoHoSo?: (string | null) | Unread;
  /**
   * Issuing body (confirmed; its codes are not public).
   */
  NoiCapGPLX?: (string | null) | Unread;
  /**
   * Managing body (confirmed; its codes are not public).
   */
  CoQuanQLGPLX?: (string | null) | Unread;
  /**
   * Date of issue, zeros when it is not known (column confirmed; its shape yyyyMMdd is an inference from NgaySinh).
   */
  NgayCapGPLX: Ngay & (string | number);
  /**
   * Date of expiry, empty or null without limit (column confirmed; shape and emptiness are inferences).
   */
  NgayHHGPLX: Ngay;
  /**
   * Date of passing (column confirmed; shape is an inference).
   */
  NgayTTGPLX?: (string | null) | Unread;
  /**
   * Surname and middle names (confirmed).
   */
  HoTenDem?: (string | null) | Unread;
  /**
   * Given name (confirmed).
   */
  TenNLX?: (string | null) | Unread;
  /**
   * Full name in any case and spelling (confirmed).
   */
  HoVaTen: string;
  /**
   * Date of birth, yyyyMMdd (confirmed); yyyy0000 or yyyy when only the year, 00000000, empty or null when nothing is known (inferences).
   */
  NgaySinh: Ngay;
  /**
   * Nationality, three letters (confirmed).
   */
  MaQuocTich?: (string | null) | Unread;
  /**
   * Residence as text (confirmed).
   */
  NoiCT?: (string | null) | Unread;
  /**
   * Commune of residence (confirmed).
   */
  NoiCT_MaDVHC?: (string | null) | Unread;
  /**
   * Identity number of either kind, or empty or null (confirmed; emptiness is an inference).
   */
  SoCMT: string | null;
  /**
   * Serial of the card (confirmed).
   */
  SoSeri?: (string | null) | Unread;
  /**
   * Sex (column confirmed, of one letter; M and F are seen, and Nam, Nữ, 1 and 2).
   */
  GioiTinh?: (string | null) | Unread;
  /**
   * Form of issue (column of 5 letters confirmed; CM_VN is seen, CM, CL and CD are ours).
   */
  MaHTCap?: (string | null) | Unread;
  /**
   * What may be driven, in Vietnamese (confirmed; the length is ours).
   */
  MoTaVN?: (string | null) | Unread;
  /**
   * What may be driven, in English (confirmed; the length is ours).
   */
  MoTaEN?: (string | null) | Unread;
  /**
   * Who signed (confirmed; the length is ours).
   */
  NguoiKy?: (string | null) | Unread;
  /**
   * Path of the photograph (confirmed; the length is ours).
   */
  DuongDanAnh?: (string | null) | Unread;
  /**
   * State of the licence (column confirmed; the codes are ours, and whether number or text is not known).
   */
  TrangThai: number | string;
  /**
   * Date of passing of one class, only for classes held (columns confirmed, NgayTT_A1m is seen beside them; shape is an inference).
   */
  [column: `NgayTT_${string}`]: ((string | null) | Unread) | undefined;
}
/**
 * Points of one licence; 12 are full (the rule is confirmed, the row is ours).
 */
export interface Diem {
  /**
   * Licence number (ours).
   */
  SoGPLX?: string | Unread;
  /**
   * Full name, as on the licence (ours).
   */
  HoVaTen: string;
  /**
   * Date of birth, as on the licence (ours).
   */
  NgaySinh: Ngay;
  /**
   * Identity number, as on the licence (ours).
   */
  SoCMT: string | null;
  /**
   * Points left, 0 to 12, as a number or as text (ours).
   */
  SoDiemConLai: number | string;
  /**
   * Date of the last deduction, yyyyMMdd, empty when there was none (ours).
   */
  NgayTruDiemGanNhat?: string | Unread;
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
 * One result for each person asked (ours; status and message as elsewhere on the platform, confirmed there).
 */
export interface TraCuuThanhCong {
  /**
   * 1 for answered (confirmed on sister services).
   */
  status?: 1 | Unread;
  /**
   * Text for people (confirmed on sister services).
   */
  message?: string | Unread;
  /**
   * Id of the request, repeated (ours).
   */
  maYeuCau?: string | Unread;
  /**
   * Results in any order (ours).
   */
  ketQua?: (KetQua | Unread)[] | Unread;
}
/**
 * A business error of the whole call (ours).
 */
export interface LoiNghiepVu {
  /**
   * 0 for refused (confirmed on sister services).
   */
  status: 0;
  /**
   * 04 request breaks the contract (with HTTP 400), 05 official not registered, 06 procedure not licensed (ours).
   */
  maLoi: string;
  /**
   * The error in words (ours).
   */
  message: string;
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

/** JSON Schemas of the same messages, each under "driving-licence#/$defs/<name>". */
export const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'driving-licence',
  $defs: {
    DoiTuong: {
      type: 'object',
      additionalProperties: false,
      required: ['soDinhDanh', 'noiDung'],
      properties: {
        soDinhDanh: { $ref: '#/$defs/SoDinhDanh' },
        noiDung: {
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { type: 'string', enum: ['GPLX', 'DIEM'] },
        },
      },
    },
    KetQua: {
      type: 'object',
      if: { properties: { maKetQua: { const: '00' } } },
      then: { anyOf: [{ required: ['gplx'] }, { required: ['diem'] }] },
      properties: {
        soDinhDanh: { 'x-kind': 'tying', $ref: '#/$defs/SoDinhDanhLapLai' },
        maKetQua: { 'x-kind': 'deciding', $ref: '#/$defs/MaKetQua' },
        gplx: { 'x-kind': 'deciding', type: 'array', maxItems: 50, items: { $ref: '#/$defs/Gplx' } },
        diem: { 'x-kind': 'deciding', type: 'array', maxItems: 50, items: { $ref: '#/$defs/Diem' } },
      },
      required: ['soDinhDanh', 'maKetQua'],
    },
    Gplx: {
      type: 'object',
      properties: {
        MaDK: { type: ['string', 'null'], maxLength: 25 },
        SoGPLX: { type: 'string', minLength: 1, maxLength: 20 },
        SoGPLXCu: { type: ['string', 'null'], maxLength: 20 },
        HangGPLX: { type: 'string', minLength: 1, maxLength: 10 },
        SoHoSo: { type: ['string', 'null'], maxLength: 18 },
        NoiCapGPLX: { type: ['string', 'null'], maxLength: 6 },
        CoQuanQLGPLX: { type: ['string', 'null'], maxLength: 6 },
        NgayCapGPLX: {
          'x-kind': 'deciding',
          allOf: [{ $ref: '#/$defs/Ngay' }, { type: ['string', 'integer'], pattern: '[0-9]' }],
        },
        NgayHHGPLX: { 'x-kind': 'deciding', $ref: '#/$defs/Ngay' },
        NgayTTGPLX: { type: ['string', 'null'], pattern: '^([0-9]{8})?$' },
        HoTenDem: { type: ['string', 'null'], maxLength: 50 },
        TenNLX: { type: ['string', 'null'], maxLength: 20 },
        HoVaTen: { 'x-kind': 'tying', type: 'string', minLength: 1, maxLength: 70 },
        NgaySinh: { 'x-kind': 'tying', $ref: '#/$defs/Ngay' },
        MaQuocTich: { type: ['string', 'null'], maxLength: 3 },
        NoiCT: { type: ['string', 'null'], maxLength: 50 },
        NoiCT_MaDVHC: { type: ['string', 'null'], maxLength: 5 },
        SoCMT: { 'x-kind': 'tying', type: ['string', 'null'], maxLength: 20 },
        SoSeri: { type: ['string', 'null'], maxLength: 20 },
        GioiTinh: { type: ['string', 'null'], maxLength: 20 },
        MaHTCap: { type: ['string', 'null'], maxLength: 10 },
        MoTaVN: { type: ['string', 'null'], maxLength: 250 },
        MoTaEN: { type: ['string', 'null'], maxLength: 250 },
        NguoiKy: { type: ['string', 'null'], maxLength: 70 },
        DuongDanAnh: { type: ['string', 'null'], maxLength: 250 },
        TrangThai: { 'x-kind': 'deciding', type: ['integer', 'string'], minLength: 1, maxLength: 5 },
      },
      patternProperties: {
        '^NgayTT_[A-Za-z0-9]{1,20}$': { type: ['string', 'null'], pattern: '^([0-9]{8})?$' },
      },
      required: ['NgayCapGPLX', 'NgayHHGPLX', 'HoVaTen', 'NgaySinh', 'SoCMT', 'TrangThai'],
    },
    Diem: {
      type: 'object',
      properties: {
        SoGPLX: { type: 'string', minLength: 1, maxLength: 20 },
        HoVaTen: { 'x-kind': 'tying', type: 'string', minLength: 1, maxLength: 70 },
        NgaySinh: { 'x-kind': 'tying', $ref: '#/$defs/Ngay' },
        SoCMT: { 'x-kind': 'tying', type: ['string', 'null'], maxLength: 20 },
        SoDiemConLai: {
          'x-kind': 'deciding',
          type: ['integer', 'string'],
          minimum: 0,
          maximum: 12,
          pattern: '^([0-9]|1[0-2])$',
        },
        NgayTruDiemGanNhat: { type: 'string', pattern: '^([0-9]{8})?$' },
      },
      required: ['HoVaTen', 'NgaySinh', 'SoCMT', 'SoDiemConLai'],
    },
    Ngay: { $ref: '#/$defs/NgayThang' },
    SoDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
    SoDinhDanhLapLai: { 'x-kind': 'tying', type: 'string', pattern: '^[0-9]{12}$' },
    MaKetQua: { 'x-kind': 'deciding', type: 'string', pattern: '^[0-9A-Za-z_-]{1,16}$' },
    NgayThang: {
      type: ['string', 'integer', 'null'],
      minimum: 1000,
      maxLength: 40,
      pattern:
        '^ *(([0-9]{2}){2,4}([0-9]{4}([0-9]{2})?)?|([0-9]{1,2}[/.-]){1,2}[0-9]{4}([T ].*)?|[0-9]{4}(-[0-9]{1,2}){1,2}([T ].*)?)? *$',
    },
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
    TraCuuResponse: { oneOf: [{ $ref: '#/$defs/TraCuuThanhCong' }, { $ref: '#/$defs/LoiNghiepVu' }] },
    TraCuuThanhCong: {
      type: 'object',
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
        maLoi: { type: 'string', pattern: '^[0-9A-Za-z_-]{1,16}$' },
        message: { type: 'string' },
      },
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
  },
};

/** Format of the source's codes; other text in their place is not passed on. */
export const sourceCodes = new RegExp('^(?:[0-9]{2,3}|900[89][0-9]{2})$');
