/** What the portal's odd answers mean: its codes, its sessions, its dates, and what never gets into a log. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import nock from 'nock';
import { pino } from 'pino';
import { SourceError, failureMeaning } from '../src/ask/answer.ts';
import { withFailures } from '../src/ask/failures.ts';
import { sourceCodes } from '../src/generated/wire/health-insurance.ts';
import { boundLog } from '../src/telemetry/bounded-log.ts';
import type { Connector, Part, Reply } from '../src/ask/source.ts';
import { coded, nameOf } from '../src/codes/coded-value.ts';
import { connectHealthInsurance } from '../src/sources/health-insurance/connector.ts';
import {
  RESULT_MEANINGS,
  card,
  visits,
  type CardRecord,
  type Meaning,
} from '../src/sources/health-insurance/mapping.ts';
import { askFor, callOf, common, failureOf, subjectOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

const account = { username: '01234_BV', password: 'a secret' };
/** MD5 of the password. */
const HASH = '8b32185212f8625d1752b360f224fba2';
const CARD_PATH = '/api/egw/KQNhanLichSuKCB2024';
const VISITS_PATH = '/api/egw/Lskcb2025';

const CARD = {
  maKetQua: '000',
  ghiChu: 'Thẻ hợp lệ',
  maThe: 'DN4797900000001',
  hoTen: 'Nguyễn  Thị Hòa',
  ngaySinh: '15/02/1990',
  gioiTinh: 'Nữ',
  diaChi: '',
  maDKBD: '79014',
  cqBHXH: 'BHXH cơ sở Sài Gòn',
  gtTheTu: '01/01/2026',
  gtTheDen: '31/12/2026',
  maKV: null,
  ngayDu5Nam: '01/01/2027',
  maSoBHXH: '7900000001',
  maTheMoi: null,
  maDKBDMoi: '',
  tenDKBDMoi: '',
  dsLichSuKCB2018: null,
  dsLichSuKT2018: [{ userKT: 'x', maLoi: '00' }],
  TruongMoi: 'a field that no contract knows',
};

const NEW_CARD = {
  maTheMoi: 'HT3797900000001',
  gtTheTuMoi: '01/07/2026',
  gtTheDenMoi: '',
  maDKBDMoi: '79025',
  tenDKBDMoi: 'Bệnh viện Quận 5',
};

const VISITS = {
  maKetQua: '000',
  hoTen: 'Nguyễn Thị Hoà',
  ngaySinh: '1990',
  dsLichSuKCB2025: [
    { maHoSo: 'A', maCSKCB: '79014', ngayVao: '202601010630', ngayRa: '202601011015', lyDoVV: '1' },
    {
      maHoSo: 'B',
      maCSKCB: '79025',
      ngayVao: '202603050815',
      ngayRa: '',
      tenBenh: 'I10',
      tinhTrang: null,
      kqDieuTri: '9',
    },
  ],
};

useNock();

let connector: Connector;
beforeEach(() => {
  connector = connectHealthInsurance({ ...common, connections: 20, url: SOURCE_URL, account });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await connector.close();
});

function session(name = 'one', expires = new Date(Date.now() + 3_600_000).toISOString()) {
  return {
    maKetQua: '200',
    APIKey: {
      access_token: `access ${name}`,
      id_token: `id ${name}`,
      token_type: 'Bearer',
      username: account.username,
      expires_in: expires.replace('Z', '4567Z'),
    },
  };
}

/** The same beside the code. */
function flat(changes: object = {}) {
  const { maKetQua, APIKey } = session();
  return { maKetQua, ...APIKey, ...changes };
}

function sessions(answer: object | string = session(), status = 200) {
  return nock(SOURCE_URL)
    .post('/api/token/take', { username: account.username, password: HASH })
    .reply(status, answer);
}

function portal(path = CARD_PATH, name = 'one') {
  const query = {
    token: `access ${name}`,
    id_token: `id ${name}`,
    username: account.username,
    password: HASH,
  };
  return nock(SOURCE_URL).post(path).query(query);
}

function ask(part: Part<unknown> = card): Promise<readonly Reply[]> {
  return connector.ask(callOf([askFor(part)]));
}

