/** Odd answers of the portal: codes, sessions, dates, and values that never reach a log. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import nock from 'nock';
import { pino } from 'pino';
import { SourceError, failureMeaning } from '../src/source-api/answer.ts';
import { Unread } from '../src/source-api/draft.ts';
import { withFailures } from '../src/ask/failures.ts';
import { sourceCodes } from '../src/generated/wire/health-insurance.ts';
import { boundLog } from '../src/log/bounded-log.ts';
import type { Connector, Part, Reply } from '../src/source-api/source.ts';
import { decidingCode, nameOf } from '../src/codes/coded-value.ts';
import source from '../src/sources/health-insurance/index.ts';
import { RESULT_MEANINGS, type CardRecord, type Meaning } from '../src/sources/health-insurance/mapping.ts';
import { tie } from '../src/subject/tie.ts';
import { connect, questionFor, callOf, failureOf, subjectOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

const card = source.part('card');
const visits = source.part('visits');
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
  ghiChu: null,
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
const settings = { url: SOURCE_URL, connections: 20, account };

useNock();

let connector: Connector;
beforeEach(() => {
  connector = connect(source, settings);
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

let isOpen = false;
beforeEach(() => {
  isOpen = false;
});

/** One session for all calls of a test, on whichever day. */
function openSession(): void {
  if (!isOpen) sessions(session('one', '2090-01-01T00:00:00.000Z'));
  isOpen = true;
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
  return connector.ask(callOf([questionFor(part)]));
}

/** The reply to a question about the card. */
async function replyTo(answer: object): Promise<Reply | undefined> {
  openSession();
  portal().reply(200, answer);
  return (await ask())[0];
}

/** The record of the only candidate, as it is read on a day of Việt Nam. */
async function recordOf(answer: object, day?: string): Promise<unknown> {
  const reply = await replyTo(answer);
  if (!reply || !('candidates' in reply)) return undefined;
  const [candidate] = reply.candidates;
  const later = candidate?.later?.findLast(({ from }) => day !== undefined && from <= day);
  return (later ?? candidate)?.record;
}

/** Before every day of these cards, so that what was fetched then must say what is true on each of them. */
const FETCHED = Date.parse('2024-06-30T20:00:00Z');

