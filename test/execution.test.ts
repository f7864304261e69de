/** Compiled operations are answered exactly as graphql-js answers them. */
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isEnumType,
  isListType,
  isObjectType,
  validate,
  type ExecutionResult,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { makeUpOperation } from './kit/operations.ts';
import { parsed } from './kit/parsed.ts';
import { cursorOf } from '../src/ledger/paging.ts';
import { compile } from '../src/execution/plan.ts';
import { executeCompiled } from '../src/execution/execute.ts';
import { loadSources } from '../src/sources/all.ts';
import { plainError, requestError, type Fault } from '../src/graphql/errors.ts';
import { createSchema } from '../src/gateway/schema.ts';

const SCHEMA = buildSchema(`
  type Query { a: Thing  b: Thing!  list: [Thing]  strict: [Thing!]!  text: String  number: Int! }
  type Thing {
    id: ID!  text(of: String, many: [Int!], in: Words): String  number: Int  strictNumber: Int!  flag: Boolean  kind: Kind  odd: Odd
    thing: Thing  strictThing: Thing!  things: [Thing!]  strictThings: [Thing]!  texts: [String!]  nested: [[Kind!]]!  numbers: [Int]!
  }
  enum Kind { ONE TWO }
  input Words { word: String!, more: [String!] = ["x"] }
  scalar Odd
`);

/** Kinds of resolvers. */
type Deed = 'value' | 'null' | 'undefined' | 'throw' | 'error' | 'wrong';

/** A schema whose every field does as the seed says, the same in every run: it depends on what its resolver is told and on nothing else. */
function moody(schema: GraphQLSchema, seed: number): { schema: GraphQLSchema; restart: () => void } {
  let calls = 0;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (_source, args, _context, info) => {
        const place = JSON.stringify([seed, args, ...shownOutcome(info)]);
        const roll = hash(place);
        calls += 1;
        const deed = deedOf(roll % 24);
        const value = () => act(deed, info.returnType, roll);
        if (hash(`${place}late`) % 3 > 0) return value();
        // Each arrives at a moment of its own, so that errors come in one order whoever executes.
        const turns = calls;
        return (async () => {
          for (let left = turns; left > 0; left -= 1) await turn();
          return value();
        })();
      };
    }
  }
  return { schema, restart: () => (calls = 0) };
}

/** Position that a resolver receives. */
function shownOutcome(info: GraphQLResolveInfo): readonly unknown[] {
  return [
    pathOf(info.path),
    info.fieldName,
    info.parentType.name,
    info.variableValues,
    info.fieldNodes.length,
    info.operation.name?.value,
    Object.keys(info.fragments).toSorted(),
  ];
}

function deedOf(roll: number): Deed {
  return (['null', 'undefined', 'throw', 'error', 'wrong'] as const)[roll] ?? 'value';
}

function act(deed: Deed, type: GraphQLOutputType, roll: number): unknown {
  if (deed === 'null') return null;
  if (deed === 'undefined') return undefined;
  if (deed === 'throw') throw new GraphQLError('thrown', { extensions: { code: 'FORBIDDEN' } });
  if (deed === 'error') return new Error('returned');
  return deed === 'wrong' ? Symbol.iterator : valueOf(type, roll);
}

function valueOf(type: GraphQLOutputType, roll: number): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    // graphql-js leaves promises alone that stand beside an item which fails at once; nothing may fail unheard here.
    const isLate = roll % 3 === 0;
    const length = isLate || !isObjectType(getNamedType(inner)) ? roll % 4 : roll % 2;
    return Array.from({ length }, (_none, index) => {
      const own = hash(`${roll} ${index}`);
      const item = [null, new Error('in a list')][own % 12];
      const value = item === undefined ? valueOf(inner.ofType, own) : item;
      return isLate ? Promise.resolve(value) : value;
    });
  }
  if (isEnumType(inner)) return roll % 5 === 0 ? 'NO_SUCH' : inner.getValues()[0]?.value;
  const named = getNamedType(inner).name;
  if (named === 'Int' || named === 'Float') return roll % 7 === 0 ? 'x' : roll % 1000;
  if (named === 'Boolean') return roll % 2 === 0;
  return isObjectType(inner) ? {} : `text ${roll}`;
}

function pathOf(path: { readonly prev: unknown; readonly key: string | number } | undefined): string {
  return path ? `${pathOf(path.prev as typeof path)}/${path.key}` : '';
}

function hash(text: string): number {
  let sum = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 16_777_619);
  return (sum ^ (sum >>> 13)) >>> 0;
}

