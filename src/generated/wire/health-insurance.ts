// Generated from contracts/health-insurance/openapi.yaml; do not edit.
import type { Unread } from '../../source-api/draft.ts';

/**
 * Answer to a check. Which codes come with a card is an inference from the sets that clients call usable and not valid.
 */
export type KetQuaTraCuuThe = KetQua;
/**
 * Answer to a question for visits; the same codes come with a list (000 is confirmed, the others are ours).
 */
export type KetQuaLichSu = KetQua;
/**
 * A day, or none (each column says what is confirmed).
 */
export type Ngay = string | null;

/**
 * Every message and part of one, by the name of its schema.
 */
export interface Wire {
  TokenRequest: TokenRequest;
  TokenResponse: TokenResponse;
  APIKey: APIKey;
  TraCuu: TraCuu;
  KetQua: KetQua;
  KetQuaTraCuuThe: KetQuaTraCuuThe;
  KetQuaLichSu: KetQuaLichSu;
  TheBHYT: TheBHYT;
  LuotKiemTra: LuotKiemTra;
  LichSuKCB: LichSuKCB;
  LuotKCB: LuotKCB;
  Ngay: Ngay;
}
/**
 * Who wants a session (confirmed).
 */
export interface TokenRequest {
  /**
   * Account, a facility's code and _BV for instance (confirmed).
   */
  username: string;
  /**
   * MD5 of the password in hexadecimal digits (confirmed; that they are small is from memory).
   */
  password: string;
}
/**
 * The session, in APIKey (confirmed in client code) or beside maKetQua (an inference from how guides to the portal list its fields).
 */
export interface TokenResponse {
  /**
   * 200, or a code that says why there is no session: 401, 402, 403, 500 (confirmed by guides to the portal; what each means is from memory, its alphabet is ours, a number an inference).
   */
  maKetQua: string | number;
  /**
   * The code in words (from memory).
   */
  ghiChu?: string | null;
  /**
   * The session, only with 200 (confirmed; null otherwise is from memory).
   */
  APIKey?: APIKey | null;
  /**
   * As in APIKey, where the answer has none (inference).
   */
  access_token?: string | null;
  /**
   * As in APIKey, where the answer has none (inference).
   */
  id_token?: string | null;
  /**
   * As in APIKey, where the answer has none (inference).
   */
  expires_in?: string | number | boolean | {} | unknown[] | null;
}
/**
 * The session (confirmed; that no more than the two tokens is always there is an inference).
 */
export interface APIKey {
  /**
   * First half of the session (confirmed).
   */
  access_token: string;
  /**
   * Second half of the session (confirmed).
   */
  id_token: string;
  /**
   * Bearer (confirmed).
   */
  token_type?: string | null;
  /**
   * The account, repeated (confirmed).
   */
  username?: string | null;
  /**
   * The moment of its end in UTC with seven digits after the second, not a number of seconds (confirmed). Without a zone, with another, in seconds or not at all are inferences; any value may come, since a session that is over is told.
   */
  expires_in?: string | number | boolean | {} | unknown[] | null;
}
/**
 * Whom to look up, and who looks (confirmed for the card check; for the visits ours).
 */
export interface TraCuu {
  /**
   * Card number of 15 characters, social insurance number of 10 or personal number of 12 digits (confirmed).
   */
  maThe: string;
  /**
   * Full name (confirmed; its length is ours).
   */
  hoTen: string;
  /**
   * Date of birth as dd/MM/yyyy, MM/yyyy or yyyy (confirmed).
   */
  ngaySinh: string;
  /**
   * Full name of the officer who looks, registered beforehand (confirmed; its length is ours).
   */
  hoTenCb: string;
  /**
   * Personal number of the officer who looks, registered beforehand (confirmed).
   */
  cccdCb: string;
}
/**
 * What every answer has (confirmed).
 */
export interface KetQua {
  /**
   * Business code; the list is open (confirmed; its alphabet is ours).
   */
  maKetQua: string;
  /**
   * The code in words (confirmed).
   */
  ghiChu?: (string | null) | Unread;
}
/**
 * A card. The fields are confirmed unless one says otherwise; which of them are always there, and that others come as null, empty or not at all, are inferences. With a code that says that the card does not serve, all of them may be null (seen); an answer without a name is about nobody.
 */
