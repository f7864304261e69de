/** Descriptions of the schema: every field of a record has its term in both languages and its sensitivity. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { isAnswer, readRules } from '../src/graphql/schema-rules.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { loadSources } from '../src/sources/all.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = createSchema(await loadSources());
});

type Field = GraphQLField<unknown, unknown>;

function fieldsOf(type: unknown): readonly Field[] {
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

/** Every field below a record, by the name of its type and its own; a citizen and a coded value speak for themselves. */
function recordFields(): ReadonlyMap<string, Field> {
  const found = new Map<string, Field>();
  const walk = (type: unknown) => {
    for (const field of fieldsOf(type)) {
      const inner = getNamedType(field.type);
      const name = `${isObjectType(type) ? type.name : ''}.${field.name}`;
      if (found.has(name)) continue;
      found.set(name, field);
      if (!['Citizen', 'CodedValue'].includes(inner.name)) walk(inner);
    }
  };
  const answers = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'SourceAnswer'),
  );
  for (const answer of answers) {
    for (const field of fieldsOf(answer)) if (field.name === 'record') walk(getNamedType(field.type));
  }
  return found;
}

/** An address and a code are as delicate as the field that holds them. */
function goesWithItsParent(coordinate: string): boolean {
  return /^(?:Address|CodedValue)\./.test(coordinate);
}

function without(part: RegExp): readonly string[] {
  return [...recordFields()]
    .filter(([, { description }]) => !part.test(description ?? ''))
    .map(([name]) => name);
}

describe('every field of a record in the schema', () => {
  test('is reached by this test', () => {
    expect(recordFields().size).toBeGreaterThan(200);
  });

  test('names its sensitivity', () => {
    expect(without(/Sensitivity: (basic|sensitive)\./)).toEqual([]);
  });

  test('requires a scope, the one in its description', () => {
    const { guarded } = readRules(schema);
    const wrong = [...recordFields()].filter(([coordinate, { description }]) => {
      if (goesWithItsParent(coordinate)) return guarded.has(coordinate);
      const named = /Scope: ([a-z: -]+?)[,.]/.exec(description ?? '')?.[1]?.split(' and ');
      const lists = guarded.get(coordinate);
      return named === undefined || JSON.stringify(lists) !== JSON.stringify([named]);
    });
    expect(wrong.map(([coordinate]) => coordinate)).toEqual([]);
  });

  test('gives its Vietnamese term', () => {
    expect(without(/\([^)]*[a-zà-ỹ]+[^)]*\)/i)).toEqual([]);
  });

  test('names the code list of its codes', () => {
    const coded = [...recordFields()].filter(([, { type }]) => getNamedType(type).name === 'CodedValue');
    const unnamed = coded.filter(([, { description }]) => !/List: [A-Z_]+/.test(description ?? ''));
    expect(unnamed.map(([name]) => name)).toEqual([]);
  });

  test('is nullable, because it comes from a source', () => {
    expect(
      [...recordFields()].filter(([, { type }]) => type.toString().endsWith('!')).map(([name]) => name),
    ).toEqual([]);
  });
});

test('makes an answer that requires a scope nullable, so that its neighbours remain', () => {
  const nonNull = [...readRules(schema).guarded.keys()].filter((coordinate) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    return isObjectType(type) && type.getFields()[fieldName]?.type.toString().endsWith('!') === true;
  });
  expect(nonNull).toEqual([]);
});

test('guards every answer of a source and its record by the same scope', () => {
  const { guarded } = readRules(schema);
  const answers = [...guarded].flatMap(([coordinate, lists]) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    const inner = field && getNamedType(field.type);
    return isObjectType(inner) && isAnswer(inner) ? [{ inner, lists }] : [];
  });
  const all = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isAnswer(type));
  expect(answers.map(({ inner }) => inner.name).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
  for (const { inner, lists } of answers)
    expect(lists).toEqual(expect.arrayContaining([...(guarded.get(`${inner.name}.record`) ?? [['none']])]));
});

test('requires a token on every root field', () => {
  const { authenticated } = readRules(schema);
  const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
  expect(fields.filter((field) => !authenticated.has(`Query.${field}`))).toEqual([]);
});

test('guards a subgraph equally, including representations', async () => {
  const subgraph = readRules(createSchema(await loadSources(), { subgraph: true }));
  const alone = readRules(schema);
  expect(subgraph.guarded).toEqual(alone.guarded);
  expect(subgraph.authenticated).toEqual(new Set([...alone.authenticated, 'Query._entities']));
});