/** The truth about a card on a day, however long the answer has been cached by then. */
async function onDay(answer: object, day: string): Promise<unknown> {
  jest.spyOn(Date, 'now').mockReturnValue(FETCHED);
  const kept = await recordOf(answer, day);
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${day}T00:00:00+07:00`));
  expect(await recordOf(answer)).toEqual(kept);
  return kept;
}

describe('the portal request', () => {
  test.each([
    ['1990-02-15', '15/02/1990'],
    ['1990-02', '02/1990'],
    ['1990', '1990'],
  ])('contains person and officer in a form; a date of birth known as %s is %s', async (known, sent) => {
    sessions();
    const bodies: unknown[] = [];
    nock(SOURCE_URL, { reqheaders: { 'content-type': 'application/x-www-form-urlencoded' } })
      .post(CARD_PATH, (body: unknown) => bodies.push(body) > 0)
      .query(true)
      .reply(200, { maKetQua: '050' });
    await connector.ask(callOf([questionFor(card, subjectOf('079190123456', 'Nguyễn Thị Hoà', known))]));
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

describe('a question by the number of a health insurance card', () => {
  const tiedTo = async (number: string, answer: object) => {
    openSession();
    const asked = subjectOf(number);
    let form: unknown;
    nock(SOURCE_URL)
      .post(CARD_PATH, (body: unknown) => {
        form = body;
        return true;
      })
      .query(true)
      .reply(200, answer);
    const [reply] = await connector.ask(callOf([questionFor(card, asked)]));
    expect(form).toMatchObject({ maThe: number });
    const [candidate] = reply && 'candidates' in reply ? reply.candidates : [];
    return candidate && tie(asked, candidate.evidence)?.number;
  };

  test.each([
    ['of the card', 'DN4797900000001', CARD],
    ['of social insurance, as newer cards have it', '7900000001', CARD],
    ['of an earlier card of the holder', 'HT3797900000001', CARD],
    ['of the card, without the other', 'DN4797900000001', { ...CARD, maSoBHXH: '' }],
    [
      'of social insurance, where the personal number is',
      '7900000001',
      { ...CARD, maSoBHXH: '079190123456' },
    ],
  ])('is tied by the number %s', async (_what, number, answer) => {
    expect(await tiedTo(number, answer)).toBe('EXACT');
  });

  test('is tied by its slot where the portal gives no such number', async () => {
    const bare = { ...CARD, maThe: null, maSoBHXH: null };
    expect(await tiedTo('DN4797900000001', bare)).toBe('KEYED');
  });

  test.each(['DN4797900000002', '7900000002'])('is not tied by %s, of another person', async (number) => {
    expect(await tiedTo(number, CARD)).toBeUndefined();
  });

  test('has evidence that a question by the personal number does without', async () => {
    expect(await replyTo({ ...CARD, maSoBHXH: '079190123456' })).toMatchObject({
      candidates: [{ evidence: { numbers: ['079190123456'] } }],
    });
    expect(await replyTo(CARD)).toMatchObject({ candidates: [{ evidence: { numbers: [] } }] });
  });
});

describe('a session of the portal', () => {
  test('is opened once for many callers', async () => {
    sessions();
    portal().times(20).reply(200, CARD);
    portal(VISITS_PATH).times(20).reply(200, VISITS);
    const asks = Array.from({ length: 20 }, () => [ask(), ask(visits)]).flat();
    const kinds = (await Promise.all(asks)).map(([reply]) => reply && Object.keys(reply)[0]);
    expect(new Set(kinds)).toEqual(new Set(['candidates', 'unnamed']));
  });

  test('is renewed before its end by one caller, while others use the old one', async () => {
    sessions(session('one', new Date(Date.now() + 3_600_000).toISOString()));
    portal().reply(200, CARD);
    await ask();
    const now = Date.now();
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_000_000);
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
  ])('reports an unknown account if %s refuses it again', async (_how, status) => {
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

describe('a session in another format', () => {
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

  test.each([401, '401'])('is renewed when its end is %j', async (maKetQua) => {
    sessions();
    portal().reply(200, { maKetQua });
    sessions(session('two'));
    portal(CARD_PATH, 'two').reply(200, CARD);
    expect(await ask()).toMatchObject([{ candidates: [{}] }]);
  });
});

describe('an expired session', () => {
  const NOW = Date.parse('2026-11-28T01:00:00Z');

  function told(expires_in: unknown) {
    return flat({ expires_in });
  }

  /** Lets time pass since NOW, and the portal take the session of that name alone. */
  async function askAfter(milliseconds: number, name: string): Promise<readonly Reply[]> {
    jest.spyOn(Date, 'now').mockReturnValue(NOW + milliseconds);
    jest.spyOn(performance, 'now').mockReturnValue(milliseconds);
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
    sessions(told(expiresIn));
    expect(await askAfter(0, 'one')).toHaveLength(1);
    expect(await askAfter(seconds * 790, 'one')).toHaveLength(1);
    sessions(session('two', '2026-12-28T00:00:00Z'));
    expect(await askAfter(seconds * 1000 + 1000, 'two')).toHaveLength(1);
  });
});

/** The answer that a code gives, as the page and the tests name it. */
function outcomeOf(meaning: Meaning): { status: string; failure?: string } {
  if (meaning === 'NOT_FOUND' || meaning === 'MISMATCH') return { status: meaning };
  if (meaning === 'VALID' || meaning === 'REPLACED' || meaning === 'NOT_VALID') return { status: 'FOUND' };
  return { status: failureMeaning[meaning].status, failure: meaning };
}

/** Meanings of the codes by the design, written down a second time. */
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
        const found = part === card ? { candidates: [{ evidence: { keyed: true } }] } : { unnamed: {} };
        expect(outcome).toMatchObject([found]);
      } else {
        expect(outcome).toEqual([meaning === 'MISMATCH' ? { mismatch: true } : { candidates: [] }]);
      }
    },
  );
});

describe('every result code of the portal', () => {
  const page = readFileSync(new URL('../docs/sources/health-insurance.md', import.meta.url), 'utf8');
  const inOrder = [...RESULT_MEANINGS].toSorted(([a], [b]) => Number(a) - Number(b));
  const rows = [...page.matchAll(/^\| `(\d{3})` *\| (.+?) *\| `(\w+)` *\|(.*)\|$/gm)];

  test('is documented with its name and outcome', () => {
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
      inOrder.map(([code, meaning]) => {
        const { status, failure } = outcomeOf(meaning);
        const found = meaning === 'NOT_VALID' ? ['valid: false', 'invalidReason'] : ['valid: true'];
        const result = decidingCode('HEALTH_INSURANCE_RESULT', code, 'maKetQua');
        return {
          code,
          name: result && !(result instanceof Unread) && nameOf(result, 'VI'),
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

  test('is in the code list, which contains no other', () => {
    const file = new URL('../codelists/health-insurance-result.json', import.meta.url);
    const { editions } = JSON.parse(readFileSync(file, 'utf8')) as {
      editions: { items: { code: string }[] }[];
    };
    expect(editions.flatMap(({ items }) => items.map(({ code }) => code))).toEqual(
      inOrder.map(([code]) => code),
    );
  });
});

describe('a health insurance card', () => {
  test('is parsed with the codes in its number and its identity evidence', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-30T05:00:00Z'));
    const record = {
      cardNumber: 'DN4797900000001',
      previousCardNumber: null,
      socialInsuranceNumber: '7900000001',
      holderName: 'Nguyễn Thị Hòa',
      holderDateOfBirth: '1990-02-15',
      holderSex: { list: 'SEX', version: null, code: '2' },
      holderAddress: null,
      valid: true,
      invalidReason: null,
      notInForce: null,
      resultCode: { list: 'HEALTH_INSURANCE_RESULT', version: null, code: '000' },
      managedBy: null,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      previousCard: null,
      nextCard: null,
      coPaymentExemptFrom: null,
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
      portalNote: 'Thẻ hợp lệ',
    };
    expect(await replyTo(CARD)).toMatchObject({
      candidates: [
        {
          evidence: { numbers: [], keyed: true, fullName: 'Nguyễn Thị Hòa', dateOfBirth: '1990-02-15' },
          record,
          later: [{ from: '2027-01-01', record: { ...record, valid: false, notInForce: 'ENDED' } }],
        },
      ],
    });
  });

  test.each(['003', '004'])(
    'superseded with %s shows the new one, preceded by the old one',
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

  test('that is not valid gives the reason', async () => {
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

  test('keeps an unknown group and level without a rate, and a sex in other words', async () => {
    expect(await recordOf({ ...CARD, maThe: 'ZZ9797900000001', gioiTinh: 'Khác' })).toMatchObject({
      objectGroup: { code: 'ZZ' },
      benefitLevel: { code: '9' },
      benefitRatePercent: null,
      holderSex: null,
      holderSexText: 'Khác',
    });
  });

  test('shows the name of its facility if the answer contains it', async () => {
    const named = { ...CARD, maDKBDMoi: CARD.maDKBD, tenDKBDMoi: 'Bệnh viện Quận 1' };
    expect(await recordOf(named)).toMatchObject({
      registeredFacility: { code: '79014', name: 'Bệnh viện Quận 1' },
    });
  });

  test('keeps the facility’s name if the answer has no other facility', async () => {
    expect(await recordOf({ ...CARD, tenDKBDMoi: 'Bệnh viện Quận 1' })).toMatchObject({
      registeredFacility: { code: '79014', name: 'Bệnh viện Quận 1' },
    });
  });

  test('shows the portal’s note and the exemption from co-payment', async () => {
    const told = { ...CARD, ghiChu: ' Thẻ được gia hạn thêm; CCCD 079190123456 ', ngayMienCCT: '15/03/2026' };
    expect(await recordOf(told)).toMatchObject({
      portalNote: 'Thẻ được gia hạn thêm; CCCD 079190123456',
      coPaymentExemptFrom: '2026-03-15',
    });
  });

  test('shows nothing for absent optional fields', async () => {
    const { maKetQua, maThe, hoTen, ngaySinh, gioiTinh, maSoBHXH } = CARD;
    expect(await recordOf({ maKetQua, maThe, hoTen, ngaySinh, gioiTinh, maSoBHXH })).toMatchObject({
      valid: true,
      notInForce: null,
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
  ])('with the date of birth “%s” has %s', async (ngaySinh, holderDateOfBirth) => {
    expect(await recordOf({ ...CARD, ngaySinh })).toMatchObject({ holderDateOfBirth });
  });
});

describe('a card renewed under its number', () => {
  const ended = { ...CARD, gtTheTu: '01/01/2025', gtTheDen: '31/12/2025' };
  const renewal = { gtTheTuMoi: '01/01/2026', gtTheDenMoi: '31/12/2026' };
  const whole = {
    cardNumber: CARD.maThe,
    valid: true,
    notInForce: null,
    validFrom: '2025-01-01',
    validTo: '2026-12-31',
    registeredFacility: { code: '79014' },
    previousCardNumber: null,
    previousCard: null,
    nextCard: null,
  };

  describe.each(['000', '001', '003', '004'])('with %s', (maKetQua) => {
    test.each([
      ['null', null],
      ['nothing', ''],
      ['no field', undefined],
      ['the same number', CARD.maThe],
      ['the same number in small letters', CARD.maThe.toLowerCase()],
    ])('and %s as its new number is one card with its extended end', async (_what, maTheMoi) => {
      expect(await recordOf({ ...ended, ...renewal, maTheMoi, maKetQua }, '2026-11-28')).toMatchObject(whole);
    });

    test.each([null, ''])(
      'and only its new end, with %j as its beginning, is one card too',
      async (gtTheTuMoi) => {
        const told = { ...ended, ...renewal, gtTheTuMoi, maTheMoi: null, maKetQua };
        expect(await recordOf(told)).toMatchObject(whole);
      },
    );

    test.each([null, ''])('and %j as its new end has none', async (gtTheDenMoi) => {
      const told = { ...ended, ...renewal, gtTheDenMoi, maTheMoi: null, maKetQua };
      expect(await recordOf(told)).toMatchObject({ ...whole, validTo: null });
    });
  });

  test('without former dates has those of the renewal', async () => {
    const told = { ...ended, ...renewal, gtTheTu: null, gtTheDen: '', maTheMoi: null };
    expect(await onDay(told, '2026-12-31')).toMatchObject({ ...whole, validFrom: '2026-01-01' });
    expect(await onDay(told, '2027-01-01')).toMatchObject({ valid: false, notInForce: 'ENDED' });
  });

  test('is never shorter than before', async () => {
    const told = { ...ended, gtTheTuMoi: '01/02/2025', gtTheDenMoi: '30/06/2025', maTheMoi: '' };
    expect(await onDay(told, '2025-12-31')).toMatchObject({
      valid: true,
      validFrom: '2025-01-01',
      validTo: '2025-12-31',
    });
  });

  test('before the renewal begins has the whole validity and the present facility', async () => {
    const told = {
      ...ended,
      ...renewal,
      maTheMoi: null,
      maDKBDMoi: '79025',
      tenDKBDMoi: 'Bệnh viện Quận 5',
    };
    expect(await onDay(told, '2025-12-31')).toMatchObject(whole);
    expect(await onDay(told, '2026-01-01')).toMatchObject({
      ...whole,
      registeredFacility: { code: '79025', name: 'Bệnh viện Quận 5' },
    });
  });

  test('after a gap covers no day of the gap', async () => {
    const told = { ...ended, maTheMoi: CARD.maThe, gtTheTuMoi: '01/03/2026', gtTheDenMoi: '31/12/2026' };
    const first = { cardNumber: CARD.maThe, validFrom: '2025-01-01', validTo: '2025-12-31' };
    const second = { cardNumber: CARD.maThe, validFrom: '2026-03-01', validTo: '2026-12-31' };
    expect(await onDay(told, '2025-12-31')).toMatchObject({ ...first, valid: true, nextCard: second });
    for (const day of ['2026-01-01', '2026-02-28']) {
      expect(await onDay(told, day)).toMatchObject({
        ...first,
        valid: false,
        invalidReason: null,
        notInForce: 'BETWEEN_CARDS',
        nextCard: second,
        previousCard: null,
      });
    }
    expect(await onDay(told, '2026-03-01')).toMatchObject({
      ...second,
      valid: true,
      previousCard: first,
      nextCard: null,
      previousCardNumber: null,
    });
  });
});

describe('an old and a new card', () => {
  const both = { ...CARD, ...NEW_CARD, gtTheTu: '01/01/2025', gtTheDen: '31/12/2025' };
  const old = {
    cardNumber: CARD.maThe,
    benefitLevel: { code: '4' },
    registeredFacility: { code: '79014', name: null },
    validTo: '2025-12-31',
  };
  const renewed = {
    cardNumber: NEW_CARD.maTheMoi,
    benefitLevel: { code: '3' },
    registeredFacility: { code: '79025', name: 'Bệnh viện Quận 5' },
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  };
  const told = { ...both, gtTheTuMoi: '01/01/2026', gtTheDenMoi: '31/12/2026' };

  test.each(['000', '001', '002', '003', '004'])(
    'with %s show the one in force on the day',
    async (maKetQua) => {
      expect(await onDay({ ...told, maKetQua }, '2024-12-31')).toMatchObject({
        ...old,
        valid: false,
        notInForce: 'NOT_BEGUN',
        nextCard: renewed,
        previousCard: null,
      });
      expect(await onDay({ ...told, maKetQua }, '2025-12-31')).toMatchObject({
        ...old,
        valid: true,
        notInForce: null,
        previousCardNumber: null,
        previousCard: null,
        nextCard: renewed,
      });
      expect(await onDay({ ...told, maKetQua }, '2026-01-01')).toMatchObject({
        ...renewed,
        valid: true,
        previousCardNumber: CARD.maThe,
        previousCard: old,
        nextCard: null,
      });
      expect(await onDay({ ...told, maKetQua }, '2027-01-01')).toMatchObject({
        ...renewed,
        valid: false,
        invalidReason: null,
        notInForce: 'ENDED',
        previousCard: old,
      });
    },
  );

  test('show the new one if both are in force', async () => {
    const overlapping = { ...told, maKetQua: '004', gtTheTuMoi: '01/10/2025' };
    expect(await onDay(overlapping, '2025-09-30')).toMatchObject({
      ...old,
      nextCard: { cardNumber: NEW_CARD.maTheMoi },
    });
    expect(await onDay(overlapping, '2025-10-01')).toMatchObject({
      cardNumber: NEW_CARD.maTheMoi,
      valid: true,
      previousCard: old,
    });
  });

  test('cover no day between them', async () => {
    const gap = { ...told, maKetQua: '003', gtTheTuMoi: '15/01/2026' };
    expect(await onDay(gap, '2026-01-14')).toMatchObject({
      ...old,
      valid: false,
      invalidReason: null,
      notInForce: 'BETWEEN_CARDS',
      nextCard: { cardNumber: NEW_CARD.maTheMoi, validFrom: '2026-01-15' },
    });
  });

  test('are not valid if the portal says so, whatever the dates', async () => {
    expect(await onDay({ ...told, maKetQua: '110' }, '2026-01-01')).toMatchObject({
      ...renewed,
      valid: false,
      invalidReason: { code: '110' },
      notInForce: null,
    });
  });

  test.each([
    ['no beginning', { gtTheTuMoi: null }],
    ['no dates', { gtTheTuMoi: null, gtTheDenMoi: null }],
    ['text in its place', { maTheMoi: 'Không rõ', gtTheTuMoi: '', gtTheDenMoi: '' }],
  ])('drop a new one with %s', async (_what, changes) => {
    expect(await replyTo({ ...told, maKetQua: '004', ...changes })).toMatchObject({
      candidates: [
        { record: { ...old, nextCard: null }, notes: [{ field: 'nextCard', reason: 'UNREADABLE' }] },
      ],
    });
  });
});

describe('a card with a code of invalidity', () => {
  const nothing = Object.fromEntries(Object.keys({ ...CARD, ...NEW_CARD }).map((field) => [field, null]));
  const codes = ['010', '110', '120', '121', '122', '123', '124', '130'];

  test.each(codes)('of %s needs only its holder', async (maKetQua) => {
    const { hoTen, ngaySinh } = CARD;
    for (const bare of [
      { ...nothing, maKetQua, hoTen, ngaySinh },
      { maKetQua, hoTen, ngaySinh },
    ]) {
      expect(await replyTo(bare)).toEqual({
        candidates: [
          {
            evidence: { numbers: [], keyed: true, fullName: 'Nguyễn Thị Hòa', dateOfBirth: '1990-02-15' },
            record: expect.objectContaining({
              valid: false,
              invalidReason: { list: 'HEALTH_INSURANCE_RESULT', version: null, code: maKetQua },
              notInForce: null,
              cardNumber: null,
              validFrom: null,
              validTo: null,
            }),
          },
        ],
      });
    }
  });

  test.each(codes)('of %s ties no person without a name', async (maKetQua) => {
    const { ngaySinh } = CARD;
    for (const bare of [
      { ...nothing, maKetQua },
      { maKetQua },
      { ...nothing, hoTen: ' ', ngaySinh, maKetQua },
    ]) {
      expect(await failureOf(replyTo(bare))).toEqual({
        code: 'BAD_RESPONSE',
        sourceCode: maKetQua,
        tiesNobody: true,
      });
    }
  });

  test('with a name alone reports that the date of birth is not held', async () => {
    expect(await replyTo({ ...nothing, maKetQua: '124', hoTen: CARD.hoTen })).toMatchObject({
      candidates: [{ evidence: { fullName: 'Nguyễn Thị Hòa', dateOfBirth: undefined } }],
    });
  });
});

describe('an unreadable card value affects only itself', () => {
  test.each<[string, unknown, object, string]>([
    ['ngayDu5Nam', '31/02/2026', { fiveYearsFrom: null }, 'fiveYearsFrom IMPOSSIBLE_DATE'],
    ['ngayMienCCT', 'sau 6 tháng', { coPaymentExemptFrom: null }, 'coPaymentExemptFrom UNREADABLE'],
    ['gioiTinh', 'Không rõ', { holderSex: null, holderSexText: 'Không rõ' }, 'holderSex NOT_IN_LIST'],
    ['maKV', 'Vùng sâu', { area: null, areaText: 'Vùng sâu' }, 'area NOT_IN_LIST'],
    ['maThe', 'x'.repeat(30), { cardNumber: null, benefitLevel: null }, 'cardNumber TOO_LONG'],
    ['maSoBHXH', '79-000001', { socialInsuranceNumber: null }, 'socialInsuranceNumber UNREADABLE'],
    ['maDKBD', ['79014'], { registeredFacility: { code: null } }, 'registeredFacility.code UNREADABLE'],
    ['ghiChu', 'x'.repeat(1001), { portalNote: null }, 'portalNote TOO_LONG'],
    ['ngaySinh', '31/02/1990', { holderDateOfBirth: '1990-02' }, 'holderDateOfBirth IMPOSSIBLE_DATE'],
  ])('%s “%s”', async (field, value, record, note) => {
    const reply = await replyTo({ ...CARD, [field]: value });
    expect(reply).toMatchObject({ candidates: [{ record: { valid: expect.any(Boolean), ...record } }] });
    const notes = reply && 'candidates' in reply ? reply.candidates[0]?.notes : [];
    expect(notes?.map((one) => `${one.field} ${one.reason}`)).toEqual([note]);
  });

  test('does not tie a personal number of another person, in any spelling', async () => {
    for (const maSoBHXH of ['001085000002', '001 085 000 002']) {
      expect(await replyTo({ ...CARD, maSoBHXH })).toMatchObject({
        candidates: [{ evidence: { numbers: ['001085000002'] } }],
      });
    }
  });
});

describe('visits of the portal', () => {
  async function visitsIn(changes: object, visit: object = {}): Promise<unknown> {
    const [first] = VISITS.dsLichSuKCB2025;
    openSession();
    portal(VISITS_PATH).reply(200, { ...VISITS, dsLichSuKCB2025: [{ ...first, ...visit }], ...changes });
    const [reply] = await ask(visits);
    return reply && 'unnamed' in reply ? reply.unnamed : reply;
  }

  test('are parsed newest first, in UTC, with open codes and without identity evidence', async () => {
    sessions();
    portal(VISITS_PATH).reply(200, VISITS);
    expect(await ask(visits)).toMatchObject([
      {
        unnamed: {
          record: {
            visits: [
              {
                fileNumber: 'B',
                facilityCode: '79025',
                arrivedAt: '2026-03-05T01:15:00.000Z',
                arrivedOn: '2026-03-05',
                leftAt: null,
                leftOn: null,
                disease: 'I10',
                discharge: null,
                outcome: { list: 'HEALTH_VISIT_OUTCOME', code: '9' },
                reason: null,
              },
              {
                fileNumber: 'A',
                // The day before in UTC.
                arrivedAt: '2025-12-31T23:30:00.000Z',
                arrivedOn: '2026-01-01',
                leftAt: '2026-01-01T03:15:00.000Z',
                leftOn: '2026-01-01',
                disease: null,
                reason: { code: '1' },
              },
            ],
          },
        },
      },
    ]);
  });

  test.each([
    ['an empty list is no visits', [], []],
    ['null is no list', null, null],
  ])('%s', async (_what, dsLichSuKCB2025, expected) => {
    expect(await visitsIn({ dsLichSuKCB2025 })).toEqual({ record: { visits: expected } });
  });

  test.each<[object, object]>([
    [{ maHoSo: 1929202500001 }, { fileNumber: '1929202500001' }],
    [{ ngayVao: '20250310' }, { arrivedAt: null, arrivedOn: '2025-03-10' }],
    [{ ngayVao: 20250310 }, { arrivedAt: null, arrivedOn: '2025-03-10' }],
    [{ ngayVao: '202503101030' }, { arrivedAt: '2025-03-10T03:30:00.000Z', arrivedOn: '2025-03-10' }],
    [{ ngayVao: '20250310053015' }, { arrivedAt: '2025-03-09T22:30:15.000Z', arrivedOn: '2025-03-10' }],
    [{ ngayVao: '10/03/2025' }, { arrivedAt: null, arrivedOn: '2025-03-10' }],
    [{ ngayRa: null }, { leftAt: null, leftOn: null }],
    [{ ngayRa: undefined }, { leftAt: null, leftOn: null }],
    [{ ngayRa: '20250311' }, { leftAt: null, leftOn: '2025-03-11' }],
    [
      { maHoSo: null, ngayVao: null },
      { fileNumber: null, arrivedAt: null, arrivedOn: null },
    ],
  ])('a visit with %j has %j', async (visit, expected) => {
    expect(await visitsIn({}, visit)).toEqual({ record: { visits: [expect.objectContaining(expected)] } });
  });

  test.each<[object, object, readonly string[]]>([
    [
      { ngayVao: '202602310815' },
      { arrivedAt: null, arrivedOn: null },
      ['visits.arrivedAt IMPOSSIBLE_DATE', 'visits.arrivedOn IMPOSSIBLE_DATE'],
    ],
    [
      { ngayVao: '202602010875' },
      { arrivedAt: null, arrivedOn: '2026-02-01' },
      ['visits.arrivedAt UNREADABLE'],
    ],
    [{ lyDoVV: 'Cấp cứu' }, { reason: null, reasonText: 'Cấp cứu' }, ['visits.reason NOT_IN_LIST']],
  ])('of a visit with %j the rest is read', async (visit, expected, notes) => {
    const read = (await visitsIn({}, visit)) as {
      record: object;
      notes: { field: string; reason: string }[];
    };
    expect(read.record).toEqual({ visits: [expect.objectContaining({ fileNumber: 'A', ...expected })] });
    expect(read.notes.map((one) => `${one.field} ${one.reason}`).toSorted()).toEqual(notes);
  });

  test('are dropped one by one if unreadable', async () => {
    const [first] = VISITS.dsLichSuKCB2025;
    for (const lost of [null, 'A', {}, { maHoSo: null, ngayVao: '' }, { maHoSo: ['A'] }]) {
      expect(await visitsIn({ dsLichSuKCB2025: [lost, first] })).toMatchObject({
        record: { visits: [{ fileNumber: 'A' }] },
        notes: [{ field: 'visits', reason: 'UNREADABLE' }],
      });
    }
  });

  test('get a note beyond a hundred', async () => {
    const [first] = VISITS.dsLichSuKCB2025;
    const many = Array.from({ length: 101 }, (_, day) => ({
      ...first,
      ngayVao: String(20260101 + (day % 28)),
    }));
    const { record, notes } = (await visitsIn({ dsLichSuKCB2025: many })) as {
      record: { visits: object[] };
      notes: object[];
    };
    expect(record.visits).toHaveLength(100);
    expect(notes).toEqual([{ field: 'visits', reason: 'TOO_LONG' }]);
  });

  test.each<[string, object]>([
    ['no list at all', { dsLichSuKCB2025: undefined }],
    ['something else than a list', { dsLichSuKCB2025: 'không có' }],
  ])('with %s cannot be read', async (_what, changes) => {
    sessions();
    portal(VISITS_PATH).reply(200, { ...VISITS, ...changes });
    expect(await failureOf(ask(visits))).toEqual({ code: 'BAD_RESPONSE', sourceCode: '000' });
  });
});

describe('an unreadable answer of the portal', () => {
  const { hoTen, ...unnamed } = CARD;
  test.each<[string, object | string]>([
    ['HTML', '<html><body>Bảo trì</body></html>'],
    ['JSON cut off', JSON.stringify(CARD).slice(0, 60)],
    ['nothing', ''],
    ['a list', [CARD]],
    ['no code', { ...CARD, maKetQua: undefined }],
    ['a code that is a number', { ...CARD, maKetQua: 0 }],
    ['a code that is no code', { ...CARD, maKetQua: 'Nguyễn Thị Hoà 079190123456' }],
  ])('%s', async (_what, answer) => {
    sessions();
    portal().reply(200, answer);
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE' });
  });

  test.each<[string, object]>([
    ['a date in another form', { gtTheDen: '2026-12-31' }],
    ['a day that does not exist', { gtTheDen: '31/02/2026' }],
    ['a renamed last day', { gtTheDen: undefined }],
    ['a renamed last day of the new card', { ...NEW_CARD, gtTheDenMoi: undefined }],
    ['a month that does not exist', { ngaySinh: '13/1990' }],
    ['a renamed date of birth', { ngaySinh: undefined }],
    ['a superseded card without the new one', { maKetQua: '003' }],
  ])('%s has the code beside it', async (_what, changes) => {
    const answer = { ...CARD, ...changes };
    sessions();
    portal().reply(200, answer);
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE', sourceCode: answer.maKetQua });
  });

  test('ties no person when the name field is renamed', async () => {
    sessions();
    portal().reply(200, { ...unnamed, tenDayDu: hoTen });
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE', sourceCode: '000', tiesNobody: true });
  });

  test.each(['003.1', '999', '0'])(
    'reports the unknown code “%s” if it has the form of a code',
    async (code) => {
      sessions();
      portal().reply(200, { maKetQua: code, ghiChu: 'Nguyễn Thị Hoà' });
      const options = {
        log: boundLog(pino({ level: 'silent' })),
        sourceCodes,
        onDroppedCode: () => undefined,
        onRefused: () => undefined,
      };
      const [reply] = await withFailures(options)((call) => connector.ask(call))(callOf([questionFor(card)]));
      const told = code === '0' ? {} : { sourceCode: code };
      expect(reply).toEqual({ failure: { code: 'BAD_RESPONSE', ...told } });
    },
  );

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

describe('the log of the portal connector', () => {
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
    const [reply] = await withFailures(options)((call) => connector.ask(call))(callOf([questionFor(card)]));
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
