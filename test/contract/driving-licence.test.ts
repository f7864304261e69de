/** The licence database's contract: what the mock answers keeps it, and what breaks it is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { jsonViolations } from '../kit/contract.ts';
import { people, persona } from '../kit/personas.ts';
import { accessToken, json, licenceRequest, postLicences, postToken } from '../kit/mock-calls.ts';

const violations = jsonViolations('driving-licence');
const an = persona('Nguyễn Văn An').identityNumber;
const nobody = '079085000000';

let mocks: Mocks;
let url: string;
let token: string;

interface Result {
  readonly soDinhDanh: string;
  readonly maKetQua: string;
  readonly gplx?: ReadonlyArray<Record<string, unknown>>;
  readonly diem?: ReadonlyArray<Record<string, unknown>>;
}

async function ask(numbers: readonly string[], contents?: readonly string[]): Promise<{ ketQua: Result[] }> {
  return json<{ ketQua: Result[] }>(postLicences(url, token, licenceRequest(numbers, contents)));
}

async function bodyOf(answer: Promise<Response>): Promise<unknown> {
  return (await answer).json();
}

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  url = mocks.urls['driving-licence'] ?? '';
  token = await accessToken(url);
});

afterAll(async () => {
  await mocks.close();
});

describe('answers of the driving-licence mock', () => {
  const numbers = [
    ...people.personas.map(({ person }) => person.identityNumber),
    ...Array.from({ length: 305 }, (_, i) => people.at(i * 3271).identityNumber),
    ...Array.from({ length: 90 }, (_, i) => people.difficultAt(i).identityNumber),
  ];
  const batches = Array.from({ length: 8 }, (_, i) => numbers.slice(i * 50, i * 50 + 50));

  test('follow the contract for personas, ordinary and difficult people', async () => {
    let rows = 0;
    for (const batch of batches) {
      const answer = await ask(batch);
      expect(violations('TraCuuResponse', answer)).toEqual([]);
      rows += answer.ketQua.flatMap(({ gplx }) => gplx ?? []).length;
    }
    expect(rows).toBeGreaterThan(200);
  });

  test('have one result per number, in another order than the request', async () => {
    for (const batch of [...batches, [an, nobody], [nobody, an]]) {
      const keys = (await ask(batch)).ketQua.map(({ soDinhDanh }) => soDinhDanh);
      expect(keys).not.toEqual(batch);
      expect(keys.toSorted()).toEqual(batch.toSorted());
    }
  });

  test('contain only the requested contents, and none for a person without records', async () => {
    const [both, licences, points, none] = [
      (await ask([an])).ketQua[0],
      (await ask([an], ['GPLX'])).ketQua[0],
      (await ask([an], ['DIEM'])).ketQua[0],
      (await ask([nobody])).ketQua[0],
    ];
    expect(both).toMatchObject({ maKetQua: '00', gplx: [{}, {}], diem: [{}, {}] });
    expect(Object.keys(licences ?? {})).toEqual(['soDinhDanh', 'maKetQua', 'gplx']);
    expect(Object.keys(points ?? {})).toEqual(['soDinhDanh', 'maKetQua', 'diem']);
    expect(none).toEqual({ soDinhDanh: nobody, maKetQua: '01' });
  });

  test('contain the variants that readers must support', async () => {
    const answers = await Promise.all(batches.map(async (batch) => ask(batch)));
    const rows = answers.flatMap(({ ketQua }) => ketQua.flatMap(({ gplx }) => gplx ?? []));
    const some = (trait: (row: Record<string, unknown>) => boolean) => rows.filter(trait).length;
    expect(some(({ SoGPLXCu }) => SoGPLXCu === null)).toBeGreaterThan(5);
    expect(some(({ SoGPLXCu }) => SoGPLXCu === '')).toBeGreaterThan(5);
    expect(some((row) => !('SoGPLXCu' in row))).toBeGreaterThan(5);
    expect(some(({ NgayHHGPLX }) => NgayHHGPLX === '')).toBeGreaterThan(5);
    expect(some(({ NgaySinh }) => String(NgaySinh).endsWith('0000'))).toBeGreaterThan(5);
    expect(some(({ NgaySinh }) => NgaySinh === '00000000')).toBeGreaterThan(1);
    expect(some(({ NgaySinh }) => String(NgaySinh).length === 4)).toBeGreaterThan(1);
    expect(rows.map(({ GioiTinh }) => GioiTinh)).toEqual(
      expect.arrayContaining(['1', '2', 'M', 'F', 'Nam', 'Nữ']),
    );
    expect(some(({ HangGPLX, NgayTT_A1m }) => HangGPLX === 'A1m' && Boolean(NgayTT_A1m))).toBeGreaterThan(1);
    expect(some(({ MaHTCap }) => MaHTCap === 'CM_VN')).toBeGreaterThan(1);
    expect(some(({ SoCMT }) => String(SoCMT).length === 9)).toBeGreaterThan(1);
    expect(some(({ SoCMT }) => SoCMT === '')).toBeGreaterThan(1);
  });

  test('follow the contract in tokens, refusals and business errors', async () => {
    const body = licenceRequest([an]);
    expect(violations('TokenResponse', await bodyOf(postToken(url)))).toEqual([]);
    expect(violations('TokenError', await bodyOf(postToken(url, 'a=b')))).toEqual([]);
    expect(violations('TokenError', await bodyOf(postToken(url, '', 'x')))).toEqual([]);
    expect(violations('Fault', await bodyOf(postLicences(url, null, body)))).toEqual([]);
    const unlicensed = await bodyOf(postLicences(url, token, { ...body, maDVC: 'G22-ELSE' }));
    const stranger = await bodyOf(postLicences(url, token, { ...body, maCanBo: '001090000009' }));
    expect(unlicensed).toMatchObject({ status: 0, maLoi: '06' });
    expect(stranger).toMatchObject({ status: 0, maLoi: '05' });
    expect(violations('TraCuuResponse', unlicensed)).toEqual([]);
    expect(violations('TraCuuResponse', stranger)).toEqual([]);
  });

  test.each(['SoGPLX', 'HangGPLX', 'NgayCapGPLX', 'HoVaTen', 'NgaySinh', 'SoCMT', 'TrangThai'])(
    'fail the check when %s is renamed',
    async (column) => {
      const answer: unknown = JSON.parse(
        JSON.stringify(await ask([an])).replaceAll(`"${column}"`, `"${column}X"`),
      );
      expect(violations('TraCuuResponse', answer)).not.toEqual([]);
    },
  );
});

describe('validation of driving-licence requests by the contract', () => {
  const good = licenceRequest([an]);
  const { maYeuCau: _, ...withoutId } = good;
  const one = (soDinhDanh: unknown, noiDung: unknown = ['GPLX']): unknown => ({
    ...good,
    danhSach: [{ soDinhDanh, noiDung }],
  });

  test.each<[string, unknown]>([
    ['no request id', withoutId],
    ['nobody asked for', licenceRequest([])],
    ['51 persons', licenceRequest(Array.from({ length: 51 }, (_unused, i) => people.at(i).identityNumber))],
    ['9 digits', one('123456789')],
    ['a number that is no text', one(79085669802)],
    ['no contents', one(an, [])],
    ['unknown contents', one(an, ['ANH'])],
    ['the same contents twice', one(an, ['GPLX', 'GPLX'])],
    ['an unknown field', { ...good, ghiChu: 'x' }],
    ['a dossier that is no code', { ...good, maHoSo: 'H29 1' }],
    ['a procedure of another form', { ...good, maTTHC: '1004222' }],
    ['a list', [good]],
  ])('%s: refused by the mock, and by the schema', async (_name, body) => {
    await fetch(`${mocks.controlUrl}/stats`, { method: 'DELETE' });
    const answer = await postLicences(url, token, body);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(violations('LoiNghiepVu', JSON.parse(text))).toEqual([]);
    expect(text).not.toContain(an);
    const { systems } = await json<{ systems: Record<string, object> }>(fetch(`${mocks.controlUrl}/stats`));
    expect(systems['driving-licence']).toMatchObject({ calls: 0, contractBreaks: 1 });
    expect(violations('TraCuuRequest', body)).not.toEqual([]);
  });

  test('accepts a valid request, with procedure and dossier too', async () => {
    const body = { ...good, maTTHC: '1.004222.000.00.00.H29', maHoSo: 'H29.101-260131-0001' };
    expect(violations('TraCuuRequest', body)).toEqual([]);
    expect((await postLicences(url, token, body)).status).toBe(200);
  });

  test.each([
    ['one number twice', licenceRequest([an, an])],
    ['no JSON', '{"maYeuCau":'],
    ['nothing', ''],
  ])('refuses %s', async (_name, body) => {
    expect((await postLicences(url, token, body)).status).toBe(400);
  });
});
