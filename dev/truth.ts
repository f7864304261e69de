/** Compares answers of a gateway with the truth of the mock systems, field by field. */
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Source } from '#lienthong/source-api/source';

/**
 * The selection of every field below a type, so that whole records are compared and a new field cannot be
 * forgotten.
 *
 * @param leaveOut names of fields that lead to a citizen again, and so would never end
 * @returns `{ field field { … } }`, or an empty text for a type without fields
 */
export function wholeSelection(
  schema: GraphQLSchema,
  typeName: string,
  leaveOut: readonly string[] = [],
): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields())
    .filter(({ name }) => !leaveOut.includes(name))
    .map((field) => {
      return `${field.name} ${wholeSelection(schema, getNamedType(field.type).name, leaveOut)}`;
    });
  return `{ ${fields.join(' ')} }`;
}

/** Every field of every part of a source; a citizen within a record would have all of it again. */
export function answerSelection(schema: GraphQLSchema, { field, parts }: Source): string {
  const answerOf = (type: unknown, name: string) =>
    isObjectType(type) ? getNamedType(type.getFields()[name]?.type) : undefined;
  const recordOf = (answer: unknown) =>
    wholeSelection(schema, answerOf(answer, 'record')?.name ?? '', ['citizen']);
  const answer = answerOf(schema.getType('Citizen'), field);
  const further = parts.flatMap((part) =>
    part.field
      ? [`${part.field} { status match { name } record ${recordOf(answerOf(answer, part.field))} }`]
      : [],
  );
  return `${field} { status match { number name dateOfBirth } record ${recordOf(answer)} ${further.join(' ')} }`;
}

export interface PartAnswer {
  readonly status: string;
  readonly record: unknown;
}

/** A source's answer, with the answers of its further parts under their fields. */
export type WholeAnswer = PartAnswer & Readonly<Record<string, PartAnswer | undefined>>;

/** The answer in the form of the expected one. */
export function asExpected(
  { parts }: Source,
  answer: WholeAnswer | undefined,
): Readonly<Record<string, unknown>> {
  const shown = (one: PartAnswer | undefined) => ({ outcome: one?.status, record: one?.record });
  const further = parts.flatMap(({ field }) => (field ? [[field, shown(answer?.[field])] as const] : []));
  return { ...shown(answer), ...Object.fromEntries(further) };
}

/** The places in which two values differ, each with both; keys in any order. */
export function differences(actual: unknown, expected: unknown, place = ''): readonly string[] {
  if (isContainer(actual) && isContainer(expected) && Array.isArray(actual) === Array.isArray(expected)) {
    const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
    return [...keys].flatMap((key) =>
      differences(
        Reflect.get(actual, key),
        Reflect.get(expected, key),
        place === '' ? key : `${place}.${key}`,
      ),
    );
  }
  if (Object.is(actual, expected)) return [];
  return [`${place} is ${JSON.stringify(actual)}, and the mock system expects ${JSON.stringify(expected)}`];
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
