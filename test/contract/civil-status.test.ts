/** The civil status register's contract: what the mock answers keeps it, inside and out, and what breaks it is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { answerWithCode } from '../../mocks/systems/civil-status/answer.ts';
import { CREDENTIALS } from '../../mocks/systems/civil-status/credentials.ts';
import { eventsXml } from '../../mocks/systems/civil-status/wire.ts';
import { repeated, schemas, type Wire } from '../../src/generated/wire/civil-status.ts';
import { SourceError } from '../../src/source-api/answer.ts';
import { Unread } from '../../src/source-api/draft.ts';
import { contractOf } from '../../src/transport/contract.ts';
import { xmlReader } from '../../src/transport/xml.ts';
import { jsonViolations, xmlViolations } from '../kit/contract.ts';
import { families, fatherOfMany } from '../kit/families.ts';
import { json } from '../kit/mock-calls.ts';
import { people, persona } from '../kit/personas.ts';

const violations = jsonViolations('civil-status');
const violationsInXml = xmlViolations('civil-status');

const an = persona('Nguyễn Văn An').identityNumber;
const nobody = '079085000000';

interface Result {
  readonly soDinhDanh: string;
  readonly maKetQua: string;
  readonly data?: string;
}

let mocks: Mocks;
let url: string;
let token: string;

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  url = mocks.urls['civil-status'] ?? '';
  ({ access_token: token } = await json<{ access_token: string }>(postToken()));
});
afterAll(() => mocks.close());

async function postToken(form = 'grant_type=client_credentials', key: string = CREDENTIALS.consumerKey) {
  const basic = Buffer.from(`${key}:${CREDENTIALS.consumerSecret}`).toString('base64');
  return fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  });
}

function requestAbout(numbers: readonly string[]) {
  return {
    maYeuCau: 'test-0001',
    maDVC: 'G22-LT01',
    maCanBo: '079185000001',
    maDonVi: '000.00.01.H29',
    danhSach: numbers.map((soDinhDanh) => ({ soDinhDanh })),
  };
}

async function post(body: unknown, bearer: string | null = token): Promise<Response> {
  return fetch(`${url}/apiHoTichTuPhap/1.0/traCuuHoTich`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function ask(numbers: readonly string[]): Promise<{ readonly ketQua: readonly Result[] }> {
  return json(post(requestAbout(numbers)));
}

describe('answers of the civil status mock', () => {
  const numbers = [
    ...people.personas.map(({ person }) => person.identityNumber),
    ...Array.from({ length: 305 }, (_, i) => people.at(i * 3271).identityNumber),
    ...Array.from({ length: 90 }, (_, i) => people.difficultAt(i).identityNumber),
  ];
  const batches = Array.from({ length: 8 }, (_, i) => numbers.slice(i * 50, i * 50 + 50));

  test('follow the contract for personas, ordinary and difficult people, including the XML inside', async () => {
    const answers = await Promise.all(batches.map(ask));
    expect(answers.flatMap((answer) => violations('TraCuuResponse', answer))).toEqual([]);
    const documents = answers.flatMap(({ ketQua }) => ketQua.flatMap(({ data }) => data ?? []));
    expect(documents.length).toBeGreaterThan(300);
    expect(await violationsInXml(documents)).toEqual([]);
  });

  test('follow the contract for families, with every kind of event', async () => {
    const members = families(80).flatMap(({ father, mother, child }) => [father, mother, child]);
    const documents = [...members, fatherOfMany()].flatMap((person) => eventsXml(person) ?? []);
    const kinds = ['KS', 'KH', 'KT', 'CMC', 'HN', 'CaiChinh'];
    expect(kinds.filter((kind) => !documents.some((text) => text.includes(`<${kind}>`)))).toEqual([]);
    expect(await violationsInXml(documents)).toEqual([]);
  });

  test('have one result per number, in another order than the request', async () => {
    for (const batch of [...batches, [an, nobody], [nobody, an]]) {
      const keys = (await ask(batch)).ketQua.map(({ soDinhDanh }) => soDinhDanh);
      expect(keys).not.toEqual(batch);
      expect(keys.toSorted()).toEqual(batch.toSorted());
    }
    expect((await ask([nobody])).ketQua).toEqual([{ soDinhDanh: nobody, maKetQua: '201' }]);
  });

  test('contain the variants that readers must support', async () => {
    const answers = await Promise.all(batches.map(ask));
    const documents = answers.flatMap(({ ketQua }) => ketQua.flatMap(({ data }) => data ?? []));
    const some = (form: RegExp) => documents.filter((text) => form.test(text)).length;
    expect(some(/<nksNgaySinh>\d{4}</)).toBeGreaterThan(5);
    expect(some(/<nksSoDDCN\/>/)).toBeGreaterThan(5);
    expect(some(/<ngayDangKy>(\d\d\.)?\d{4}</)).toBeGreaterThan(1);
    expect(documents.filter((text) => text !== text.normalize('NFC')).length).toBeGreaterThan(5);
    expect(documents.filter((text) => !text.includes('trangSo')).length).toBeGreaterThan(5);
    expect(some(/<trangSo\/>/)).toBeGreaterThan(5);
    expect(some(/<CaiChinh>/)).toBeGreaterThan(1);
    expect(some(/<id>[A-Z]+\/\d{4}\/\d+</)).toBeGreaterThan(5);
    expect(some(/<quyenSo><\/quyenSo>/)).toBeGreaterThan(1);
    expect(some(/DanToc>[^<\d]/)).toBeGreaterThan(1);
    for (const form of [/\d\d\/\d\d\/\d{4}/, /\d\d-\d\d-\d{4}/, /\d{4}-\d\d-\d\d/, /\d{8}/]) {
      expect(some(new RegExp(`<ngayDangKy>${form.source}<`))).toBeGreaterThan(1);
    }
  });

  test('follow the contract in tokens, refusals and errors', async () => {
    const body = requestAbout([an]);
    expect(violations('TokenResponse', await json(postToken()))).toEqual([]);
    expect(violations('TokenError', await json(postToken('a=b')))).toEqual([]);
    expect(violations('TokenError', await json(postToken('', 'x')))).toEqual([]);
    expect(violations('Fault', await json(post(body, null)))).toEqual([]);
    const stranger = await json(post({ ...body, maCanBo: '001090000009' }));
    expect(stranger).toMatchObject({ status: 0, maLoi: '100' });
    expect(violations('TraCuuResponse', stranger)).toEqual([]);
  });

  test('carry a configured code at the level of its kind', async () => {
    const answer = JSON.stringify(await ask([an, nobody]));
    for (const code of ['200', '201', '101', '999']) {
      const coded: unknown = JSON.parse(answerWithCode(code, () => answer));
      expect(violations('TraCuuResponse', coded)).toEqual([]);
      expect(JSON.stringify(coded)).toContain(
        code.startsWith('20') ? `"maKetQua":"${code}"` : `"maLoi":"${code}"`,
      );
    }
  });
});

describe('civil status documents that violate the contract', () => {
  const good = eventsXml(people.at(7)) ?? '';
  const readXml = xmlReader(repeated);
  const readEvents = contractOf<Wire>(schemas)('hoTich');
  const renamed = (column: string) =>
    good.replaceAll(`<${column}>`, `<${column}X>`).replaceAll(`</${column}>`, `</${column}X>`);

  test.each<[string, string]>([
    ['another root', good.replaceAll('hoTich>', 'hoSo>')],
    ['no event at all', '<hoTich/>'],
    ['events of other modules alone', '<hoTich><GiamHo><id>1</id></GiamHo></hoTich>'],
  ])('%s: refused by the schema, and by the reader', async (_what, document) => {
    expect(await violationsInXml([document])).not.toEqual([]);
    expect(() => readEvents(readXml(document)['hoTich'])).toThrow(SourceError);
  });

  // Their mapping is tested in civil-status-connector.test.ts.
  test.each<[string, string]>([
    ...['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nksHoTen', 'nksNgaySinh'].map(
      (column): [string, string] => [`${column} renamed`, renamed(column)],
    ),
    ['a date that is none', good.replace(/<nksNgaySinh>[^<]*/, '<nksNgaySinh>ngày 15')],
    ['an empty name', good.replace(/<nksHoTen>[^<]*/, '<nksHoTen>')],
    ['a code that is too long', good.replace(/<loaiDangKy>[^<]*/, `<loaiDangKy>${'1'.repeat(101)}`)],
  ])('%s: refused by the schema, and left to the mapping by the reader', async (_what, document) => {
    expect(await violationsInXml([document])).not.toEqual([]);
    expect(readEvents(readXml(document)['hoTich'])).toMatchObject({ KS: [expect.any(Object)] });
  });

  test.each<[string, string]>([
    ['an event that is a mere text', '<KS>khai sinh</KS>'],
    ['an empty event', '<KS/>'],
    [
      'a state of marriage that is too long',
      `<KH><tinhTrangKetHon>${'1'.repeat(101)}</tinhTrangKetHon></KH>`,
    ],
  ])('%s costs itself alone', (_what, event) => {
    const read = readEvents(readXml(good.replace('<hoTich>', `<hoTich>${event}`))['hoTich']);
    expect([read.KS, read.KH].flat()).toContainEqual(expect.any(Unread));
    expect(read.KS).toContainEqual(expect.objectContaining({ nksHoTen: expect.any(String) }));
  });

  test('do not include one with additional elements', () => {
    expect(readEvents(readXml(good)['hoTich'])).toMatchObject({ KS: [{ nksHoTen: expect.any(String) }] });
    const newer = good.replace('<KS>', '<GiamHo><id>1</id></GiamHo><KS><cotMoi>1</cotMoi>');
    expect(readEvents(readXml(newer)['hoTich'])).toMatchObject({ KS: [{}] });
  });
});

