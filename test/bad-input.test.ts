/** Bad input is refused before any source is asked: by argument and rule, never by its value. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Running, type GraphqlResponse } from './kit/running.ts';

const GOOD = { identityNumber: '079085669802', fullName: 'Nguyễn Văn An', dateOfBirth: '1985-03-12' };
const NEW_TYPE = { accept: 'application/graphql-response+json' };
const ONE = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';
const MANY = 'query ($all: [SubjectInput!]!) { citizens(subjects: $all) { identity { status } } }';

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());

function faults({ body }: GraphqlResponse<unknown>): readonly (readonly unknown[])[] | undefined {
  return body.errors?.map(({ extensions: { code, argument, rule } }) => [code, argument, rule]);
}

/** A SubjectInput as a literal of the query language. */
function literal(subject: object): string {
  return JSON.stringify(subject).replace(/"(\w+)":/g, '$1:');
}

describe.each<[string, object, string, string]>([
  ['11 digits', { ...GOOD, identityNumber: '07908566980' }, 'identityNumber', 'IDENTITY_NUMBER_DIGITS'],
  ['10 digits', { ...GOOD, identityNumber: '0790856698' }, 'identityNumber', 'IDENTITY_NUMBER_DIGITS'],
  [
    'letters in the number',
    { ...GOOD, identityNumber: '07908566980X' },
    'identityNumber',
    'IDENTITY_NUMBER_DIGITS',
  ],
  ['a number that is no text', { ...GOOD, identityNumber: 79_085_669_802 }, 'identityNumber', 'TEXT'],
  ['31 February', { ...GOOD, dateOfBirth: '1985-02-31' }, 'dateOfBirth', 'CALENDAR_DATE'],
  [
    'a date written the Vietnamese way',
    { ...GOOD, dateOfBirth: '12/03/1985' },
    'dateOfBirth',
    'PARTIAL_DATE_FORM',
  ],
  ['a birth in the future', { ...GOOD, dateOfBirth: '2185' }, 'dateOfBirth', 'NOT_IN_FUTURE'],
  ['an empty name', { ...GOOD, fullName: '' }, 'fullName', 'FULL_NAME_EMPTY'],
  ['a blank name', { ...GOOD, fullName: ' \u200B ' }, 'fullName', 'FULL_NAME_EMPTY'],
  ['a name in another script', { ...GOOD, fullName: '阮文安' }, 'fullName', 'FULL_NAME_LETTERS'],
  ['a name with digits', { ...GOOD, fullName: 'An 079085669802' }, 'fullName', 'FULL_NAME_LETTERS'],
  ['a name without end', { ...GOOD, fullName: 'An '.repeat(50) }, 'fullName', 'FULL_NAME_LENGTH'],
  ['a name that is a list', { ...GOOD, fullName: ['An', 'Văn'] }, 'fullName', 'TYPE'],
  ['no date', { identityNumber: GOOD.identityNumber, fullName: GOOD.fullName }, 'dateOfBirth', 'REQUIRED'],
  ['a field too many', { ...GOOD, sex: '1' }, 'sex', 'UNKNOWN_FIELD'],
])('%s', (_what, subject, field, rule) => {
  const named = rule === 'UNKNOWN_FIELD' ? 'subject' : `subject.${field}`;

  test('refuses bad input in a variable', async () => {
    await running.resetStats();
    const answer = await running.ask(ONE, { s: subject }, NEW_TYPE);
    expect(answer.status).toBe(400);
    expect(faults(answer)).toEqual([['BAD_USER_INPUT', named, rule]]);
    expect(answer.body.data).toBeUndefined();
    expect(await running.stats()).toMatchObject({
      population: { calls: 0 },
      'driving-licence': { calls: 0 },
    });
  });

  test('refuses bad input in a literal', async () => {
    const query = `{ citizen(subject: ${literal(subject)}) { identity { status } } }`;
    const answer = await running.ask(query, {}, NEW_TYPE);
    expect(answer.status).toBe(400);
    expect(faults(answer)).toEqual([['BAD_USER_INPUT', `subject.${field}`, rule]]);
  });

  test('refuses bad input in a list', async () => {
    const answer = await running.ask(MANY, { all: [GOOD, subject] }, NEW_TYPE);
    expect(faults(answer)).toEqual([['BAD_USER_INPUT', named.replace('subject', 'subjects[1]'), rule]]);
  });

  test('reports bad input without the value, in either language', async () => {
    const texts = await Promise.all(
      ['vi', 'en'].map(async (language) => {
        const variable = await running.ask(ONE, { s: subject }, { 'accept-language': language });
        const query = `{ citizen(subject: ${literal(subject)}) { identity { status } } }`;
        const inText = await running.ask(query, {}, { 'accept-language': language });
        return JSON.stringify([variable.body, inText.body]);
      }),
    );
    expect(texts[0]).not.toBe(texts[1]);
    for (const text of texts) {
      expect(text).toContain(named);
      expect(text).not.toMatch(/07908566980|Nguyễn|1985|2185|阮|at .*\.ts/);
    }
  });
});

