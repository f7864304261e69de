/** What the schema promises of itself: every field of a record says what it is, in both languages, and how delicate it is. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
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

function without(part: RegExp): readonly string[] {
  return [...recordFields()]
    .filter(([, { description }]) => !part.test(description ?? ''))
    .map(([name]) => name);
}

describe('every field of a record', () => {
  test('is reached by this test', () => {
    expect(recordFields().size).toBeGreaterThan(200);
  });

  test('names its sensitivity', () => {
    expect(without(/Sensitivity: (basic|sensitive)\./)).toEqual([]);
  });

  test('gives its Vietnamese term', () => {
    expect(without(/\([^)]*[a-zà-ỹ]+[^)]*\)/i)).toEqual([]);
  });

  test('names the code list whose codes it carries', () => {
    const coded = [...recordFields()].filter(([, { type }]) => getNamedType(type).name === 'CodedValue');
    const unnamed = coded.filter(([, { description }]) => !/List: [A-Z_]+/.test(description ?? ''));
    expect(unnamed.map(([name]) => name)).toEqual([]);
  });

  test('is nullable, since it crosses a source', () => {
    expect(
      [...recordFields()].filter(([, { type }]) => type.toString().endsWith('!')).map(([name]) => name),
    ).toEqual([]);
  });
});
