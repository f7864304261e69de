/** The health insurance portal's contract: what the mock answers keeps it, and what breaks it is refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { isObject } from '../../mocks/kit/unknown.ts';
import type { Person } from '../../mocks/people/index.ts';
import { cardOf } from '../../mocks/systems/health-insurance/card.ts';
import { expectedAnswer } from '../../mocks/systems/health-insurance/expected.ts';
import { contractFiles } from '../../scripts/contract/contract.ts';
import { jsonViolations } from '../kit/contract.ts';
import { json } from '../kit/mock-calls.ts';
import { people, persona } from '../kit/personas.ts';
import {
  CARD_PATH,
  TOKEN_PATH,
  VISITS_PATH,
  account,
  postForm,
  questionAbout,
  takeSession,
  withSession,
  type Fields,
} from '../kit/portal-calls.ts';

const violations = jsonViolations('health-insurance');
const an = persona('Nguyễn Văn An');

let mocks: Mocks;
let url: string;
let session: Fields;

interface Answer {
  readonly [field: string]: unknown;
  readonly maKetQua: string;
  readonly dsLichSuKCB2025?: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

async function ask(path: string, form: Fields): Promise<Answer> {
  const response = await postForm(url + withSession(path, session), form);
  expect(response.status).toBe(200);
  return json<Answer>(response);
}

async function codeFor(changes: Partial<Fields>, person: Person = an): Promise<string> {
  const form = { ...questionAbout(person.subject), ...changes } as Fields;
  const answers = [await ask(CARD_PATH, form), await ask(VISITS_PATH, form)];
  expect(
    answers.flatMap((answer, i) => violations(['KetQuaTraCuuThe', 'KetQuaLichSu'][i] ?? '', answer)),
  ).toEqual([]);
  const [code, ...others] = new Set(answers.map(({ maKetQua }) => maKetQua));
  expect(others).toEqual([]);
  return code ?? '';
}

async function stats(): Promise<unknown> {
  const { systems } = await json<{ systems: Record<string, unknown> }>(fetch(`${mocks.controlUrl}/stats`));
  return systems['health-insurance'];
}

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  url = mocks.urls['health-insurance'] ?? '';
  session = await takeSession(url);
});
beforeEach(async () => {
  await fetch(`${mocks.controlUrl}/stats`, { method: 'DELETE' });
});
afterAll(() => mocks.close());

describe('answers of the health insurance mock', () => {
  const asked = [
    ...people.personas.map(({ person }) => person),
    ...Array.from({ length: 500 }, (_, i) => people.at(i * 1997)),
    ...Array.from({ length: 90 }, (_, i) => people.difficultAt(i)),
  ].filter(({ subject }) => subject.identityNumber.length === 12);
  let cards: readonly Answer[];
  let histories: readonly Answer[];
  beforeAll(async () => {
    const forms = asked.map(({ subject }) => questionAbout(subject));
    cards = await Promise.all(forms.map(async (form) => ask(CARD_PATH, form)));
    histories = await Promise.all(forms.map(async (form) => ask(VISITS_PATH, form)));
  });

  test('follow the contract for personas, ordinary and difficult people', () => {
    expect(cards.flatMap((answer) => violations('KetQuaTraCuuThe', answer))).toEqual([]);
    expect(histories.flatMap((answer) => violations('KetQuaLichSu', answer))).toEqual([]);
    expect(histories.map(({ maKetQua }) => maKetQua)).toEqual(cards.map(({ maKetQua }) => maKetQua));
    // The visits name no person.
    expect(histories.flatMap(Object.keys)).not.toEqual(expect.arrayContaining(['hoTen']));
  });

  test('have the expected outcome for every person', () => {
    const outcomes = cards.map(({ maKetQua }) => {
      if (maKetQua === '050') return 'NOT_FOUND';
      return ['060', '061', '070'].includes(maKetQua) ? 'MISMATCH' : 'FOUND';
    });
    expect(outcomes).toEqual(asked.map((person) => expectedAnswer(person).outcome));
  });

  test('contain the variants that readers must support', () => {
    const some = (trait: (answer: Answer) => boolean) => cards.filter(trait).length;
    const codes = new Set(cards.map(({ maKetQua }) => maKetQua));
    expect([...codes]).toEqual(
      expect.arrayContaining(['000', '001', '002', '003', '004', '010', '050', '110', '120', '124']),
    );
    expect(some(({ hoTen }) => String(hoTen) !== String(hoTen).normalize('NFC'))).toBeGreaterThan(5);
    expect(some(({ hoTen }) => String(hoTen) === String(hoTen).toUpperCase())).toBeGreaterThan(5);
    expect(some(({ ngaySinh }) => /^\d{4}$/.test(String(ngaySinh)))).toBeGreaterThan(5);
    expect(some(({ ngaySinh }) => /^\d\d\/\d{4}$/.test(String(ngaySinh)))).toBeGreaterThan(1);
    expect(some(({ TEMP1 }) => TEMP1 === null)).toBeGreaterThan(5);
    expect(some(({ TEMP1 }) => TEMP1 === '')).toBeGreaterThan(5);
    expect(some((row) => row['maThe'] !== undefined && !('TEMP1' in row))).toBeGreaterThan(5);
    expect(some(({ maThe, hoTen }) => maThe === null && typeof hoTen === 'string')).toBeGreaterThan(1);
    const isPlain = ({ maKetQua }: Answer) => maKetQua === '000';
    const isRenewed = ({ maTheMoi, gtTheDenMoi, maThe }: Answer) =>
      Boolean(gtTheDenMoi) && (!maTheMoi || maTheMoi === maThe);
    expect(some((row) => isPlain(row) && isRenewed(row))).toBeGreaterThan(3);
    expect(some((row) => isPlain(row) && Boolean(row['maTheMoi']) && !isRenewed(row))).toBeGreaterThan(1);
    expect(some(({ ngayMienCCT }) => Boolean(ngayMienCCT))).toBeGreaterThan(3);
    expect(some((row) => isPlain(row) && Boolean(row['tenDKBDMoi']) && !row['maDKBDMoi'])).toBeGreaterThan(5);
    expect(some(({ dsLichSuKCB2018 }) => dsLichSuKCB2018 !== null)).toBe(some((row) => !('maThe' in row)));
    const visited = histories.map(({ dsLichSuKCB2025 }) => dsLichSuKCB2025 ?? []);
    expect(visited.filter(({ length }) => length === 0).length).toBeGreaterThan(20);
    const visits = visited.flat();
    expect(visits.filter(({ ngayRa }) => !ngayRa).length).toBeGreaterThan(1);
    expect(new Set(visits.map(({ maHoSo }) => typeof maHoSo))).toEqual(new Set(['string', 'number']));
    expect(new Set(visits.map(({ ngayVao }) => String(ngayVao).length))).toEqual(new Set([8, 12, 14]));
  });

  test.each(['hoTen', 'ngaySinh', 'gtTheTu', 'gtTheDen'])(
    'fail the check when %s is renamed',
    async (field) => {
      const { [field]: value, ...rest } = await ask(CARD_PATH, questionAbout(an.subject));
      expect(violations('KetQuaTraCuuThe', { ...rest, [`${field}X`]: value })).not.toEqual([]);
    },
  );

  test('fail the check of visits when the list is renamed', async () => {
    const { dsLichSuKCB2025, ...rest } = await ask(VISITS_PATH, questionAbout(an.subject));
    expect(violations('KetQuaLichSu', { ...rest, danhSach: dsLichSuKCB2025 })).not.toEqual([]);
  });
});

describe('the portal compares a request with its record', () => {
  const born = an.dateOfBirth;

  test.each<[string, Partial<Fields>]>([
    ['000', {}],
    ['000', { maThe: an.socialInsuranceNumber }],
    ['000', { hoTen: 'NGUYEN  VAN AN' }],
    ['000', { ngaySinh: born.slice(0, 4) }],
    ['000', { ngaySinh: `${born.slice(5, 7)}/${born.slice(0, 4)}` }],
    ['050', { maThe: '079085000000' }],
    ['060', { hoTen: 'Lê Thị Bình' }],
    ['060', { hoTen: 'Nguyễn An' }],
    ['061', { hoTen: 'Ngô Viết Ánh' }],
    ['070', { ngaySinh: '13/03/1985' }],
    ['070', { ngaySinh: '1986' }],
    ['054', { cccdCb: '079185000002' }],
    ['055', { hoTenCb: 'Trần Thị Khác' }],
  ])('%s for %j', async (code, changes) => {
    expect(await codeFor(changes)).toBe(code);
  });

  test('finds the holder by the card’s number too', async () => {
    expect(await codeFor({ maThe: cardOf(an)?.number ?? '' })).toBe('000');
  });
});

/** Somebody of whom the generator says more than of ordinary people. */
function special(changes: Partial<Person>): Person {
  return { ...an, ...changes };
}

