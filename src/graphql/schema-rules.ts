/**
 * Access rules from the directives of the SDL, read once. A field with `@requiresScopes` is guarded; any
 * other goes with the field that leads to it.
 */
import {
  getDirectiveValues,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Part, Source } from '../source-api/source.ts';

/** One of the lists must be held whole. */
export type ScopeLists = readonly (readonly string[])[];

export interface SchemaRules {
  readonly schema: GraphQLSchema;
  /** By coordinate, e.g. `Identity.religion`. */
  readonly guarded: ReadonlyMap<string, ScopeLists>;
  /** Coordinates that need a token. */
  readonly authenticated: ReadonlySet<string>;
  /** All guarded coordinates: denied by default. */
  readonly everything: ReadonlySet<string>;
  /** Those of them that only citizens read, about themselves. */
  readonly selfOnly: ReadonlySet<string>;
  /** Every scope that a field names. */
  readonly scopes: readonly string[];
  /** Parts with flags. */
  readonly flags: readonly FlagSource[];
}

/** Where the flags of a part come from. */
export interface FlagSource {
  readonly part: Part<unknown>;
  /** Coordinates of the record of its answer, and of the field of the record. */
  readonly record: string;
  readonly field: string;
}

/** @param sources of which a part may have an audience */
export function readRules(schema: GraphQLSchema, sources: readonly PartsOfSource[] = []): SchemaRules {
  const guarded = new Map<string, ScopeLists>();
  const authenticated = new Set<string>();
  for (const { type, field } of allFields(schema)) {
    const coordinate = coordinateOf(type, field.name);
    const lists = scopesOf(schema, field);
    if (lists) guarded.set(coordinate, lists);
    if (field.astNode?.directives?.some(({ name }) => name.value === 'authenticated') === true) {
      authenticated.add(coordinate);
    }
    // Added by subgraph mode, which leaves it without directives.
    if (type === schema.getQueryType() && field.name === '_entities') authenticated.add(coordinate);
  }
  const scopes = [...new Set([...guarded.values()].flat(2))].toSorted();
  const everything = new Set(guarded.keys());
  const records = recordsOf(schema, sources);
  return {
    schema,
    guarded,
    authenticated,
    everything,
    selfOnly: new Set(
      records.filter(({ part }) => part.audience === 'self').map(({ coordinate }) => coordinate),
    ),
    scopes,
    flags: records.flatMap(({ part, coordinate, type }) =>
      part.flags && type ? [{ part, record: coordinate, field: coordinateOf(type, part.flags.from) }] : [],
    ),
  };
}

type PartsOfSource = Pick<Source, 'field' | 'parts'>;

/** The records of parts, by the coordinates that lead to them. */
function recordsOf(schema: GraphQLSchema, sources: readonly PartsOfSource[]) {
  const typeAt = (from: unknown, name: string) =>
    isObjectType(from) ? getNamedType(from.getFields()[name]?.type) : undefined;
  return sources.flatMap(({ field, parts }) => {
    const answer = typeAt(schema.getType('Citizen'), field);
    return parts.flatMap((part) => {
      const own = part.field === undefined ? answer : typeAt(answer, part.field);
      const type = typeAt(own, 'record');
      return isObjectType(own) ? [{ part, coordinate: coordinateOf(own, 'record'), type }] : [];
    });
  });
}

export function coordinateOf(type: { readonly name: string }, field: string): string {
  return `${type.name}.${field}`;
}

/** The answer of a source or of a part: its fields count as its `record`. */
export function isAnswer(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'SourceAnswer');
}

/** Types about people that root fields return. */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set(['Citizen', 'AccessLogConnection', 'AuditEntryConnection']);

/** True for a field about people, which needs a purpose. */
export function asksForPerson({ name, type }: GraphQLField<unknown, unknown>): boolean {
  return name === '_entities' || ABOUT_PEOPLE.has(getNamedType(type).name);
}

/** Types of the code lists that root fields return. */
const OF_LISTS: ReadonlySet<string> = new Set(['CodeListItems', 'AdministrativeUnit']);

/** True for a field about people or code lists: its cost counts. */
export function isCharged(field: GraphQLField<unknown, unknown>): boolean {
  return asksForPerson(field) || OF_LISTS.has(getNamedType(field.type).name);
}

function allFields(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
}

function scopesOf(
  schema: GraphQLSchema,
  { astNode }: GraphQLField<unknown, unknown>,
): ScopeLists | undefined {
  const directive = schema.getDirective('requiresScopes');
  const values: { readonly scopes?: unknown } | undefined =
    directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
  return values && isScopeLists(values.scopes) ? values.scopes : undefined;
}

function isScopeLists(value: unknown): value is ScopeLists {
  return (
    Array.isArray(value) &&
    value.every((list) => Array.isArray(list) && list.every((scope) => typeof scope === 'string'))
  );
}
