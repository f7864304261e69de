/** Promises to applications: their registered operations, and the printed schema. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, printSchema, type GraphQLSchema } from 'graphql';
import {
  differences,
  problemsOf,
  readOperations,
  replay,
  storedAnswers,
  type Operation,
} from '../scripts/operations.ts';
import { breakingChanges, PRINT_FILE, refusedChanges } from '../scripts/schema-print.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { startGateway, startMocks, type TestGateway, type TestMocks } from '../dev/kit.ts';
import { loadSources } from '../src/sources/all.ts';

const print = readFileSync(PRINT_FILE, 'utf8');
const operations = readOperations();

let schema: GraphQLSchema;
let mocks: TestMocks;
let gateway: TestGateway;
beforeAll(async () => {
  schema = createSchema(await loadSources());
  mocks = await startMocks();
  gateway = await startGateway({ mocks });
});
afterAll(async () => {
  await gateway.close();
  await mocks.close();
});

test('equals the served schema in print', () => {
  const served = printSchema(schema);
  expect([...breakingChanges(print, served), ...breakingChanges(served, print)]).toEqual([]);
});

describe.each(operations)('the registered operation $file', (operation) => {
  test('is valid', () => {
    expect(problemsOf(operation, schema)).toEqual([]);
  });

  test('answers as in its snapshot for every persona', async () => {
    const answers = await replay(operation, schema, gateway, mocks.personas);
    expect(differences(operation, storedAnswers(operation), answers)).toEqual([]);
    const asked = Object.keys(answers).length;
    const cards = mocks.personas.flatMap((persona) => persona.cards);
    expect([1, mocks.personas.length, cards.length]).toContain(asked);
  });
});

/** Every operation's problems with the schema after a change to its print. */
function problemsAfter(from: string, to: string): readonly string[] {
  expect(print).toContain(from);
  const changed = buildSchema(print.replaceAll(from, to));
  return operations.flatMap((operation) => problemsOf(operation, changed));
}

test.each([
  [
    'a field removed',
    'benefitRatePercent: Int',
    'benefitRate: Int',
    'hospital-reception (operations/hospital-reception/CardCheck.graphql:24:9)',
  ],
  [
    'an argument made required',
    'citizens(subjects: [SubjectInput!]!)',
    'citizens(reason: String!, subjects: [SubjectInput!]!)',
    'provincial-portal (operations/provincial-portal/Household.graphql:3:3)',
  ],
  [
    'a type changed',
    'sex: CodedValue',
    'sex: String',
    'one-stop-desk (operations/one-stop-desk/DeskForm.graphql:',
  ],
  ['an input value renamed', '  VI\n', '  VN\n', 'one-stop-desk (operations/one-stop-desk/DeskForm.graphql:'],
])('%s fails with the application’s name and the place', (_what, from, to, place) => {
  expect(problemsAfter(from, to).filter((problem) => problem.startsWith(place))).not.toEqual([]);
});

test.each([
  ['query Wrong($subject: SubjectInput!) { citizen(subject: $subject) { completeness } }', 'named Asked'],
  ['query Asked { sources { id } }', 'must need one variable'],
  ['query Asked($list: CodeList!) { codeList(list: $list) { total } }', 'must need one variable'],
  [
    'query Asked($text: String!, $lang: Language!) { sources { name(lang: $lang) } }',
    'must need one variable',
  ],
  ['query Asked($subject: SubjectInput!', 'Syntax Error'],
  ['fragment F on Citizen { completeness }', 'one operation'],
])('%s cannot be registered', (text, rule) => {
  const operation: Operation = { application: 'mine', file: 'operations/mine/Asked.graphql', text };
  expect(problemsOf(operation, schema).join('\n')).toMatch(
    new RegExp(`^mine \\(operations/mine/Asked.graphql.*${rule}`, 'm'),
  );
});

test('reports an operation beyond the limits with its application', async () => {
  const fields = Array.from({ length: 700 }, (_, i) => `f${i}: completeness`).join(' ');
  const text = `query Asked($subject: SubjectInput!) { citizen(subject: $subject) { ${fields} } }`;
  const operation: Operation = { application: 'mine', file: 'operations/mine/Asked.graphql', text };
  expect(problemsOf(operation, schema)).toEqual([]);
  await expect(replay(operation, schema, gateway, mocks.personas)).rejects.toThrow(
    /^mine \(operations\/mine/,
  );
});

test('reports changed answers by path, and everything as new without a snapshot', () => {
  const operation: Operation = { application: 'mine', file: 'operations/mine/Asked.graphql', text: '' };
  expect(differences(operation, { An: { a: [1, { b: 2 }] } }, { An: { a: [1, { b: 3, c: null }] } })).toEqual(
    [
      'mine (operations/mine/Asked.graphql): An.a.1.b was 2, is 3',
      'mine (operations/mine/Asked.graphql): An.a.1.c was absent, is null',
    ],
  );
  expect(storedAnswers(operation)).toBeNull();
  expect(differences(operation, null, {})).toHaveLength(1);
});

test('reports a breaking schema change, and no addition', () => {
  const field = 'completeness: Completeness!';
  expect(breakingChanges(print, print.replace(field, 'done: Boolean!'))).toEqual([
    'Citizen.completeness was removed.',
  ]);
  expect(breakingChanges(print, print.replace(field, `${field}\n  done: Boolean`))).toEqual([]);
});

describe('a print with a placeholder that is not committed', () => {
  const field = 'completeness: Completeness!';
  const written = print.replace(field, `${field}\n  placeholder: Boolean`);
  const without = print.replace(field, 'done: Boolean');

  test('may lose the placeholder', () => {
    expect(refusedChanges(written, print, print)).toEqual([]);
  });

  test('may not lose what is committed', () => {
    expect(refusedChanges(written, without, print)).toEqual(['Citizen.completeness was removed.']);
  });

  test('may lose nothing where it is not known what is committed', () => {
    expect(refusedChanges(written, print, undefined)).toEqual(['Citizen.placeholder was removed.']);
  });

  test('is not refused once it has lost what was accepted', () => {
    expect(refusedChanges(without, without, print)).toEqual([]);
  });
});