export interface TheBHYT {
  /**
   * A code that comes with a card (confirmed).
   */
  maKetQua: string;
  /**
   * What the portal says of the card in words (confirmed; its length is ours).
   */
  ghiChu?: (string | null) | Unread;
  /**
   * Card number of 15 characters; beside a new card the old one's (confirmed; the bounds are ours).
   */
  maThe?: (string | null) | Unread;
  /**
   * Full name, in mixed case (confirmed).
   */
  hoTen?: string | null;
  /**
   * Date of birth as dd/MM/yyyy, MM/yyyy or yyyy (the first is confirmed, the others are inferences from the request).
   */
  ngaySinh?: string | null;
  /**
   * Nam or Nữ (field confirmed, values from memory).
   */
  gioiTinh?: (string | null) | Unread;
  /**
   * Address as text (confirmed).
   */
  diaChi?: (string | null) | Unread;
  /**
   * Facility of first registration, 5 characters; beside a new card the old one's (confirmed; room for a GLN of 13 digits is an inference).
   */
  maDKBD?: (string | null) | Unread;
  /**
   * Social insurance office (confirmed).
   */
  cqBHXH?: (string | null) | Unread;
  /**
   * First day, dd/MM/yyyy; beside a new card the old one's (confirmed).
   */
  gtTheTu?: Ngay;
  /**
   * Last day, dd/MM/yyyy, empty without limit; beside a new card the old one's (confirmed; emptiness is an inference).
   */
  gtTheDen?: Ngay;
  /**
   * K1, K2, K3 or none (confirmed).
   */
  maKV?: (string | null) | Unread;
  /**
   * Day from which the holder has been insured for five years on end, dd/MM/yyyy (confirmed).
   */
  ngayDu5Nam?: Ngay | Unread;
  /**
   * Social insurance number, 10 digits (confirmed), or the personal number of 12 digits that replaces it since 2025-08-01 (that it comes here is an inference).
   */
  maSoBHXH?: (string | null) | Unread;
  /**
   * Number of the card before (confirmed).
   */
  maTheCu?: (string | null) | Unread;
  /**
   * Number of the new card, with 003 and 004 (confirmed). Empty, or the same as maThe, where the card is renewed under its number, with any code that serves (seen).
   */
  maTheMoi?: (string | null) | Unread;
  /**
   * First day of the new card or of the renewal, dd/MM/yyyy (confirmed).
   */
  gtTheTuMoi?: Ngay;
  /**
   * Last day of the new card or of the renewal, dd/MM/yyyy (confirmed), empty without limit (an inference).
   */
  gtTheDenMoi?: Ngay;
  /**
   * Facility of first registration of the new card or from the renewal on (confirmed).
   */
  maDKBDMoi?: (string | null) | Unread;
  /**
   * Name of the facility maDKBDMoi (confirmed); without a new card of maDKBD, as clients show it (confirmed by two teams).
   */
  tenDKBDMoi?: (string | null) | Unread;
  /**
   * Day from which the holder pays no share of the costs, dd/MM/yyyy (an inference: named as hospital software and the column NGAY_MIEN_CCT of QĐ 4750 name it; in no public answer of this function).
   */
  ngayMienCCT?: Ngay | Unread;
  /**
   * Always null since the visits have a function of their own (confirmed).
   */
  dsLichSuKCB2018?: (unknown[] | null) | Unread;
  /**
   * Who checked the card before (confirmed).
   */
  dsLichSuKT2018?: ((LuotKiemTra | Unread)[] | null) | Unread;
  /**
   * Code of the unit through which the holder is insured (confirmed).
   */
  TEMP1?: (string | null) | Unread;
  /**
   * Name of the unit through which the holder is insured (confirmed).
   */
  TEMP2?: (string | null) | Unread;
}
/**
 * One earlier check (fields confirmed, their forms from memory).
 */
export interface LuotKiemTra {
  /**
   * Account that checked (confirmed).
   */
  userKT?: (string | null) | Unread;
  /**
   * When (confirmed; yyyyMMddHHmm is from memory).
   */
  thoiGianKT?: (string | null) | Unread;
  /**
   * What it was told (confirmed).
   */
  thongBao?: (string | null) | Unread;
  /**
   * maKiemTra, 00 for in order (confirmed).
   */
  maLoi?: (string | null) | Unread;
}
/**
 * Visits (confirmed by one team). Nothing in it says whose they are: the portal compares the name and date of birth that it is asked by.
 */
export interface LichSuKCB {
  /**
   * A code that comes with a list (000 is confirmed, the others are ours).
   */
  maKetQua: string;
  /**
   * The code in words, null as a rule (confirmed).
   */
  ghiChu?: (string | null) | Unread;
  /**
   * The visits in any order (name and that null or an empty list is none are confirmed, the order is ours).
   */
  dsLichSuKCB2025?: (LuotKCB | Unread)[] | null;
}
/**
 * One visit (confirmed by one team).
 */