describe('facts of a person at the portal', () => {
  test.each<[Partial<Person>, readonly string[]]>([
    [{ traits: ['superseded-card'] }, ['003', '004']],
    [{ traits: ['military-card'] }, ['001']],
    [{ traits: ['insurance-gap'] }, ['010', '124']],
    [{ dateOfDeath: '2025-02-03' }, ['120']],
  ])('%j is in the card', (changes, results) => {
    for (let key = 0; key < 50; key++) {
      expect(results).toContain(cardOf(special({ ...changes, key }), true)?.result);
    }
  });

  test('give a card to every person with a trait or a deviation', () => {
    const without = Array.from({ length: 200 }, (_, key) => special({ key })).filter(
      (one) => cardOf(one) === null,
    );
    expect(without.length).toBeGreaterThan(5);
    expect(without.map((one) => cardOf({ ...one, traits: ['insurance-gap'] }))).not.toContain(null);
    const heldDifferently = { 'health-insurance': { tied: true } };
    expect(without.map((one) => cardOf({ ...one, heldDifferently }))).not.toContain(null);
  });

  test('decide by the deviation whether the card is shown', () => {
    const held = (heldDifferently: Person['heldDifferently'][string]) =>
      expectedAnswer(special({ heldDifferently: { 'health-insurance': heldDifferently } }));
    expect(held({ sex: 'FEMALE', tied: true })).toMatchObject({
      outcome: 'FOUND',
      record: { holderSex: { code: '2' } },
    });
    expect(held({ fullName: 'Nguyễn Văn Anh', tied: false })).toEqual({
      outcome: 'MISMATCH',
      record: null,
      visits: { outcome: 'MISMATCH', record: null },
    });
  });

  test('give MISMATCH for another subject, NOT_FOUND for another number, NOT_ASKED for nine digits', () => {
    const asked = (subject: Partial<Person['subject']>, subjectKnown: boolean) =>
      expectedAnswer(special({ subject: { ...an.subject, ...subject }, subjectKnown })).outcome;
    expect(asked({ fullName: 'Lê Văn Khác' }, false)).toBe('MISMATCH');
    expect(asked({ fullName: 'NGUYEN VAN AN' }, true)).toBe('FOUND');
    expect(asked({}, false)).toBe('FOUND');
    expect(asked({ identityNumber: '079085000000' }, false)).toBe('NOT_FOUND');
    expect(asked({ identityNumber: '079085000' }, true)).toBe('NOT_ASKED');
  });
});

