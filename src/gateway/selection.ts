/**
 * Which parts of which sources an operation selects about a citizen. Fragments and `@skip`/`@include` are
 * followed, so that what a client leaves out is not asked.
 */
import { collectSubFields } from '@graphql-tools/utils';
import {
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLType,
} from 'graphql';
import type { Part, Source } from '../ask/source.ts';

export interface SelectedPart {
  readonly source: Source;
  readonly part: Part<unknown>;
}

/** What of a resolver's `info` a selection is read from. */
export type SelectionInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes'
>;

/** @param info of a field whose type is Citizen, a list of citizens, or what can be one */
export function selectedParts(info: SelectionInfo, sources: readonly Source[]): SelectedPart[] {
  const subFields = (type: GraphQLObjectType, nodes: readonly FieldNode[]) => {
    const { fields } = collectSubFields(info.schema, info.fragments, info.variableValues, type, [...nodes]);
    return Map.groupBy([...fields.values()].flat(), ({ name }) => name.value);
  };
  const citizen = objectType(info.schema.getType('Citizen'), 'Citizen');
  const selected = subFields(citizen, info.fieldNodes);

  return sources.flatMap((source) => {
    const nodes = selected.get(source.field);
    if (!nodes) return [];
    const answerFields = subFields(answerType(citizen, source), nodes);
    return source.parts
      .filter((part) => isSelected(part, source, [...answerFields.keys()]))
      .map((part) => ({ source, part }));
  });
}

function answerType(citizen: GraphQLObjectType, { field }: Source): GraphQLObjectType {
  return objectType(citizen.getFields()[field]?.type, `Citizen.${field}`);
}

/** A part with a field of its own is selected by that field; the main part by every other field of the answer. */
function isSelected(part: Part<unknown>, source: Source, fields: readonly string[]): boolean {
  if (part.field !== undefined) return fields.includes(part.field);
  const ofOtherParts = source.parts.map(({ field }) => field);
  return fields.some((field) => field !== '__typename' && !ofOtherParts.includes(field));
}

function objectType(type: GraphQLType | undefined, name: string): GraphQLObjectType {
  const named = type && getNamedType(type);
  if (!isObjectType(named)) throw new Error(`The schema has no object type for ${name}.`);
  return named;
}
