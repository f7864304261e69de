// Generated from mocks/systems/health-insurance/contract/openapi.yaml; do not edit.

/**
 * Answer to a check. Which codes come with a card is an inference from the sets that clients call usable and not valid.
 */
export type KetQuaTraCuuThe = KetQua;
/**
 * Answer to a question for visits; the same codes come with a list (ours).
 */
export type KetQuaLichSu = KetQua;

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
  ghiChu?: string | null;
}
/**
 * A card. The fields are confirmed unless one says otherwise; which of them are always there, and that others come as null, empty or not at all, are inferences.
 */
export interface TheBHYT {
  /**
   * A code that comes with a card (confirmed).
   */
  maKetQua: string;
  /**
   * The code in words (confirmed).
   */
  ghiChu?: string | null;
  /**
   * Card number of 15 characters; with 003 and 004 the old card's (confirmed; the bounds are ours).
   */
  maThe: string;
  /**
   * Full name, in mixed case (confirmed).
   */
  hoTen: string;
  /**
   * Date of birth as dd/MM/yyyy, MM/yyyy or yyyy (the first is confirmed, the others are inferences from the request).
   */
  ngaySinh: string;
  /**
   * Nam or Nữ (field confirmed, values from memory).
   */
  gioiTinh: string | null;
  /**
   * Address as text (confirmed).
   */
  diaChi?: string | null;
  /**
   * Facility of first registration, 5 characters; with 003 and 004 the old card's (confirmed; room for a GLN of 13 digits is an inference).
   */
  maDKBD?: string | null;
  /**
   * Social insurance office (confirmed).
   */
  cqBHXH?: string | null;
  /**
   * First day, dd/MM/yyyy; with 003 and 004 the old card's (confirmed).
   */
  gtTheTu?: string | null;
  /**
   * Last day, dd/MM/yyyy, empty without limit; with 003 and 004 the old card's (confirmed; emptiness is an inference).
   */
  gtTheDen?: string | null;
  /**
   * K1, K2, K3 or none (confirmed).
   */
  maKV?: string | null;
  /**
   * Day from which the holder has been insured for five years on end, dd/MM/yyyy (confirmed).
   */
  ngayDu5Nam?: string | null;
  /**
   * Social insurance number, 10 digits (confirmed), or the personal number of 12 digits that replaces it since 2025-08-01 (that it comes here is an inference).
   */
  maSoBHXH: string | null;
  /**
   * Number of the card before (confirmed).
   */
  maTheCu?: string | null;
  /**
   * Number of the new card, with 003 and 004 (confirmed).
   */
  maTheMoi?: string | null;
  /**
   * First day of the new card, dd/MM/yyyy (confirmed).
   */
  gtTheTuMoi?: string | null;
  /**
   * Last day of the new card, dd/MM/yyyy (confirmed).
   */
  gtTheDenMoi?: string | null;
  /**
   * Facility of first registration of the new card (confirmed).
   */
  maDKBDMoi?: string | null;
  /**
   * Name of the facility maDKBDMoi (confirmed).
   */
  tenDKBDMoi?: string | null;
  /**
   * Always null since the visits have a function of their own (confirmed).
   */
  dsLichSuKCB2018?: unknown[] | null;
  /**
   * Who checked the card before (confirmed).
   */
  dsLichSuKT2018?: LuotKiemTra[] | null;
  /**
   * Code of the unit through which the holder is insured (confirmed).
   */
  TEMP1?: string | null;
  /**
   * Name of the unit through which the holder is insured (confirmed).
   */
  TEMP2?: string | null;
}
/**
 * One earlier check (fields confirmed, their forms from memory).
 */
export interface LuotKiemTra {
  /**
   * Account that checked (confirmed).
   */
  userKT?: string | null;
  /**
   * When (confirmed; yyyyMMddHHmm is from memory).
   */
  thoiGianKT?: string | null;
  /**
   * What it was told (confirmed).
   */
  thongBao?: string | null;
  /**
   * maKiemTra, 00 for in order (confirmed).
   */
  maLoi?: string | null;
}
/**
 * Visits. That the answer says whose they are is ours; without it they could be tied to nobody.
 */
export interface LichSuKCB {
  /**
   * A code that comes with a list (ours).
   */
  maKetQua: string;
  /**
   * The code in words (confirmed).
   */
  ghiChu?: string | null;
  /**
   * Full name, as on the card (ours).
   */
  hoTen: string;
  /**
   * Date of birth, as on the card (ours).
   */
  ngaySinh: string;
  /**
   * The visits in any order (name confirmed; order and bound are ours). Null says that no list is given.
   *
   * @maxItems 100
   */
  dsLichSuKCB2025: LuotKCB[] | null;
}
/**
 * One visit (fields confirmed for the list of 2018, taken over).
 */
