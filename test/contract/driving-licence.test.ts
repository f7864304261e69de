/** The licence database's mock in what only it has; lgsp.test.ts has what it shares with other sources. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { system } from '../../mocks/systems/driving-licence/index.ts';
import { batchesWith, LgspCalls } from '../kit/lgsp-calls.ts';
import { persona } from '../kit/personas.ts';

type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>;

interface Result {
  readonly gplx?: Rows;
  readonly diem?: Rows;
}

let mocks: Mocks;
let calls: LgspCalls;

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  calls = new LgspCalls(system, mocks.urls[system.id] ?? '');
});
afterAll(() => mocks.close());

test('a person’s licences and points are two lists', async () => {
  const about = [persona('Nguyễn Văn An').identityNumber];
  expect(await calls.ask<Result>(about, { noiDung: ['GPLX', 'DIEM'] })).toMatchObject([
    { maKetQua: '00', gplx: [{}, {}], diem: [{}, {}] },
  ]);
});

test('licences come in the variants that readers must support', async () => {
  const answers = await Promise.all(
    batchesWith().map((batch) => calls.ask<Result>(batch, { noiDung: ['GPLX'] })),
  );
  const rows = answers.flat().flatMap(({ gplx }) => gplx ?? []);
  expect(rows.length).toBeGreaterThan(200);
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