describe('sessions of the portal', () => {
  test('are granted with an end in seven digits, and counted', async () => {
    const answer = await json<{ APIKey: { expires_in: string } }>(postForm(url + TOKEN_PATH, account));
    expect(violations('TokenResponse', answer)).toEqual([]);
    expect(answer.APIKey.expires_in).toMatch(/\.\d{7}Z$/);
    expect(await stats()).toMatchObject({ tokens: 1, calls: 0, contractBreaks: 0 });
  });

  test('are granted to a JSON request too', async () => {
    const answer = await fetch(url + TOKEN_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    expect(await answer.json()).toMatchObject({ maKetQua: '200' });
  });

  test('are refused to another account', async () => {
    const wrong = { ...account, password: '0'.repeat(32) };
    const response = await postForm(url + TOKEN_PATH, wrong);
    const answer: unknown = await response.json();
    expect([response.status, answer]).toMatchObject([200, { maKetQua: '401' }]);
    expect(violations('TokenResponse', answer)).toEqual([]);
    expect(await stats()).toMatchObject({ tokens: 0 });
  });

  test.each<[string, (good: Fields) => Fields]>([
    ['no session', () => ({})],
    ['another id_token', (good) => ({ ...good, id_token: '0'.repeat(64) })],
    ['a longer life', (good) => ({ ...good, token: `9${good['token']}` })],
    ['another account', (good) => ({ ...good, username: '99999_BV' })],
    ['no password', (good) => ({ ...good, password: '' })],
  ])('%s is over: by code at the card, by HTTP 401 at the visits', async (_what, change) => {
    const form = questionAbout(an.subject);
    const answers = await Promise.all(
      [CARD_PATH, VISITS_PATH].map((path) => postForm(url + withSession(path, change(session)), form)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 401]);
    for (const answer of answers) {
      const body: unknown = await answer.json();
      expect(body).toMatchObject({ maKetQua: '401' });
      expect(violations('KetQua', body)).toEqual([]);
    }
    expect(await stats()).toMatchObject({ calls: 0 });
  });
});

describe('validation of health insurance requests by the contract', () => {
  const good = questionAbout(an.subject);

  test.each<[string, Fields]>([
    ['nothing', {}],
    ['nine digits', { ...good, maThe: '123456789' }],
    ['no name', { ...good, hoTen: '' }],
    ['a date in another form', { ...good, ngaySinh: '1985-03-12' }],
    ['a sex', { ...good, gioiTinh: '1' }],
    ['no officer', Object.fromEntries(Object.entries(good).filter(([name]) => name !== 'cccdCb'))],
  ])('%s: refused by the mock, and by the schema', async (_name, form) => {
    const answer = await ask(CARD_PATH, form);
    expect(answer.maKetQua).toBe('205');
    expect(violations('KetQuaTraCuuThe', answer)).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(an.identityNumber);
    expect(violations('TraCuu', form)).not.toEqual([]);
    expect(await stats()).toMatchObject({ calls: 0, contractBreaks: 1 });
  });

  test.each([CARD_PATH, VISITS_PATH])('refuses JSON at %s', async (path) => {
    const answer = await fetch(url + withSession(path, session), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(good),
    });
    expect(await answer.json()).toMatchObject({ maKetQua: '205' });
  });

  test('accepts the form’s media type in any case and with parameters', async () => {
    const answer = await fetch(url + withSession(CARD_PATH, session), {
      method: 'POST',
      headers: { 'content-type': 'Application/X-WWW-Form-URLEncoded ; charset=UTF-8' },
      body: new URLSearchParams(good),
    });
    expect(await answer.json()).toMatchObject({ maKetQua: '000' });
  });

  test('accepts a valid request', async () => {
    expect(violations('TraCuu', good)).toEqual([]);
    expect(await codeFor({})).toBe('000');
    expect(await stats()).toMatchObject({ calls: 2, keys: 2, batchSizes: [1, 1], contractBreaks: 0 });
  });
});

test('states the origin of every message, parameter and field in the contract', () => {
  const undescribed: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (Array.isArray(node)) node.forEach((inner: unknown, i) => walk(inner, `${path}[${i}]`));
    if (!isObject(node)) return;
    for (const [name, inner] of Object.entries(node)) walk(inner, `${path}.${name}`);
    for (const [name, property] of Object.entries(isObject(node['properties']) ? node['properties'] : {})) {
      const words = isObject(property) ? property['description'] : undefined;
      const isCondition = /\.(if|then)$/.test(path);
      if (!isCondition && !/confirmed|from memory|ours|inference/i.test(String(words))) {
        undescribed.push(`${path}.${name}`);
      }
    }
  };
  const { openapi } = contractFiles('health-insurance');
  walk(isObject(openapi) ? openapi['components'] : undefined, '');
  expect(undescribed).toEqual([]);
});
