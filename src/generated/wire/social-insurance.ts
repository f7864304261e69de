// Generated from contracts/social-insurance/openapi.yaml; do not edit.
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
 * A date of birth, yyyyMMdd (confirmed), of which 4 or 6 digits may stand alone (seen in the field), or dd/MM/yyyy and MM/yyyy as in the collection channel; empty, null or zeros when nothing is known (inferences).
 */
export type NgaySinh = NgayThang;
/**
 * A date or month in any form seen in the field, with or without a time behind it; empty or null where there is none. Which forms a source writes, and whether they are confirmed, each contract says.
 */
export type NgayThang = string | number | null;
/**
 * A month, MM/yyyy (confirmed in client software), also M/yyyy, MM-yyyy and yyyyMM (seen in the field); empty or null where there is none (ours).
 */
export type Thang = NgayThang;
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
  ThamGia: ThamGia;
  Dong: Dong;
  QuaTrinh: QuaTrinh;
  TongHop: TongHop;
  NgaySinh: NgaySinh;
  Thang: Thang;
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
   * THAMGIA for participation, DONG for contributions (ours).
   *
   * @minItems 1
   */
  noiDung: ('THAMGIA' | 'DONG')[];
  /**
   * First month of the periods wanted, MM/yyyy; a period that reaches into it counts (ours).
   */
  tuThang?: string;
  /**
   * Last month of the periods wanted, MM/yyyy (ours).
   */
  denThang?: string;
}
/**
 * Result for one number (ours). One number may come with several participants, each with their own name, date of birth and number: it is for the reader to tell which of them are the person asked for.
 */
export interface KetQua {
  soDinhDanh: SoDinhDanhLapLai;
  maKetQua: MaKetQua;
  /**
   * Participants in any order; present exactly when asked and maKetQua is 00 (ours).
   *
   * @maxItems 20
   */
  thamGia?: (ThamGia | Unread)[];
  /**
   * Contributions, one entry a social insurance number, in any order, possibly none; present exactly when asked and maKetQua is 00 (ours).
   *
   * @maxItems 20
   */
  dong?: (Dong | Unread)[];
}
/**
 * One participant (columns of the LGSP operations confirmed, those marked so are ours).
 */
export interface ThamGia {
  /**
   * Social insurance number, 10 digits (confirmed), or since 2025-08-01 the personal number of 12 digits in its place (CV 1804/BHXH-QLT, confirmed); empty or null while none is assigned (inference).
   */
  maSoBhxh?: (string | null) | Unread;
  /**
   * Personal identification number of this participant, 12 digits; empty or null while the link is not verified (ours; that 0.77 % were unlinked in August 2025 is confirmed).
   */
  soDinhDanh: string | null;
  /**
   * Full name in any case and spelling (confirmed; the length is ours).
   */
  hoTen: string;
  /**
   * Date of birth (confirmed); loaiNgaySinh says what of it holds.
   */
  ngaySinh: NgaySinh;
  /**
   * 0 full date, 1 year only, 2 year and month (confirmed; whether number or text is not, so it may be either); null beside a date of 4 or 6 digits (inference).
   */
  loaiNgaySinh?: (number | string | null) | Unread;
  /**
   * Number of the former paper book (confirmed; the length is ours).
   */
  soSoCu?: (string | null) | Unread;
  /**
   * 1 male, 2 female, 3 other (confirmed; whether number or text is not, so it may be either); letters and words are seen elsewhere.
   */
  gioiTinh?: (number | string | null) | Unread;
  /**
   * Province of birth registration (confirmed).
   */
  maTinhKs?: (string | null) | Unread;
  /**
   * District of birth registration (confirmed); only with codes from before 2025-07-01 (inference).
   */
  maHuyenKs?: (string | null) | Unread;
  /**
   * Commune of birth registration (confirmed).
   */
  maXaKs?: (string | null) | Unread;
  /**
   * Code of the household (confirmed; the length is ours).
   */
  maHo?: (string | null) | Unread;
  /**
   * Address as text (confirmed; the length is ours).
   */
  diaChi?: (string | null) | Unread;
  /**
   * State of the participation (column confirmed; the codes are ours, and whether number or text is not known).
   */
  trangThai: number | string;
  /**
   * Kind of the present or last contribution, as in a period (ours).
   */
  loai?: (string | null) | Unread;
  /**
   * First month of participation, empty when nothing was contributed yet (ours).
   */
  tuThang?: Thang | Unread;
  /**
   * Code of the present or last employer (ours; that employers have codes of their own is confirmed).
   */
  maDonVi?: (string | null) | Unread;
  /**
   * Name of the present or last employer (ours).
   */
  tenDonVi?: (string | null) | Unread;
  /**
   * Social insurance office in charge (ours, as in the collection channel; its codes are not public).
   */
  maCoQuanBhxh?: (string | null) | Unread;
}
/**
 * The contributions under one social insurance number (ours).
 */
