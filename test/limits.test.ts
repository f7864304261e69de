/** Operations are bounded in shape and cost: what goes beyond is refused by its limit, before any source is asked. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { Value } from 'typebox/value';
import { configSchema } from '../src/config/schema.ts';
import { measureShape, type ShapeLimits } from '../src/graphql/shape-limits.ts';
import { Running } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());
beforeEach(() => running.resetStats());

async function callsToSources(): Promise<number> {
  const stats = Object.values(await running.stats());
  expect(stats.length).toBeGreaterThanOrEqual(5);
  return stats.reduce((sum, { calls }) => sum + calls, 0);
}

const SUBJECT =
  '(subject: {identityNumber: "079085669802", fullName: "Nguyễn Văn An", dateOfBirth: "1985-03-12"})';

function repeat(times: number, part: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => part(index)).join(' ');
}

/** Selections nested as deep as asked, the outermost of which is the operation's own. */
function nested(depth: number, inner = '__typename'): string {
  return depth === 1 ? inner : `... { ${nested(depth - 1, inner)} }`;
}

const person = `citizen${SUBJECT}`;
const CYCLE = `{ ${person} { ...a } } fragment a on Citizen { ...b } fragment b on Citizen { completeness ...a }`;

/** Each fragment spreads the next one twice under other names, so that the last is reached 2¹⁴ times. */
const BOMB = `{ ${person} { ...f0 } } ${repeat(14, (index) => {
  return `fragment f${index} on Citizen { ...f${index + 1} ...f${index + 1} }`;
})} fragment f14 on Citizen { completeness }`;

/** The same with fields, which a rule of graphql-js would compare with each other. */
const FIELD_BOMB = `{ ${person} { ...f0 } } ${repeat(12, (index) => {
  const walk = (who: string) =>
    `${who}${index}: civilStatus { record { birth { father { citizen { ...f${index + 1} } } } } }`;
  return `fragment f${index} on Citizen { ${walk('a')} ${walk('b')} }`;
})} fragment f12 on Citizen { completeness }`;

describe.each<[string, string, string, number]>([
  ['a document of too many tokens', `{ ${repeat(1000, () => 'a: __typename')} }`, 'tokens', 2000],
  ['nesting by fields', `{ ${person} { ${nested(14, 'identity { record { fullName } }')} } }`, 'depth', 15],
  ['nesting by inline fragments', `{ ${nested(16)} }`, 'depth', 15],
  [
    'nesting by fragments',
    `{ ${person} { ...a } } fragment a on Citizen { ${nested(8, '...b')} } fragment b on Citizen { ${nested(8)} }`,
    'depth',
    15,
  ],
  ['nesting by walks', FIELD_BOMB, 'depth', 15],
  ['too many fields at the root', `{ ${repeat(11, (index) => `a${index}: __typename`)} }`, 'rootFields', 10],
  [
    'too many fields at the root by fragments',
    `{ ...a ...b } ${['a', 'b'].map((name) => `fragment ${name} on Query { ${repeat(6, (index) => `${name}${index}: __typename`)} }`).join(' ')}`,
    'rootFields',
    10,
  ],
  [
    'an alias flood',
    `{ ${person} { ${repeat(101, (index) => `a${index}: completeness`)} } }`,
    'aliases',
    100,
  ],
  [
    'an alias flood by fragments',
    `{ ${repeat(4, (index) => `c${index}: ${person} { ...a }`)} } fragment a on Citizen { ${repeat(25, (index) => `a${index}: completeness`)} }`,
    'aliases',
    100,
  ],
  ['one field again and again', `{ ${repeat(500, () => '__typename')} }`, 'repeats', 20],
  [
    'one field again and again by fragments',
    `{ ${person} { ...a ...b } } ${['a', 'b'].map((name) => `fragment ${name} on Citizen { ${repeat(11, () => 'completeness')} }`).join(' ')}`,
    'repeats',
    20,
  ],
  ['a directive flood at one place', `{ __typename ${repeat(10, () => '@aa')} }`, 'directives', 4],
  [
    'a directive flood',
    `{ ${person} { ${repeat(51, (index) => `a${index}: completeness @include(if: true)`)} } }`,
    'directives',
    50,
  ],
  ['a directive flood on an operation', `query ${repeat(400, () => '@aa')} { __typename }`, 'directives', 4],
  ['a fragment bomb', BOMB, 'repeats', 20],
  [
    'a large fragment used often',
    `{ ${repeat(9, (index) => `a${index}: ${person} { ...a }`)} } fragment a on Citizen { ${repeat(400, (index) => `x${index}`)} }`,
    'selections',
    3000,
  ],
  [
    'too many variables',
    `query (${repeat(51, (index) => `$v${index}: Int`)}) { __typename }`,
    'variables',
    50,
  ],
  ['fragments that nothing uses', `{ __typename } fragment a on Citizen { ${nested(16)} }`, 'depth', 15],
])('%s', (_what, query, limit, allowed) => {
  test(`refuses an operation beyond the limit of ${limit}`, async () => {
    const { status, body } = await running.ask(query, {}, { ...NEW_TYPE, 'accept-language': 'en' });
    expect([status, body.errors?.map(({ extensions }) => extensions)]).toEqual([
      400,
      [{ code: 'QUERY_TOO_COSTLY', limit, allowed }],
    ]);
    expect(body.errors?.[0]?.message).toMatch(new RegExp(`at most ${allowed}\\.$`));
    expect(body).not.toHaveProperty('data');
    expect(JSON.stringify(body)).not.toMatch(/079085669802|Nguyễn|completeness|\.ts/);
    expect(await callsToSources()).toBe(0);
  });
});

