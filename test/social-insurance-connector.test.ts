import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Question, Connector } from '../src/source-api/source.ts';
import { nameOf } from '../src/codes/coded-value.ts';
import source from '../src/sources/social-insurance/index.ts';
import {
  periodsWithin,
  type ContributionsRecord,
  type ParticipationRecord,
} from '../src/sources/social-insurance/mapping.ts';
import { readReply } from '../src/ask/read-reply.ts';
import { parsePartialDate } from '../src/subject/partial-date.ts';
import { connect, questionFor, callOf, platform, subjectOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';
import { notesOf, unreadable } from './kit/notes.ts';

const participation = source.part('participation');
const contributions = source.part('contributions');

useNock();

let connector: Connector;
beforeAll(async () => {
  connector = connect(source, { ...platform, url: SOURCE_URL });
  nock(SOURCE_URL).post('/token').reply(200, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
  // The token is fetched with the first call and serves all tests.
  service().reply(200, answer([{ soDinhDanh: '079190123456', maKetQua: '01' }]));
  await connector.ask(callOf([questionFor(participation)]));
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

function ask(...questions: readonly Question[]) {
  return connector.ask(callOf(questions.length > 0 ? questions : [questionFor(participation)]));
}

/** The answer to one question, tied to its subject as every answer is. */
async function answerTo(question: Question, changes: object) {
  service().reply(200, answer([item(changes)]));
  const [reply] = await ask(question);
  if (!reply) throw new Error('no reply');
  const told = readReply(question, {
    reply,
    requestId: 'id-0001',
    fetchedAt: new Date(),
    arrivedAt: performance.now(),
  });
  if (told.status === 'UNTIED') throw new Error('a record that names no person');
  return { ...told, notes: notesOf(told) };
}

async function participations(thamGia: readonly object[], subject = subjectOf()) {
  const { status, match, record } = await answerTo(questionFor(participation, subject), { thamGia });
  return { status, match, rows: (record as ParticipationRecord | null)?.participations ?? [] };
}

/** The answer for a participant with these changes. */
async function participant(changes: object, subject = subjectOf()) {
  const { status, match, record, failure, notes } = await answerTo(questionFor(participation, subject), {
    thamGia: [{ ...PARTICIPANT, ...changes }],
  });
  const [row] = (record as ParticipationRecord | null)?.participations ?? [];
  return { status, match, failure, notes, row };
}

/** The answer for a history with these changes. */
async function history(...changes: readonly object[]) {
  const dong = changes.map((change) => ({ ...HISTORY, ...change }));
  const { status, record, failure, notes } = await answerTo(questionFor(contributions), { dong });
  return { status, failure, notes, record: record as ContributionsRecord | null };
}

const LOST = { status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE' } };

describe('the social insurance answer', () => {
  test('is parsed row by row, each with its identity evidence', async () => {
    service().reply(200, answer([item({ thamGia: [PARTICIPANT], dong: [HISTORY] })]));
    const [rows, histories] = await ask(questionFor(participation), questionFor(contributions));
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

  test('is NOT_FOUND for 01 and for no rows', async () => {
    service().reply(200, answer([item({ maKetQua: '01' })]));
    expect(await ask()).toEqual([{ candidates: [] }]);
    service().reply(200, answer([item({ thamGia: [PARTICIPANT], dong: [] })]));
    expect(await ask(questionFor(participation), questionFor(contributions))).toMatchObject([
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
  ])('reads sex %j as a code with the name %j', async (gioiTinh, name) => {
    const { rows } = await participations([{ ...PARTICIPANT, gioiTinh }]);
    const sex = rows[0]?.holderSex;
    expect(sex?.code).toBe(String(gioiTinh));
    expect(sex && nameOf(sex, 'VI')).toBe(name);
  });

  test.each([undefined, null, ''])('reads no sex (%j) as none', async (gioiTinh) => {
    expect((await participations([{ ...PARTICIPANT, gioiTinh }])).rows[0]?.holderSex).toBeNull();
  });

  test.each([
    ['1', 'Contributing'],
    ['2', 'Paused, months kept'],
    ['3', 'Drawing a pension'],
    ['4', 'Withdrawn in one payment'],
    ['5', 'Ended by death'],
    ['77', null],
  ])('reads state %s as a code with the name %j', async (trangThai, name) => {
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
  ])('reads kind of contribution %s as a code with the name %j', async (loai, name) => {
    const dong = [{ ...HISTORY, quaTrinh: [{ ...PERIOD, loai }] }];
    const { record } = await answerTo(questionFor(contributions), { dong });
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
  ])('reads a place of birth with codes %s by edition %s: %j', async (codes, version, names) => {
    const [maTinhKs, maHuyenKs, maXaKs] = codes.split(' ').map((code) => (code === '-' ? '' : code));
    const { rows } = await participations([{ ...PARTICIPANT, maTinhKs, maHuyenKs, maXaKs }]);
    const places = [rows[0]?.birthProvince, rows[0]?.birthDistrict, rows[0]?.birthCommune];
    expect(places.map((place) => (place ? nameOf(place, 'VI') : undefined))).toEqual(names);
    expect(new Set(places.flatMap((place) => (place ? [place.version] : [])))).toEqual(new Set([version]));
  });

  test('reads a place of birth since 2025-07-01 by today’s edition', async () => {
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

  test('reads pay by coefficient, allowances, a continuing period and a withdrawal', async () => {
    const paid = { mucLuong: null, hsl: 2.34, pcChucVu: 0.3, pcThamNien: 5, pcKhuVuc: 0.5 };
    const quaTrinh = [PERIOD, { ...PERIOD, ...paid, tuThang: '01/2015', denThang: '' }];
    const tongHop = { ...SUMS, rutMotLan: { thang: '07/2020', soThang: 34 } };
    const { record } = await answerTo(questionFor(contributions), {
      dong: [{ ...HISTORY, quaTrinh, tongHop }],
    });
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

describe('the precision of a date of birth follows the source’s marker', () => {
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
    ['19909999', 1, '1990'],
    ['19900231', 2, '1990-02'],
    // As precise as the form is, where that is less.
    ['1990', 0, '1990'],
    ['1990', 1, '1990'],
    ['1990', 2, '1990'],
    [1990, 1, '1990'],
    ['1990    ', 1, '1990'],
    ['199002', 0, '1990-02'],
    ['199002', 2, '1990-02'],
    ['199001', 1, '1990'],
    ['02/1990', 2, '1990-02'],
    ['2/1990', 2, '1990-02'],
    ['15/02/1990', 0, '1990-02-15'],
    ['15/2/1990', '0', '1990-02-15'],
    ['15-02-1990', 0, '1990-02-15'],
    ['15.02.1990', 0, '1990-02-15'],
    ['1990-02-15', 0, '1990-02-15'],
    ['1990-02-15T00:00:00', 0, '1990-02-15'],
    [19_900_215, 0, '1990-02-15'],
    ['01/01/1990', 1, '1990'],
    ['01/02/1990', 2, '1990-02'],
    ['00/00/1990', 0, '1990'],
    ['00/02/1990', 0, '1990-02'],
    // The form alone says how precise they are.
    ['1990', null, '1990'],
    ['1990', undefined, '1990'],
    ['1990', '', '1990'],
    ['1990', 9, '1990'],
    ['1990', true, '1990'],
    ['199002', null, '1990-02'],
    ['02/1990', undefined, '1990-02'],
    ['19900000', null, '1990'],
    ['00000000', 0, null],
    ['00000000', null, null],
    ['', 1, null],
    ['', null, null],
    [null, 0, null],
    [null, null, null],
  ])('reads %s of kind %j as %s', async (ngaySinh, loaiNgaySinh, held) => {
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

  test('does not use 1 January of a year-only date against another day of that year', async () => {
    const yearOnly = { ...PARTICIPANT, ngaySinh: '19900101', loaiNgaySinh: 1 };
    expect(await participations([yearOnly])).toMatchObject({
      status: 'FOUND',
      match: { dateOfBirth: 'PRECISION' },
      rows: [{ holderDateOfBirth: '1990' }],
    });
    expect((await participations([{ ...yearOnly, loaiNgaySinh: 0 }])).status).toBe('MISMATCH');
  });

  test.each([3, '3', '', 'x', -1, null, undefined, true, {}])(
    'makes a row with a full date of an unknown kind (%j) unreadable',
    async (kind) => {
      for (const ngaySinh of ['19900215', '15/02/1990', '19900101', '19900231']) {
        const good = item({ thamGia: [PARTICIPANT] }, other.identityNumber);
        const row = { ...PARTICIPANT, ngaySinh, loaiNgaySinh: kind };
        service().reply(200, answer([item({ thamGia: [row] }), good]));
        const [spoilt, whole] = await ask(questionFor(participation), questionFor(participation, other));
        expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
        expect(whole).toMatchObject({ candidates: [{}] });
      }
    },
  );

  test('ties an impossible day at month precision, with a note', async () => {
    const impossible = { ngaySinh: '19900231' };
    expect(await participant(impossible)).toMatchObject({
      status: 'FOUND',
      match: { number: 'EXACT', dateOfBirth: 'PRECISION' },
      row: { holderDateOfBirth: '1990-02' },
      notes: [{ field: 'participations.holderDateOfBirth', reason: 'IMPOSSIBLE_DATE' }],
    });
    const march = subjectOf('079190123456', 'Nguyễn Thị Hoà', '1990-03-03');
    expect((await participant(impossible, march)).status).toBe('MISMATCH');
  });

  test.each(['021990', '15 tháng 2', '199', '19901301', '32/01/1990', '1990/02/15/1', 0, 7, true, {}])(
    'reads %j as none, and drops the row',
    async (ngaySinh) => {
      expect(await participant({ ngaySinh })).toMatchObject(LOST);
    },
  );

  test('requires a name with its accents if the date of birth is absent', async () => {
    expect(await participant({ ngaySinh: null })).toMatchObject({
      status: 'FOUND',
      match: { dateOfBirth: 'NOT_HELD' },
    });
    expect((await participant({ ngaySinh: null, hoTen: 'NGUYEN THI HOA' })).status).toBe('MISMATCH');
  });
});

describe('a social insurance number', () => {
  test.each([
    ['7912345678', '7912345678'],
    [7_912_345_678, '7912345678'],
    ['79 1234 5678', '7912345678'],
    ['079190123456', '079190123456'],
    ['079.190.123.456', '079190123456'],
    ['', null],
    [null, null],
    [undefined, null],
  ])('is read from %j as %j', async (maSoBhxh, insuranceNumber) => {
    const row = { insuranceNumber };
    expect(await participant({ maSoBhxh })).toMatchObject({ status: 'FOUND', notes: [], row });
    expect(await history({ maSoBhxh })).toMatchObject({
      status: 'FOUND',
      notes: [],
      record: { periods: [row], summaries: [row] },
    });
  });

  test.each(['12345', '791234567', '79123456789', 'HD12345678', 'chưa cấp', true, {}])(
    'is none for %j, and affects only itself',
    async (maSoBhxh) => {
      expect(await participant({ maSoBhxh })).toMatchObject({
        status: 'FOUND',
        row: { insuranceNumber: null, holderName: 'Nguyễn Thị Hòa' },
        notes: [unreadable('participations.insuranceNumber')],
      });
      expect((await history({ maSoBhxh })).notes).toEqual([
        unreadable('periods.insuranceNumber'),
        unreadable('summaries.insuranceNumber'),
      ]);
    },
  );

  test.each([
    ['', '079190123456', 'FOUND', 'EXACT'],
    [null, '079190123456', 'FOUND', 'EXACT'],
    ['012345678', '079190123456', 'FOUND', 'EXACT'],
    ['', '7912345678', 'FOUND', 'KEYED'],
    ['079190123456', '001190999999', 'FOUND', 'EXACT'],
    // A personal number of somebody else says whose the row is.
    ['', '001190999999', 'MISMATCH', undefined],
    [null, '001190999999', 'MISMATCH', undefined],
    ['001190999999', '079190123456', 'MISMATCH', undefined],
    ['079190123456/2', '079190123456', 'FOUND', 'EXACT'],
  ])('beside the personal number %j: %s ties as %s %s', async (soDinhDanh, maSoBhxh, status, number) => {
    const told = await participant({ soDinhDanh, maSoBhxh });
    expect([told.status, told.match?.number]).toEqual([status, number]);
  });
});

describe('one number with several participants', () => {
  const older = { ...PARTICIPANT, maSoBhxh: '0100000001', soDinhDanh: '' };

  test('gives one record of the tied ones, by insurance number', async () => {
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

  test('merges their periods in order and keeps their sums apart', async () => {
    const dong = [
      { ...HISTORY, quaTrinh: [PERIOD, { ...PERIOD, tuThang: '01/2020', denThang: '' }] },
      { ...HISTORY, maSoBhxh: '0100000001', quaTrinh: [{ ...PERIOD, tuThang: '05/2016' }] },
      { ...HISTORY, maSoBhxh: '0000000000', hoTen: 'Nguyễn Thị Hiền' },
    ];
    const { record } = await answerTo(questionFor(contributions), { dong });
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

describe('contribution periods in a range', () => {
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
    const { record } = await answerTo(questionFor(contributions), { dong: [{ ...HISTORY, quaTrinh }] });
    const range = {
      ...(from === undefined ? {} : { from: parsePartialDate(from) }),
      ...(to === undefined ? {} : { to: parsePartialDate(to) }),
    };
    expect(periodsWithin(record as ContributionsRecord, range).map(({ fromMonth }) => fromMonth)).toEqual(
      expected,
    );
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
    const { record } = await answerTo(questionFor(contributions), { dong: [{ ...HISTORY, quaTrinh: many }] });
    const { periods, periodCount } = record as ContributionsRecord;
    expect(periodCount).toBe(120);
    expect(periodsWithin({ periods }, first === undefined ? {} : { first })).toHaveLength(count);
  });
});

test.each<[string, object]>([
  ['a name that is missing', { hoTen: undefined }],
  ['a history of which nothing can be read', { quaTrinh: 'none', tongHop: undefined }],
])('%s spoils the contributions and nothing of the participation', async (_what, change) => {
  service().reply(200, answer([item({ thamGia: [PARTICIPANT], dong: [{ ...HISTORY, ...change }] })]));
  const [whole, spoilt] = await ask(questionFor(participation), questionFor(contributions));
  expect(whole).toMatchObject({ candidates: [{ record: { participations: [{}] } }] });
  expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
});

describe('an odd social insurance value affects only itself', () => {
  test.each<[string, unknown, unknown]>([
    ['03/2012', '2012-03', undefined],
    ['3/2012', '2012-03', undefined],
    ['03-2012', '2012-03', undefined],
    ['03.2012', '2012-03', undefined],
    ['201203', '2012-03', undefined],
    ['2012-03', '2012-03', undefined],
    ['01/03/2012', '2012-03', undefined],
    ['2012', '2012', undefined],
    ['', null, undefined],
    ['0', null, undefined],
    ['13/2012', null, 'UNREADABLE'],
    ['tháng 3', null, 'UNREADABLE'],
    ['3'.repeat(41), null, 'TOO_LONG'],
  ])('the first month %j is %j, with the note %j', async (tuThang, sinceMonth, reason) => {
    expect(await participant({ tuThang })).toMatchObject({
      status: 'FOUND',
      row: { sinceMonth },
      notes: reason === undefined ? [] : [{ field: 'participations.sinceMonth', reason }],
    });
  });

  test.each<[string, unknown, unknown, readonly object[]]>([
    ['gioiTinh', 'M', { holderSex: { code: '1' } }, []],
    ['gioiTinh', 'Nữ', { holderSex: { code: '2' } }, []],
    [
      'gioiTinh',
      'chưa rõ',
      { holderSex: null, holderSexText: 'chưa rõ' },
      [{ field: 'participations.holderSex', reason: 'NOT_IN_LIST' }],
    ],
    ['gioiTinh', {}, { holderSex: null }, [unreadable('participations.holderSex')]],
    [
      'maTinhKs',
      'Thành phố Hồ Chí Minh',
      { birthProvince: null, birthProvinceText: 'Thành phố Hồ Chí Minh' },
      [{ field: 'participations.birthProvince', reason: 'NOT_IN_LIST' }],
    ],
    [
      'maXaKs',
      '1'.repeat(11),
      { birthCommune: null },
      [{ field: 'participations.birthCommune', reason: 'TOO_LONG' }],
    ],
    ['diaChi', 'x'.repeat(251), { address: null }, [{ field: 'participations.address', reason: 'TOO_LONG' }]],
    ['diaChi', null, { address: null }, []],
    ['maHo', 7_900_000_001, { householdCode: '7900000001' }, []],
    ['maHo', true, { householdCode: null }, [unreadable('participations.householdCode')]],
    ['loai', 'Z9', { contributionType: { code: 'Z9' } }, []],
    ['loai', 1, { contributionType: { code: '1' } }, []],
    ['tenDonVi', undefined, { employerName: null }, []],
    ['trangThai', 1, { status: { code: '1' } }, []],
    ['soDinhDanh', ' 079 190 123 456 ', { identityNumber: '079190123456' }, []],
    ['soDinhDanh', '0-7-9-1-9-0-1-2-3-4-5-6', { identityNumber: '079190123456' }, []],
    ['soDinhDanh', 'B1234567', { identityNumber: null }, [unreadable('participations.identityNumber')]],
  ])('%s %j of a participant is %j', async (field, value, row, notes) => {
    expect(await participant({ [field]: value })).toMatchObject({ status: 'FOUND', row, notes });
  });

  test.each<[string, unknown, unknown, boolean]>([
    ['soThang', '34', { months: 34 }, false],
    ['soThang', null, { months: null }, false],
    ['soThang', 'nhiều', { months: null }, true],
    ['soThang', -1, { months: null }, true],
    ['mucLuong', '5000000', { salary: 5_000_000 }, false],
    // A dot may part thousands, so it is no whole number.
    ['mucLuong', '5.000', { salary: null }, true],
    ['mucLuong', '5.000.000', { salary: null }, true],
    ['mucLuong', 2 ** 31, { salary: null }, true],
    ['mucLuong', '', { salary: null }, false],
    ['hsl', '2.34', { coefficient: 2.34 }, false],
    ['hsl', 2.789, { coefficient: 2.789 }, false],
    ['hsl', '2.789', { coefficient: null }, true],
    ['hsl', 'cao', { coefficient: null }, true],
    ['khongThamGiaBhtn', true, { inUnemploymentFund: false }, false],
    ['khongThamGiaBhtn', 'True', { inUnemploymentFund: false }, false],
    ['khongThamGiaBhtn', null, { inUnemploymentFund: null }, false],
    ['khongThamGiaBhtn', undefined, { inUnemploymentFund: null }, false],
    ['khongThamGiaBhtn', 'không', { inUnemploymentFund: null }, true],
    ['khongThamGiaBhyt', 7, { inHealthFund: null }, true],
    ['khongThamGiaBhyt', 'false', { inHealthFund: true }, false],
    ['congViec', 'x'.repeat(251), { jobTitle: null }, true],
    ['loai', '', { type: null }, false],
    ['tuThang', '3/2012', { fromMonth: '2012-03' }, false],
    ['tuThang', '201203', { fromMonth: '2012-03' }, false],
    ['denThang', '12-2014', { toMonth: '2014-12' }, false],
    ['denThang', 201_412, { toMonth: '2014-12' }, false],
    ['denThang', null, { toMonth: null }, false],
  ])('%s %j of a period is %j, with a note: %s', async (field, value, period, isNoted) => {
    const { status, record, notes } = await history({ quaTrinh: [{ ...PERIOD, [field]: value }] });
    expect(status).toBe('FOUND');
    expect(record).toMatchObject({ periods: [period], periodCount: 1, summaries: [{ totalMonths: 100 }] });
    const [name] = Object.keys(period as object);
    expect(notes.map((note) => note.field)).toEqual(isNoted ? [`periods.${name}`] : []);
  });

  test.each<[string, unknown]>([
    ['tuThang', 'đầu năm'],
    ['tuThang', '13/2012'],
    ['tuThang', '2012'],
    ['tuThang', ''],
    ['tuThang', null],
    ['tuThang', undefined],
    ['tuThang', true],
    ['denThang', 'nay'],
    ['denThang', '2014'],
    ['denThang', '00/2014'],
    ['denThang', undefined],
    ['denThang', {}],
  ])('%s %j decides, and costs the period and not its siblings', async (field, value) => {
    const odd = { ...PERIOD, [field]: value };
    expect(await history({ quaTrinh: [odd, { ...PERIOD, tuThang: '01/2015', denThang: '' }] })).toMatchObject(
      {
        status: 'FOUND',
        record: { periods: [{ fromMonth: '2015-01' }], periodCount: 2, summaries: [{ totalMonths: 100 }] },
        notes: [unreadable('periods')],
      },
    );
    expect(await history({ quaTrinh: [odd, odd] })).toMatchObject(LOST);
  });

  test.each<[string, object, object, readonly string[]]>([
    [
      'a sum as text',
      { tongHop: { ...SUMS, tongSoThang: '100' } },
      { summaries: [{ totalMonths: 100 }] },
      [],
    ],
    [
      'a sum that is none',
      { tongHop: { ...SUMS, tongSoThang: 'đủ', tinhDenThang: 'nay' } },
      { summaries: [{ totalMonths: null, upToMonth: null, arrearsMonths: 2 }] },
      ['summaries.totalMonths', 'summaries.upToMonth'],
    ],
    [
      'an odd withdrawal',
      { tongHop: { ...SUMS, rutMotLan: { thang: 'x', soThang: 3 } } },
      { summaries: [{ oneTimeWithdrawal: { month: null, months: 3 } }] },
      ['summaries.oneTimeWithdrawal.month'],
    ],
    [
      'a withdrawal that is none',
      { tongHop: { ...SUMS, rutMotLan: 'không' } },
      { summaries: [{ oneTimeWithdrawal: null }] },
      ['summaries.oneTimeWithdrawal'],
    ],
    ['no sums', { tongHop: undefined }, { periods: [{}], summaries: null }, []],
    ['sums that are none', { tongHop: 'x' }, { periods: [{}], summaries: null }, ['summaries']],
    ['empty sums', { tongHop: {} }, { periods: [{}], summaries: null }, []],
    ['sums of which nothing is known', { tongHop: { tong: 1 } }, { summaries: null }, ['summaries']],
    [
      'a withdrawal of which nothing is known',
      { tongHop: { ...SUMS, rutMotLan: { ngay: 1 } } },
      { summaries: [{ oneTimeWithdrawal: null }] },
      ['summaries.oneTimeWithdrawal'],
    ],
    ['no periods', { quaTrinh: null }, { periods: null, periodCount: null, summaries: [{}] }, []],
    ['an empty list', { quaTrinh: [] }, { periods: [], periodCount: 0, summaries: [{}] }, []],
    ['periods that are none', { quaTrinh: {} }, { periods: null, summaries: [{}] }, ['periods']],
  ])('%s costs nothing else of the history', async (_what, change, record, noted) => {
    const told = await history(change);
    expect(told).toMatchObject({ status: 'FOUND', record });
    expect(told.notes.map(({ field }) => field)).toEqual(noted);
  });

  test('reads a history without readable periods and sums as none', async () => {
    for (const tongHop of [undefined, null, {}, 'x']) {
      for (const quaTrinh of [undefined, null, 'x', [{}]]) {
        expect(await history({ quaTrinh, tongHop })).toMatchObject(LOST);
      }
    }
  });
});

describe('an unreadable social insurance row is dropped', () => {
  const second = { ...PARTICIPANT, maSoBhxh: '0100000001' };

  test.each<[string, object]>([
    ['hoTen', { hoTen: undefined }],
    ['hoTen', { hoTen: '  ' }],
    ['hoTen', { hoTen: 7 }],
    ['soDinhDanh', { soDinhDanh: undefined }],
    ['soDinhDanh', { soDinhDanh: true }],
    ['ngaySinh', { ngaySinh: undefined }],
    ['ngaySinh', { ngaySinh: 'sinh năm 1990' }],
    ['loaiNgaySinh', { loaiNgaySinh: undefined }],
    ['trangThai', { trangThai: undefined }],
    ['trangThai', { trangThai: null }],
    ['trangThai', { trangThai: '' }],
    ['trangThai', { trangThai: ' ' }],
    ['trangThai', { trangThai: 'đang đóng' }],
    ['trangThai', { trangThai: 'x'.repeat(11) }],
  ])('%s: %j', async (_field, change) => {
    const thamGia = [{ ...PARTICIPANT, ...change }, second];
    const { status, record, notes } = await answerTo(questionFor(participation), { thamGia });
    expect({ status, record, notes }).toMatchObject({
      status: 'FOUND',
      record: { participations: [{ insuranceNumber: '0100000001' }] },
      notes: [unreadable('participations')],
    });
    expect(await participant(change)).toMatchObject(LOST);
    // Whose it is, nobody can tell: it may be the one that was asked for.
    const stranger = { ...second, hoTen: 'Nguyễn Thị Hiền' };
    const beside = await answerTo(questionFor(participation), {
      thamGia: [{ ...PARTICIPANT, ...change }, stranger],
    });
    expect(beside).toMatchObject(LOST);
  });

  test('with periods, their count and sums if it is one of contributions', async () => {
    const told = await history({ hoTen: undefined }, { maSoBhxh: '0100000001' });
    expect(told).toMatchObject({
      status: 'FOUND',
      record: { periods: [{ insuranceNumber: '0100000001' }], periodCount: 1 },
      notes: [unreadable('periods'), unreadable('periodCount'), unreadable('summaries')],
    });
  });
});

describe('a bad social insurance item affects its own slot only', () => {
  const good = item({ thamGia: [PARTICIPANT] }, other.identityNumber);
  const { trangThai: renamed, ...rest } = PARTICIPANT;
  test.each<[string, readonly object[]]>([
    ['a renamed field that decides', [item({ thamGia: [{ ...rest, trangThaiMoi: renamed }] })]],
    ['a date in another form', [item({ thamGia: [{ ...PARTICIPANT, ngaySinh: '15 tháng 2, 1990' }] })]],
    ['a month that does not exist', [item({ thamGia: [{ ...PARTICIPANT, ngaySinh: '19901331' }] })]],
    [
      'more participants than anyone can be',
      [item({ thamGia: Array.from({ length: 21 }, () => PARTICIPANT) })],
    ],
    ['a result code that is no code', [item({ maKetQua: 'Nguyễn Thị Hoà' })]],
  ])('%s', async (_what, items) => {
    service().reply(200, answer([...items, good]));
    const [spoilt, whole] = await ask(questionFor(participation), questionFor(participation, other));
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(whole).toMatchObject({ candidates: [{ record: { participations: [{}] } }] });
  });
});