export interface Dong {
  /**
   * Social insurance number, as of a participant (ours).
   */
  maSoBhxh?: (string | null) | Unread;
  /**
   * Personal identification number of this participant, 12 digits; empty or null while the link is not verified (ours; that 0.77 % were unlinked in August 2025 is confirmed).
   */
  soDinhDanh: string | null;
  /**
   * Full name, as of a participant (ours).
   */
  hoTen: string;
  /**
   * Date of birth, as of a participant (ours).
   */
  ngaySinh: NgaySinh;
  /**
   * What of ngaySinh holds, as of a participant (ours).
   */
  loaiNgaySinh?: (number | string | null) | Unread;
  /**
   * Periods in any order (ours; that the history is a list of periods is from memory of the VssID application).
   */
  quaTrinh?: (QuaTrinh | Unread)[] | Unread;
  /**
   * Sums as the source holds them (ours; what is summed is from memory of the VssID application).
   */
  tongHop?: TongHop | Unread;
}
/**
 * One period of contributions. The column exists in client software where it says confirmed, its name here is ours.
 */
export interface QuaTrinh {
  /**
   * Kind of contribution (column confirmed; the codes are ours).
   */
  loai?: string | Unread;
  /**
   * First month (confirmed).
   */
  tuThang: Thang;
  /**
   * Last month (confirmed); empty or null while the period goes on (ours).
   */
  denThang: Thang;
  /**
   * Months contributed (confirmed).
   */
  soThang?: number | Unread;
  /**
   * Monthly pay or chosen income on which was contributed, in đồng (confirmed; the unit is ours).
   */
  mucLuong?: (number | null) | Unread;
  /**
   * Pay coefficient, three decimals (confirmed).
   */
  hsl?: (number | null) | Unread;
  /**
   * Position allowance, as a coefficient (column confirmed; the unit is ours).
   */
  pcChucVu?: (number | null) | Unread;
  /**
   * Seniority allowance, in per cent (column confirmed; the unit is ours).
   */
  pcThamNien?: (number | null) | Unread;
  /**
   * Regional allowance, as a coefficient (column confirmed; the unit is ours).
   */
  pcKhuVuc?: (number | null) | Unread;
  /**
   * Job and place of work as text (confirmed; the length is ours).
   */
  congViec?: (string | null) | Unread;
  /**
   * Employer's code (ours).
   */
  maDonVi?: (string | null) | Unread;
  /**
   * Employer's name (from memory of the VssID application).
   */
  tenDonVi?: (string | null) | Unread;
  /**
   * Whether nothing was paid to the unemployment fund (flag confirmed); null where it is not known (inference).
   */
  khongThamGiaBhtn?: (boolean | null) | Unread;
  /**
   * Whether nothing was paid to the health fund (flag confirmed); null where it is not known (inference).
   */
  khongThamGiaBhyt?: (boolean | null) | Unread;
}
/**
 * Sums over the periods (ours).
 */