test('answers an operation exactly at the limits', async () => {
  for (const query of [
    `{ ${nested(15)} }`,
    `{ ${repeat(10, (index) => `a${index}: __typename`)} }`,
    `{ ${repeat(20, () => '__typename')} }`,
    `{ sources { ${repeat(100, (index) => `a${index}: id`)} } }`,
    `{ sources { ${repeat(50, (index) => `a${index}: id @include(if: true)`)} } }`,
  ]) {
    expect((await running.ask(query, {}, NEW_TYPE)).status).toBe(200);
  }
});

test('reports a cycle of fragments as an invalid document', async () => {
  const { status, body } = await running.ask(CYCLE, {}, NEW_TYPE);
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  expect(await callsToSources()).toBe(0);
});

describe('the work for a hostile document is bounded', () => {
  const limits = Value.Default(configSchema([]).properties.limits, {}) as ShapeLimits;

  test.each<[string, string]>([
    ['a fragment bomb', BOMB],
    ['a cycle that doubles', CYCLE.replaceAll('...a }', '...a ...a }').replaceAll('...b', '...b ...b')],
    ['10,000 aliases', `{ ${repeat(10_000, (index) => `a${index}: __typename`)} }`],
    ['10,000 times the same field', `{ ${repeat(10_000, () => 'a')} }`],
    [
      '10,000 fragments in a row',
      `{ ...f0 } ${repeat(9999, (index) => `fragment f${index} on Q { ...f${index + 1} }`)} fragment f9999 on Q { a }`,
    ],
    ['10,000 directives', `{ a ${repeat(10_000, () => '@a')} }`],
    ['10,000 steps down', `{ ${'a { '.repeat(10_000 - 8000)}a${' }'.repeat(10_000 - 8000)} }`],
  ])('%s', (_what, text) => {
    const { steps } = measureShape(parse(text), limits);
    expect(steps).toBeLessThanOrEqual(limits.selections + 1);
  });
});