export interface LuotKCB {
  /**
   * Number of the insurance file (confirmed).
   */
  maHoSo: string;
  /**
   * Facility, 5 characters (confirmed).
   */
  maCSKCB: string;
  /**
   * Arrival, yyyyMMddHHmm in the time of Việt Nam (confirmed; the zone is an inference).
   */
  ngayVao: string;
  /**
   * Departure, likewise; empty while the patient stays (confirmed; emptiness is an inference).
   */
  ngayRa?: string | null;
  /**
   * Disease in words (confirmed).
   */
  tenBenh?: string | null;
  /**
   * 1 discharged, 2 transferred, 3 left without leave, 4 at own request (confirmed).
   */
  tinhTrang?: string | null;
  /**
   * 1 cured, 2 better, 3 unchanged, 4 worse, 5 died (confirmed).
   */
  kqDieuTri?: string | null;
  /**
   * 1 registered level, 2 emergency, 3 other level, 4 open level (confirmed).
   */
  lyDoVV?: string | null;
}

/** The same messages as JSON Schemas, each under "health-insurance#/$defs/<name>". */
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
      required: ['maKetQua'],
      properties: {
        maKetQua: { type: 'string', pattern: '^[0-9A-Za-z_.-]{1,16}$' },
        ghiChu: { type: ['string', 'null'] },
      },
    },
    KetQuaTraCuuThe: {
      type: 'object',
      allOf: [
        { $ref: '#/$defs/KetQua' },
        {
          if: {
            required: ['maKetQua'],
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
            required: ['maKetQua'],
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
      required: ['maKetQua', 'maThe', 'hoTen', 'ngaySinh', 'gioiTinh', 'maSoBHXH'],
      properties: {
        maKetQua: { type: 'string' },
        ghiChu: { type: ['string', 'null'] },
        maThe: { type: 'string', minLength: 10, maxLength: 20 },
        hoTen: { type: 'string', minLength: 1 },
        ngaySinh: { type: 'string', pattern: '^((([0-9]{2}/)?[0-9]{2}/)?[0-9]{4})?$' },
        gioiTinh: { type: ['string', 'null'] },
        diaChi: { type: ['string', 'null'] },
        maDKBD: { type: ['string', 'null'], maxLength: 20 },
        cqBHXH: { type: ['string', 'null'] },
        gtTheTu: { type: ['string', 'null'], pattern: '^([0-9]{2}/[0-9]{2}/[0-9]{4})?$' },
        gtTheDen: { type: ['string', 'null'], pattern: '^([0-9]{2}/[0-9]{2}/[0-9]{4})?$' },
        maKV: { type: ['string', 'null'] },
        ngayDu5Nam: { type: ['string', 'null'], pattern: '^([0-9]{2}/[0-9]{2}/[0-9]{4})?$' },
        maSoBHXH: { type: ['string', 'null'], pattern: '^([0-9]{10}([0-9]{2})?)?$' },
        maTheCu: { type: ['string', 'null'] },
        maTheMoi: { type: ['string', 'null'] },
        gtTheTuMoi: { type: ['string', 'null'], pattern: '^([0-9]{2}/[0-9]{2}/[0-9]{4})?$' },
        gtTheDenMoi: { type: ['string', 'null'], pattern: '^([0-9]{2}/[0-9]{2}/[0-9]{4})?$' },
        maDKBDMoi: { type: ['string', 'null'], maxLength: 20 },
        tenDKBDMoi: { type: ['string', 'null'] },
        dsLichSuKCB2018: { type: ['array', 'null'] },
        dsLichSuKT2018: { type: ['array', 'null'], items: { $ref: '#/$defs/LuotKiemTra' } },
        TEMP1: { type: ['string', 'null'] },
        TEMP2: { type: ['string', 'null'] },
      },
      if: { required: ['maKetQua'], properties: { maKetQua: { enum: ['003', '004'] } } },
      then: {
        required: ['maTheMoi'],
        properties: { maTheMoi: { type: 'string', minLength: 10, maxLength: 20 } },
      },
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
      required: ['maKetQua', 'hoTen', 'ngaySinh', 'dsLichSuKCB2025'],
      properties: {
        maKetQua: { type: 'string' },
        ghiChu: { type: ['string', 'null'] },
        hoTen: { type: 'string', minLength: 1 },
        ngaySinh: { type: 'string', pattern: '^((([0-9]{2}/)?[0-9]{2}/)?[0-9]{4})?$' },
        dsLichSuKCB2025: { type: ['array', 'null'], maxItems: 100, items: { $ref: '#/$defs/LuotKCB' } },
      },
    },
    LuotKCB: {
      type: 'object',
      required: ['maHoSo', 'maCSKCB', 'ngayVao'],
      properties: {
        maHoSo: { type: 'string', minLength: 1 },
        maCSKCB: { type: 'string', minLength: 1 },
        ngayVao: { type: 'string', pattern: '^[0-9]{12}$' },
        ngayRa: { type: ['string', 'null'], pattern: '^([0-9]{12})?$' },
        tenBenh: { type: ['string', 'null'] },
        tinhTrang: { type: ['string', 'null'] },
        kqDieuTri: { type: ['string', 'null'] },
        lyDoVV: { type: ['string', 'null'] },
      },
    },
  },
};

/** Form of the source's own codes; anything else in their place is not passed on. */
export const sourceCodes = new RegExp('^(?:[0-9]{3}(\\.[0-9]{1,2})?)$');
