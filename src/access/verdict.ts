/**
 * Decides whether a selected field may be read when fields of the operation are denied. The verdict is made
 * on the merged selection, so aliases, fragments and conditions are followed.
 */
import { collectSubFields } from '@graphql-tools/utils';
import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { coordinateOf, isAnswer, type SchemaRules } from '../graphql/schema-rules.ts';

/** `EMPTY`: the field may be read, but no field below it; it becomes an empty object without a question. */
export type Verdict = 'ALLOWED' | 'EMPTY' | 'FORBIDDEN';

/** The place of a selection in an execution, as graphql-js gives it to a resolver. */
export type Place = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/**
 * @param denied guarded coordinates of the operation that are not allowed
 * @param nodes all fields with one response key
 */
export function verdictOf(
  rules: SchemaRules,
  denied: ReadonlySet<string>,
  place: Place,
  parent: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Verdict {
  const field = parent.getFields()[nodes[0]?.name.value ?? ''];
  if (!field) return 'ALLOWED';
  if (denied.has(coordinateOf(parent, field.name))) return 'FORBIDDEN';
  const type = getNamedType(field.type);
  // A citizen who is walked to is judged field by field when it is their turn.
  if (!isObjectType(type) || type.name === 'Citizen') return 'ALLOWED';
  const children = subSelections(place, type, nodes);
  if (children.length === 0) return 'ALLOWED';
  if (isAnswer(type) && denied.has(coordinateOf(type, 'record'))) {
    // Status and provenance describe the record and cannot be null, so the whole answer is denied.
    const tells = children.some(([node]) => node && !rules.guarded.has(coordinateOf(type, node.name.value)));
    if (tells) return 'FORBIDDEN';
  }
  const readable = children.some((child) => verdictOf(rules, denied, place, type, child) === 'ALLOWED');
  if (readable) return 'ALLOWED';
  return isListType(getNullableType(field.type)) ? 'FORBIDDEN' : 'EMPTY';
}

/** Selections below a field, merged by response key, without `__typename`. */
function subSelections(
  { schema, fragments, variableValues }: Place,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): readonly (readonly FieldNode[])[] {
  const { fields } = collectSubFields(schema, fragments, variableValues, type, [...nodes]);
  return [...fields.values()].filter(([node]) => node?.name.value !== '__typename');
}