describe('the cost of an operation', () => {
  interface CostReport {
    readonly allowed: number;
    readonly estimated: { readonly calls: number; readonly items: number; readonly total: number };
    readonly actual: { readonly calls: number; readonly items: number; readonly total: number };
  }
  const ALL = 'query ($all: [SubjectInput!]!, $first: Int, $with: Boolean = true)';
  const REPORTED = { ...NEW_TYPE, 'x-cost': '1' };

  async function costOf(query: string, variables: object): Promise<CostReport> {
    const { body } = await running.ask(query, variables, REPORTED);
    expect(body.errors).toBeUndefined();
    return (body as { extensions: { cost: CostReport } }).extensions.cost;
  }

  async function subjects(count: number) {
    return (await running.people(count)).map(({ subject }) => subject);
  }

  test('is reported on request, as estimated and as measured', async () => {
    const query = `${ALL} { citizens(subjects: $all) {
      identity { status lifeStatus { status } }
      drivingLicences { record { licences { number } } points { status } }
      socialInsurance @include(if: $with) { contributions { record { periods(first: $first) { fromMonth } } } }
    } }`;
    const all = await subjects(60);
    const { allowed, estimated, actual } = await costOf(query, { all, first: 3, with: true });
    // Population answers one part about one person a call; the others take 50 people with all their parts.
    expect([allowed, estimated]).toEqual([10_000, { calls: 124, items: 60 + 60 * 5 + 60 * 3, total: 178 }]);
    const calls = await callsToSources();
    expect(actual.calls).toBe(calls);
    expect(actual.calls).toBe(124);
    expect(actual.items).toBeGreaterThan(60);
    expect(actual.total).toBe(actual.calls + Math.ceil(actual.items / 10));

    expect((await costOf(query, { all, first: 3, with: false })).estimated).toMatchObject({
      calls: 122,
      items: 360,
    });
    expect((await costOf(query, { all, first: 1000 })).estimated.items).toBe(360 + 60 * 100);
    expect((await running.ask(query, { all })).body).not.toHaveProperty('extensions.cost');
  });

  test('counts every alias of a question, and a part once however often it is selected', async () => {
    const one = 'identity { status record { fullName } } ...again';
    const query = `${ALL} { a: citizens(subjects: $all) { ${one} } b: citizens(subjects: $all) { ${one} } }
      fragment again on Citizen { identity { match { name } } }`;
    const { estimated } = await costOf(query.replace(', $first: Int, $with: Boolean = true', ''), {
      all: await subjects(10),
    });
    expect(estimated).toEqual({ calls: 20, items: 20, total: 22 });
  });

  test('counts relatives on a walk', async () => {
    const query = `query ($all: [SubjectInput!]!) { citizens(subjects: $all) {
      civilStatus { record {
        birth { father { citizen { identity { status } } } }
        marriages { spouse { citizen { identity { status } } } }
      } }
    } }`;
    const { estimated, actual } = await costOf(query, { all: await subjects(10) });
    // One call for the ten, ten fathers, and spouses of the usual five marriages each.
    expect(estimated.calls).toBe(1 + 10 + 50);
    expect(actual.calls).toBe(await callsToSources());
  });

  test('refuses a header other than 1', async () => {
    const { status, body } = await running.ask('{ __typename }', {}, { ...NEW_TYPE, 'x-cost': 'yes' });
    expect([status, body.errors?.[0]?.extensions]).toEqual([
      400,
      { code: 'BAD_USER_INPUT', argument: 'X-Cost', rule: 'REPORT_COST' },
    ]);
  });

  describe('an operation beyond the cost limit', () => {
    const query = 'query ($all: [SubjectInput!]!) { citizens(subjects: $all) { identity { status } } }';
    let strict: Running;
    let all: readonly unknown[];
    beforeAll(async () => {
      strict = await Running.start((config) => ({ ...config, limits: { ...config.limits, cost: 100 } }));
      all = (await strict.people(100)).map(({ subject }) => subject);
    });
    afterAll(() => strict.stop());

    test('asks no source', async () => {
      const refused = await strict.ask(query, { all }, REPORTED);
      expect([refused.status, refused.body.errors?.[0]?.extensions]).toEqual([
        400,
        { code: 'QUERY_TOO_COSTLY', limit: 'cost', allowed: 100 },
      ]);
      expect(refused.body).toMatchObject({
        extensions: { cost: { estimated: { total: 110 }, actual: { total: 0 } } },
      });
      expect((await strict.stats()).population.calls).toBe(0);
      const answered = await strict.ask(query, { all: all.slice(0, 90) }, NEW_TYPE);
      expect([answered.status, answered.body.errors]).toEqual([200, undefined]);
    });

    test('gets UNAUTHENTICATED without a token, and nothing about its cost', async () => {
      const { status, headers, body } = await strict.ask(query, { all }, NEW_TYPE, 'nobody');
      expect([status, body.errors?.map(({ extensions }) => extensions)]).toEqual([
        401,
        [{ code: 'UNAUTHENTICATED' }],
      ]);
      expect(headers.get('www-authenticate')).toBe('Bearer realm="lienthong"');
    });
  });
});
