/**
 * The parts of the sources that an operation selects about a citizen, fragments, `@skip` and `@include`
 * followed. A part of which the caller may read nothing is not selected. A part without the name of a person
 * needs the part that ties it: that one is asked too, and not shown.
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
import { coordinateOf } from './schema-rules.ts';
import type { Part, Source } from '../source-api/source.ts';

/**
 * `SHOWN`: its answer is shown. `TIES`: asked only to tie another part, and not shown. `NOT_TIED`: selected
 * and not asked, since the purpose does not read the part that ties it.
 */
export type Use = 'SHOWN' | 'TIES' | 'NOT_TIED';

export interface SelectedPart {
  readonly source: Source;
  readonly part: Part<unknown>;
  readonly use: Use;
}

/** The fields of a resolver's `info` that a selection is read from. */
export type SelectionInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes'
>;

/** The fields that a caller may read. */
export interface Readable {
  /** @param nodes all fields with one response key */
  mayRead(this: void, info: SelectionInfo, parent: GraphQLObjectType, nodes: readonly FieldNode[]): boolean;
  /** True if the purpose reads a record that ties another; it is not shown, so it needs no scope. */
  mayTie(this: void, coordinate: string): boolean;
}

export const EVERYTHING: Readable = { mayRead: () => true, mayTie: () => true };

/** @param info of a field whose type is Citizen, a list of citizens, or a union with Citizen */
export function selectedParts(
  info: SelectionInfo,
  sources: readonly Source[],
  { mayRead, mayTie }: Readable,
): readonly SelectedPart[] {
  /** The readable fields below, by response key. */
  const readFields = (type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly Selected[] => {
    const { fields } = collectSubFields(info.schema, info.fragments, info.variableValues, type, [...nodes]);
    return [...fields.values()]
      .filter((merged) => mayRead(info, type, merged))
      .map((merged) => ({ name: merged[0]?.name.value, nodes: merged }));
  };
  const citizen = objectType(info.schema.getType('Citizen'), 'Citizen');
  const selected = readFields(citizen, info.fieldNodes);

  return sources.flatMap((source) => {
    const answers = selected.filter(({ name }) => name === source.field);
    const type = answerType(citizen, source);
    const names = answers.flatMap(({ nodes }) => readFields(type, nodes)).map(({ name }) => name);
    const shown = source.parts.filter((part) => isSelected(part, source, names));
    return source.parts.flatMap((part): readonly SelectedPart[] => {
      const { tiedBy } = part;
      if (shown.includes(part)) {
        const isTied = !tiedBy || mayTie(recordOf(type, tiedBy));
        return [{ source, part, use: isTied ? 'SHOWN' : 'NOT_TIED' }];
      }
      const ties = shown.some((other) => other.tiedBy === part) && mayTie(recordOf(type, part));
      return ties ? [{ source, part, use: 'TIES' }] : [];
    });
  });
}

/** Coordinate of a part's record. @param answer of the source */
function recordOf(answer: GraphQLObjectType, { field }: Part<unknown>): string {
  const own =
    field === undefined ? answer : objectType(answer.getFields()[field]?.type, `${answer.name}.${field}`);
  return coordinateOf(own, 'record');
}

/** The fields with one response key. */
interface Selected {
  readonly name: string | undefined;
  readonly nodes: readonly FieldNode[];
}

function answerType(citizen: GraphQLObjectType, { field }: Source): GraphQLObjectType {
  return objectType(citizen.getFields()[field]?.type, `Citizen.${field}`);
}

/** A part is selected by its own field, the main part by every other field of the answer. */
function isSelected(part: Part<unknown>, source: Source, fields: readonly (string | undefined)[]): boolean {
  if (part.field !== undefined) return fields.includes(part.field);
  const ofOtherParts = source.parts.map(({ field }) => field);
  return fields.some((field) => field !== '__typename' && !ofOtherParts.includes(field));
}

function objectType(type: GraphQLType | undefined, name: string): GraphQLObjectType {
  const named = type && getNamedType(type);
  if (!isObjectType(named)) throw new Error(`The schema has no object type for ${name}.`);
  return named;
}
