/** The schema as a whole. What its expansion adds to the documents of sources is in test/source-schema.test.ts. */
import { beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { readRules } from '../src/graphql/schema-rules.ts';
import { createSchema } from '../src/gateway/schema.ts';
import type { Source } from '../src/source-api/source.ts';
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

test('reaches the fields of all records', () => {
  expect(recordFields().size).toBeGreaterThan(200);
});

test('requires a scope for every field of a record; an address goes with the field that holds it', () => {
  const { guarded } = readRules(schema);
  const free = [...recordFields().keys()].filter((coordinate) => !guarded.has(coordinate));
  expect(free.filter((coordinate) => !coordinate.startsWith('Address.'))).toEqual([]);
});

test('describes an address, which no source brings, like the fields of sources', () => {
  const fields = [...recordFields()].filter(([coordinate]) => coordinate.startsWith('Address.'));
  const described = fields.filter(
    ([, { description, type }]) =>
      /\([^)]*[a-zà-ỹ][^)]*\).* Wire: \w+\. (List: [A-Z]+\. )?Sensitivity: basic\.$/i.test(
        description ?? '',
      ) && !type.toString().endsWith('!'),
  );
  expect(fields.length).toBeGreaterThan(5);
  expect(described).toEqual(fields);
});

test('refuses a walk without a function, and a function without a walk', async () => {
  const sources = await loadSources();
  const walksOf = (walks: Source['walks']) =>
    sources.map((source) => (source.id === 'civil-status' && walks ? { ...source, walks } : source));
  const toNobody = () => null;
  expect(() => createSchema(walksOf({}))).toThrow('CivilPerson.citizen has @walk');
  expect(() => createSchema(walksOf({ CivilPerson: { citizen: toNobody, fullName: toNobody } }))).toThrow(
    'walks: CivilPerson.fullName has no @walk',
  );
});

test('makes an answer that requires a scope nullable, so that its neighbours remain', () => {
  const nonNull = [...readRules(schema).guarded.keys()].filter((coordinate) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    return isObjectType(type) && type.getFields()[fieldName]?.type.toString().endsWith('!') === true;
  });
  expect(nonNull).toEqual([]);
});

test('requires a token on every root field', () => {
  const { authenticated } = readRules(schema);
  const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
  expect(fields.filter((field) => !authenticated.has(`Query.${field}`))).toEqual([]);
});

test('guards a subgraph equally, including representations and without scans', async () => {
  const part = createSchema(await loadSources(), { subgraph: true });
  const subgraph = readRules(part);
  const alone = readRules(schema);
  expect(subgraph.guarded).toEqual(alone.guarded);
  const fields = new Set([...alone.authenticated, 'Query._entities']);
  fields.delete('Query.citizenByScan');
  expect(subgraph.authenticated).toEqual(fields);
  expect(schema.getType('ScannedCard')).toBeDefined();
  expect(part.getType('ScannedCard')).toBeUndefined();
  const scanned = fieldsOf(part.getType('Citizen')).filter(({ name }) => name === 'scanned');
  expect(scanned).toEqual([]);
});