async function settled(result: ExecutionResult) {
  // Whatever is still under way somewhere below a null comes to its end.
  for (let left = 40; left > 0; left -= 1) await turn();
  return {
    data: JSON.parse(JSON.stringify(result.data)) as unknown,
    errors: result.errors?.map(({ message, path, locations, extensions }) => ({
      // A value that no type could read is not quoted.
      message: message.replace(/^Expected `(\w+)\.serialize.*/s, '$1 has made nothing of a value.'),
      path,
      locations,
      extensions,
    })),
  };
}

/** Answers of graphql-js and of the compiled operation to the operation of a seed, on a schema of that seed's moods. */
async function answers(
  original: GraphQLSchema,
  seed: number,
  inputs: (type: string, roll: number) => unknown,
) {
  const { schema, restart } = moody(original, seed);
  const { text, variables: given } = makeUpOperation(schema, seed, inputs);
  const whole = parsed(text);
  const { document } = whole;
  expect({ text, errors: validate(schema, document) }).toEqual({ text, errors: [] });
  const operation = getOperationAST(document);
  const compiled = operation && compile(schema, whole, operation);
  if (!compiled) throw new Error(`Not compiled: ${text}`);
  restart();
  const reference = await settled(
    await execute({ schema, document, variableValues: given, contextValue: {} }),
  );
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  restart();
  const ours = await settled(
    await executeCompiled(compiled, { contextValue: {}, variableValues: coerced ?? {} }),
  );
  return { text, reference, ours };
}

function inputOf(type: string, roll: number): unknown {
  return type === 'Int' ? roll : `text ${roll}`;
}

/** Valid input of the gateway's own types. */
function inputOfGateway(type: string, roll: number): unknown {
  const values: Readonly<Record<string, unknown>> = {
    IdentityNumber: `0010850${String(roll).padStart(5, '0')}`,
    PartialDate: '1985-02',
    Cursor: cursorOf({ at: roll, writer: 'abcdefghijklmnop', sequence: roll + 1 }),
    DateTime: '2026-01-31T08:15:30.123Z',
    Int: roll,
    Boolean: roll % 2 === 0,
  };
  return values[type] ?? `Văn ${roll % 2 === 0 ? 'An' : 'Bình'}`;
}

describe('execution from a plan', () => {
  test('answers like graphql-js, whatever the fields do', async () => {
    const seen = { errors: 0, nulls: 0, data: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { reference, ours, text } = await answers(SCHEMA, seed, inputOf);
        expect({ text, ...ours }).toEqual({ text, ...reference });
        seen.errors += ours.errors ? 1 : 0;
        seen.nulls += ours.data === null ? 1 : 0;
        seen.data += ours.data !== null && JSON.stringify(ours.data).length > 40 ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    // All of it was met: whole answers, errors beside data, and nulls that went up to the root.
    expect(Object.values(seen).every((times) => times > 20)).toBe(true);
  });

  test('answers like graphql-js for an operation of the gateway', async () => {
    const schema = createSchema(await loadSources());
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { reference, ours, text } = await answers(schema, seed, inputOfGateway);
        expect({ text, ...ours }).toEqual({ text, ...reference });
      }),
      { numRuns: 200 },
    );
  });

  test('ends in one error for a list that fails before its neighbours', async () => {
    const schema = buildSchema('type Query { list: [Thing!] }  type Thing { late: Int!  now: Int! }');
    const late = () => Promise.reject(new Error('late'));
    const { list } = schema.getQueryType()?.getFields() ?? {};
    if (list) list.resolve = () => [{ late, now: 1 }, { late: 1 }];
    const whole = parsed('{ list { late now } }');
    const operation = getOperationAST(whole.document);
    const compiled = operation && compile(schema, whole, operation);
    if (!compiled) throw new Error('Not compiled.');
    const result = await executeCompiled(compiled, { contextValue: {}, variableValues: {} });
    expect(result.data).toEqual({ list: null });
    expect(result.errors?.map(({ path }) => path)).toEqual([['list', 1, 'now']]);
  });

  test.each([
    ['Int', 2 ** 31],
    ['Float', 'An 001090000123'],
    ['Boolean', 'An 001090000123'],
    ['String', { ten: 'An 001090000123' }],
  ])('nulls a %s alone that holds %j, in an error without the value', async (type, wrong) => {
    const schema = buildSchema(`type Query { row: Row }  type Row { wrong: ${type}  right: Int }`);
    const { row } = schema.getQueryType()?.getFields() ?? {};
    if (row) row.resolve = () => ({ wrong, right: 1 });
    const whole = parsed('{ row { wrong right } }');
    const operation = getOperationAST(whole.document);
    const compiled = operation && compile(schema, whole, operation);
    if (!compiled) throw new Error('Not compiled.');
    const { data, errors = [] } = await executeCompiled(compiled, { contextValue: {}, variableValues: {} });
    expect(data).toEqual({ row: { wrong: null, right: 1 } });
    const faults: Fault[] = [];
    const shown = errors.map((error) =>
      requestError(error, whole.document, 'vi', (fault) => faults.push(fault)),
    );
    expect(shown).toEqual([
      { ...plainError('INTERNAL', 'vi', [{ line: 1, column: 9 }]), path: ['row', 'wrong'] },
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/00109|2147483648/);
  });
});

describe('execution left to graphql-js', () => {
  test.each([
    ['a condition', 'query ($a: Boolean!) { text @include(if: $a) }'],
    ['introspection of the schema', '{ __schema { description } }'],
    ['introspection of a type', '{ __type(name: "Query") { name } }'],
    ['an interface', '{ node { id } }'],
    ['a union', '{ any { __typename } }'],
    ['a mutation', 'mutation { text }'],
    ['a name that would be a prototype', '{ __proto__: text }'],
  ])('%s', (_what, text) => {
    const schema = buildSchema(`
      type Query { text: String  node: Node  any: Any }  type Mutation { text: String }
      interface Node { id: ID! }  type Thing implements Node { id: ID! }  union Any = Thing
    `);
    const whole = parsed(text);
    const { document } = whole;
    expect(validate(schema, document)).toEqual([]);
    const operation = getOperationAST(document);
    expect(operation && compile(schema, whole, operation)).toBeUndefined();
  });
});
