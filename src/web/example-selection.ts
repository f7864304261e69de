/**
 * A short selection of a source's answer, derived from the schema: the first fields that say something by
 * themselves.
 */
import {
  getNamedType,
  getNullableType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Objects within objects that an example shows. */
const MOST_DEPTH = 3;

/** @param most plain fields of an object */
export function exampleSelection(schema: GraphQLSchema, field: string, most: number): string {
  const answer = fieldsOf(schema, 'Citizen')[field];
  const record = answer && fieldsOf(schema, getNamedType(answer.type).name)['record'];
  const type = record && getNamedType(record.type);
  const fields = isObjectType(type) ? selectionOf(type, most, MOST_DEPTH) : [];
  return `${field} { status ${fields.length > 0 ? `record { ${fields.join(' ')} }` : ''} }`;
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}

/** Plain fields, or where a type has few of them its first objects. */
function selectionOf(type: GraphQLObjectType, most: number, depth: number): readonly string[] {
  const fields = Object.values(type.getFields()).filter(saysSomething);
  const plain = fields.flatMap((field) => plainSelection(field) ?? []).slice(0, most);
  if (plain.length > 1 || depth === 0) return plain;
  const nested = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner) || plainSelection(field) !== undefined) return [];
    const selected = selectionOf(inner, most, depth - 1);
    return selected.length > 0 ? [`${field.name} { ${selected.join(' ')} }`] : [];
  });
  return [...plain, ...nested.slice(0, 2)];
}

/** Neither the text in place of a code, nor a field that needs arguments, nor a walk to a citizen. */
function saysSomething({ name, args, type }: GraphQLField<unknown, unknown>): boolean {
  return !args.some(isRequiredArgument) && !name.endsWith('Text') && getNamedType(type).name !== 'Citizen';
}

function plainSelection({ name, type }: GraphQLField<unknown, unknown>): string | undefined {
  const nullable = getNullableType(type);
  if (isLeafType(nullable)) return name;
  return isObjectType(nullable) && nullable.name === 'CodedValue' ? `${name} { code name }` : undefined;
}
