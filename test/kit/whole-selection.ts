/** The selection of every field below a type, so that a test compares whole records and a new field cannot be forgotten. */
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';

/**
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
