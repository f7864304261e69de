/** The social insurance database's contract: what the mock answers keeps it, and what breaks it is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { isObject } from '../../mocks/kit/unknown.ts';
import { CREDENTIALS } from '../../mocks/systems/social-insurance/credentials.ts';
import { contractFiles } from '../../scripts/contract/contract.ts';
import { jsonViolations } from '../kit/contract.ts';
import { json } from '../kit/mock-calls.ts';
import { people, persona } from '../kit/personas.ts';

const violations = jsonViolations('social-insurance');
const an = persona('Nguyễn Văn An').identityNumber;
const nobody = '079085000000';

let mocks: Mocks;
let url: string;
let token: string;

type Row = Readonly<Record<string, unknown>>;

interface Result {
  readonly soDinhDanh: string;
  readonly maKetQua: string;
  readonly thamGia?: readonly Row[];
  readonly dong?: ReadonlyArray<Row & { readonly quaTrinh: readonly Row[] }>;
}

function lookUp(numbers: readonly string[], noiDung: readonly string[] = ['THAMGIA', 'DONG'], range = {}) {
  return {
    maYeuCau: 'test-0001',
    maDVC: 'G22-LT01',
    maCanBo: '079185000001',
    maDonVi: '000.00.01.H29',
    danhSach: numbers.map((soDinhDanh) => ({ soDinhDanh, noiDung, ...range })),
  };
}

async function postToken(form = 'grant_type=client_credentials', key: string = CREDENTIALS.consumerKey) {
  const basic = Buffer.from(`${key}:${CREDENTIALS.consumerSecret}`).toString('base64');
  return fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  });
}

async function post(body: unknown, bearer: string | null = token): Promise<Response> {
  return fetch(`${url}/apiBHXH/1.0/traCuuTheoSoDinhDanh`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function ask(...question: Parameters<typeof lookUp>): Promise<{ ketQua: Result[] }> {
  return json<{ ketQua: Result[] }>(post(lookUp(...question)));
}

async function bodyOf(answer: Promise<Response>): Promise<unknown> {
  return (await answer).json();
}

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  url = mocks.urls['social-insurance'] ?? '';
  ({ access_token: token } = await json<{ access_token: string }>(postToken()));
});

afterAll(async () => {
  await mocks.close();
});

test('states the origin of every part of the contract: confirmed, from memory or ours', () => {
  const unmarked: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((entry, i) => visit(entry, `${path}/${i}`));
    if (!isObject(value)) return;
    const marked = /confirmed|from memory|ours/i.test(String(value['description']));
    if ('type' in value && !marked && !path.endsWith('/items')) unmarked.push(path);
    for (const [name, inner] of Object.entries(value)) visit(inner, `${path}/${name}`);
  };
  const { openapi } = contractFiles('social-insurance');
  const components = isObject(openapi) ? openapi['components'] : undefined;
  visit(isObject(components) ? components['schemas'] : undefined, '');
  expect(unmarked).toEqual([]);
});

describe('answers of the social insurance mock', () => {
  const numbers = [
    ...people.personas.map(({ person }) => person.identityNumber),
    ...Array.from({ length: 655 }, (_, i) => people.at(i * 1307).identityNumber),
    ...Array.from({ length: 90 }, (_, i) => people.difficultAt(i).identityNumber),
  ];
  const batches = Array.from({ length: 15 }, (_, i) => numbers.slice(i * 50, i * 50 + 50));

  test('follow the contract for personas, ordinary and difficult people', async () => {
    let rows = 0;
    for (const batch of batches) {
      const answer = await ask(batch);
      expect(violations('TraCuuResponse', answer)).toEqual([]);
      rows += answer.ketQua.flatMap(({ dong }) => dong ?? []).length;
    }
    expect(rows).toBeGreaterThan(300);
  });

  test('have one result per number, in another order than the request', async () => {
    for (const batch of [...batches, [an, nobody], [nobody, an]]) {
      const keys = (await ask(batch)).ketQua.map(({ soDinhDanh }) => soDinhDanh);
      expect(keys).not.toEqual(batch);
      expect(keys.toSorted()).toEqual(batch.toSorted());
    }
  });

  test('contain only the requested contents, and none for a person without records', async () => {
    const [both, participation, contributions, none] = [
      (await ask([an])).ketQua[0],
      (await ask([an], ['THAMGIA'])).ketQua[0],
      (await ask([an], ['DONG'])).ketQua[0],
      (await ask([nobody])).ketQua[0],
    ];
    expect(both).toMatchObject({ maKetQua: '00', thamGia: [{}], dong: [{}] });
    expect(Object.keys(participation ?? {})).toEqual(['soDinhDanh', 'maKetQua', 'thamGia']);
    expect(Object.keys(contributions ?? {})).toEqual(['soDinhDanh', 'maKetQua', 'dong']);
    expect(none).toEqual({ soDinhDanh: nobody, maKetQua: '01' });
  });

  test('contain only periods that overlap the requested months, and the same sums', async () => {
    const [whole] = (await ask([an], ['DONG'])).ketQua;
    const [history] = whole?.dong ?? [];
    const quaTrinh = history?.quaTrinh ?? [];
    const [, second, third] = quaTrinh;
    expect(quaTrinh.length).toBeGreaterThan(3);
    const range = { tuThang: second?.['denThang'], denThang: third?.['tuThang'] };
    const [part] = (await ask([an], ['DONG'], range)).ketQua;
    expect(part?.dong).toMatchObject([{ quaTrinh: [second, third], tongHop: history?.['tongHop'] }]);
    expect((await ask([an], ['DONG'], { denThang: '01/1970' })).ketQua[0]?.maKetQua).toBe('01');
  });

  test('contain the variants that readers must support', async () => {
    const answers = await Promise.all(batches.map(async (batch) => ask(batch)));
    const results = answers.flatMap(({ ketQua }) => ketQua);
    const rows = results.flatMap(({ thamGia }) => thamGia ?? []);
    const periods = results.flatMap(({ dong }) => dong ?? []).flatMap(({ quaTrinh }) => quaTrinh);
    const some = (trait: (row: Row) => boolean) => [...rows, ...periods].filter(trait).length;
    expect(some(({ soSoCu }) => soSoCu === null)).toBeGreaterThan(5);
    expect(some(({ soSoCu }) => soSoCu === '')).toBeGreaterThan(5);
    expect(some((row) => 'hoTen' in row && !('soSoCu' in row))).toBeGreaterThan(5);
    expect(
      some(({ loaiNgaySinh, ngaySinh }) => loaiNgaySinh === 1 && String(ngaySinh).endsWith('0101')),
    ).toBeGreaterThan(5);
    expect(some(({ loaiNgaySinh }) => loaiNgaySinh === 2)).toBeGreaterThan(1);
    expect(some(({ soDinhDanh }) => soDinhDanh === '' || soDinhDanh === null)).toBeGreaterThan(1);
    expect(some(({ maHuyenKs }) => Boolean(maHuyenKs))).toBeGreaterThan(50);
    expect(some(({ maHuyenKs, maXaKs }) => !maHuyenKs && Boolean(maXaKs))).toBeGreaterThan(50);
    expect(
      some(({ hoTen }) => typeof hoTen === 'string' && hoTen !== hoTen.normalize('NFC')),
    ).toBeGreaterThan(5);
    expect(rows.map(({ trangThai }) => trangThai)).toEqual(expect.arrayContaining(['1', '2', '3', '4']));
    expect(periods.map(({ loai }) => loai)).toEqual(expect.arrayContaining(['1', '2', '3', '4']));
    expect(some(({ denThang }) => denThang === '')).toBeGreaterThan(50);
    expect(some(({ denThang }) => denThang === null)).toBeGreaterThan(5);
    for (const form of [/^\d\d\/\d{4}$/, /^\d\/\d{4}$/, /^\d\d-\d{4}$/, /^\d{6}$/]) {
      expect(some(({ tuThang }) => form.test(String(tuThang)))).toBeGreaterThan(5);
    }
    const shapes = rows.map(({ maSoBhxh }) => (typeof maSoBhxh === 'string' ? maSoBhxh.length : maSoBhxh));
    expect(new Set(shapes)).toEqual(new Set([10, 12, 0, null]));
    expect(rows.map(({ ngaySinh }) => String(ngaySinh).length)).toEqual(expect.arrayContaining([4, 8, 10]));
    expect(some(({ loaiNgaySinh, ngaySinh }) => loaiNgaySinh === null && ngaySinh !== '')).toBeGreaterThan(0);
    expect(rows.map(({ gioiTinh }) => gioiTinh)).toEqual(expect.arrayContaining(['1', 2, 'Nam', 'Nữ']));
    expect(some(({ khongThamGiaBhyt }) => khongThamGiaBhyt === null)).toBeGreaterThan(1);
    expect(some(({ soDinhDanh }) => String(soDinhDanh).includes(' '))).toBeGreaterThan(1);
    expect(results.filter(({ thamGia }) => thamGia?.length === 2).length).toBeGreaterThan(1);
  });

  test('follow the contract in tokens, refusals and business errors', async () => {
    const body = lookUp([an]);
    expect(violations('TokenResponse', await bodyOf(postToken()))).toEqual([]);
    expect(violations('TokenError', await bodyOf(postToken('a=b')))).toEqual([]);
    expect(violations('TokenError', await bodyOf(postToken('', 'x')))).toEqual([]);
    expect(violations('Fault', await bodyOf(post(body, null)))).toEqual([]);
    const unlicensed = await bodyOf(post({ ...body, maDVC: 'G22-ELSE' }));
    const stranger = await bodyOf(post({ ...body, maCanBo: '001090000009' }));
    expect(unlicensed).toMatchObject({ status: 0, maLoi: '06' });
    expect(stranger).toMatchObject({ status: 0, maLoi: '05' });
    expect(violations('TraCuuResponse', unlicensed)).toEqual([]);
    expect(violations('TraCuuResponse', stranger)).toEqual([]);
  });

  const required =
    'maSoBhxh soDinhDanh hoTen ngaySinh loaiNgaySinh trangThai quaTrinh tongHop loai tuThang denThang soThang khongThamGiaBhtn khongThamGiaBhyt tongSoThang soThangBhtn soThangNo tinhDenThang';
  test.each(required.split(' '))('fail the check when %s is renamed', async (column) => {
    const answer: unknown = JSON.parse(
      JSON.stringify(await ask([an])).replaceAll(`"${column}"`, `"${column}X"`),
    );
    expect(violations('TraCuuResponse', answer)).not.toEqual([]);
  });
});

describe('validation of social insurance requests by the contract', () => {
  const good = lookUp([an]);
  const { maYeuCau: _, ...withoutId } = good;
  const one = (soDinhDanh: unknown, noiDung: unknown = ['DONG'], range = {}): unknown => ({
    ...good,
    danhSach: [{ soDinhDanh, noiDung, ...range }],
  });

  test.each<[string, unknown]>([
    ['no request id', withoutId],
    ['nobody asked for', lookUp([])],
    ['51 persons', lookUp(Array.from({ length: 51 }, (_unused, i) => people.at(i).identityNumber))],
    ['9 digits', one('123456789')],
    ['a number that is no text', one(79085669802)],
    ['no contents', one(an, [])],
    ['unknown contents', one(an, ['ANH'])],
    ['the same contents twice', one(an, ['DONG', 'DONG'])],
    ['a month of another form', one(an, ['DONG'], { tuThang: '2020-01' })],
    ['an unknown field', { ...good, ghiChu: 'x' }],
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
    expect(systems['social-insurance']).toMatchObject({ calls: 0, contractBreaks: 1 });
    expect(violations('TraCuuRequest', body)).not.toEqual([]);
  });

  test('accepts a valid request, with procedure and dossier too', async () => {
    const body = { ...good, maTTHC: '1.004222.000.00.00.H29', maHoSo: 'H29.101-260131-0001' };
    expect(violations('TraCuuRequest', body)).toEqual([]);
    expect((await post(body)).status).toBe(200);
  });

  test.each([
    ['one number twice', lookUp([an, an])],
    ['no JSON', '{"maYeuCau":'],
    ['nothing', ''],
  ])('refuses %s', async (_name, body) => {
    expect((await post(body)).status).toBe(400);
  });
});
