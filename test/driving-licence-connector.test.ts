import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Ask, Connector } from '../src/ask/source.ts';
import { nameOf } from '../src/codes/coded-value.ts';
import type { TraCuuRequest } from '../src/generated/wire/driving-licence.ts';
import { connectDrivingLicence } from '../src/sources/driving-licence/connector.ts';
import { licences, points, type LicencesRecord } from '../src/sources/driving-licence/mapping.ts';
import { askFor, callOf, common, failureOf, subjectOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

const lgsp = { tokenPath: '/token', consumerKey: 'key', consumerSecret: 'secret' };

useNock();

let connector: Connector;
beforeAll(async () => {
  connector = connectDrivingLicence({ ...common, url: SOURCE_URL, serviceCode: 'G22-LT01', lgsp });
  nock(SOURCE_URL).post('/token').reply(200, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
  // The token is fetched with the first call and serves all tests.
  service().reply(200, answer([{ soDinhDanh: '079190123456', maKetQua: '01' }]));
  await connector.ask(callOf([askFor(licences)]));
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

function ask(...asks: readonly Ask[]) {
  return connector.ask(callOf(asks.length > 0 ? asks : [askFor(licences)]));
}

describe('the request', () => {
  test('names each number once, with what is asked about it and on whose behalf', async () => {
    const bodies: TraCuuRequest[] = [];
    nock(SOURCE_URL)
      .post('/apiGPLX/1.0/traCuuGPLX', (body: TraCuuRequest) => bodies.push(body) > 0)
      .reply(200, answer([]));
    const other = subjectOf('001085000002', 'Lê Văn Bình', '1985');
    await ask(
      askFor(licences),
      askFor(points),
      askFor(licences, subjectOf('079190123456', 'Someone Else', '1990')),
      askFor(points, other),
    );
    expect(bodies[0]).toEqual({
      maYeuCau: 'id-0001',
      maDVC: 'G22-LT01',
      maCanBo: '079185000001',
      maDonVi: 'H29.101',
      maTTHC: '1.004222',
      maHoSo: 'H29.101-260131-0001',
      danhSach: [
        { soDinhDanh: '079190123456', noiDung: ['GPLX', 'DIEM'] },
        { soDinhDanh: '001085000002', noiDung: ['DIEM'] },
      ],
    });
  });
});

describe('the answer', () => {
  test('is read row by row, each row with what it says about whose it is', async () => {
    service().reply(200, answer([item({ gplx: [ROW], diem: [POINTS] })]));
    const [rows, balances] = await ask(askFor(licences), askFor(points));
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

  test('names classes by the scheme in force when the licence was issued', async () => {
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

  test('is found by number, whatever its order, and nobody gets a slot that was not asked', async () => {
    const other = subjectOf('001085000002', 'Lê Văn Bình', '1985');
    service().reply(
      200,
      answer([
        item({ gplx: [{ ...ROW, SoGPLX: 'stranger' }] }, '001000000009'),
        item({ gplx: [{ ...ROW, SoGPLX: 'second' }] }, '001085000002'),
        item({ gplx: [{ ...ROW, SoGPLX: 'first' }] }),
      ]),
    );
    expect(await ask(askFor(licences), askFor(licences, other))).toMatchObject([
      { candidates: [{ record: { licences: [{ number: 'first' }] } }] },
      { candidates: [{ record: { licences: [{ number: 'second' }] } }] },
    ]);
  });

  test('without licences is “not found”', async () => {
    service().reply(200, answer([item({ maKetQua: '01' })]));
    expect(await ask()).toEqual([{ candidates: [] }]);
  });
});

describe('a bad item spoils its own slot only', () => {
  const other = subjectOf('001085000002', 'Lê Văn Bình', '1985');
  const good = item({ gplx: [ROW] }, '001085000002');
  const { SoGPLX: renamed, ...rest } = ROW;
  test.each<[string, readonly object[]]>([
    ['a missing item', []],
    ['two items for one number', [item({ gplx: [] }), item({ gplx: [ROW] })]],
    ['a renamed required field', [item({ gplx: [{ ...rest, SoGiayPhep: renamed }] })]],
    ['a date in another form', [item({ gplx: [{ ...ROW, NgayCapGPLX: '10/03/2015' }] })]],
    ['a day that does not exist', [item({ gplx: [{ ...ROW, NgaySinh: '19900231' }] })]],
    ['found, but without what was asked', [item({ diem: [POINTS] })]],
    ['no object at all', ['079190123456' as unknown as object]],
  ])('%s', async (_what, items) => {
    service().reply(200, answer([...items, good]));
    const [spoilt, whole] = await ask(askFor(licences), askFor(licences, other));
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(whole).toMatchObject({ candidates: [{ record: { licences: [{ number: ROW.SoGPLX }] } }] });
  });

  test('and a bad part spoils nothing of the other', async () => {
    const { SoDiemConLai: left, ...incomplete } = POINTS;
    service().reply(200, answer([item({ gplx: [ROW], diem: [{ ...incomplete, SoDiem: left }] })]));
    const [whole, spoilt] = await ask(askFor(licences), askFor(points));
    expect(whole).toMatchObject({ candidates: [{ record: { licences: [{ number: ROW.SoGPLX }] } }] });
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
  });

  test('an unknown result code keeps the code', async () => {
    service().reply(200, answer([item({ maKetQua: '77' }), good]));
    const [spoilt] = await ask(askFor(licences), askFor(licences, other));
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE', sourceCode: '77' } });
  });
});

test('an unknown class, an empty column and other dates of passing spoil nothing', async () => {
  service().reply(
    200,
    answer([item({ gplx: [{ ...ROW, HangGPLX: 'XYZ1', NgayTT_B: null, NgayTT_D2: '20240229' }] })]),
  );
  expect(await ask()).toMatchObject([
    {
      candidates: [
        { record: { licences: [{ class: { code: 'XYZ1' }, classes: [{}, {}, { class: { code: 'D2' } }] }] } },
      ],
    },
  ]);
});

describe('whose a row is', () => {
  test.each([
    ['079190123456', ['079190123456'], true],
    ['0791-9012 3456', ['079190123456'], true],
    ['０７９１９０１２３４５６', ['079190123456'], true],
    ['012345678', ['012345678'], true],
    ['', [], true],
    ['B1234567', [], true],
    ['079190123456/2', [], false],
    ['12345', [], false],
  ])('by “%s”: numbers %j, and the slot speaks for it: %s', async (SoCMT, numbers, keyed) => {
    service().reply(200, answer([item({ gplx: [{ ...ROW, SoCMT }] })]));
    expect(await ask()).toMatchObject([{ candidates: [{ evidence: { numbers, keyed } }] }]);
  });
});

describe('a failure of the whole call', () => {
  test.each([
    ['05', 'CALLER_NOT_REGISTERED'],
    ['06', 'NOT_LICENSED'],
    ['88', 'BAD_RESPONSE'],
    ['toString', 'BAD_RESPONSE'],
    ['constructor', 'BAD_RESPONSE'],
  ])('business code %s means %s', async (code, meaning) => {
    service().reply(200, { status: 0, maLoi: code, message: 'x' });
    expect(await failureOf(ask())).toEqual({ code: meaning, sourceCode: code });
  });

  test.each([
    ['no JSON', '<html>'],
    ['JSON cut off', '{"status":1,"ketQua":[{"soDinh'],
    ['another shape', { data: [] }],
    ['a business code that is no code', { status: 0, maLoi: 'Nguyễn Văn An 079190123456', message: '' }],
    ['a business code that every object has', { status: 0, maLoi: 'toString'.repeat(9), message: '' }],
    [
      'more rows than anyone can hold',
      answer([item({ gplx: Array.from({ length: 51 }, () => ROW) })]).ketQua,
    ],
    ['an answer to another request', answer([item({ gplx: [ROW] })], 'id-0002')],
  ])('%s is an answer that cannot be read', async (_what, body) => {
    service().reply(200, body);
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('900908 is a missing subscription', async () => {
    service().reply(403, { fault: { code: 900_908, message: 'Resource forbidden', description: '' } });
    expect(await failureOf(ask())).toEqual({ code: 'NOT_LICENSED', sourceCode: '900908' });
  });
});