describe('validation of civil status requests by the contract', () => {
  const good = requestAbout([an]);
  const { maYeuCau: _, ...withoutId } = good;

  test.each<[string, unknown]>([
    ['no request id', withoutId],
    ['nobody asked for', requestAbout([])],
    ['51 persons', requestAbout(Array.from({ length: 51 }, (_unused, i) => people.at(i).identityNumber))],
    ['9 digits', requestAbout(['123456789'])],
    ['a number that is no text', { ...good, danhSach: [{ soDinhDanh: 79_085_669_802 }] }],
    ['an unknown field', { ...good, ghiChu: 'x' }],
    ['an unknown field of a person', { ...good, danhSach: [{ soDinhDanh: an, noiDung: ['KS'] }] }],
    ['a dossier that is no code', { ...good, maHoSo: 'H29 1' }],
    ['a procedure of another form', { ...good, maTTHC: '1004222' }],
    ['a list', [good]],
  ])('%s: refused by the mock, and by the schema', async (_name, body) => {
    await fetch(`${mocks.controlUrl}/stats`, { method: 'DELETE' });
    const answer = await post(body);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(violations('LoiNghiepVu', JSON.parse(text))).toEqual([]);
    expect(text).not.toContain(an);
    const { systems } = await json<{ systems: Record<string, object> }>(fetch(`${mocks.controlUrl}/stats`));
    expect(systems['civil-status']).toMatchObject({ calls: 0, contractBreaks: 1 });
    expect(violations('TraCuuRequest', body)).not.toEqual([]);
  });

  test('accepts a valid request, with procedure and dossier too', async () => {
    const body = { ...good, maTTHC: '1.004222.000.00.00.H29', maHoSo: 'H29.101-260131-0001' };
    expect(violations('TraCuuRequest', body)).toEqual([]);
    expect((await post(body)).status).toBe(200);
  });

  test.each([
    ['one number twice', requestAbout([an, an])],
    ['no JSON', '{"maYeuCau":'],
    ['nothing', ''],
  ])('refuses %s', async (_name, body) => {
    expect((await post(body)).status).toBe(400);
  });
});