test('accepts 100 subjects and refuses 101', async () => {
  const subjects = (count: number) => Array.from({ length: count }, () => GOOD);
  expect((await running.ask(MANY, { all: subjects(100) }, NEW_TYPE)).body.errors).toBeUndefined();
  const answer = await running.ask(MANY, { all: subjects(101) }, NEW_TYPE);
  expect([answer.status, faults(answer)]).toEqual([400, [['BAD_USER_INPUT', 'subjects', 'AT_MOST_100']]]);
});

test('refuses a far too long list by its length alone', async () => {
  for (const item of [{}, 1, { a: 1, b: 2 }]) {
    const answer = await running.ask(MANY, { all: Array.from({ length: 10_000 }, () => item) }, NEW_TYPE);
    expect(faults(answer)).toEqual([['BAD_USER_INPUT', 'subjects', 'AT_MOST_100']]);
  }
  const keys = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 1]));
  expect(faults(await running.ask(ONE, { s: { ...GOOD, ...keys } }, NEW_TYPE))).toHaveLength(10);
});

describe('null', () => {
  const good = literal(GOOD);

  test.each<[string, string, object, string, string]>([
    [
      'for a subject with a default',
      `query ($s: SubjectInput = ${good}) { citizen(subject: $s) { completeness } }`,
      { s: null },
      'subject',
      'REQUIRED',
    ],
    ['for a subject', ONE, { s: null }, 'subject', 'REQUIRED'],
    [
      'for a field of a literal',
      'query ($n: IdentityNumber = "079085669802") { citizen(subject: {identityNumber: $n, fullName: "An", dateOfBirth: "1990"}) { completeness } }',
      { n: null },
      'subject.identityNumber',
      'REQUIRED',
    ],
    [
      'for an item of a list',
      `query ($s: SubjectInput = ${good}) { citizens(subjects: [$s]) { completeness } }`,
      { s: null },
      'subjects[0]',
      'REQUIRED',
    ],
    [
      'for a condition',
      'query ($x: Boolean = true) { sources @include(if: $x) { id } }',
      { x: null },
      'if',
      'REQUIRED',
    ],
    [
      'for a condition further down',
      `query ($x: Boolean = true) { citizen(subject: ${good}) { identity @skip(if: $x) { status } } }`,
      { x: null },
      'if',
      'REQUIRED',
    ],
    ['as a literal', '{ citizen(subject: null) { completeness } }', {}, 'subject', 'REQUIRED'],
    [
      'under a reserved name',
      'query ($__proto__: SubjectInput!) { citizen(subject: $__proto__) { completeness } }',
      {},
      '__proto__',
      'RESERVED_NAME',
    ],
  ])('%s is told by the argument', async (_what, query, variables, argument, rule) => {
    const answer = await running.ask(query, variables, NEW_TYPE);
    expect([answer.status, faults(answer)]).toEqual([400, [['BAD_USER_INPUT', argument, rule]]]);
  });
});

test('reports a bad default by its variable, without arguments of another operation’s use', async () => {
  const bad = literal({ ...GOOD, identityNumber: '1' });
  const query = `query A($s: SubjectInput! = ${bad}) { citizen(subject: $s) { completeness } }`;
  expect(faults(await running.ask(query, {}, NEW_TYPE))).toEqual([
    ['BAD_USER_INPUT', 's.identityNumber', 'IDENTITY_NUMBER_DIGITS'],
  ]);
  const two =
    'query A($s: Language) { sources { name(lang: $s) } } query B($s: SubjectInput!) { citizen(subject: $s) { completeness } }';
  const answer = await running.post(
    JSON.stringify({ query: two, operationName: 'B', variables: { s: { ...GOOD, fullName: '' } } }),
    NEW_TYPE,
  );
  expect(faults(answer)).toEqual([['BAD_USER_INPUT', 'subject.fullName', 'FULL_NAME_EMPTY']]);
});

