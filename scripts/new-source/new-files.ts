/**
 * The files of a new source. What the platform's sources share is taken from the one that it is like; the
 * rest is the least that compiles and answers, with marks of what is to do.
 */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { isObject } from '../../src/lib/is-object.ts';
import { mockKey, mockPort } from './mock-key.ts';
import type { Names } from './names.ts';

/** Texts by path. */
export function newFiles(names: Names): ReadonlyMap<string, string> {
  const { id, list } = names;
  return new Map([
    [`contracts/${id}/openapi.yaml`, contractText(names)],
    [`schema/${id}.graphql`, schemaText(names)],
    [`codelists/${list.toLowerCase().replaceAll('_', '-')}.json`, codeListText(names)],
    [`src/sources/${id}/index.ts`, sourceText(names)],
    [`src/sources/${id}/mapping.ts`, mappingText(names)],
    [`mocks/systems/${id}/index.ts`, mockText(names)],
    [`docs/sources/${id}.md`, pageText(names)],
    [`test/${id}-connector.test.ts`, connectorTestText(names)],
    [`test/contract/${id}.test.ts`, contractTestText(names)],
  ]);
}

/** Envelope, paths and token as in the contract of the source that it is like, and columns to begin with. */
function contractText({ id, like, type }: Names): string {
  const theirs: unknown = parse(readFileSync(`contracts/${like}/openapi.yaml`, 'utf8'));
  if (!isObject(theirs) || !isObject(theirs['paths']) || !isObject(theirs['components'])) {
    throw new Error(`contracts/${like}/openapi.yaml is no contract with paths and components.`);
  }
  const { openapi, 'x-source-code-pattern': codes, paths, components } = theirs;
  const [token = [], look = []] = Object.entries(paths);
  const operation = isObject(look[1]) && isObject(look[1]['post']) ? look[1]['post'] : {};
  const shared = '../lgsp/openapi.yaml#/components/schemas';
  const contract = {
    openapi,
    'x-source-code-pattern': codes,
    info: {
      title: `${type} over the local integration platform (LGSP)`,
      version: '1.0',
      description:
        'To do: say what the source is, what of its wire is confirmed and by what, and what is ours.',
    },
    servers: [{ url: `http://127.0.0.1:${mockPort()}`, description: 'The mock.' }],
    paths: {
      [String(token[0])]: token[1],
      [pathOf(id)]: {
        post: {
          ...operation,
          operationId: `traCuu${type}`,
          summary: 'Entries of 1 to 50 persons (ours)',
        },
      },
    },
    components: {
      securitySchemes: components['securitySchemes'],
      schemas: {
        KetQua: {
          $dynamicAnchor: 'KetQua',
          description: 'Result for one person (ours).',
          type: 'object',
          required: ['soDinhDanh', 'maKetQua'],
          properties: {
            soDinhDanh: { $ref: `${shared}/SoDinhDanhLapLai` },
            maKetQua: { $ref: `${shared}/MaKetQua` },
            banGhi: {
              'x-kind': 'deciding',
              description: 'Entries in any order; present exactly when maKetQua is 00 (ours).',
              type: 'array',
              maxItems: 50,
              items: { $ref: '#/components/schemas/BanGhi' },
            },
          },
          if: { required: ['maKetQua'], properties: { maKetQua: { const: '00' } } },
          // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
          then: { required: ['banGhi'] },
        },
        BanGhi: {
          description: 'To do: one entry, in the columns of the source, each with how sure it is.',
          type: 'object',
          required: ['hoTen', 'ngaySinh', 'soGiayTo', 'trangThai'],
          properties: {
            hoTen: {
              'x-kind': 'tying',
              description: 'Full name (ours).',
              type: 'string',
              minLength: 1,
              maxLength: 100,
            },
            ngaySinh: {
              'x-kind': 'tying',
              description: 'Date of birth, yyyyMMdd (ours).',
              $ref: `${shared}/NgayThang`,
            },
            soGiayTo: {
              'x-kind': 'tying',
              'x-number-of': 'person',
              description: 'Identity number, or empty or null (ours).',
              type: ['string', 'null'],
              maxLength: 20,
            },
            trangThai: {
              'x-kind': 'deciding',
              description: 'State (ours).',
              type: 'string',
              minLength: 1,
              maxLength: 10,
            },
          },
        },
      },
    },
  };
  return stringify(contract, { lineWidth: 130, aliasDuplicateObjects: false });
}

function pathOf(id: string): string {
  const name = id.replaceAll('-', '').toUpperCase();
  return `/api${name}/1.0/traCuu`;
}

