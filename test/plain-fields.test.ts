/** Fields that show a column as it is: found by the schema, read from a row. */
import { expect, test } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { columnTablesOf } from '../src/graphql/column-tables.ts';
import { addCodeLists } from '../src/codes/code-lists.ts';
import { nameOf, requiredCode } from '../src/codes/coded-value.ts';
import { numberFields, numberMarks } from '../src/graphql/number-fields.ts';
import { plainFields, plainFieldsIn, Unread, type Held } from '../src/source-api/index.ts';
import { finish, TextForCode } from '../src/source-api/draft.ts';
import type { ColumnsOf } from '../src/source-api/columns.ts';

const SDL = `
  type BoatsAnswer @answer(scope: "boats") { record: Boat }
  type Boat {
    name: String @wire(column: "ten")
    length: Float @wire(column: "dai")
    seaworthy: Boolean @wire(column: "tot")
    kind: CodedValue @wire(column: "loai", list: COUNTRY)
    sex: CodedValue @wire(column: "gioi", list: SEX)
    builtOn: Date @wire(column: "ngay")
    since: PartialDate @wire(column: "tu", precision: MONTH)
    seenAt: DateTime @wire(column: "luc")
    owner: IdentityNumber @wire(column: "so", numberKind: PERSONAL)
    captain: String @wire(column: "*Ten")
    port: CodedValue @wire(column: "xa", list: COMMUNE, edition: "of its day")
    state: String @wire(column: "tt", custom: true)
    licences: String @wire(column: "gp_*")
    seats: Int @wire(column: "cho")
    size: String @wire(from: "soGiay and rong")
    crew: [String!] @wire(column: "tv")
    holder: Person @wire(column: "chu")
  }
`;

test('are those whose value one column has, of a plain type', () => {
  const tables = columnTablesOf(SDL);
  expect([...tables.keys()]).toEqual(['Boat']);
  expect(tables.get('Boat')).toEqual({
    name: { column: 'ten', kind: 'text' },
    length: { column: 'dai', kind: 'float' },
    seaworthy: { column: 'tot', kind: 'boolean' },
    kind: { column: 'loai', kind: 'code', list: 'COUNTRY' },
    sex: { column: 'gioi', kind: 'code', list: 'SEX' },
    builtOn: { column: 'ngay', kind: 'date' },
    since: { column: 'tu', kind: 'partialDate', precision: 'MONTH' },
    seenAt: { column: 'luc', kind: 'moment' },
    owner: { column: 'so', kind: 'identityNumber', numberKind: 'PERSONAL' },
    captain: { column: '*Ten', kind: 'text' },
    seats: { column: 'cho', kind: 'int' },
  });
});

test('are read by their kinds, wherever a source writes digits as numbers', () => {
  const row = {
    ten: '  Bình  Minh ',
    dai: '12.5',
    tot: false,
    loai: 'VNM',
    gioi: 'Nữ',
    ngay: 20_200_131,
    tu: '15/02/2020',
    luc: '2020-01-31T08:00:00+07:00',
    so: '001 090 000 123',
    thuyenTruongTen: 'An',
    cho: '12',
  };
  expect(plainFieldsIn(columnTablesOf(SDL).get('Boat') ?? {}, row, 'thuyenTruong')).toEqual({
    name: 'Bình Minh',
    length: 12.5,
    seaworthy: false,
    kind: { list: 'COUNTRY', version: null, code: 'VNM' },
    sex: { list: 'SEX', version: null, code: '2' },
    builtOn: '2020-01-31',
    since: '2020-02',
    seenAt: '2020-01-31T01:00:00.000Z',
    owner: '001090000123',
    captain: 'An',
    seats: 12,
  });
});

test('are null where nothing was sent, or what no contract binds, and unread where it cannot be read', () => {
  const table = columnTablesOf(SDL).get('Boat') ?? {};
  const empty = Object.fromEntries(Object.keys(table).map((field) => [field, null]));
  expect(plainFields(table, {})).toEqual(empty);
  expect(
    plainFields(table, { ten: null, dai: '', loai: {}, ngay: [], so: '0000'.slice(4), Ten: {} }),
  ).toEqual(empty);
  const unread = new Unread('TOO_LONG');
  const odd = plainFields(table, { ten: unread, dai: 'long', tot: unread, ngay: 'soon', tu: 1e21, so: '12' });
  expect(Object.values(odd).map((value) => (value instanceof Unread ? value.reason : value))).toEqual([
    'TOO_LONG',
    'UNREADABLE',
    'TOO_LONG',
    null,
    null,
    'UNREADABLE',
    'UNREADABLE',
    null,
    'UNREADABLE',
    null,
    null,
  ]);
});

const UNREAD = { reason: 'UNREADABLE', instead: null };

