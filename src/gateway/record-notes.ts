/** Notes on unreadable fields of a record, if the operation selects and the caller may read them. */
import { collectSubFields } from '@graphql-tools/utils';
import { getNamedType, isObjectType, type FieldNode, type GraphQLResolveInfo } from 'graphql';
import { coordinateOf } from '../graphql/schema-rules.ts';
import type { Note } from '../source-api/draft.ts';

/** The parts of `GraphQLResolveInfo` that notes need. */
export type AnswerInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes' | 'returnType'
>;

/**
 * @param info of the field whose value is the source's answer
 * @param within the fields below it that lead to the record
 * @param denied guarded coordinates of the operation that the caller may not read
 */
export function shownNotes(
  notes: readonly Note[],
  info: AnswerInfo,
  within: readonly string[],
  denied: ReadonlySet<string>,
): readonly Note[] {
  return notes.filter(({ field }) => isSelected(info, [...within, ...field.split('.')], denied));
}

function isSelected(
  { schema, fragments, variableValues, fieldNodes, returnType }: AnswerInfo,
  path: readonly string[],
  denied: ReadonlySet<string>,
): boolean {
  let type = getNamedType(returnType);
  let nodes: readonly FieldNode[] = fieldNodes;
  for (const name of path) {
    if (!isObjectType(type) || denied.has(coordinateOf(type, name))) return false;
    const { fields } = collectSubFields(schema, fragments, variableValues, type, [...nodes]);
    nodes = [...fields.values()].flat().filter((node) => node.name.value === name);
    const field = type.getFields()[name];
    if (nodes.length === 0 || !field) return false;
    type = getNamedType(field.type);
  }
  return true;
}
