/** A mock system as a package brings it: one value, from the kit alone, with a contract and code lists of its own. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  addCodeLists,
  coded,
  createPeople,
  defineLgspSystem,
  dayFirst,
  expectedPart,
  holderOf,
  isHeld,
  mixedForms,
  resultOf,
  RunningSystem,
  table,
  type LgspSystem,
} from '../mocks/kit/index.ts';
import { LgspCalls, lookUpRequest } from './kit/lgsp-calls.ts';

const CONTRACT = `
openapi: 3.1.0
paths:
  /token: { $ref: 'lienthong:lgsp#/components/pathItems/token' }
  /apiBTXH/1.0/traCuu: { post: { requestBody: { $ref: 'lienthong:lgsp#/components/requestBodies/TraCuu' } } }
components:
  schemas:
    DoiTuong:
      $dynamicAnchor: DoiTuong
      type: object
      additionalProperties: false
      required: [soDinhDanh, noiDung]
      properties:
        soDinhDanh: { $ref: 'lienthong:lgsp#/components/schemas/SoDinhDanh' }
        noiDung: { type: array, minItems: 1, items: { type: string, enum: [TROCAP] } }
`;

const people = createPeople({ total: 100 });
const [asked] = people.personas;
const number = asked?.person.identityNumber ?? '';

let folder: string;
let system: LgspSystem;
let running: RunningSystem;
let calls: LgspCalls;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mock-kit-'));
  await writeFile(join(folder, 'openapi.yaml'), CONTRACT);
  const list = {
    list: 'ALLOWANCE',
    editions: [{ version: null, items: [{ code: '7', vi: 'Trợ cấp mẫu' }] }],
  };
  await mkdir(join(folder, 'lists'));
  await writeFile(join(folder, 'lists/allowance.json'), JSON.stringify(list));
  system = defineLgspSystem({
    id: 'social-protection',
    portOffset: 6,
    path: '/apiBTXH/1.0/traCuu',
    contract: pathToFileURL(join(folder, 'openapi.yaml')),
    credentials: { consumerKey: 'mock-btxh-key', consumerSecret: 'mock-btxh-secret' },
    result: (item, _number, person) => resultOf(item, { TROCAP: ['troCap', person ? [{ ma: '7' }] : []] }),
    expected: (person) => ({
      ...expectedPart([{ tied: person.subjectKnown }], () => ({ allowance: coded('ALLOWANCE', '7') })),
    }),
  });
  running = await RunningSystem.start(system, people, 0);
  calls = new LgspCalls(system, running.url);
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

test('answers by its own contract', async () => {
  expect(await calls.ask([number], { noiDung: ['TROCAP'] })).toEqual([
    { soDinhDanh: number, maKetQua: '00', troCap: [{ ma: '7' }] },
  ]);
  expect(await calls.ask(['079085000000'], { noiDung: ['TROCAP'] })).toEqual([
    { soDinhDanh: '079085000000', maKetQua: '01' },
  ]);
});

test('refuses what its contract, or the shared one, does not have', async () => {
  for (const contents of [{}, { noiDung: ['DONG'] }, { noiDung: ['TROCAP'], ghiChu: 'x' }]) {
    expect((await calls.post(lookUpRequest([number], contents))).status).toBe(400);
  }
  const unlicensed = { ...lookUpRequest([number], { noiDung: ['TROCAP'] }), maDVC: 'G22-ELSE' };
  expect(await (await calls.post(unlicensed)).json()).toMatchObject({ status: 0, maLoi: '06' });
});

test('has the faults of every mock system', async () => {
  await running.setFaults([{ kind: 'businessError', parameters: { code: '05' }, times: null }]);
  const body = lookUpRequest([number], { noiDung: ['TROCAP'] });
  expect(await (await calls.post(body)).json()).toMatchObject({ status: 0, maLoi: '05' });
});

test('expects answers with names of its own code lists', () => {
  addCodeLists(pathToFileURL(`${folder}/lists/`));
  const expected = people.personas.map(({ person }) => system.expectedAnswer(person));
  expect(expected).toContainEqual({
    outcome: 'FOUND',
    record: { allowance: { list: 'ALLOWANCE', version: null, code: '7', name: 'Trợ cấp mẫu' } },
  });
  expect(system).toMatchObject({ withdrawnCode: '06', codes: { contractBroken: '04' } });
});

test('writes the facts of a table as columns and as fields', () => {
  addCodeLists(pathToFileURL(`${folder}/lists/`));
  const allowances = table({
    holderName: 'hoTen',
    holderSex: ['gioiTinh', 'SEX'],
    since: ['tuNgay', 'DATE'],
    until: ['denNgay', 'DATE'],
    reviewedOn: ['ngayXet?', 'DATE'],
    kind: ['ma', 'ALLOWANCE'],
    note: 'ghiChu?',
  });
  const facts = {
    holderName: 'Nguyễn  Văn An',
    holderSex: 'FEMALE',
    since: '2020-01-31',
    until: null,
    reviewedOn: null,
    kind: '7',
    note: null,
  };
  const plain = { hoTen: 'Nguyễn  Văn An', gioiTinh: '2', ma: '7' };
  expect(
    allowances.row(facts, {
      date: (date) => date?.replaceAll('-', '') ?? 'none',
      optional: (column, value) => (value === null ? {} : { [column]: value }),
    }),
  ).toEqual({ ...plain, tuNgay: '20200131', denNgay: 'none' });
  expect(allowances.row(facts)).toEqual({
    ...plain,
    tuNgay: '2020-01-31',
    denNgay: null,
    ngayXet: null,
    ghiChu: null,
  });
  expect(allowances.record(facts, { kind: ['2020'] })).toEqual({
    ...facts,
    holderName: 'Nguyễn Văn An',
    holderSex: { list: 'SEX', version: null, code: '2', name: 'Nữ' },
    holderSexText: null,
    kind: { list: 'ALLOWANCE', version: '2020', code: '7', name: null },
    kindText: null,
  });
  expect(new Set(Object.values(allowances.record(null)))).toEqual(new Set([null]));
});

test('writes records, lists of them, numbers and dates in three columns', () => {
  const benefit = table({ amount: ['tien', 'NUMBER'], until: ['den', 'DATE?'] });
  const decision = table({
    born: ['ngay thang nam', 'DATE'],
    benefits: ['cheDo', [benefit]],
    first: ['dau?', benefit],
    other: ['khac?', benefit],
  });
  const paid = { amount: 500, until: '2020-01-31' };
  const facts = { born: '1990-02', benefits: [paid, { amount: 1, until: null }], first: paid, other: null };
  expect(decision.record(facts)).toEqual(facts);
  expect(decision.row(facts)).toEqual({
    ngay: null,
    thang: '02',
    nam: '1990',
    cheDo: [
      { tien: 500, den: '2020-01-31' },
      { tien: 1, den: null },
    ],
    dau: { tien: 500, den: '2020-01-31' },
    khac: null,
  });
  expect(decision.row({ ...facts, born: null })).toMatchObject({ ngay: null, thang: null, nam: null });
  expect(
    decision.row(facts, {
      date: (date) => date && dayFirst(date),
      datePart: Number,
      number: String,
      optional: (column, value) => ({ [column]: value ?? '' }),
    }),
  ).toEqual({
    ngay: 0,
    thang: 2,
    nam: 1990,
    cheDo: [
      { tien: '500', den: '31012020' },
      { tien: '1', den: null },
    ],
    dau: { tien: '500', den: '31012020' },
  });
});

test('draws what a source has of its own, in every form and alike for one person', () => {
  const ordinary = Array.from({ length: 60 }, (_, place) => people.at(place));
  const holders = ordinary.map((person) => holderOf(person, 'boats'));
  expect(holders).toEqual(ordinary.map((person) => holderOf(person, 'boats')));
  expect(new Set(holders.map(({ holderDateOfBirth }) => holderDateOfBirth?.length))).toEqual(
    new Set([10, 4, undefined]),
  );
  expect(new Set(holders.map(({ number: held }) => held?.length))).toEqual(new Set([12, 9, undefined]));
  expect(holders.some(({ holderName }) => holderName === holderName.toUpperCase())).toBe(true);
  expect(ordinary.filter((person) => isHeld(person, 'boats', 500)).length).toBeGreaterThan(10);
  expect(ordinary.filter((person) => !isHeld(person, 'boats', 500)).length).toBeGreaterThan(10);

  const forms = ordinary.map(({ key }) => mixedForms(key, dayFirst));
  const seen = (of: (form: (typeof forms)[number]) => unknown) => new Set(forms.map(of));
  expect(seen(({ number: write }) => write(5))).toEqual(new Set([5, '5']));
  expect(seen(({ date }) => date(null))).toEqual(new Set(['', null]));
  expect(seen(({ date }) => date('2020-01-31'))).toEqual(new Set(['31012020']));
  expect(seen(({ datePart }) => datePart(null))).toEqual(new Set([0, '', null]));
  expect(seen(({ datePart }) => datePart('02'))).toEqual(new Set([2, '02']));
  expect(seen(({ identityNumber }) => identityNumber('001090000018'))).toEqual(
    new Set(['001090000018', '001 090 000 018']),
  );
  expect(seen(({ optional }) => JSON.stringify(optional('a', null)))).toEqual(
    new Set(['{}', '{"a":null}', '{"a":""}']),
  );
});

test('holds a difficult case differently, and as precisely as the case says', () => {
  const boats = { fullName: 'Lương Vĩnh Kỳ', dateOfBirth: '1950-02-15', tied: false };
  const person = { ...people.at(1), heldDifferently: { boats } };
  expect(isHeld(person, 'boats', 0)).toBe(true);
  const { tied, holderDateOfBirth } = holderOf(person, 'boats');
  expect([tied, holderDateOfBirth?.slice(0, 4)]).toEqual([false, '1950']);
});

test('writes inline tables into the same row and into records of their own', () => {
  addCodeLists(pathToFileURL(`${folder}/lists/`));
  const person = table({ fullName: 'HoTen', kind: ['Ma?', 'ALLOWANCE'], identityNumber: '?' });
  const event = table({
    number: 'so',
    holder: ['nh', person, 'INLINE'],
    witness: ['nc?', person, 'INLINE'],
  });
  const holder = { fullName: 'Nguyễn Văn An', kind: null, kindText: 'Hưu', identityNumber: '001' };
  expect(event.row({ number: '1', holder, witness: null })).toEqual({
    so: '1',
    nhHoTen: 'Nguyễn Văn An',
    nhMa: 'Hưu',
    ncHoTen: null,
    ncMa: null,
  });
  const kind = { ...holder, kind: '7', kindText: null };
  expect(event.record({ number: '1', holder: kind, witness: null }, { kind: ['2020'] })).toEqual({
    number: '1',
    holder: { ...kind, kind: { list: 'ALLOWANCE', version: '2020', code: '7', name: null } },
    witness: null,
  });
  expect(event.record({ number: '1', holder, witness: null })).toMatchObject({ holder });
  const apart = table({ holder: ['nh', person], witness: ['nc?', person] });
  expect(apart.row({ holder, witness: null })).toEqual({ nh: person.row(holder), nc: null });
});
