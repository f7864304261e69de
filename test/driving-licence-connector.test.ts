import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Question, Connector } from '../src/source-api/source.ts';
import { nameOf } from '../src/codes/coded-value.ts';
import source from '../src/sources/driving-licence/index.ts';
import type { LicencesRecord } from '../src/sources/driving-licence/mapping.ts';
import { readReply } from '../src/ask/read-reply.ts';
import { connect, questionFor, callOf, platform, subjectOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';
import { notesOf, unreadable } from './kit/notes.ts';

const licences = source.part('licences');
const points = source.part('points');

useNock();

let connector: Connector;
beforeAll(async () => {
  connector = connect(source, { ...platform, url: SOURCE_URL });
  nock(SOURCE_URL).post('/token').reply(200, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
  // The token is fetched with the first call and serves all tests.
  service().reply(200, answer([{ soDinhDanh: '079190123456', maKetQua: '01' }]));
  await connector.ask(callOf([questionFor(licences)]));
});
afterAll(() => connector.close());

const ROW = {
  SoGPLX: '790151234567',
  HangGPLX: 'A1',
  NgayCapGPLX: '20150310',
  NgayHHGPLX: '',
  HoVaTen: 'Nguyễn  Thị Hòa',
  NgaySinh: '19900000',
  SoCMT: '',
  TrangThai: '1',
  NgayTT_B2: '20180101',
  NgayTT_A1: '20150301',
  NgayTT_C: '',
  MaQuocTich: null,
  TruongMoi: 'a field that no contract knows',
};

const POINTS = {
  SoGPLX: '790151234567',
  HoVaTen: 'NGUYEN THI HOA',
  NgaySinh: '19900215',
  SoCMT: '079190123456',
  SoDiemConLai: 10,
  NgayTruDiemGanNhat: '20260131',
};

function service() {
  return nock(SOURCE_URL).post('/apiGPLX/1.0/traCuuGPLX');
}

function answer(ketQua: readonly object[], maYeuCau = 'id-0001') {
  return { status: 1, message: 'OK', maYeuCau, ketQua };
}

function item(changes: object, soDinhDanh = '079190123456') {
  return { soDinhDanh, maKetQua: '00', ...changes };
}

function ask(...questions: readonly Question[]) {
  return connector.ask(callOf(questions.length > 0 ? questions : [questionFor(licences)]));
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
  return { ...told, notes: notesOf(told) };
}

/** The answer for a licence with these changes. */
async function licence(changes: object, subject = subjectOf()) {
  const told = await answerTo(questionFor(licences, subject), { gplx: [{ ...ROW, ...changes }] });
  const [held] = (told.record as LicencesRecord | null)?.licences ?? [];
  return { ...told, licence: held };
}

const LOST = { status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE' } };

describe('the driving-licence answer', () => {
  test('is parsed row by row, each with its identity evidence', async () => {
    service().reply(200, answer([item({ gplx: [ROW], diem: [POINTS] })]));
    const [rows, balances] = await ask(questionFor(licences), questionFor(points));
    expect(rows).toMatchObject({
      candidates: [
        {
          evidence: { numbers: [], keyed: true, fullName: 'Nguyễn Thị Hòa', dateOfBirth: '1990' },
          record: {
            licences: [
              {
                number: '790151234567',
                class: { list: 'LICENCE_CLASS', version: 'before-2025-01-01', code: 'A1' },
                classes: [
                  { class: { code: 'A1' }, passedOn: '2015-03-01' },
                  { class: { code: 'B2' }, passedOn: '2018-01-01' },
                ],
                issuedOn: '2015-03-10',
                expiresOn: null,
                holderNationality: null,
              },
            ],
          },
        },
      ],
    });
    expect(balances).toMatchObject({
      candidates: [
        {
          evidence: { numbers: ['079190123456'] },
          record: { balances: [{ remaining: 10, lastDeductedOn: '2026-01-31' }] },
        },
      ],
    });
  });

  test('names classes by the scheme in force on the day of issue', async () => {
    service().reply(200, answer([item({ gplx: [{ ...ROW, NgayCapGPLX: '20250101' }] })]));
    expect(await ask()).toMatchObject([
      { candidates: [{ record: { licences: [{ class: { version: '2025-01-01', code: 'A1' } }] } }] },
    ]);
  });

  test.each([
    ['20150310', 'before-2025-07-01', 'Phường Bến Nghé'],
    ['20250630', 'before-2025-07-01', 'Phường Bến Nghé'],
    ['20250701', '2025-07-01', 'Phường Sài Gòn'],
    ['00000000', null, null],
  ])('names the holder’s commune by the day of issue (%s): %s, %s', async (NgayCapGPLX, version, name) => {
    service().reply(200, answer([item({ gplx: [{ ...ROW, NgayCapGPLX, NoiCT_MaDVHC: '26740' }] })]));
    const [reply] = await ask();
    const [candidate] = reply && 'candidates' in reply ? reply.candidates : [];
    const commune = (candidate?.record as LicencesRecord | undefined)?.licences?.[0]?.holderCommune;
    expect(commune?.version).toBe(version);
    expect(commune && nameOf(commune, 'VI')).toBe(name);
  });
});

describe('a bad driving-licence item affects its own slot only', () => {
  const other = subjectOf('001085000002', 'Lê Văn Bình', '1985');
  const good = item({ gplx: [ROW] }, '001085000002');
  const { TrangThai: renamed, ...rest } = ROW;
  test.each<[string, readonly object[]]>([
    ['a renamed field that decides', [item({ gplx: [{ ...rest, TrangThaiMoi: renamed }] })]],
    ['a date in another form', [item({ gplx: [{ ...ROW, NgayCapGPLX: '10 tháng 3, 2015' }] })]],
    ['a day that does not exist', [item({ gplx: [{ ...ROW, NgayCapGPLX: '20150231' }] })]],
  ])('%s', async (_what, items) => {
    service().reply(200, answer([...items, good]));
    const [spoilt, whole] = await ask(questionFor(licences), questionFor(licences, other));
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(whole).toMatchObject({ candidates: [{ record: { licences: [{ number: ROW.SoGPLX }] } }] });
  });

  test('leaves the other part unaffected by a bad part', async () => {
    const { SoDiemConLai: left, ...incomplete } = POINTS;
    service().reply(200, answer([item({ gplx: [ROW], diem: [{ ...incomplete, SoDiem: left }] })]));
    const [whole, spoilt] = await ask(questionFor(licences), questionFor(points));
    expect(whole).toMatchObject({ candidates: [{ record: { licences: [{ number: ROW.SoGPLX }] } }] });
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
  });
});

describe('the sex on a licence', () => {
  test.each([
    ['1', '1'],
    ['2', '2'],
    [2, '2'],
    ['M', '1'],
    ['m', '1'],
    ['F', '2'],
    ['Nam', '1'],
    ['NAM ', '1'],
    ['Nữ', '2'],
    ['Nữ'.normalize('NFD'), '2'],
    ['NU', '2'],
    ['Female', '2'],
    ['0', '0'],
    ['X', 'X'],
    ['M1', 'M1'],
  ])('reads %j as code %s of the list', async (GioiTinh, code) => {
    expect(await licence({ GioiTinh })).toMatchObject({
      notes: [],
      licence: { holderSex: { list: 'SEX', code } },
    });
  });

  test.each([null, '', undefined])('reads %j as none', async (GioiTinh) => {
    expect(await licence({ GioiTinh })).toMatchObject({ notes: [], licence: { holderSex: null } });
  });

  test.each([
    ['Khác', 'Khác', 'NOT_IN_LIST'],
    ['chưa rõ', 'chưa rõ', 'NOT_IN_LIST'],
    ['1'.repeat(21), undefined, 'TOO_LONG'],
    [true, undefined, 'UNREADABLE'],
  ])('does not read %j as a code', async (GioiTinh, holderSexText, reason) => {
    const told = await licence({ GioiTinh });
    expect(told.notes).toEqual([{ field: 'licences.holderSex', reason }]);
    expect(told.licence?.holderSex).toBeNull();
    expect(told.licence?.holderSexText).toBe(holderSexText);
  });
});

describe('licence classes', () => {
  test.each(['A1m', 'Am', 'B11', 'am', 'XYZ1', 'D2E'])(
    'reads %s as a code, known or not',
    async (HangGPLX) => {
      expect(await licence({ HangGPLX })).toMatchObject({
        status: 'FOUND',
        notes: [],
        licence: { class: { list: 'LICENCE_CLASS', code: HangGPLX } },
      });
    },
  );

  test('keeps text in place of the class beside it', async () => {
    expect(await licence({ HangGPLX: 'A1, B2' })).toMatchObject({
      licence: { class: null, classText: 'A1, B2', classes: [{}, {}] },
      notes: [{ field: 'licences.class', reason: 'NOT_IN_LIST' }],
    });
  });

  test('reads every class column in any case, in the order of passing', async () => {
    const columns = {
      NgayTT_A1m: '20160101',
      NgayTT_Am: '01/02/2017',
      NgayTT_b11: '20180101',
      NgayTT_B: null,
      NgayTT_C1E: '00000000',
      NgayTT_D2: 20_240_229,
    };
    expect(await licence(columns)).toMatchObject({
      notes: [],
      licence: {
        classes: [
          { class: { code: 'A1' }, passedOn: '2015-03-01' },
          { class: { code: 'A1m' }, passedOn: '2016-01-01' },
          { class: { code: 'Am' }, passedOn: '2017-02-01' },
          { class: { code: 'b11' }, passedOn: '2018-01-01' },
          { class: { code: 'B2' }, passedOn: '2018-01-01' },
          { class: { code: 'D2' }, passedOn: '2024-02-29' },
        ],
      },
    });
  });

  test.each<[string, unknown]>([
    ['NgayTT_C', 'không'],
    ['NgayTT_C', '99999999'],
    ['NgayTT_C', true],
    ['NgayTT_C', {}],
    ['NgayTT_C', 'x'.repeat(300)],
    ['NgayTT_A1_175', '20150301'],
    ['NgayTT_', '20150301'],
    ['NgayTT_Đ', '20150301'],
    [`NgayTT_${'A'.repeat(21)}`, '20150301'],
    ['NgayTT_A1.m', ['20150301']],
  ])('a column %s with %j is not dropped without a note', async (column, value) => {
    expect(await licence({ [column]: value })).toMatchObject({
      status: 'FOUND',
      licence: { classes: [{ class: { code: 'A1' } }, { class: { code: 'B2' } }] },
      notes: [unreadable('licences.classes')],
    });
  });

  test.each([null, '', '00000000', undefined])('reads an unknown column with %j as empty', async (none) => {
    expect((await licence({ 'NgayTT_A1.m': none })).notes).toEqual([]);
  });

  test.each([
    ['20230230', 'IMPOSSIBLE_DATE'],
    ['2023', 'UNREADABLE'],
    ['20230000', 'UNREADABLE'],
    ['02/2023', 'UNREADABLE'],
  ])('reads %s as a class without the day', async (NgayTT_C, reason) => {
    const told = await licence({ NgayTT_C });
    expect(told.notes).toEqual([{ field: 'licences.classes.passedOn', reason }]);
    expect(told.licence?.classes?.map((held) => [held.class?.code, held.passedOn])).toEqual([
      ['A1', '2015-03-01'],
      ['B2', '2018-01-01'],
      ['C', null],
    ]);
  });
});

describe('the date of birth on a licence', () => {
  test.each([
    ['19900215', '1990-02-15', 'EXACT'],
    ['15/02/1990', '1990-02-15', 'EXACT'],
    [19_900_215, '1990-02-15', 'EXACT'],
    ['19900000', '1990', 'PRECISION'],
    ['1990', '1990', 'PRECISION'],
    ['1990    ', '1990', 'PRECISION'],
    ['19900200', '1990-02', 'PRECISION'],
    ['199002', '1990-02', 'PRECISION'],
    ['00000000', null, 'NOT_HELD'],
    ['00/00/0000', null, 'NOT_HELD'],
    ['        ', null, 'NOT_HELD'],
    ['', null, 'NOT_HELD'],
    [null, null, 'NOT_HELD'],
  ])('reads %j as %j and ties at %s', async (NgaySinh, holderDateOfBirth, dateOfBirth) => {
    expect(await licence({ NgaySinh })).toMatchObject({
      status: 'FOUND',
      match: { number: 'KEYED', dateOfBirth },
      licence: { holderDateOfBirth },
      notes: [],
    });
  });

  test('requires the name with its accents if it is absent', async () => {
    for (const NgaySinh of ['00000000', '', null]) {
      expect((await licence({ NgaySinh, HoVaTen: 'NGUYEN THI HOA' })).status).toBe('MISMATCH');
    }
  });

  test('ties at month precision for an impossible day', async () => {
    expect(await licence({ NgaySinh: '19900231' })).toMatchObject({
      status: 'FOUND',
      match: { dateOfBirth: 'PRECISION' },
      licence: { holderDateOfBirth: '1990-02' },
      notes: [{ field: 'licences.holderDateOfBirth', reason: 'IMPOSSIBLE_DATE' }],
    });
    const march = subjectOf('079190123456', 'Nguyễn Thị Hoà', '1990-03-03');
    expect((await licence({ NgaySinh: '19900231' }, march)).status).toBe('MISMATCH');
  });
});

describe('an odd licence value affects only itself', () => {
  test.each<[string, unknown, unknown, readonly object[]]>([
    ['MaHTCap', 'CM_VN', { issueForm: { code: 'CM_VN' } }, []],
    ['MaHTCap', 'CM-TN', { issueForm: { code: 'CM-TN' } }, []],
    [
      'MaHTCap',
      'Cấp mới',
      { issueForm: null, issueFormText: 'Cấp mới' },
      [{ field: 'licences.issueForm', reason: 'NOT_IN_LIST' }],
    ],
    [
      'NoiCT',
      'x'.repeat(51),
      { holderResidence: null },
      [{ field: 'licences.holderResidence', reason: 'TOO_LONG' }],
    ],
    ['NoiCT', null, { holderResidence: null }, []],
    ['NoiCapGPLX', 'x'.repeat(7), { issuedAt: null }, [{ field: 'licences.issuedAt', reason: 'TOO_LONG' }]],
    ['NoiCapGPLX', 79_001, { issuedAt: '79001' }, []],
    ['NguoiKy', true, { signedBy: null }, [unreadable('licences.signedBy')]],
    ['NoiCT_MaDVHC', 26_734, { holderCommune: { code: '26734' } }, []],
    [
      'MaQuocTich',
      'Việt Nam',
      { holderNationality: null, holderNationalityText: 'Việt Nam' },
      [{ field: 'licences.holderNationality', reason: 'NOT_IN_LIST' }],
    ],
    ['SoGPLX', 790_151_234_567, { number: '790151234567' }, []],
    ['SoGPLX', undefined, { number: null }, []],
    ['SoGPLX', 'x'.repeat(21), { number: null }, [{ field: 'licences.number', reason: 'TOO_LONG' }]],
    ['NgayTTGPLX', '01/03/2015', { passedOn: '2015-03-01' }, []],
    [
      'NgayTTGPLX',
      '30/02/2015',
      { passedOn: null },
      [{ field: 'licences.passedOn', reason: 'IMPOSSIBLE_DATE' }],
    ],
    ['NgayTTGPLX', '2015', { passedOn: null }, [unreadable('licences.passedOn')]],
    ['NgayCapGPLX', '10/03/2015', { issuedOn: '2015-03-10' }, []],
    ['NgayCapGPLX', '00000000', { issuedOn: null, class: { code: 'A1', version: null } }, []],
    ['NgayCapGPLX', '2015-03-10T00:00:00', { issuedOn: '2015-03-10' }, []],
    ['NgayHHGPLX', '10/03/2025', { expiresOn: '2025-03-10' }, []],
    ['NgayHHGPLX', null, { expiresOn: null }, []],
    ['NgayHHGPLX', '00000000', { expiresOn: null }, []],
    ['TrangThai', 1, { status: { code: '1' } }, []],
    ['TrangThai', 'Z', { status: { code: 'Z' } }, []],
  ])('%s %j is %j', async (field, value, held, notes) => {
    expect(await licence({ [field]: value })).toMatchObject({ status: 'FOUND', licence: held, notes });
  });

  test('applies to a row of points too', async () => {
    const odd = { ...POINTS, SoGPLX: null, SoDiemConLai: '10', NgayTruDiemGanNhat: '31/02/2026' };
    expect(await answerTo(questionFor(points), { diem: [odd] })).toMatchObject({
      status: 'FOUND',
      record: { balances: [{ licenceNumber: null, remaining: 10, lastDeductedOn: null }] },
      notes: [{ field: 'balances.lastDeductedOn', reason: 'IMPOSSIBLE_DATE' }],
    });
  });
});

describe('a licence with an unreadable tying or deciding field is dropped', () => {
  const second = { ...ROW, SoGPLX: 'second' };

  test.each<[string, unknown]>([
    ['TrangThai', undefined],
    ['TrangThai', null],
    ['TrangThai', ''],
    ['TrangThai', ' '],
    ['TrangThai', 'Còn hiệu lực'],
    ['NgayCapGPLX', undefined],
    ['NgayCapGPLX', null],
    ['NgayCapGPLX', ''],
    ['NgayCapGPLX', ' '],
    ['NgayCapGPLX', '2015'],
    ['NgayCapGPLX', '20150230'],
    ['NgayCapGPLX', true],
    ['NgayHHGPLX', undefined],
    ['NgayHHGPLX', 'không thời hạn'],
    ['NgayHHGPLX', '2025'],
    ['NgayHHGPLX', '31/04/2025'],
    ['HoVaTen', undefined],
    ['HoVaTen', null],
    ['HoVaTen', ' '],
    ['NgaySinh', undefined],
    ['NgaySinh', 'không rõ'],
    ['NgaySinh', '19901331'],
    ['NgaySinh', 0],
    ['SoCMT', undefined],
    ['SoCMT', {}],
  ])('%s %j', async (field, value) => {
    const odd = { ...ROW, [field]: value };
    expect(await answerTo(questionFor(licences), { gplx: [odd, second] })).toMatchObject({
      status: 'FOUND',
      record: { licences: [{ number: 'second' }] },
      notes: [unreadable('licences')],
    });
    expect(await licence({ [field]: value })).toMatchObject(LOST);
    // Whose it is, nobody can tell: it may be the one that was asked for.
    const stranger = { ...second, HoVaTen: 'Nguyễn Thị Hiền' };
    expect(await answerTo(questionFor(licences), { gplx: [odd, stranger] })).toMatchObject(LOST);
  });

  test.each<[string, unknown]>([
    ['SoDiemConLai', undefined],
    ['SoDiemConLai', null],
    ['SoDiemConLai', 13],
    ['SoDiemConLai', -1],
    ['SoDiemConLai', 'mười'],
    ['SoDiemConLai', ''],
    ['HoVaTen', undefined],
    ['NgaySinh', 'không rõ'],
    ['SoCMT', undefined],
  ])('and so does a row of points: %s %j', async (field, value) => {
    const odd = { ...POINTS, [field]: value };
    expect(
      await answerTo(questionFor(points), { diem: [odd, { ...POINTS, SoGPLX: 'second' }] }),
    ).toMatchObject({
      status: 'FOUND',
      record: { balances: [{ licenceNumber: 'second' }] },
      notes: [unreadable('balances')],
    });
    expect(await answerTo(questionFor(points), { diem: [odd] })).toMatchObject(LOST);
  });
});

describe('the holder of a licence row', () => {
  test.each([
    ['079190123456', ['079190123456'], true],
    ['0791-9012 3456', ['079190123456'], true],
    ['０７９１９０１２３４５６', ['079190123456'], true],
    ['012345678', ['012345678'], true],
    ['', [], true],
    ['B1234567', [], true],
    ['079190123456/2', [], false],
    ['12345', [], false],
  ])('by “%s”: numbers %j, and the slot is evidence for it: %s', async (SoCMT, numbers, keyed) => {
    service().reply(200, answer([item({ gplx: [{ ...ROW, SoCMT }] })]));
    expect(await ask()).toMatchObject([{ candidates: [{ evidence: { numbers, keyed } }] }]);
  });
});
