/** The social insurance database's mock in what only it has; lgsp.test.ts has what it shares with other sources. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { system } from '../../mocks/systems/social-insurance/index.ts';
import { jsonViolations } from '../kit/contract.ts';
import { batchesWith, LgspCalls, lookUpRequest } from '../kit/lgsp-calls.ts';
import { persona } from '../kit/personas.ts';

const violations = jsonViolations(system.id);
const an = persona('Nguyễn Văn An').identityNumber;

type Row = Readonly<Record<string, unknown>>;

interface Result {
  readonly soDinhDanh: string;
  readonly maKetQua: string;
  readonly thamGia?: readonly Row[];
  readonly dong?: ReadonlyArray<Row & { readonly quaTrinh: readonly Row[] }>;
}

let mocks: Mocks;
let calls: LgspCalls;

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  calls = new LgspCalls(system, mocks.urls[system.id] ?? '');
});
afterAll(() => mocks.close());

function ask(numbers: readonly string[], noiDung: readonly string[] = ['THAMGIA', 'DONG'], range = {}) {
  return calls.ask<Result>(numbers, { noiDung, ...range });
}

test('a request with a month of another form is refused by the mock, and by the schema', async () => {
  const body = lookUpRequest([an], { noiDung: ['DONG'], tuThang: '2020-01' });
  expect((await calls.post(body)).status).toBe(400);
  expect(violations('TraCuuRequest', body)).not.toEqual([]);
});

test('contributions have only periods that overlap the requested months, and the same sums', async () => {
  const [whole] = await ask([an], ['DONG']);
  const [history] = whole?.dong ?? [];
  const quaTrinh = history?.quaTrinh ?? [];
  const [, second, third] = quaTrinh;
  expect(quaTrinh.length).toBeGreaterThan(3);
  const range = { tuThang: second?.['denThang'], denThang: third?.['tuThang'] };
  const [part] = await ask([an], ['DONG'], range);
  expect(part?.dong).toMatchObject([{ quaTrinh: [second, third], tongHop: history?.['tongHop'] }]);
  expect(await ask([an], ['DONG'], { denThang: '01/1970' })).toMatchObject([{ maKetQua: '01' }]);
});

test('participants and contributions come in the variants that readers must support', async () => {
  const answers = await Promise.all(batchesWith(655, 1307).map((batch) => ask(batch)));
  const results = answers.flat();
  expect(results.flatMap((result) => violations('KetQua', result))).toEqual([]);
  expect(results.flatMap(({ dong }) => dong ?? []).length).toBeGreaterThan(300);
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
  expect(some(({ hoTen }) => typeof hoTen === 'string' && hoTen !== hoTen.normalize('NFC'))).toBeGreaterThan(
    5,
  );
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