test.each([
  ['int', 2 ** 31 - 1, 2 ** 31 - 1],
  ['int', -(2 ** 31), -(2 ** 31)],
  ['int', '12.0', 12],
  ['int', 2 ** 31, UNREAD],
  ['int', '-2147483649', UNREAD],
  ['int', 12.5, UNREAD],
  ['int', '12.5', UNREAD],
  ['int', NaN, UNREAD],
  ['float', 2 ** 31, 2 ** 31],
  ['float', 12.5, 12.5],
  ['float', Infinity, UNREAD],
  ['float', '9'.repeat(400), UNREAD],
  ['float', NaN, UNREAD],
  ['float', '12,5', UNREAD],
  ['float', '500.000', UNREAD],
  ['float', '-1.500.000', UNREAD],
  ['float', '2.789', UNREAD],
  ['int', '5.000', UNREAD],
  ['float', 2.789, 2.789],
  ['float', '0.789', 0.789],
  ['float', '2.78', 2.78],
  ['float', '2500.125', 2500.125],
  ['boolean', 'True', true],
  ['boolean', 'false', false],
  ['boolean', ' ', null],
  ['boolean', 'Có', UNREAD],
  ['boolean', 1, UNREAD],
] as const)('of the kind %s read %j as %j', (kind, sent, read) => {
  const { value } = plainFieldsIn({ value: { column: 'cot', kind } }, { cot: sent }, '');
  expect(value).toEqual(read === UNREAD ? expect.objectContaining(UNREAD) : read);
});

const ODD = [0, -1, 1.5, 2 ** 31, -1e21, NaN, -Infinity, true, false, '', 'x', '1', '2.5', '3000000000'];

test.each(['String', 'ID', 'Int', 'Float', 'Boolean', 'Date', 'PartialDate', 'DateTime', 'IdentityNumber'])(
  'of the type %s never hold what GraphQL refuses to answer',
  async (type) => {
    const sdl = `type BoatsAnswer @answer(scope: "boats") { record: Boat } type Boat { value: ${type} @wire(column: "cot") }`;
    const table = columnTablesOf(sdl).get('Boat') ?? {};
    const scalars = 'scalar Date scalar PartialDate scalar DateTime scalar IdentityNumber';
    const schema = buildSchema(`${scalars} type Query { rows: [Row] } type Row { value: ${type} }`);
    const sent = [
      ...ODD,
      '9'.repeat(400),
      'Có',
      '31/02/2020',
      '20200131235959',
      '001090000123',
      [],
      {},
      [1],
      { a: 1 },
    ];
    const rows = sent.map((cot) => finish(plainFields(table, { cot })).record);
    const { errors, data } = await graphql({ schema, source: '{ rows { value } }', rootValue: { rows } });
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/"value":[^n]/);
  },
);

test.each(['đ', '\u1EAE', 'A\u0306\u0301', ' d\u0323 ', 'Điểm b'])(
  'are codes where any edition of their list has them: %j',
  (code) => {
    const listed = code.normalize('NFC').trim();
    const editions = [
      { version: null, items: [{ code: '1', vi: 'Một' }] },
      { version: '2025', items: [{ code: listed.normalize('NFD'), vi: 'Điểm' }] },
    ];
    // A list of a package is in no type.
    const list = `POINT ${code}` as 'COUNTRY';
    addCodeLists([{ list, editions }]);
    const read = { list, version: null, code: listed };
    const table = { point: { column: 'diem', kind: 'code', list } } as const;
    expect(plainFields(table, { diem: code })).toEqual({ point: read });
    expect(plainFields(table, { diem: new Unread('TOO_LONG', null, code) })).toEqual({ point: read });
    expect(requiredCode(list, code, 'diem')).toEqual(read);
    expect(nameOf({ ...read, version: '2025' }, 'VI')).toBe('Điểm');
    expect(plainFields(table, { diem: 'Điểm đ' }).point).toBeInstanceOf(TextForCode);
  },
);

test('do not compile without their column on the wire, with a value of another kind, or without their field', () => {
  const table = { name: { column: 'ten', kind: 'text' } } as const satisfies ColumnsOf<{ name: string }>;
  const row: { readonly ten?: Held<string> } = { ten: 'An' };
  expect(plainFields(table, row).name).toBe('An');
  // @ts-expect-error -- the wire has no column of this name
  plainFields(table, { tên: 'An' });
  // @ts-expect-error -- the column holds no text
  plainFields(table, { ten: true });
  // @ts-expect-error -- the schema has no field of this name
  ({ name: { column: 'ten', kind: 'text' } }) as const satisfies ColumnsOf<{ title: string }>;
});

test('of numbers are found by the marks of a contract, on a column, in a role, or in words that begin with it', () => {
  const marks = numberMarks({
    Tau: { properties: { so: { 'x-number-of': 'person' }, soGiay: { 'x-number-of': 'thing' } } },
    Nguoi: { properties: { thuyenTruongTen: { 'x-number-of': 'person' } } },
  });
  expect(numberFields(SDL, marks)).toEqual([
    ['Boat.owner', 'person'],
    ['Boat.captain', 'person'],
    ['Boat.size', 'thing'],
  ]);
  expect(() => numberMarks({ so: { 'x-number-of': 'cat' } })).toThrow('The mark of "so"');
});

