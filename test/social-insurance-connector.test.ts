import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Ask, Connector } from '../src/ask/source.ts';
import { nameOf } from '../src/codes/coded-value.ts';
import type { TraCuuRequest } from '../src/generated/wire/social-insurance.ts';
import { connectSocialInsurance } from '../src/sources/social-insurance/connector.ts';
import {
  contributions,
  participation,
  periodsWithin,
  type ContributionsRecord,
  type ParticipationRecord,
} from '../src/sources/social-insurance/mapping.ts';
import { readReply } from '../src/ask/read-reply.ts';
import { parsePartialDate } from '../src/subject/partial-date.ts';
import { askFor, callOf, common, failureOf, subjectOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

const lgsp = { tokenPath: '/token', consumerKey: 'key', consumerSecret: 'secret' };

useNock();

let connector: Connector;
beforeAll(async () => {
  connector = connectSocialInsurance({ ...common, url: SOURCE_URL, serviceCode: 'G22-LT01', lgsp });
  nock(SOURCE_URL).post('/token').reply(200, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
  // The token is fetched with the first call and serves all tests.
  service().reply(200, answer([{ soDinhDanh: '079190123456', maKetQua: '01' }]));
  await connector.ask(callOf([askFor(participation)]));
});
afterAll(() => connector.close());

const HOLDER = {
  maSoBhxh: '7912345678',
  soDinhDanh: '079190123456',
  hoTen: 'Nguyễn  Thị Hòa',
  ngaySinh: '19900215',
  loaiNgaySinh: 0,
};

const PARTICIPANT = {
  ...HOLDER,
  soSoCu: null,
  gioiTinh: '2',
  maTinhKs: '79',
  maHuyenKs: '',
  maXaKs: '26734',
  maHo: '7900000001',
  diaChi: '  Số 1   đường Lê Lợi ',
  trangThai: '1',
  loai: '1',
  tuThang: '03/2012',
  maDonVi: 'TA0001A',
  tenDonVi: 'Công ty TNHH May Mẫu 1',
  truongMoi: 'a field that no contract knows',
};

const PERIOD = {
  loai: '1',
  tuThang: '03/2012',
  denThang: '12/2014',
  soThang: 34,
  mucLuong: 5_000_000,
  khongThamGiaBhtn: false,
  khongThamGiaBhyt: true,
};

const SUMS = { tongSoThang: 100, soThangBhtn: 90, soThangNo: 2, tinhDenThang: '06/2026' };

const HISTORY = { ...HOLDER, quaTrinh: [PERIOD], tongHop: SUMS };

const other = subjectOf('001085000002', 'Lê Văn Bình', '1985');

function service() {
  return nock(SOURCE_URL).post('/apiBHXH/1.0/traCuuTheoSoDinhDanh');
}

function answer(ketQua: readonly object[], maYeuCau = 'id-0001') {
  return { status: 1, message: 'OK', maYeuCau, ketQua };
}

function item(changes: object, soDinhDanh = '079190123456') {
  return { soDinhDanh, maKetQua: '00', ...changes };
}

function ask(...asks: readonly Ask[]) {
  return connector.ask(callOf(asks.length > 0 ? asks : [askFor(participation)]));
}

/** The answer to one question, tied to its subject as every answer is. */
async function answerTo(question: Ask, changes: object) {
  service().reply(200, answer([item(changes)]));
  const [reply] = await ask(question);
  if (!reply) throw new Error('no reply');
  return readReply(question, { reply, requestId: 'id-0001', fetchedAt: new Date() });
}

async function participations(thamGia: readonly object[], subject = subjectOf()) {
  const { status, match, record } = await answerTo(askFor(participation, subject), { thamGia });
  return { status, match, rows: (record as ParticipationRecord | null)?.participations ?? [] };
}

describe('the request', () => {
  test('names each number once, with what is asked about it and on whose behalf', async () => {
    const bodies: TraCuuRequest[] = [];
    nock(SOURCE_URL)
      .post('/apiBHXH/1.0/traCuuTheoSoDinhDanh', (body: TraCuuRequest) => bodies.push(body) > 0)
      .reply(200, answer([]));
    await ask(
      askFor(participation),
      askFor(contributions),
      askFor(participation, subjectOf('079190123456', 'Someone Else', '1990')),
      askFor(contributions, other),
    );
    expect(bodies[0]).toEqual({
      maYeuCau: 'id-0001',
      maDVC: 'G22-LT01',
      maCanBo: '079185000001',
      maDonVi: 'H29.101',
      maTTHC: '1.004222',
      maHoSo: 'H29.101-260131-0001',
      danhSach: [
        { soDinhDanh: '079190123456', noiDung: ['THAMGIA', 'DONG'] },
        { soDinhDanh: '001085000002', noiDung: ['DONG'] },
      ],
    });
  });
});

describe('the answer', () => {
  test('is read row by row, each row with what it says about whose it is', async () => {
    service().reply(200, answer([item({ thamGia: [PARTICIPANT], dong: [HISTORY] })]));
    const [rows, histories] = await ask(askFor(participation), askFor(contributions));
    const evidence = {
      numbers: ['079190123456'],
      keyed: true,
      fullName: 'Nguyễn Thị Hòa',
      dateOfBirth: '1990-02-15',
    };
    expect(rows).toEqual({
      candidates: [
        {
          evidence,
          record: {
            participations: [
              {
                insuranceNumber: '7912345678',
                formerBookNumber: null,
                identityNumber: '079190123456',
                holderName: 'Nguyễn Thị Hòa',
                holderDateOfBirth: '1990-02-15',
                holderSex: { list: 'SEX', version: null, code: '2' },
                birthProvince: { list: 'PROVINCE', version: 'before-2025-07-01', code: '79' },
                birthDistrict: null,
                birthCommune: { list: 'COMMUNE', version: 'before-2025-07-01', code: '26734' },
                householdCode: '7900000001',
                address: 'Số 1 đường Lê Lợi',
                status: { list: 'PARTICIPATION_STATUS', version: null, code: '1' },
                contributionType: { list: 'CONTRIBUTION_TYPE', version: null, code: '1' },
                sinceMonth: '2012-03',
                employerCode: 'TA0001A',
                employerName: 'Công ty TNHH May Mẫu 1',
                officeCode: null,
              },
            ],
          },
        },
      ],
    });
    expect(histories).toEqual({
      candidates: [
        {
          evidence,
          record: {
            periods: [
              {
                insuranceNumber: '7912345678',
                type: { list: 'CONTRIBUTION_TYPE', version: null, code: '1' },
                fromMonth: '2012-03',
                toMonth: '2014-12',
                months: 34,
                employerCode: null,
                employerName: null,
                jobTitle: null,
                salary: 5_000_000,
                coefficient: null,
                positionAllowance: null,
                seniorityAllowance: null,
                regionalAllowance: null,
                inUnemploymentFund: true,
                inHealthFund: false,
              },
            ],
            periodCount: 1,
            summaries: [
              {
                insuranceNumber: '7912345678',
                totalMonths: 100,
                unemploymentMonths: 90,
                arrearsMonths: 2,
                upToMonth: '2026-06',
                oneTimeWithdrawal: null,
              },
            ],
          },
        },
      ],
    });
  });

  test('is found by number, whatever its order, and nobody gets a slot that was not asked', async () => {
    service().reply(
      200,
      answer([
        item({ thamGia: [{ ...PARTICIPANT, maSoBhxh: '9999999999' }] }, '001000000009'),
        item({ thamGia: [{ ...PARTICIPANT, maSoBhxh: '2222222222' }] }, '001085000002'),
        item({ thamGia: [{ ...PARTICIPANT, maSoBhxh: '1111111111' }] }),
      ]),
    );
    expect(await ask(askFor(participation), askFor(participation, other))).toMatchObject([
      { candidates: [{ record: { participations: [{ insuranceNumber: '1111111111' }] } }] },
      { candidates: [{ record: { participations: [{ insuranceNumber: '2222222222' }] } }] },
    ]);
  });

  test('01 is “not found”, and so are no rows of what was asked', async () => {
    service().reply(200, answer([item({ maKetQua: '01' })]));
    expect(await ask()).toEqual([{ candidates: [] }]);
    service().reply(200, answer([item({ thamGia: [PARTICIPANT], dong: [] })]));
    expect(await ask(askFor(participation), askFor(contributions))).toMatchObject([
      { candidates: [{}] },
      { candidates: [] },
    ]);
  });

  test.each([
    ['1', 'Nam'],
    ['2', 'Nữ'],
    [2, 'Nữ'],
    ['3', 'Khác'],
    [3, 'Khác'],
    ['9', null],
  ])('sex %j is a code with the name %j', async (gioiTinh, name) => {
    const { rows } = await participations([{ ...PARTICIPANT, gioiTinh }]);
    const sex = rows[0]?.holderSex;
    expect(sex?.code).toBe(String(gioiTinh));
    expect(sex && nameOf(sex, 'VI')).toBe(name);
  });

  test.each([undefined, null, ''])('no sex (%j) is none', async (gioiTinh) => {
    expect((await participations([{ ...PARTICIPANT, gioiTinh }])).rows[0]?.holderSex).toBeNull();
  });

  test.each([
    ['1', 'Contributing'],
    ['2', 'Paused, months kept'],
    ['3', 'Drawing a pension'],
    ['4', 'Withdrawn in one payment'],
    ['5', 'Ended by death'],
    ['77', null],
  ])('state %s is a code with the name %j', async (trangThai, name) => {
    const { rows } = await participations([{ ...PARTICIPANT, trangThai }]);
    const state = rows[0]?.status;
    expect(state?.code).toBe(trangThai);
    expect(state && nameOf(state, 'EN')).toBe(name);
  });

  test.each([
    ['1', 'Compulsory social insurance'],
    ['2', 'Voluntary social insurance'],
    ['3', 'Unemployment insurance only'],
    ['4', 'Maternity leave, counted as contributed'],
    ['9', null],
  ])('kind of contribution %s is a code with the name %j', async (loai, name) => {
    const dong = [{ ...HISTORY, quaTrinh: [{ ...PERIOD, loai }] }];
    const { record } = await answerTo(askFor(contributions), { dong });
    const type = (record as ContributionsRecord).periods?.[0]?.type;
    expect(type?.code).toBe(loai);
    expect(type && nameOf(type, 'EN')).toBe(name);
  });

  test.each([
    ['52 540 21550', 'before-2025-07-01', ['Bình Định', 'Thành phố Quy Nhơn', 'Phường Nhơn Bình']],
    ['52 540 21553', 'before-2025-07-01', ['Bình Định', 'Thành phố Quy Nhơn', 'Phường Nhơn Phú']],
    ['52 540 -', 'before-2025-07-01', ['Bình Định', 'Thành phố Quy Nhơn', undefined]],
    // Quận 2 until 2020.
    ['79 769 26740', 'before-2025-07-01', ['TP. Hồ Chí Minh', null, 'Phường Bến Nghé']],
    ['52 - 21550', 'before-2025-07-01', ['Bình Định', undefined, 'Phường Nhơn Bình']],
    ['52 - 23575', '2025-07-01', ['Tỉnh Gia Lai', undefined, 'Phường Pleiku']],
    ['52 - 21553', null, [null, undefined, null]],
    ['52 - -', null, [null, undefined, undefined]],
    ['79 - -', '2025-07-01', ['Thành phố Hồ Chí Minh', undefined, undefined]],
  ])('a place of birth with codes %s is of edition %s: %j', async (codes, version, names) => {
    const [maTinhKs, maHuyenKs, maXaKs] = codes.split(' ').map((code) => (code === '-' ? '' : code));
    const { rows } = await participations([{ ...PARTICIPANT, maTinhKs, maHuyenKs, maXaKs }]);
    const places = [rows[0]?.birthProvince, rows[0]?.birthDistrict, rows[0]?.birthCommune];
    expect(places.map((place) => (place ? nameOf(place, 'VI') : undefined))).toEqual(names);
    expect(new Set(places.flatMap((place) => (place ? [place.version] : [])))).toEqual(new Set([version]));
  });

  test('a place of birth of somebody born since 2025-07-01 is one of today', async () => {
    const place = { maTinhKs: '52', maHuyenKs: '', maXaKs: '21553' };
    for (const [born, name] of [
      ['2025-06-30', null],
      ['2025-07-01', 'Phường Quy Nhơn Bắc'],
    ] as const) {
      const child = { ...PARTICIPANT, ...place, ngaySinh: born.replaceAll('-', '') };
      const { rows } = await participations([child], subjectOf(undefined, undefined, born));
      expect(rows[0]?.birthCommune).toMatchObject({ version: name && '2025-07-01' });
      expect(rows[0]?.birthCommune && nameOf(rows[0].birthCommune, 'VI')).toBe(name);
    }
  });

  test('pay by coefficient, allowances, a period that goes on and a withdrawal are read as they are', async () => {
    const paid = { mucLuong: null, hsl: 2.34, pcChucVu: 0.3, pcThamNien: 5, pcKhuVuc: 0.5 };
    const quaTrinh = [PERIOD, { ...PERIOD, ...paid, tuThang: '01/2015', denThang: '' }];
    const tongHop = { ...SUMS, rutMotLan: { thang: '07/2020', soThang: 34 } };
    const { record } = await answerTo(askFor(contributions), { dong: [{ ...HISTORY, quaTrinh, tongHop }] });
    expect(record).toMatchObject({
      periods: [
        {
          fromMonth: '2015-01',
          toMonth: null,
          salary: null,
          coefficient: 2.34,
          positionAllowance: 0.3,
          seniorityAllowance: 5,
          regionalAllowance: 0.5,
        },
        { fromMonth: '2012-03' },
      ],
      periodCount: 2,
      summaries: [{ oneTimeWithdrawal: { month: '2020-07', months: 34 } }],
    });
  });
});

describe('a date of birth is only as precise as the source says it knows it', () => {
  test.each([
    ['19900215', 0, '1990-02-15'],
    ['19900215', '0', '1990-02-15'],
    ['19900101', 1, '1990'],
    ['19900101', '1', '1990'],
    ['19909999', 1, '1990'],
    ['19900201', 2, '1990-02'],
    ['19900101', 0, '1990-01-01'],
    ['19900000', 0, '1990'],
    ['19900000', 2, '1990'],
    ['00000000', 0, null],
    ['', 1, null],
  ])('%s of kind %j is %s', async (ngaySinh, loaiNgaySinh, held) => {
    service().reply(200, answer([item({ thamGia: [{ ...PARTICIPANT, ngaySinh, loaiNgaySinh }] })]));
    expect(await ask()).toMatchObject([
      {
        candidates: [
          {
            evidence: { dateOfBirth: held ?? undefined },
            record: { participations: [{ holderDateOfBirth: held }] },
          },
        ],
      },
    ]);
  });

  test('1 January that stands for a year is no evidence against another day of that year', async () => {
    const yearOnly = { ...PARTICIPANT, ngaySinh: '19900101', loaiNgaySinh: 1 };
    expect(await participations([yearOnly])).toMatchObject({
      status: 'FOUND',
      match: { dateOfBirth: 'PRECISION' },
      rows: [{ holderDateOfBirth: '1990' }],
    });
    expect((await participations([{ ...yearOnly, loaiNgaySinh: 0 }])).status).toBe('MISMATCH');
  });

  test.each([3, '3', '', 'x', -1])('a kind that nobody knows (%j) makes the row unreadable', async (kind) => {
    const good = item({ thamGia: [PARTICIPANT] }, other.identityNumber);
    service().reply(200, answer([item({ thamGia: [{ ...PARTICIPANT, loaiNgaySinh: kind }] }), good]));
    const [spoilt, whole] = await ask(askFor(participation), askFor(participation, other));
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(whole).toMatchObject({ candidates: [{}] });
  });
});

describe('one number with several participants', () => {
  const older = { ...PARTICIPANT, maSoBhxh: '0100000001', soDinhDanh: '' };

  test('gives those that are tied, by number of insurance, as one record', async () => {
    const rows = [PARTICIPANT, older];
    expect(await participations(rows)).toMatchObject({
      status: 'FOUND',
      match: { number: 'KEYED' },
      rows: [
        { insuranceNumber: '0100000001', identityNumber: null },
        { insuranceNumber: '7912345678', identityNumber: '079190123456' },
      ],
    });
    expect(await participations(rows.toReversed())).toEqual(await participations(rows));
  });

  test.each<[string, object]>([
    ['another number', { soDinhDanh: '001190999999' }],
    ['a number that cannot be read', { soDinhDanh: '079190123456/2' }],
    ['another name', { hoTen: 'Nguyễn Thị Hiền' }],
    ['no number and another name', { soDinhDanh: '', hoTen: 'Nguyễn Thị Hiền' }],
    ['no number and another date of birth', { soDinhDanh: null, ngaySinh: '19900216' }],
    ['another year of birth', { ngaySinh: '19910101', loaiNgaySinh: 1 }],
  ])('leaves out a row with %s', async (_what, stranger) => {
    const row = { ...PARTICIPANT, maSoBhxh: '0000000000', ...stranger };
    const { status, rows } = await participations([row, PARTICIPANT]);
    expect(status).toBe('FOUND');
    expect(rows.map(({ insuranceNumber }) => insuranceNumber)).toEqual(['7912345678']);
    expect(await participations([row])).toEqual({ status: 'MISMATCH', match: null, rows: [] });
  });

  test('puts their periods in one order and leaves their sums apart', async () => {
    const dong = [
      { ...HISTORY, quaTrinh: [PERIOD, { ...PERIOD, tuThang: '01/2020', denThang: '' }] },
      { ...HISTORY, maSoBhxh: '0100000001', quaTrinh: [{ ...PERIOD, tuThang: '05/2016' }] },
      { ...HISTORY, maSoBhxh: '0000000000', hoTen: 'Nguyễn Thị Hiền' },
    ];
    const { record } = await answerTo(askFor(contributions), { dong });
    expect(record).toMatchObject({
      periods: [
        { fromMonth: '2020-01', insuranceNumber: '7912345678' },
        { fromMonth: '2016-05', insuranceNumber: '0100000001' },
        { fromMonth: '2012-03', insuranceNumber: '7912345678' },
      ],
      periodCount: 3,
      summaries: [
        { insuranceNumber: '0100000001', totalMonths: 100 },
        { insuranceNumber: '7912345678', totalMonths: 100 },
      ],
    });
  });
});

describe('periods within a range', () => {
  const period = { ...PERIOD, mucLuong: null };
  const quaTrinh = [
    { ...period, tuThang: '07/2020', denThang: '' },
    { ...period, tuThang: '01/2015', denThang: '06/2020' },
    { ...period, tuThang: '03/2012', denThang: '12/2014' },
  ];

  test.each<[string | undefined, string | undefined, readonly string[]]>([
    [undefined, undefined, ['2020-07', '2015-01', '2012-03']],
    ['2014', undefined, ['2020-07', '2015-01', '2012-03']],
    ['2015', undefined, ['2020-07', '2015-01']],
    ['2020-06', undefined, ['2020-07', '2015-01']],
    ['2020-06-30', undefined, ['2020-07', '2015-01']],
    ['2020-07', undefined, ['2020-07']],
    ['2399', undefined, ['2020-07']],
    [undefined, '2020', ['2020-07', '2015-01', '2012-03']],
    [undefined, '2020-06', ['2015-01', '2012-03']],
    [undefined, '2014-12-31', ['2012-03']],
    [undefined, '2012-02', []],
    ['2015', '2019', ['2015-01']],
    ['2019', '2015', []],
    ['2020-07', '2020', ['2020-07']],
  ])('from %s to %s', async (from, to, expected) => {
    const { record } = await answerTo(askFor(contributions), { dong: [{ ...HISTORY, quaTrinh }] });
    const range = {
      ...(from === undefined ? {} : { from: parsePartialDate(from) }),
      ...(to === undefined ? {} : { to: parsePartialDate(to) }),
    };
    const periods = (record as ContributionsRecord).periods ?? [];
    expect(periodsWithin(periods, range).map(({ fromMonth }) => fromMonth)).toEqual(expected);
  });

  test.each([
    [undefined, 100],
    [null, 100],
    [7, 7],
    [0, 0],
    [-1, 0],
    [101, 100],
  ])('first %j gives %i of many', async (first, count) => {
    const many = Array.from({ length: 120 }, () => PERIOD);
    const { record } = await answerTo(askFor(contributions), { dong: [{ ...HISTORY, quaTrinh: many }] });
    const { periods, periodCount } = record as ContributionsRecord;
    expect(periodCount).toBe(120);
    expect(periodsWithin(periods ?? [], first === undefined ? {} : { first })).toHaveLength(count);
  });
});

test.each<[string, object]>([
  ['pay beyond any number of the schema', { quaTrinh: [{ ...PERIOD, mucLuong: 2 ** 31 }] }],
  ['a history without sums', { tongHop: undefined }],
])('%s spoils the contributions and nothing of the participation', async (_what, change) => {
  service().reply(200, answer([item({ thamGia: [PARTICIPANT], dong: [{ ...HISTORY, ...change }] })]));
  const [whole, spoilt] = await ask(askFor(participation), askFor(contributions));
  expect(whole).toMatchObject({ candidates: [{ record: { participations: [{}] } }] });
  expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
});

describe('a bad item spoils its own slot only', () => {
  const good = item({ thamGia: [PARTICIPANT] }, other.identityNumber);
  const { maSoBhxh: renamed, ...rest } = PARTICIPANT;
  test.each<[string, readonly object[]]>([
    ['a missing item', []],
    ['two items for one number', [item({ thamGia: [] }), item({ thamGia: [PARTICIPANT] })]],
    ['a renamed required field', [item({ thamGia: [{ ...rest, maSo: renamed }] })]],
    ['a date in another form', [item({ thamGia: [{ ...PARTICIPANT, ngaySinh: '15/02/1990' }] })]],
    ['a day that does not exist', [item({ thamGia: [{ ...PARTICIPANT, ngaySinh: '19900231' }] })]],
    ['a month that does not exist', [item({ thamGia: [{ ...PARTICIPANT, tuThang: '13/2012' }] })]],
    [
      'more participants than anyone can be',
      [item({ thamGia: Array.from({ length: 21 }, () => PARTICIPANT) })],
    ],
    ['found, but without what was asked', [item({ dong: [HISTORY] })]],
    ['a result code that is no code', [item({ maKetQua: 'Nguyễn Thị Hoà' })]],
    ['no object at all', ['079190123456' as unknown as object]],
  ])('%s', async (_what, items) => {
    service().reply(200, answer([...items, good]));
    const [spoilt, whole] = await ask(askFor(participation), askFor(participation, other));
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(whole).toMatchObject({ candidates: [{ record: { participations: [{}] } }] });
  });

  test.each(['77', 'toString'])('an unknown result code %s keeps the code', async (maKetQua) => {
    service().reply(200, answer([item({ maKetQua }), good]));
    const [spoilt] = await ask(askFor(participation), askFor(participation, other));
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE', sourceCode: maKetQua } });
  });
});

describe('a failure of the whole call', () => {
  test.each([
    ['04', 'BAD_RESPONSE'],
    ['05', 'CALLER_NOT_REGISTERED'],
    ['06', 'NOT_LICENSED'],
    ['88', 'BAD_RESPONSE'],
    ['constructor', 'BAD_RESPONSE'],
  ])('business code %s means %s', async (code, meaning) => {
    service().reply(200, { status: 0, maLoi: code, message: 'x' });
    expect(await failureOf(ask())).toEqual({ code: meaning, sourceCode: code });
  });

  test.each([
    ['no JSON', '<html>'],
    ['JSON cut off', '{"status":1,"ketQua":[{"soDinh'],
    ['another shape', { data: [] }],
    ['a business code that is no code', { status: 0, maLoi: 'Nguyễn Thị Hoà', message: 'x' }],
    ['an answer to another request', answer([item({ thamGia: [PARTICIPANT] })], 'id-0002')],
    ['more results than were asked for', answer(Array.from({ length: 51 }, () => item({ thamGia: [] })))],
  ])('%s is an answer that cannot be read', async (_what, body) => {
    service().reply(200, body);
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('900908 is a missing subscription', async () => {
    service().reply(403, { fault: { code: 900_908, message: 'Resource forbidden', description: '' } });
    expect(await failureOf(ask())).toEqual({ code: 'NOT_LICENSED', sourceCode: '900908' });
  });
});