function schemaText({ id, sourceId, type, field, list }: Names): string {
  return `# To do: describe each type and field in English with the Vietnamese term, and what is sensitive.
extend enum SourceId {
  "${type}."
  ${sourceId}
}

extend enum CodeList {
  "State of an entry (trạng thái)."
  ${list}
}

extend type Citizen {
  "What the source says (nguồn dữ liệu)."
  ${field}: ${type}Answer
}

"Answer of the source."
type ${type}Answer @answer(scope: "${id}") {
  record: ${type}
}

"What the source holds about a person."
type ${type} {
  "Entries (bản ghi)."
  entries: [${type}Entry!] @wire(column: "banGhi")
}

"One entry (bản ghi)."
type ${type}Entry {
  "Holder's name (họ và tên)."
  holderName: String @wire(column: "hoTen")
  "Holder's date of birth (ngày sinh)."
  holderDateOfBirth: PartialDate @wire(column: "ngaySinh")
  "State (trạng thái)."
  status: CodedValue @wire(column: "trangThai", list: ${list}, custom: true)
}
`;
}

function codeListText({ list }: Names): string {
  const items = [{ code: '1', vi: 'Đang có hiệu lực', en: 'In force' }];
  const source = 'To do: say where the codes come from, or that they are ours.';
  return JSON.stringify({ list, source, editions: [{ version: null, items }] });
}

/** Codes of refusals as the source that it is like has them. */
function sourceText({ id, like, sourceId, field, type }: Names): string {
  const theirs = readFileSync(`src/sources/${like}/index.ts`, 'utf8');
  const codes = /^ {2}failures: [\s\S]*?^ {2}officerRefusals: .*$/m.exec(theirs)?.[0] ?? '';
  return `/** To do: name the source and its owner, and say what of its wire is confirmed. */
import * as generated from '../../generated/wire/${id}.ts';
import { contract, defineLgspSource } from '../../source-api/index.ts';
import { entries } from './mapping.ts';

export default defineLgspSource({
  apiVersion: 1,
  id: '${id}',
  sourceId: '${sourceId}',
  name: { vi: '${type}', en: '${type}' },
  field: '${field}',
  contract: contract<generated.Wire>(generated),
  path: '${pathOf(id)}',
${codes}
  parts: { entries },
});
`;
}

function mappingText({ id, type, list }: Names): string {
  return `/** From the source's rows to the schema. Every row says whose it is and is tied on its own. */
import {
  birthDate,
  both,
  finish,
  holderFacts,
  lgspPart,
  numberEvidence,
  plainFields,
  readRows,
  requiredCode,
  tyingName,
  type Candidate,
  type Evidence,
  type RecordOf,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/${id}.ts';
import type * as Schema from '../../generated/types.ts';
import type { BanGhi, Wire } from '../../generated/wire/${id}.ts';

type Held = RecordOf<Schema.${type}>;

/** To do: name the part; put rows of one person together, in an order of your own. */
export const entries = lgspPart<Held, Wire>({
  column: 'banGhi',
  rows: ({ banGhi }) => readRows(banGhi, 'entries', toEntry),
  merge: (a, b) => ({ entries: both(a.entries, b.entries) }),
  facts: (record) => holderFacts(record.entries?.[0]),
});

/**
 * To do: read the columns that need thought; plainFields reads the others by @wire.
 *
 * @throws SourceError BAD_RESPONSE
 */
function toEntry(row: BanGhi): Candidate<Held> {
  const entry = {
    ...plainFields(columns.${type}Entry, row),
    status: requiredCode('${list}', row.trangThai, 'trangThai'),
  };
  return { evidence: evidenceOf(row), ...finish<Held>({ entries: [entry] }) };
}

function evidenceOf(row: BanGhi): Evidence {
  return {
    // The result repeats the number asked, so its slot cannot be confused.
    ...numberEvidence(row.soGiayTo),
    fullName: tyingName(row.hoTen, 'hoTen'),
    dateOfBirth: birthDate(row.ngaySinh, 'ngaySinh').tied,
  };
}
`;
}

function mockText({ id, list }: Names): string {
  const { x, y, d } = mockKey(id);
  return `/**
 * The mock of the source behind the platform. Its secrets are published on purpose: they give access only to
 * synthetic data on this machine.
 */
import { compact, defineLgspSystem, expectedPart, table, type FactsOf, type Person } from '../../kit/index.ts';

/** To do: list each column that a field shows, for the row and the expected answer. */
const ENTRY = table({
  holderName: 'hoTen',
  holderDateOfBirth: ['ngaySinh', 'DATE'],
  status: ['trangThai', '${list}'],
});

export const system = defineLgspSystem({
  id: '${id}',
  portOffset: ${mockPort() - CONTROL_PORT},
  path: '${pathOf(id)}',
  credentials: { consumerKey: 'mock-${id}-key', consumerSecret: 'mock-${id}-secret' },
  eventKey: { x: '${x}', y: '${y}', d: '${d}' },
  result: (_item, _number, person) => {
    const banGhi = (person ? entriesOf(person) : []).map(rowOf);
    return banGhi.length > 0 ? { maKetQua: '00', banGhi } : { maKetQua: '01' };
  },
  expected: (person) => ({
    ...expectedPart(entriesOf(person), (own) => ({ entries: own.map((entry) => ENTRY.record(entry)) })),
  }),
});

/** An entry as the source holds it. */
type Entry = FactsOf<typeof ENTRY> & { readonly tied: boolean; readonly number: string };

/** To do: decide who is held, and draw the facts by rngOf(person.key). */
function entriesOf(person: Person): readonly Entry[] {
  const { identityNumber: number, fullName, dateOfBirth, subjectKnown } = person;
  // In difficult cases the source holds another name or date of birth.
  const held = { tied: subjectKnown, fullName, dateOfBirth, ...person.heldDifferently['${id}'] };
  const holder = { holderName: held.fullName, holderDateOfBirth: held.dateOfBirth };
  return [{ tied: held.tied, number, ...holder, status: '1' }];
}

/** To do: write what differs from the fields, in all the forms that the source has for it. */
function rowOf(entry: Entry): object {
  return { ...ENTRY.row(entry, { date: (date) => compact(date ?? '') }), soGiayTo: entry.number };
}
`;
}

