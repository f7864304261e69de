/**
 * Which parts of which sources an operation selects about a citizen. Fragments and `@skip`/`@include` are
 * followed, so that what a client leaves out is not asked; nor is that of which the caller may read nothing. A part that names
 * no person needs the part that ties it, which is asked with it and not shown for it.
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
import { verdictOf } from '../access/verdict.ts';
import type { Part, Source } from '../source-api/source.ts';
import type { RequestContext } from '../gateway/context.ts';

/**
 * `SHOWN`: its answer is shown. `TIES`: asked only to tie another part, and not shown. `NOT_TIED`: selected and not asked, since the
 * purpose may not read the part that ties it.
 */
export type Use = 'SHOWN' | 'TIES' | 'NOT_TIED';

export interface SelectedPart {
  readonly source: Source;
  readonly part: Part<unknown>;
  readonly use: Use;
}

/** What of a resolver's `info` a selection is read from. */
export type SelectionInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'fragments' | 'variableValues' | 'fieldNodes'
>;

/** What of an operation a caller may not read. */
type Readable = Pick<RequestContext['access'], 'denied' | 'rules' | 'plan' | 'purpose'>;

interface Asking {
  readonly sources: readonly Source[];
  readonly access?: Readable;
}

/**
 * @param info of a field whose type is Citizen, a list of citizens, or what can be one */
export function selectedParts(info: SelectionInfo, asking: Asking): readonly SelectedPart[] {
  const { access } = asking;
  const [node, ...others] = info.fieldNodes;
  // What hangs on no variable is the same for every request with this document and these permissions.
  if (!node || others.length > 0 || access?.plan?.isConditional !== false) return findParts(info, asking);
  const byDenied = known.get(node) ?? new WeakMap<ReadonlySet<string>, readonly SelectedPart[]>();
  known.set(node, byDenied);
  const parts = byDenied.get(access.denied) ?? findParts(info, asking);
  byDenied.set(access.denied, parts);
  return parts;
}

const known = new WeakMap<FieldNode, WeakMap<ReadonlySet<string>, readonly SelectedPart[]>>();

function findParts(info: SelectionInfo, { sources, access }: Asking): readonly SelectedPart[] {
  /** Names of what is selected below, without what the caller may not read or nothing of. */
  const readFields = (type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly Selected[] => {
    const { fields } = collectSubFields(info.schema, info.fragments, info.variableValues, type, [...nodes]);
    const selected = [...fields.values()].map((merged) => ({ name: merged[0]?.name.value, nodes: merged }));
    if (!access || access.denied.size === 0) return selected;
    const { rules, denied } = access;
    return selected.filter((one) => verdictOf(rules, denied, info, type, one.nodes) === 'ALLOWED');
  };
  const citizen = objectType(info.schema.getType('Citizen'), 'Citizen');
  const selected = readFields(citizen, info.fieldNodes);

  return sources.flatMap((source) => {
    const answers = selected.filter(({ name }) => name === source.field);
    const type = answerType(citizen, source);
    const names = answers.flatMap(({ nodes }) => readFields(type, nodes)).map(({ name }) => name);
    const shown = source.parts.filter((part) => isSelected(part, source, names));
    // The token need not have the scope of the part that ties: nothing of it is shown.
    const mayTie = (part: Part<unknown>) => access?.purpose?.reads(recordOf(type, part)) !== false;
    return source.parts.flatMap((part): readonly SelectedPart[] => {
      const { tiedBy } = part;
      if (shown.includes(part)) {
        return [{ source, part, use: tiedBy && !mayTie(tiedBy) ? 'NOT_TIED' : 'SHOWN' }];
      }
      const ties = shown.some((other) => other.tiedBy === part) && mayTie(part);
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

/** What is selected under one key of the answer. */
interface Selected {
  readonly name: string | undefined;
  readonly nodes: readonly FieldNode[];
}

function answerType(citizen: GraphQLObjectType, { field }: Source): GraphQLObjectType {
  return objectType(citizen.getFields()[field]?.type, `Citizen.${field}`);
}

/** A part with a field of its own is selected by that field; the main part by every other field of the answer. */
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