test('reports several faults at once, up to ten', async () => {
  const bad = { identityNumber: '1', fullName: 'An', dateOfBirth: 'x' };
  expect(faults(await running.ask(ONE, { s: bad }, NEW_TYPE))).toHaveLength(2);
  expect(
    faults(await running.ask(MANY, { all: Array.from({ length: 50 }, () => bad) }, NEW_TYPE)),
  ).toHaveLength(10);
});

test('validates a default value like any other input', async () => {
  const query = (subject: object) =>
    `query ($s: SubjectInput! = ${literal(subject)}) { citizen(subject: $s) { identity { status } } }`;
  expect((await running.ask(query(GOOD), {}, NEW_TYPE)).status).toBe(200);
  const answer = await running.ask(query({ ...GOOD, fullName: '阮' }), {}, NEW_TYPE);
  expect(faults(answer)).toEqual([['BAD_USER_INPUT', 'subject.fullName', 'FULL_NAME_LETTERS']]);
});

describe('an invalid document', () => {
  test.each<[string, string, readonly unknown[]]>([
    [
      'broken syntax',
      '{ citizen(subject: {fullName: "Nguyễn Văn An',
      ['GRAPHQL_PARSE_FAILED', undefined, undefined],
    ],
    ['an unknown field', '{ sources { id phone } }', ['GRAPHQL_VALIDATION_FAILED', 'phone', 'UNKNOWN_FIELD']],
    ['an unknown argument', '{ sources(all: true) { id } }', ['BAD_USER_INPUT', 'all', 'UNKNOWN_FIELD']],
    [
      'a missing argument',
      '{ citizen { completeness } }',
      ['GRAPHQL_VALIDATION_FAILED', 'subject', 'REQUIRED'],
    ],
    ['a missing selection', '{ sources }', ['GRAPHQL_VALIDATION_FAILED', 'sources', 'SELECTION_MISSING']],
    [
      'a selection on a leaf',
      '{ sources { id { x } } }',
      ['GRAPHQL_VALIDATION_FAILED', 'id', 'SELECTION_UNFIT'],
    ],
    ['an unknown fragment', '{ ...nobody }', ['GRAPHQL_VALIDATION_FAILED', 'nobody', 'UNKNOWN_FIELD']],
    [
      'an undeclared variable',
      '{ sources { name(lang: $l) } }',
      ['BAD_USER_INPUT', 'lang', 'VARIABLE_UNDEFINED'],
    ],
    [
      'an unused variable',
      'query ($l: Language) { sources { id } }',
      ['GRAPHQL_VALIDATION_FAILED', 'l', 'VARIABLE_UNUSED'],
    ],
    ['a literal of another type', '{ sources { name(lang: "Nguyễn") } }', ['BAD_USER_INPUT', 'lang', 'TYPE']],
    [
      'fields that cannot be merged',
      '{ sources { a: id a: name } }',
      ['GRAPHQL_VALIDATION_FAILED', undefined, undefined],
    ],
    ['a mutation', 'mutation { forget }', ['BAD_USER_INPUT', 'mutation', 'UNKNOWN_FIELD']],
    [
      'a document without end',
      `{ ${'a: __typename '.repeat(1000)} }`,
      ['QUERY_TOO_COSTLY', undefined, undefined],
    ],
  ])('%s', async (_what, query, expected) => {
    const answer = await running.ask(query, {}, NEW_TYPE);
    expect([answer.status, faults(answer)]).toEqual([400, [expected]]);
    expect(JSON.stringify(answer.body)).not.toMatch(/Nguyễn|at .*\.ts/);
  });

  test('is reported with its position', async () => {
    const { body } = await running.ask('{\n  sources { id phone } }', {}, { 'accept-language': 'en' });
    expect(body.errors).toMatchObject([
      { message: 'phone: is not in the schema.', locations: [{ line: 2, column: 16 }] },
    ]);
  });

  test('is reported without names that could contain a number', async () => {
    const { body } = await running.ask('{ sources { id_079085669802 } }');
    expect(JSON.stringify(body)).not.toContain('079085669802');
  });
});