/** Of the address that the configuration counts from. */
const CONTROL_PORT = 4100;

function pageText({ id, field, type }: Names): string {
  return `# ${type}

To do: name the source and its owner.

Over the local integration platform (LGSP), field \`${field}\`, up to 50 people a call, asked by
12-digit number. The wire format is written down in the [contract](../../contracts/${id}).

## What is confirmed and what is ours

To do: say it for the operation, the columns and the codes, and by which document.

## What a code becomes

To do: a row for each code.

| where                     | code | becomes                                                                 |
| ------------------------- | ---- | ----------------------------------------------------------------------- |
| \`maKetQua\`, one person    | \`00\` | \`FOUND\`, \`MISMATCH\` when no row is tied, \`NOT_FOUND\` when there is none |
|                           | \`01\` | \`NOT_FOUND\`                                                             |
| the platform's own faults |      | [as of every source behind it](lgsp.md)                                 |

## What cannot be read

To do: say which fields tie and which decide, and what becomes of the others.

## Personas

To do: say who shows what, and who is not held.

| persona       | answer  | why                              |
| ------------- | ------- | -------------------------------- |
| Nguyễn Văn An | \`FOUND\` | all as the other sources hold it |
`;
}

function connectorTestText({ id }: Names): string {
  return `/** Odd answers of the source, with nock. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Connector } from '../src/source-api/source.ts';
import source from '../src/sources/${id}/index.ts';
import { callOf, connect, platform, questionFor } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

useNock();

const ROW = { hoTen: 'Nguyễn Thị Hoà', ngaySinh: '19900215', soGiayTo: '079190123456', trangThai: '1' };

let connector: Connector;
beforeAll(() => {
  connector = connect(source, { ...platform, url: SOURCE_URL });
});
afterAll(() => connector.close());

/** The reply to a question, of a source that answers with these rows. */
async function replyWith(...banGhi: readonly object[]) {
  // The token of the first call serves them all.
  nock(SOURCE_URL).post('/token').optionally().reply(200, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
  nock(SOURCE_URL)
    .post('${pathOf(id)}')
    .reply(200, {
      status: 1,
      message: 'OK',
      maYeuCau: 'id-0001',
      ketQua: [{ soDinhDanh: '079190123456', maKetQua: '00', banGhi }],
    });
  const [reply] = await connector.ask(callOf([questionFor(source.part('entries'))]));
  return reply;
}

test('a row is read with the evidence of whose it is', async () => {
  expect(await replyWith(ROW)).toMatchObject({
    candidates: [
      {
        evidence: { numbers: ['079190123456'], fullName: 'Nguyễn Thị Hoà', dateOfBirth: '1990-02-15' },
        record: { entries: [{ status: { code: '1' } }] },
      },
    ],
  });
});

test.each([
  'To do: try each form of a date, a number and a code that the source writes',
  'To do: try a missing, an empty and an odd value of each tying and each deciding column: the row is lost',
  'To do: try the same of the other columns: null with a note',
  'To do: try each business code',
])('%s', (what) => {
  expect(what).not.toMatch(/^To do/);
});
`;
}

function contractTestText({ id }: Names): string {
  return `/** The source's mock in what only it has; lgsp.test.ts has what it shares with other sources. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { system } from '../../mocks/systems/${id}/index.ts';
import { LgspCalls } from '../kit/lgsp-calls.ts';
import { persona } from '../kit/personas.ts';

let mocks: Mocks;
let calls: LgspCalls;

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  calls = new LgspCalls(system, mocks.urls[system.id] ?? '');
});
afterAll(() => mocks.close());

test('a person’s entries are a list', async () => {
  expect(await calls.ask([persona('Nguyễn Văn An').identityNumber])).toMatchObject([
    { maKetQua: '00', banGhi: [{ trangThai: '1' }] },
  ]);
});

test.each(['To do: ask for many people, and expect each form of each column that readers must support'])('%s', (what) => {
  expect(what).not.toMatch(/^To do/);
});
`;
}
