/**
 * The files of a new source. What the platform's sources share is taken from the one that it is like; the
 * rest is the least that compiles and answers, with marks of what is to do.
 */
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
  ]);
}

/** Token, request, answer and usual columns from the shared contract, and columns to begin with. */
function contractText({ id, type }: Names): string {
  const shared = '../lgsp/openapi.yaml#';
  return `openapi: 3.1.0
x-source-code-pattern: { $ref: '${shared}/x-source-code-pattern' }
info:
  title: ${type} over the local integration platform (LGSP)
  version: '1.0'
  description: 'To do: say what the source is, what of its wire is confirmed and by what, and what is ours.'
servers: [{ url: 'http://127.0.0.1:${mockPort()}', description: The mock. }]
paths:
  /token: { $ref: '${shared}/components/pathItems/token' }
  ${pathOf(id)}: { $ref: '${shared}/components/pathItems/traCuu' }
components:
  securitySchemes: { $ref: '${shared}/components/securitySchemes' }
  schemas:
    KetQua:
      $dynamicAnchor: KetQua
      description: Result for one person (ours).
      type: object
      required: [soDinhDanh, maKetQua]
      properties:
        soDinhDanh: { $ref: '${shared}/components/schemas/SoDinhDanhLapLai' }
        maKetQua: { $ref: '${shared}/components/schemas/MaKetQua' }
        banGhi: { x-kind: deciding, type: array, maxItems: 50, items: { $ref: '#/components/schemas/BanGhi' }, description: 'Entries in any order (ours).' }
      if: { required: [maKetQua], properties: { maKetQua: { const: '00' } } }
      then: { required: [banGhi] }
    BanGhi:
      description: 'To do: one entry, in the columns of the source, each with how sure it is.'
      type: object
      required: [hoTen, ngaySinh, soGiayTo, trangThai]
      properties:
        hoTen: { $ref: '${shared}/components/schemas/HoTen', description: Full name (ours). }
        ngaySinh: { x-kind: tying, $ref: '${shared}/components/schemas/NgayThang', description: 'Date of birth, yyyyMMdd (ours).' }
        soGiayTo: { $ref: '${shared}/components/schemas/SoGiayTo', description: 'Identity number, or empty or null (ours).' }
        trangThai: { $ref: '${shared}/components/schemas/MaQuyetDinh', description: State (ours). }
`;
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
  status: CodedValue @wire(column: "trangThai", list: ${list}, decides: true)
}
`;
}

/** One line an item, as prettier leaves it to its author. */
function codeListText({ list }: Names): string {
  return `{
  "list": "${list}",
  "source": "To do: say where the codes come from, or that they are ours.",
  "editions": [
    {
      "version": null,
      "items": [
        { "code": "1", "vi": "Đang có hiệu lực", "en": "In force" }
      ]
    }
  ]
}
`;
}

function sourceText({ id, field, type }: Names): string {
  return `/** To do: name the source and its owner, and say what of its wire is confirmed. */
import * as generated from '../../generated/wire/${id}.ts';
import { contract, defineLgspSource } from '../../source-api/index.ts';
import { entries } from './mapping.ts';

export default defineLgspSource({
  apiVersion: 1,
  id: '${id}',
  name: { vi: '${type}', en: '${type}' },
  field: '${field}',
  contract: contract<generated.Wire>(generated),
  path: '${pathOf(id)}',
  parts: { entries },
});
`;
}

function mappingText({ id, type }: Names): string {
  return `/** From the source's rows to the schema. Every row says whose it is and is tied on its own. */
import { evidenceIn, holderFacts, lgspRows, plainFields, type RecordOf } from '../../source-api/index.ts';
import * as columns from '../../generated/columns/${id}.ts';
import type * as Schema from '../../generated/types.ts';
import type { Wire } from '../../generated/wire/${id}.ts';

const evidence = evidenceIn({ number: 'soGiayTo', fullName: 'hoTen', dateOfBirth: 'ngaySinh' });

/** To do: name the part, say in what order its rows are, and read the columns that need thought. */
export const entries = lgspRows<RecordOf<Schema.${type}>, Wire>({
  column: 'banGhi',
  list: 'entries',
  read: (row) => plainFields(columns.${type}Entry, row),
  evidence,
  facts: holderFacts,
});
`;
}

function mockText({ id, list }: Names): string {
  const { d } = mockKey(id);
  return `/**
 * The mock of the source behind the platform. Its secrets are published on purpose: they give access only to
 * synthetic data on this machine.
 */
import {
  compact,
  defineLgspSystem,
  expectedPart,
  holderOf,
  isHeld,
  mixedForms,
  table,
  type FactsOf,
  type Holder,
  type Person,
} from '../../kit/index.ts';

/** To do: list each column that a field shows, for the row and the expected answer. */
const ENTRY = table({
  holderName: 'hoTen',
  holderDateOfBirth: ['ngaySinh', 'DATE?'],
  status: ['trangThai', '${list}'],
});

export const system = defineLgspSystem({
  id: '${id}',
  portOffset: ${mockPort() - CONTROL_PORT},
  path: '${pathOf(id)}',
  eventKey: '${d}',
  result: (_item, _number, person) => {
    const banGhi = person ? entriesOf(person).map((entry) => rowOf(person, entry)) : [];
    return banGhi.length > 0 ? { maKetQua: '00', banGhi } : { maKetQua: '01' };
  },
  expected: (person) => ({
    ...expectedPart(entriesOf(person), (own) => ({ entries: own.map((entry) => ENTRY.record(entry)) })),
  }),
});

/** An entry as the source holds it. */
type Entry = Holder & FactsOf<typeof ENTRY>;

/** To do: say who is held, and draw the facts by rngOf(person.key). */
function entriesOf(person: Person): readonly Entry[] {
  if (!isHeld(person, '${id}', 1000)) return [];
  return [{ ...holderOf(person, '${id}'), status: '1' }];
}

/** To do: write what differs from the fields. */
function rowOf({ key }: Person, entry: Entry): object {
  const forms = mixedForms(key, compact);
  return { ...ENTRY.row(entry, forms), soGiayTo: forms.identityNumber(entry.number) };
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

Those of the whole call and of one person are [those of every source behind the platform](lgsp.md#what-a-code-becomes).

To do: a row for each code of the source's own.

| where       | code | becomes  |
| ----------- | ---- | -------- |
| \`trangThai\` | 1    | in force |

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
  return `/** Odd answers of the source; what it shares with others is tested for each that is found. */
import { expect, test } from '@jest/globals';
import source from '../src/sources/${id}/index.ts';
import { lgspAnswers } from './kit/lgsp-answers.ts';

const ROW = { hoTen: 'NGUYEN THI HOA', ngaySinh: '19900215', soGiayTo: '', trangThai: '1' };

const answerTo = lgspAnswers(source);

test('a row is read, and tied by what it says about whose it is', async () => {
  expect(await answerTo('entries', { banGhi: [ROW] })).toMatchObject({
    status: 'FOUND',
    match: { number: 'KEYED', name: 'UNACCENTED', dateOfBirth: 'EXACT' },
    record: { entries: [{ status: { code: '1' } }] },
    notes: [],
  });
});

test.todo('To do: try what the mapping reads by hand, in each form that the source writes');
`;
}