/** The record of the only candidate. */
async function recordOf(answer: object): Promise<unknown> {
  sessions();
  portal().reply(200, answer);
  const [reply] = await ask();
  return reply && 'candidates' in reply ? reply.candidates[0]?.record : undefined;
}

describe('the request', () => {
  test.each([
    ['1990-02-15', '15/02/1990'],
    ['1990-02', '02/1990'],
    ['1990', '1990'],
  ])('names person and officer in a form; a date of birth known as %s is %s', async (known, sent) => {
    sessions();
    const bodies: unknown[] = [];
    nock(SOURCE_URL, { reqheaders: { 'content-type': 'application/x-www-form-urlencoded' } })
      .post(CARD_PATH, (body: unknown) => bodies.push(body) > 0)
      .query(true)
      .reply(200, { maKetQua: '050' });
    await connector.ask(callOf([askFor(card, subjectOf('079190123456', 'Nguyễn Thị Hoà', known))]));
    expect(bodies).toEqual([
      {
        maThe: '079190123456',
        hoTen: 'Nguyễn Thị Hoà',
        ngaySinh: sent,
        hoTenCb: 'Trần Thị Cán Bộ',
        cccdCb: '079185000001',
      },
    ]);
  });
});

describe('a session', () => {
  test('is taken once for many callers', async () => {
    sessions();
    portal().times(20).reply(200, CARD);
    portal(VISITS_PATH).times(20).reply(200, VISITS);
    const asks = Array.from({ length: 20 }, () => [ask(), ask(visits)]).flat();
    expect((await Promise.all(asks)).every(([reply]) => reply && 'candidates' in reply)).toBe(true);
  });

  test('is renewed before it ends by one caller, while the others go on with the old one', async () => {
    sessions(session('one', new Date(Date.now() + 3_600_000).toISOString()));
    portal().reply(200, CARD);
    await ask();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 3_000_000);
    sessions(session('two', new Date(now + 9_000_000).toISOString()));
    portal().times(5).reply(200, CARD);
    await Promise.all(Array.from({ length: 5 }, () => ask()));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    portal(CARD_PATH, 'two').reply(200, CARD);
    expect(await ask()).toHaveLength(1);
  });

  test.each<[string, number, object | string]>([
    ['HTTP 401', 401, { maKetQua: '401', ghiChu: '' }],
    ['HTTP 401 without a body', 401, ''],
    ['code 401 in a 200', 200, { maKetQua: '401', ghiChu: 'Lỗi xác thực tài khoản' }],
  ])('that is over by %s is renewed once, as if nothing had happened', async (_how, status, answer) => {
    sessions();
    portal().reply(status, answer);
    sessions(session('two'));
    portal(CARD_PATH, 'two').reply(200, CARD);
    expect(await ask()).toMatchObject([{ candidates: [{ record: { cardNumber: CARD.maThe } }] }]);
  });

  test.each([
    ['HTTP 401', 401],
    ['code 401', 200],
  ])('refused again by %s is an account that the portal does not know', async (_how, status) => {
    sessions();
    portal().reply(status, { maKetQua: '401' });
    sessions(session('two'));
    portal(CARD_PATH, 'two').reply(status, { maKetQua: '401' });
    expect(await failureOf(ask())).toEqual({ code: 'CALLER_NOT_REGISTERED', sourceCode: '401' });
  });

  test.each<[string, number, object | string, object]>([
    [
      'code 401',
      200,
      { maKetQua: '401', APIKey: null },
      { code: 'CALLER_NOT_REGISTERED', sourceCode: '401' },
    ],
    ['HTTP 401', 401, 'no', { code: 'CALLER_NOT_REGISTERED', sourceCode: '401' }],
    ['HTTP 403', 403, 'no', { code: 'CALLER_NOT_REGISTERED', sourceCode: 'HTTP 403' }],
    ['code 101', 200, { maKetQua: '101' }, { code: 'UPSTREAM_ERROR', sourceCode: '101' }],
    ['an unknown code', 200, { maKetQua: '999' }, { code: 'BAD_RESPONSE', sourceCode: '999' }],
    ['a code that is out of place', 200, { maKetQua: '000' }, { code: 'BAD_RESPONSE', sourceCode: '000' }],
    ['HTTP 500', 500, 'x', { code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' }],
    ['a success without a session', 200, { maKetQua: '200' }, { code: 'BAD_RESPONSE' }],
    ['a success with half a session', 200, flat({ id_token: undefined }), { code: 'BAD_RESPONSE' }],
    ['a success with an empty session', 200, flat({ access_token: '' }), { code: 'BAD_RESPONSE' }],
    ['code 402', 200, { maKetQua: '402' }, { code: 'CALLER_NOT_REGISTERED', sourceCode: '402' }],
    [
      'code 403 beside a session',
      200,
      { ...session(), maKetQua: '403' },
      { code: 'CALLER_NOT_REGISTERED', sourceCode: '403' },
    ],
    ['code 401 as a number', 200, { maKetQua: 401 }, { code: 'CALLER_NOT_REGISTERED', sourceCode: '401' }],
    ['code 500', 200, { maKetQua: '500', APIKey: null }, { code: 'UPSTREAM_ERROR', sourceCode: '500' }],
    ['code 500 as a number', 200, { maKetQua: 500 }, { code: 'UPSTREAM_ERROR', sourceCode: '500' }],
    ['another unknown code', 200, { maKetQua: '003.1' }, { code: 'BAD_RESPONSE', sourceCode: '003.1' }],
    ['an unknown code as a number', 200, { maKetQua: 999 }, { code: 'BAD_RESPONSE', sourceCode: '999' }],
    ['no code', 200, session().APIKey, { code: 'BAD_RESPONSE' }],
    ['no JSON', 200, '<html>', { code: 'BAD_RESPONSE' }],
  ])(
    'refused with %s says why, and the next call asks for one again',
    async (_how, status, answer, failure) => {
      sessions(answer, status);
      expect(await failureOf(ask())).toEqual(failure);
      sessions();
      portal().reply(200, CARD);
      expect(await ask()).toHaveLength(1);
    },
  );
});

describe('a session in another form', () => {
  const { APIKey } = session();
  const { access_token, id_token } = APIKey;
  test.each<[string, object]>([
    ['beside the code', flat()],
    ['beside the code, with nothing in APIKey', flat({ APIKey: null })],
    ['under a code that is a number', { ...session(), maKetQua: 200 }],
    ['beside a code that is a number', flat({ maKetQua: 200 })],
    ['without the account and the type', { maKetQua: '200', APIKey: { access_token, id_token } }],
    ['with nothing but the tokens', { maKetQua: '200', access_token, id_token }],
  ])('%s is used', async (_what, answer) => {
    sessions(answer);
    portal().reply(200, CARD);
    expect(await ask()).toMatchObject([{ candidates: [{}] }]);
  });

  test.each([401, '401'])('is renewed when its end is told as %j', async (maKetQua) => {
    sessions();
    portal().reply(200, { maKetQua });
    sessions(session('two'));
    portal(CARD_PATH, 'two').reply(200, CARD);
    expect(await ask()).toMatchObject([{ candidates: [{}] }]);
  });
});

describe('the end of a session', () => {
  const NOW = Date.parse('2026-11-28T01:00:00Z');

  function told(expires_in: unknown) {
    return flat({ expires_in });
  }

  /** Moves the clock, and lets the portal take the session of that name alone. */
  async function askAt(at: number, name: string): Promise<readonly Reply[]> {
    jest.spyOn(Date, 'now').mockReturnValue(at);
    portal(CARD_PATH, name).reply(200, CARD);
    return ask();
  }

  test.each<[string, unknown, number]>([
    ['in UTC, as is confirmed', '2026-11-28T02:00:00.1234567Z', 3600],
    ['in UTC without a fraction', '2026-11-28T02:00:00Z', 3600],
    ['without a zone, in UTC', '2026-11-28T02:00:00.1234567', 3600],
    ['without a zone and a T, in UTC', '2026-11-28 02:00:00', 3600],
    ['in the time of Việt Nam', '2026-11-28T09:00:00.1234567+07:00', 3600],
    ['in the time of Việt Nam without a colon', '2026-11-28T09:00:00+0700', 3600],
    ['in seconds', 3600, 3600],
    ['in seconds as digits', '3600', 3600],
    ['not at all', undefined, 300],
    ['as null', null, 300],
    ['as nothing', '', 300],
    ['on no day', '2026-13-41T00:00:00.000Z', 300],
    ['in another form', '28/11/2026 02:00:00', 300],
    ['as true', true, 300],
    ['below nothing', -3600, 300],
    ['in another age', '9999-12-31T23:59:59Z', 300],
    ['before our clock', '2026-11-28T00:00:00Z', 30],
    ['by the year', '2026-12-08T01:00:00Z', 86_400],
  ])('told %s is when a new one is taken', async (_what, expiresIn, seconds) => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
    sessions(told(expiresIn));
    expect(await askAt(NOW, 'one')).toHaveLength(1);
    expect(await askAt(NOW + seconds * 790, 'one')).toHaveLength(1);
    sessions(session('two', '2026-12-28T00:00:00Z'));
    expect(await askAt(NOW + seconds * 1000 + 1000, 'two')).toHaveLength(1);
  });
});