const FLEET = `
  type Fleet {
    founded: Date @wire(column: "ngayLap", form: DAY_FIRST)
    insured: PartialDate @wire(column: "baoHiem", form: DAY_FIRST)
    born: PartialDate @wire(columns: ["ngay", "thang", "nam"])
    state: CodedValue @wire(column: "tt", list: COUNTRY, decides: true)
    size: Float @wire(column: "so", decides: true)
    boats: [Oar!] @wire(column: "thuyen")
    flagship: Oar @wire(column: "ky")
    rest: Oar @wire(column: "khac", custom: true)
    mast: Mast @wire(column: "cot")
  }
  type Oar { length: Float @wire(column: "dai") cut: Date @wire(column: "cat", form: DAY_FIRST) }
  type Mast { height: Float @wire(column: "cao") made: String @wire(column: "lam", custom: true) }
`;
const FLEET_TABLE = columnTablesOf(FLEET).get('Fleet') ?? {};

function fleet(row: object): Record<string, unknown> {
  return plainFieldsIn(FLEET_TABLE, { tt: 'VNM', so: 1, ...row }, '');
}

test('are records and lists of them too, where all of their fields are plain', () => {
  const { boats, flagship } = FLEET_TABLE;
  const of = {
    length: { column: 'dai', kind: 'float' },
    cut: { column: 'cat', kind: 'date', form: 'DAY_FIRST' },
  };
  expect([boats, flagship]).toEqual([
    { column: 'thuyen', kind: 'records', of },
    { column: 'ky', kind: 'record', of },
  ]);
  expect(Object.keys(FLEET_TABLE)).not.toEqual(expect.arrayContaining(['rest']));
  expect(Object.keys(FLEET_TABLE)).not.toEqual(expect.arrayContaining(['mast']));
  const unread = new Unread('UNREADABLE');
  expect(
    fleet({
      thuyen: [{ dai: 2, cat: '31012020' }, { dai: 'x' }, { daiMoi: 2 }, 'x', unread],
      ky: { dai: 3 },
    }),
  ).toMatchObject({
    boats: [{ length: 2, cut: '2020-01-31' }, { length: unread, cut: null }, unread, unread, unread],
    flagship: { length: 3, cut: null },
  });
  expect(fleet({ thuyen: {}, ky: [] })).toMatchObject({ boats: unread, flagship: unread });
  for (const none of [undefined, null, {}, { dai: null, cat: '' }]) {
    expect(fleet({ ky: none })).toMatchObject({ boats: null, flagship: null });
  }
});

test.each<[unknown, unknown]>([
  ['31012020', '2020-01-31'],
  [1_022_020, '2020-02-01'],
  ['', null],
  ['00000000', null],
  ['31/01/2020', '2020-01-31'],
  ['20200131', new Unread('UNREADABLE')],
  ['1012020', new Unread('UNREADABLE')],
  ['31022020', new Unread('IMPOSSIBLE_DATE')],
])('read %j, whose day comes first, as %j', (ngayLap, founded) => {
  expect(fleet({ ngayLap })['founded']).toEqual(founded);
});

test.each<[unknown, unknown]>([
  ['022020', '2020-02'],
  ['2020', '2020'],
  ['00002020', '2020'],
])('read %j, whose month comes first, as %j', (baoHiem, insured) => {
  expect(fleet({ baoHiem })['insured']).toEqual(insured);
});

test.each<[unknown, unknown, unknown, unknown]>([
  [15, '02', 1990, '1990-02-15'],
  [0, null, '1990', '1990'],
  ['', 2, 1990, '1990-02'],
  [undefined, undefined, undefined, null],
  [0, 0, 0, null],
  [31, 2, 1990, new Unread('IMPOSSIBLE_DATE', '1990-02')],
  [15, 2, 0, new Unread('UNREADABLE')],
  ['x', 2, 1990, new Unread('UNREADABLE')],
  [new Unread('UNREADABLE'), 2, 1990, new Unread('UNREADABLE')],
])('read the columns %j, %j and %j as %j', (ngay, thang, nam, born) => {
  expect(fleet({ ngay, thang, nam })['born']).toEqual(born);
});

test.each([{ tt: '' }, { tt: null }, { tt: 'Việt Nam' }, { so: 'x' }, { so: new Unread('UNREADABLE') }])(
  'that decide cost the row with %j',
  (row) => {
    expect(() => fleet(row)).toThrow(/^(tt|so) cannot be read$/);
    expect(fleet({ so: null })).toMatchObject({ state: { code: 'VNM' }, size: null });
  },
);