export interface LuotKCB {
  /**
   * Number of the insurance file, as text or as a number (confirmed).
   */
  maHoSo?: (string | number | null) | Unread;
  /**
   * Facility, 5 characters (confirmed).
   */
  maCSKCB?: (string | null) | Unread;
  /**
   * Arrival, yyyyMMddHHmm in the time of Việt Nam (confirmed; the zone is an inference), yyyyMMdd or yyyyMMddHHmmss (inferences from other functions).
   */
  ngayVao?: (string | null) | Unread;
  /**
   * Departure, likewise; null or empty while the patient stays (an inference).
   */
  ngayRa?: (string | null) | Unread;
  /**
   * Disease in words (confirmed).
   */
  tenBenh?: (string | null) | Unread;
  /**
   * 1 discharged, 2 transferred, 3 left without leave, 4 at own request (confirmed).
   */
  tinhTrang?: (string | null) | Unread;
  /**
   * 1 cured, 2 better, 3 unchanged, 4 worse, 5 died (confirmed).
   */
  kqDieuTri?: (string | null) | Unread;
  /**
   * 1 registered level, 2 emergency, 3 other level, 4 open level (confirmed).
   */
  lyDoVV?: (string | null) | Unread;
}

/** JSON Schemas of the same messages, each under "health-insurance#/$defs/<name>". */
export const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'health-insurance',
  $defs: {
    TokenRequest: {
      type: 'object',
      additionalProperties: false,
      required: ['username', 'password'],
      properties: {
        username: { type: 'string', minLength: 1 },
        password: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      },
    },
    TokenResponse: {
      type: 'object',
      required: ['maKetQua'],
      properties: {
        maKetQua: { type: ['string', 'integer'], pattern: '^[0-9A-Za-z_.-]{1,16}$' },
        ghiChu: { type: ['string', 'null'] },
        APIKey: { oneOf: [{ $ref: '#/$defs/APIKey' }, { type: 'null' }] },
        access_token: { type: ['string', 'null'] },
        id_token: { type: ['string', 'null'] },
        expires_in: { type: ['string', 'number', 'boolean', 'object', 'array', 'null'] },
      },
      if: { required: ['maKetQua'], properties: { maKetQua: { enum: ['200', 200] } } },
      then: {
        anyOf: [
          { required: ['APIKey'], properties: { APIKey: { $ref: '#/$defs/APIKey' } } },
          { $ref: '#/$defs/APIKey' },
        ],
      },
    },
    APIKey: {
      type: 'object',
      required: ['access_token', 'id_token'],
      properties: {
        access_token: { type: 'string', minLength: 1 },
        id_token: { type: 'string', minLength: 1 },
        token_type: { type: ['string', 'null'] },
        username: { type: ['string', 'null'] },
        expires_in: { type: ['string', 'number', 'boolean', 'object', 'array', 'null'] },
      },
    },
    TraCuu: {
      type: 'object',
      additionalProperties: false,
      required: ['maThe', 'hoTen', 'ngaySinh', 'hoTenCb', 'cccdCb'],
      properties: {
        maThe: { type: 'string', pattern: '^([A-Z]{2}[0-9]{13}|[0-9]{10}|[0-9]{12})$' },
        hoTen: { type: 'string', minLength: 1, maxLength: 100 },
        ngaySinh: { type: 'string', pattern: '^(([0-9]{2}/)?[0-9]{2}/)?[0-9]{4}$' },
        hoTenCb: { type: 'string', minLength: 1, maxLength: 100 },
        cccdCb: { type: 'string', pattern: '^[0-9]{12}$' },
      },
    },
    KetQua: {
      type: 'object',
      properties: {
        maKetQua: { 'x-kind': 'deciding', type: 'string', pattern: '^[0-9A-Za-z_.-]{1,16}$' },
        ghiChu: { type: ['string', 'null'] },
      },
      required: ['maKetQua'],
    },
    KetQuaTraCuuThe: {
      type: 'object',
      allOf: [
        { $ref: '#/$defs/KetQua' },
        {
          if: {
            properties: {
              maKetQua: {
                enum: [
                  '000',
                  '001',
                  '002',
                  '003',
                  '004',
                  '010',
                  '110',
                  '120',
                  '121',
                  '122',
                  '123',
                  '124',
                  '130',
                ],
              },
            },
          },
          then: { $ref: '#/$defs/TheBHYT' },
        },
      ],
    },
    KetQuaLichSu: {
      type: 'object',
      allOf: [
        { $ref: '#/$defs/KetQua' },
        {
          if: {
            properties: {
              maKetQua: {
                enum: [
                  '000',
                  '001',
                  '002',
                  '003',
                  '004',
                  '010',
                  '110',
                  '120',
                  '121',
                  '122',
                  '123',
                  '124',
                  '130',
                ],
              },
            },
          },
          then: { $ref: '#/$defs/LichSuKCB' },
        },
      ],
    },
    TheBHYT: {
      type: 'object',
      if: { properties: { maKetQua: { enum: ['000', '001', '002', '003', '004'] } } },
      then: {
        dependentRequired: {
          gtTheTu: ['gtTheDen'],
          gtTheDen: ['gtTheTu'],
          gtTheTuMoi: ['gtTheDenMoi'],
          gtTheDenMoi: ['gtTheTuMoi'],
        },
        properties: {
          hoTen: { 'x-kind': 'tying', type: 'string', minLength: 1 },
          ngaySinh: { 'x-kind': 'tying' },
        },
        required: ['hoTen', 'ngaySinh'],
      },
      properties: {
        maKetQua: { 'x-kind': 'deciding', type: 'string' },
        ghiChu: { type: ['string', 'null'], maxLength: 1000 },
        maThe: { type: ['string', 'null'], maxLength: 20 },
        hoTen: { 'x-kind': 'tying', type: ['string', 'null'] },
        ngaySinh: {
          'x-kind': 'tying',
          type: ['string', 'null'],
          pattern: '^((([0-9]{2}/)?[0-9]{2}/)?[0-9]{4})?$',
        },
        gioiTinh: { type: ['string', 'null'] },
        diaChi: { type: ['string', 'null'] },
        maDKBD: { type: ['string', 'null'], maxLength: 20 },
        cqBHXH: { type: ['string', 'null'] },
        gtTheTu: { 'x-kind': 'deciding', $ref: '#/$defs/Ngay' },
        gtTheDen: { 'x-kind': 'deciding', $ref: '#/$defs/Ngay' },
        maKV: { type: ['string', 'null'] },
        ngayDu5Nam: { $ref: '#/$defs/Ngay' },
        maSoBHXH: { type: ['string', 'null'], pattern: '^([0-9]{10}([0-9]{2})?)?$' },
        maTheCu: { type: ['string', 'null'] },
        maTheMoi: { type: ['string', 'null'], maxLength: 20 },
        gtTheTuMoi: { 'x-kind': 'deciding', $ref: '#/$defs/Ngay' },
        gtTheDenMoi: { 'x-kind': 'deciding', $ref: '#/$defs/Ngay' },
        maDKBDMoi: { type: ['string', 'null'], maxLength: 20 },
        tenDKBDMoi: { type: ['string', 'null'] },
        ngayMienCCT: { $ref: '#/$defs/Ngay' },
        dsLichSuKCB2018: { type: ['array', 'null'] },
        dsLichSuKT2018: { type: ['array', 'null'], items: { $ref: '#/$defs/LuotKiemTra' } },
        TEMP1: { type: ['string', 'null'] },
        TEMP2: { type: ['string', 'null'] },
      },
      required: ['maKetQua'],
    },
    LuotKiemTra: {
      type: 'object',
      properties: {
        userKT: { type: ['string', 'null'] },
        thoiGianKT: { type: ['string', 'null'] },
        thongBao: { type: ['string', 'null'] },
        maLoi: { type: ['string', 'null'] },
      },
    },
    LichSuKCB: {
      type: 'object',
      if: { properties: { maKetQua: { enum: ['000', '001', '002', '003', '004'] } } },
      then: { properties: { dsLichSuKCB2025: { 'x-kind': 'deciding' } }, required: ['dsLichSuKCB2025'] },
      properties: {
        maKetQua: { 'x-kind': 'deciding', type: 'string' },
        ghiChu: { type: ['string', 'null'] },
        dsLichSuKCB2025: {
          'x-kind': 'deciding',
          type: ['array', 'null'],
          items: { $ref: '#/$defs/LuotKCB' },
        },
      },
      required: ['maKetQua'],
    },
    LuotKCB: {
      type: 'object',
      properties: {
        maHoSo: { type: ['string', 'integer', 'null'], maxLength: 100 },
        maCSKCB: { type: ['string', 'null'], maxLength: 20 },
        ngayVao: { type: ['string', 'null'], pattern: '^([0-9]{8}([0-9]{4}([0-9]{2})?)?)?$' },
        ngayRa: { type: ['string', 'null'], pattern: '^([0-9]{8}([0-9]{4}([0-9]{2})?)?)?$' },
        tenBenh: { type: ['string', 'null'] },
        tinhTrang: { type: ['string', 'null'] },
        kqDieuTri: { type: ['string', 'null'] },
        lyDoVV: { type: ['string', 'null'] },
      },
    },
    Ngay: { type: ['string', 'null'], pattern: '^([0-9]{2}/[0-9]{2}/[0-9]{4})?$' },
  },
};

/** Format of the source's codes; other text in their place is not passed on. */
export const sourceCodes = new RegExp('^(?:[0-9]{3}(\\.[0-9]{1,2})?)$');