/** The answer that a code gives, as the page and the tests name it. */
function outcomeOf(meaning: Meaning): { status: string; failure?: string } {
  if (meaning === 'NOT_FOUND' || meaning === 'MISMATCH') return { status: meaning };
  if (meaning === 'VALID' || meaning === 'REPLACED' || meaning === 'NOT_VALID') return { status: 'FOUND' };
  return { status: failureMeaning[meaning].status, failure: meaning };
}

/** What the design says of each code, written down a second time. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  FOUND: ['000', '001', '002', '003', '004', '010', '110', '120', '121', '122', '123', '124', '130'],
  NOT_FOUND: ['050'],
  MISMATCH: ['060', '061', '070', '080', '090'],
  BAD_RESPONSE: ['051', '052', '053', '205', '999', 'constructor'],
  UPSTREAM_ERROR: ['100', '101'],
  CALLER_NOT_REGISTERED: ['054', '055'],
};

describe.each([
  ['card', card, CARD_PATH, { ...CARD, ...NEW_CARD }],
  ['visits', visits, VISITS_PATH, VISITS],
] as const)('asked for %s', (_name, part, path, answer) => {
  test.each(Object.entries(EXPECTED).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning])))(
    'code %s gives %s',
    async (code, meaning) => {
      sessions();
      portal(path).reply(200, { ...answer, maKetQua: code });
      const outcome = await ask(part).catch((error: unknown) => error);
      if (outcome instanceof SourceError) {
        expect(outcome.failure).toEqual({ code: meaning, sourceCode: code });
      } else if (meaning === 'FOUND') {
        expect(outcome).toMatchObject([{ candidates: [{ evidence: { numbers: [], keyed: true } }] }]);
      } else {
        expect(outcome).toEqual([meaning === 'MISMATCH' ? { mismatch: true } : { candidates: [] }]);
      }
    },
  );
});

describe('every result code', () => {
  const page = readFileSync(new URL('../docs/sources/health-insurance.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\d{3})` *\| (.+?) *\| `(\w+)` *\|(.*)\|$/gm)];

  test('is documented with its name and what it gives', () => {
    expect(RESULT_MEANINGS.size).toBe(28);
    const documented = rows.map(([, code, name, status, rest = '']) => ({
      code,
      name,
      status,
      details: [...rest.matchAll(/`([^`]+)`/g)].map(([, detail]) => detail),
    }));
    const managers = new Map([
      ['001', 'managedBy: NATIONAL_DEFENCE'],
      ['002', 'managedBy: PUBLIC_SECURITY'],
    ]);
    expect(documented).toEqual(
      [...RESULT_MEANINGS].map(([code, meaning]) => {
        const { status, failure } = outcomeOf(meaning);
        const found = meaning === 'NOT_VALID' ? ['valid: false', 'invalidReason'] : ['valid: true'];
        const result = coded('HEALTH_INSURANCE_RESULT', code);
        return {
          code,
          name: result && nameOf(result, 'VI'),
          status,
          details: [
            ...(status === 'FOUND' ? found : []),
            ...(failure === undefined ? [] : [failure]),
            ...(managers.has(code) ? [managers.get(code)] : []),
          ],
        };
      }),
    );
  });

  test('is of the code list, and the list has no other', () => {
    const file = new URL('../codelists/health-insurance-result.json', import.meta.url);
    const { editions } = JSON.parse(readFileSync(file, 'utf8')) as {
      editions: { items: { code: string }[] }[];
    };
    expect(editions.flatMap(({ items }) => items.map(({ code }) => code))).toEqual([
      ...RESULT_MEANINGS.keys(),
    ]);
  });
});

describe('a card', () => {
  test('is read with the codes on its number, and says whose it is', async () => {
    sessions();
    portal().reply(200, CARD);
    expect(await ask()).toEqual([
      {
        candidates: [
          {
            evidence: { numbers: [], keyed: true, fullName: 'Nguyễn Thị Hòa', dateOfBirth: '1990-02-15' },
            record: {
              cardNumber: 'DN4797900000001',
              previousCardNumber: null,
              socialInsuranceNumber: '7900000001',
              holderName: 'Nguyễn Thị Hòa',
              holderDateOfBirth: '1990-02-15',
              holderSex: { list: 'SEX', version: null, code: '2' },
              holderAddress: null,
              valid: true,
              invalidReason: null,
              resultCode: { list: 'HEALTH_INSURANCE_RESULT', version: null, code: '000' },
              managedBy: null,
              validFrom: '2026-01-01',
              validTo: '2026-12-31',
              fiveYearsFrom: '2027-01-01',
              objectGroup: { list: 'HEALTH_INSURANCE_OBJECT_GROUP', version: null, code: 'DN' },
              benefitLevel: { list: 'HEALTH_INSURANCE_BENEFIT_LEVEL', version: null, code: '4' },
              benefitRatePercent: 80,
              provinceOnCard: { list: 'PROVINCE', version: 'before-2025-07-01', code: '79' },
              registeredFacility: { code: '79014', name: null },
              area: null,
              insuranceOffice: 'BHXH cơ sở Sài Gòn',
              employerCode: null,
              employerName: null,
            },
          },
        ],
      },
    ]);
  });

  test.each(['003', '004'])(
    'superseded with %s shows the new one, and the old one before it',
    async (maKetQua) => {
      expect(await recordOf({ ...CARD, ...NEW_CARD, maKetQua })).toMatchObject({
        cardNumber: NEW_CARD.maTheMoi,
        previousCardNumber: CARD.maThe,
        valid: true,
        invalidReason: null,
        resultCode: { code: maKetQua },
        validFrom: '2026-07-01',
        validTo: null,
        objectGroup: { code: 'HT' },
        benefitRatePercent: 95,
        registeredFacility: { code: '79025', name: 'Bệnh viện Quận 5' },
      });
    },
  );

  test('that no longer serves says why', async () => {
    expect(await recordOf({ ...CARD, maKetQua: '124' })).toMatchObject({
      cardNumber: CARD.maThe,
      valid: false,
      invalidReason: { list: 'HEALTH_INSURANCE_RESULT', code: '124' },
    });
  });

  test.each([
    ['001', 'NATIONAL_DEFENCE'],
    ['002', 'PUBLIC_SECURITY'],
  ])('with %s is managed by %s', async (maKetQua, managedBy) => {
    const military = { ...CARD, maKetQua, maThe: 'QN5977900000001', maTheCu: 'DN4797900000001' };
    expect(await recordOf(military)).toMatchObject({
      managedBy,
      previousCardNumber: 'DN4797900000001',
      // No province of the list: the code passes as it is.
      provinceOnCard: { code: '97' },
      benefitRatePercent: 100,
    });
  });

  test.each([
    ['52', '30/06/2025', 'Bình Định'],
    ['52', '01/07/2025', null],
    ['52', '', null],
    ['46', '01/07/2025', 'Thừa Thiên Huế'],
    ['77', '01/07/2025', 'Bà Rịa - Vũng Tàu'],
  ])('with province %s, valid from “%s”, names it %s', async (province, gtTheTu, name) => {
    const maThe = `DN4${province}7900000001`;
    const { provinceOnCard } = (await recordOf({ ...CARD, maThe, gtTheTu })) as CardRecord;
    expect(provinceOnCard?.version).toBe(name && 'before-2025-07-01');
    expect(provinceOnCard && nameOf(provinceOnCard, 'VI')).toBe(name);
  });

  test('of an unknown group and level passes them without a rate; so does a sex in other words', async () => {
    expect(await recordOf({ ...CARD, maThe: 'ZZ9797900000001', gioiTinh: 'Khác' })).toMatchObject({
      objectGroup: { code: 'ZZ' },
      benefitLevel: { code: '9' },
      benefitRatePercent: null,
      holderSex: { code: 'Khác' },
    });
  });

  test('tells the name of its facility when the answer does', async () => {
    const named = { ...CARD, maDKBDMoi: CARD.maDKBD, tenDKBDMoi: 'Bệnh viện Quận 1' };
    expect(await recordOf(named)).toMatchObject({
      registeredFacility: { code: '79014', name: 'Bệnh viện Quận 1' },
    });
  });

  test('without optional fields has none', async () => {
    const { maKetQua, maThe, hoTen, ngaySinh, gioiTinh, maSoBHXH } = CARD;
    expect(await recordOf({ maKetQua, maThe, hoTen, ngaySinh, gioiTinh, maSoBHXH })).toMatchObject({
      validFrom: null,
      validTo: null,
      fiveYearsFrom: null,
      registeredFacility: null,
      insuranceOffice: null,
    });
  });

  test.each([
    ['7900000001', []],
    ['079190123456', ['079190123456']],
    ['001085000002', ['001085000002']],
  ])('with %s as its social insurance number has the personal numbers %j', async (maSoBHXH, numbers) => {
    sessions();
    portal().reply(200, { ...CARD, maSoBHXH });
    expect(await ask()).toMatchObject([
      { candidates: [{ evidence: { numbers }, record: { socialInsuranceNumber: maSoBHXH } }] },
    ]);
  });

  test.each([
    ['02/1990', '1990-02'],
    ['1990', '1990'],
    ['00/00/1990', '1990'],
    ['00/02/1990', '1990-02'],
    ['00/00/0000', null],
    ['', null],
  ])('held with the date of birth “%s” has %s', async (ngaySinh, holderDateOfBirth) => {
    expect(await recordOf({ ...CARD, ngaySinh })).toMatchObject({ holderDateOfBirth });
  });
});

describe('visits', () => {
  test('are read newest first, in UTC, open codes included', async () => {
    sessions();
    portal(VISITS_PATH).reply(200, VISITS);
    expect(await ask(visits)).toMatchObject([
      {
        candidates: [
          {
            evidence: { numbers: [], keyed: true, fullName: 'Nguyễn Thị Hoà', dateOfBirth: '1990' },
            record: {
              visits: [
                {
                  fileNumber: 'B',
                  facilityCode: '79025',
                  arrivedAt: '2026-03-05T01:15:00.000Z',
                  leftAt: null,
                  disease: 'I10',
                  discharge: null,
                  outcome: { list: 'HEALTH_VISIT_OUTCOME', code: '9' },
                  reason: null,
                },
                {
                  fileNumber: 'A',
                  arrivedAt: '2025-12-31T23:30:00.000Z',
                  leftAt: '2026-01-01T03:15:00.000Z',
                  disease: null,
                  reason: { code: '1' },
                },
              ],
            },
          },
        ],
      },
    ]);
  });

  test.each([
    ['an empty list is no visits', [], []],
    ['null is no list', null, null],
  ])('%s', async (_what, dsLichSuKCB2025, expected) => {
    sessions();
    portal(VISITS_PATH).reply(200, { ...VISITS, dsLichSuKCB2025 });
    expect(await ask(visits)).toMatchObject([{ candidates: [{ record: { visits: expected } }] }]);
  });

  test.each<[string, object]>([
    ['nobody’s name', { hoTen: undefined }],
    ['no list at all', { dsLichSuKCB2025: undefined }],
    ['a visit on no day', { dsLichSuKCB2025: [{ ...VISITS.dsLichSuKCB2025[0], ngayVao: '202602310815' }] }],
    ['a visit at no hour', { dsLichSuKCB2025: [{ ...VISITS.dsLichSuKCB2025[0], ngayVao: '202602010875' }] }],
    ['101 visits', { dsLichSuKCB2025: Array(101).fill(VISITS.dsLichSuKCB2025[0]) }],
  ])('with %s cannot be read', async (_what, changes) => {
    sessions();
    portal(VISITS_PATH).reply(200, { ...VISITS, ...changes });
    expect(await failureOf(ask(visits))).toEqual({ code: 'BAD_RESPONSE' });
  });
});

describe('an answer that cannot be read', () => {
  const { hoTen, ...unnamed } = CARD;
  test.each<[string, object | string]>([
    ['HTML', '<html><body>Bảo trì</body></html>'],
    ['JSON cut off', JSON.stringify(CARD).slice(0, 60)],
    ['nothing', ''],
    ['a list', [CARD]],
    ['no code', { ...CARD, maKetQua: undefined }],
    ['a code that is a number', { ...CARD, maKetQua: 0 }],
    ['a code that is no code', { ...CARD, maKetQua: 'Nguyễn Thị Hoà 079190123456' }],
    ['a renamed required field', { ...unnamed, tenDayDu: hoTen }],
    ['a date in another form', { ...CARD, gtTheDen: '2026-12-31' }],
    ['a day that does not exist', { ...CARD, gtTheDen: '31/02/2026' }],
    ['a month that does not exist', { ...CARD, ngaySinh: '13/1990' }],
    ['a superseded card without the new one', { ...CARD, maKetQua: '003' }],
  ])('%s', async (_what, answer) => {
    sessions();
    portal().reply(200, answer);
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE' });
  });

  test.each([
    [404, { code: 'BAD_RESPONSE', sourceCode: 'HTTP 404' }],
    [403, { code: 'CALLER_NOT_REGISTERED', sourceCode: 'HTTP 403' }],
    [500, { code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' }],
    [429, { code: 'THROTTLED', sourceCode: 'HTTP 429' }],
  ])('HTTP %d', async (status, failure) => {
    sessions();
    portal().reply(status, CARD);
    expect(await failureOf(ask())).toEqual(failure);
  });
});

describe('the log', () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });

  test.each<[string, (scope: nock.Interceptor) => unknown]>([
    ['a lost connection', (scope) => scope.replyWithError(new Error(`lost ${SOURCE_URL}`))],
    ['an error', (scope) => scope.reply(500, CARD)],
    ['HTML', (scope) => scope.reply(200, `<html>${HASH}`)],
    ['a broken contract', (scope) => scope.reply(200, { ...CARD, gtTheDen: 'DN4797900000001' })],
    ['an unreadable date', (scope) => scope.reply(200, { ...CARD, gtTheDen: '31/02/2026' })],
    ['a refusal', (scope) => scope.reply(200, { maKetQua: '054' })],
  ])('after %s has no secret and nothing of a person', async (_what, answer) => {
    sessions();
    answer(portal());
    const options = {
      log: boundLog(log),
      sourceCodes,
      onDroppedCode: () => undefined,
      onRefused: () => undefined,
    };
    const [reply] = await withFailures(options, (call) => connector.ask(call))(callOf([askFor(card)]));
    expect(reply).toHaveProperty('failure');
    const logged = lines.join('\n');
    expect(logged).toContain('source failed');
    for (const secret of [
      HASH,
      account.password,
      'access one',
      'access+one',
      'id one',
      'token',
      '079190123456',
    ]) {
      expect(logged).not.toContain(secret);
    }
    expect(logged).not.toMatch(/Nguyễn|Hoà|Hòa|DN4797900000001|2026-02-31|31\/02|1990|079185000001/);
  });
});