export interface TongHop {
  /**
   * Months contributed to social insurance (ours; shown by the VssID application, from memory).
   */
  tongSoThang?: number | Unread;
  /**
   * Months contributed to the unemployment fund (ours).
   */
  soThangBhtn?: number | Unread;
  /**
   * Months that an employer still owes (ours; shown by the VssID application, from memory).
   */
  soThangNo?: number | Unread;
  /**
   * Month up to which the sums go (ours).
   */
  tinhDenThang?: Thang | Unread;
  /**
   * One-time withdrawal, null or left out when there was none (ours).
   */
  rutMotLan?:
    | ({
        /**
         * Month of payment (ours).
         */
        thang?: Thang | Unread;
        /**
         * Months that were paid out and count no more (ours).
         */
        soThang?: number | Unread;
      } | null)
    | Unread;
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

/** JSON Schemas of the same messages, each under "social-insurance#/$defs/<name>". */
export const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'social-insurance',
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
          items: { type: 'string', enum: ['THAMGIA', 'DONG'] },
        },
        tuThang: { type: 'string', pattern: '^(0[1-9]|1[0-2])/[0-9]{4}$' },
        denThang: { type: 'string', pattern: '^(0[1-9]|1[0-2])/[0-9]{4}$' },
      },
    },
    KetQua: {
      type: 'object',
      if: { properties: { maKetQua: { const: '00' } } },
      then: { anyOf: [{ required: ['thamGia'] }, { required: ['dong'] }] },
      properties: {
        soDinhDanh: { 'x-kind': 'tying', $ref: '#/$defs/SoDinhDanhLapLai' },
        maKetQua: { 'x-kind': 'deciding', $ref: '#/$defs/MaKetQua' },
        thamGia: { 'x-kind': 'deciding', type: 'array', maxItems: 20, items: { $ref: '#/$defs/ThamGia' } },
        dong: { 'x-kind': 'deciding', type: 'array', maxItems: 20, items: { $ref: '#/$defs/Dong' } },
      },
      required: ['soDinhDanh', 'maKetQua'],
    },
    ThamGia: {
      type: 'object',
      properties: {
        maSoBhxh: { type: ['string', 'null'], pattern: '^([0-9]{10}|[0-9]{12})?$' },
        soDinhDanh: { 'x-kind': 'tying', type: ['string', 'null'], maxLength: 40 },
        hoTen: { 'x-kind': 'tying', type: 'string', minLength: 1, maxLength: 100 },
        ngaySinh: { 'x-kind': 'tying', $ref: '#/$defs/NgaySinh' },
        loaiNgaySinh: { 'x-kind': 'tying-where-used', type: ['integer', 'string', 'null'], maxLength: 10 },
        soSoCu: { type: ['string', 'null'], maxLength: 20 },
        gioiTinh: { type: ['integer', 'string', 'null'], maxLength: 20 },
        maTinhKs: { type: ['string', 'null'], maxLength: 10 },
        maHuyenKs: { type: ['string', 'null'], maxLength: 10 },
        maXaKs: { type: ['string', 'null'], maxLength: 10 },
        maHo: { type: ['string', 'null'], maxLength: 20 },
        diaChi: { type: ['string', 'null'], maxLength: 250 },
        trangThai: { 'x-kind': 'deciding', type: ['integer', 'string'], minLength: 1, maxLength: 10 },
        loai: { type: ['string', 'null'], maxLength: 10 },
        tuThang: { $ref: '#/$defs/Thang' },
        maDonVi: { type: ['string', 'null'], maxLength: 20 },
        tenDonVi: { type: ['string', 'null'], maxLength: 250 },
        maCoQuanBhxh: { type: ['string', 'null'], maxLength: 10 },
      },
      required: ['soDinhDanh', 'hoTen', 'ngaySinh', 'trangThai'],
    },
    Dong: {
      type: 'object',
      properties: {
        maSoBhxh: { type: ['string', 'null'], pattern: '^([0-9]{10}|[0-9]{12})?$' },
        soDinhDanh: { 'x-kind': 'tying', type: ['string', 'null'], maxLength: 40 },
        hoTen: { 'x-kind': 'tying', type: 'string', minLength: 1, maxLength: 100 },
        ngaySinh: { 'x-kind': 'tying', $ref: '#/$defs/NgaySinh' },
        loaiNgaySinh: { 'x-kind': 'tying-where-used', type: ['integer', 'string', 'null'], maxLength: 10 },
        quaTrinh: { type: 'array', maxItems: 1000, items: { $ref: '#/$defs/QuaTrinh' } },
        tongHop: { allOf: [{ $ref: '#/$defs/TongHop' }] },
      },
      required: ['soDinhDanh', 'hoTen', 'ngaySinh'],
    },
    QuaTrinh: {
      type: 'object',
      properties: {
        loai: { type: 'string', minLength: 1, maxLength: 10 },
        tuThang: { 'x-kind': 'deciding', $ref: '#/$defs/Thang' },
        denThang: { 'x-kind': 'deciding', $ref: '#/$defs/Thang' },
        soThang: { type: 'integer', minimum: 0, maximum: 1200 },
        mucLuong: { type: ['integer', 'null'], minimum: 0, maximum: 2147483647 },
        hsl: { type: ['number', 'null'], minimum: 0 },
        pcChucVu: { type: ['number', 'null'], minimum: 0 },
        pcThamNien: { type: ['number', 'null'], minimum: 0 },
        pcKhuVuc: { type: ['number', 'null'], minimum: 0 },
        congViec: { type: ['string', 'null'], maxLength: 250 },
        maDonVi: { type: ['string', 'null'], maxLength: 20 },
        tenDonVi: { type: ['string', 'null'], maxLength: 250 },
        khongThamGiaBhtn: { type: ['boolean', 'null'] },
        khongThamGiaBhyt: { type: ['boolean', 'null'] },
      },
      required: ['tuThang', 'denThang'],
    },
    TongHop: {
      type: 'object',
      properties: {
        tongSoThang: { type: 'integer', minimum: 0, maximum: 1200 },
        soThangBhtn: { type: 'integer', minimum: 0, maximum: 1200 },
        soThangNo: { type: 'integer', minimum: 0, maximum: 1200 },
        tinhDenThang: { $ref: '#/$defs/Thang' },
        rutMotLan: {
          type: ['object', 'null'],
          properties: {
            thang: { $ref: '#/$defs/Thang' },
            soThang: { type: 'integer', minimum: 0, maximum: 1200 },
          },
        },
      },
    },
    NgaySinh: { $ref: '#/$defs/NgayThang' },
    Thang: { $ref: '#/$defs/NgayThang' },
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
