// Generated from mocks/systems/driving-licence/contract/openapi.yaml; do not edit.

/**
 * The answer to a call (ours).
 */
export type TraCuuResponse = TraCuuThanhCong | LoiNghiepVu;

/**
 * Every message and part of one, by the name of its schema.
 */
export interface Wire {
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
  Gplx: Gplx;
  Diem: Diem;
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
 * One person and what is asked about them (ours).
 */
export interface DoiTuong {
  /**
   * Personal identification number, 12 digits (ours).
   */
  soDinhDanh: string;
  /**
   * GPLX for licences, DIEM for points (ours).
   *
   * @minItems 1
   */
  noiDung: ('GPLX' | 'DIEM')[];
}
/**
 * One result for each person asked (ours; status and message as elsewhere on the platform, confirmed there).
 */
export interface TraCuuThanhCong {
  /**
   * 1 for answered (confirmed on sister services).
   */
  status: 1;
  /**
   * Text for people (confirmed on sister services).
   */
  message: string;
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
   * 00 found, 01 nothing held (ours).
   */
  maKetQua: string;
  /**
   * Licences in any order; present exactly when asked and maKetQua is 00 (ours).
   *
   * @maxItems 50
   */
  gplx?: Gplx[];
  /**
   * Points of the licences in force, newest licence first, possibly none; present exactly when asked and maKetQua is 00 (ours).
   *
   * @maxItems 50
   */
  diem?: Diem[];
}
/**
 * One licence, in the columns of the national licence database (confirmed unless a column says otherwise).
 */
export interface Gplx {
  /**
   * Registration id of the learner (confirmed).
   */
  MaDK?: string | null;
  /**
   * Licence number, 12 digits on newer ones (confirmed).
   */
  SoGPLX: string;
  /**
   * Number of the licence that this one replaced (confirmed).
   */
  SoGPLXCu?: string | null;
  /**
   * Class, in the scheme in force on the date of issue (confirmed).
   */
  HangGPLX: string;
  /**
   * File number (confirmed).
   */
  SoHoSo?: string | null;
  /**
   * Issuing body (confirmed; its codes are not public).
   */
  NoiCapGPLX?: string | null;
  /**
   * Managing body (confirmed; its codes are not public).
   */
  CoQuanQLGPLX?: string | null;
  /**
   * Date of issue (column confirmed; its shape yyyyMMdd is an inference from NgaySinh).
   */
  NgayCapGPLX: string;
  /**
   * Date of expiry, empty without limit (column confirmed; shape and emptiness are inferences).
   */
  NgayHHGPLX: string;
  /**
   * Date of passing (column confirmed; shape is an inference).
   */
  NgayTTGPLX?: string | null;
  /**
   * Surname and middle names (confirmed).
   */
  HoTenDem?: string | null;
  /**
   * Given name (confirmed).
   */
  TenNLX?: string | null;
  /**
   * Full name in any case and spelling (confirmed).
   */
  HoVaTen: string;
  /**
   * Date of birth, yyyyMMdd (confirmed); yyyy0000 when only the year, 00000000 when nothing is known (inferences).
   */
  NgaySinh: string;
  /**
   * Nationality, three letters (confirmed).
   */
  MaQuocTich?: string | null;
  /**
   * Residence as text (confirmed).
   */
  NoiCT?: string | null;
  /**
   * Commune of residence (confirmed).
   */
  NoiCT_MaDVHC?: string | null;
  /**
   * Identity number of either kind, or empty (confirmed; emptiness is an inference).
   */
  SoCMT: string;
  /**
   * Serial of the card (confirmed).
   */
  SoSeri?: string | null;
  /**
   * Sex (column confirmed; the codes 1 and 2 are ours).
   */
  GioiTinh?: string | null;
  /**
   * Form of issue (column confirmed; the codes are ours).
   */
  MaHTCap?: string | null;
  /**
   * What may be driven, in Vietnamese (confirmed; the length is ours).
   */
  MoTaVN?: string | null;
  /**
   * What may be driven, in English (confirmed; the length is ours).
   */
  MoTaEN?: string | null;
  /**
   * Who signed (confirmed; the length is ours).
   */
  NguoiKy?: string | null;
  /**
   * Path of the photograph (confirmed; the length is ours).
   */
  DuongDanAnh?: string | null;
  /**
   * State of the licence (column confirmed; the codes are ours).
   */
  TrangThai: string;
  /**
   * Date of passing of one class, only for classes held (columns confirmed; shape is an inference).
   */
  [column: `NgayTT_${string}`]: (string | null) | undefined;
}
/**
 * Points of one licence; 12 are full (the rule is confirmed, the row is ours).
 */
export interface Diem {
  /**
   * Licence number (ours).
   */
  SoGPLX: string;
  /**
   * Full name, as on the licence (ours).
   */
  HoVaTen: string;
  /**
   * Date of birth, as on the licence (ours).
   */
  NgaySinh: string;
  /**
   * Identity number, as on the licence (ours).
   */
  SoCMT: string;
  /**
   * Points left (ours).
   */
  SoDiemConLai: number;
  /**
   * Date of the last deduction, yyyyMMdd, empty when there was none (ours).
   */
  NgayTruDiemGanNhat: string;
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

/** The same messages as JSON Schemas, each under "driving-licence#/$defs/<name>". */
export const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'driving-licence',
  $defs: {
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
      required: ['soDinhDanh', 'noiDung'],
      properties: {
        soDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
        noiDung: {
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { type: 'string', enum: ['GPLX', 'DIEM'] },
        },
      },
    },
    TraCuuResponse: { oneOf: [{ $ref: '#/$defs/TraCuuThanhCong' }, { $ref: '#/$defs/LoiNghiepVu' }] },
    TraCuuThanhCong: {
      type: 'object',
      required: ['status', 'message', 'maYeuCau', 'ketQua'],
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
    KetQua: {
      type: 'object',
      required: ['soDinhDanh', 'maKetQua'],
      properties: {
        soDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
        maKetQua: { type: 'string', pattern: '^[0-9A-Za-z_-]{1,16}$' },
        gplx: { type: 'array', maxItems: 50, items: { $ref: '#/$defs/Gplx' } },
        diem: { type: 'array', maxItems: 50, items: { $ref: '#/$defs/Diem' } },
      },
      if: { required: ['maKetQua'], properties: { maKetQua: { const: '00' } } },
      then: { anyOf: [{ required: ['gplx'] }, { required: ['diem'] }] },
    },
    Gplx: {
      type: 'object',
      required: [
        'SoGPLX',
        'HangGPLX',
        'NgayCapGPLX',
        'NgayHHGPLX',
        'HoVaTen',
        'NgaySinh',
        'SoCMT',
        'TrangThai',
      ],
      properties: {
        MaDK: { type: ['string', 'null'], maxLength: 25 },
        SoGPLX: { type: 'string', minLength: 1, maxLength: 20 },
        SoGPLXCu: { type: ['string', 'null'], maxLength: 20 },
        HangGPLX: { type: 'string', minLength: 1, maxLength: 10 },
        SoHoSo: { type: ['string', 'null'], maxLength: 18 },
        NoiCapGPLX: { type: ['string', 'null'], maxLength: 6 },
        CoQuanQLGPLX: { type: ['string', 'null'], maxLength: 6 },
        NgayCapGPLX: { type: 'string', pattern: '^[0-9]{8}$' },
        NgayHHGPLX: { type: 'string', pattern: '^([0-9]{8})?$' },
        NgayTTGPLX: { type: ['string', 'null'], pattern: '^([0-9]{8})?$' },
        HoTenDem: { type: ['string', 'null'], maxLength: 50 },
        TenNLX: { type: ['string', 'null'], maxLength: 20 },
        HoVaTen: { type: 'string', minLength: 1, maxLength: 70 },
        NgaySinh: { type: 'string', pattern: '^[0-9]{8}$' },
        MaQuocTich: { type: ['string', 'null'], maxLength: 3 },
        NoiCT: { type: ['string', 'null'], maxLength: 50 },
        NoiCT_MaDVHC: { type: ['string', 'null'], maxLength: 5 },
        SoCMT: { type: 'string', maxLength: 20 },
        SoSeri: { type: ['string', 'null'], maxLength: 20 },
        GioiTinh: { type: ['string', 'null'], maxLength: 5 },
        MaHTCap: { type: ['string', 'null'], maxLength: 5 },
        MoTaVN: { type: ['string', 'null'], maxLength: 250 },
        MoTaEN: { type: ['string', 'null'], maxLength: 250 },
        NguoiKy: { type: ['string', 'null'], maxLength: 70 },
        DuongDanAnh: { type: ['string', 'null'], maxLength: 250 },
        TrangThai: { type: 'string', minLength: 1, maxLength: 5 },
      },
      patternProperties: { '^NgayTT_[A-Z0-9]{1,3}$': { type: ['string', 'null'], pattern: '^([0-9]{8})?$' } },
    },
    Diem: {
      type: 'object',
      required: ['SoGPLX', 'HoVaTen', 'NgaySinh', 'SoCMT', 'SoDiemConLai', 'NgayTruDiemGanNhat'],
      properties: {
        SoGPLX: { type: 'string', minLength: 1, maxLength: 20 },
        HoVaTen: { type: 'string', minLength: 1, maxLength: 70 },
        NgaySinh: { type: 'string', pattern: '^[0-9]{8}$' },
        SoCMT: { type: 'string', maxLength: 20 },
        SoDiemConLai: { type: 'integer', minimum: 0, maximum: 12 },
        NgayTruDiemGanNhat: { type: 'string', pattern: '^([0-9]{8})?$' },
      },
    },
  },
};

/** Form of the source's own codes; anything else in their place is not passed on. */
export const sourceCodes = new RegExp('^(?:[0-9]{2,3}|900[89][0-9]{2})$');
