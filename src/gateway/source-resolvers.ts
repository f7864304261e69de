/** Resolvers of a source, derived from its parts, walks and computed fields. */
import type { GraphQLFieldResolver } from 'graphql';
import { isObject } from '../lib/is-object.ts';
import type { FieldFunction, FieldsOf, Source } from '../source-api/source.ts';
import { askCitizen, type CitizenParent } from './citizen.ts';
import { FLAGS_FIELD } from './identity-flags.ts';
import type { RequestContext } from './context.ts';

type Resolver = GraphQLFieldResolver<never, RequestContext, never>;

export type SourceResolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

/** @returns resolvers by type and field */
export function resolversOf({
  field,
  parts,
  fields = {},
  walks = {},
}: Pick<Source, 'field' | 'parts' | 'fields' | 'walks'>): readonly SourceResolvers[] {
  return [
    { Citizen: { [field]: answerOf({ field, parts }) } },
    ...resolversBy(fields, (compute) => compute),
    ...resolversBy(walks, (subjectOf) => (person, args, context, info) => {
      const subject = subjectOf(person, args);
      return subject && askCitizen(subject, context, info);
    }),
  ];
}

function resolversBy<Value>(functions: FieldsOf<Value>, toResolver: (own: FieldFunction<Value>) => Resolver) {
  return Object.entries(functions).flatMap(([type, fields]) =>
    Object.entries(fields).map(([field, own]): SourceResolvers => ({ [type]: { [field]: toResolver(own) } })),
  );
}

/** The answer of the main part, with the answers of the other parts in their fields. */
function answerOf({ field, parts: [main, ...others] }: Pick<Source, 'field' | 'parts'>): Resolver {
  const { coordinate } = FLAGS_FIELD;
  const hasFlags = field === FLAGS_FIELD.answer;
  const inFields = others.flatMap((part) => (part.field === undefined ? [] : [[part.field, part] as const]));
  return async (citizen: CitizenParent, _args, { operation, access }, info) => {
    const answer = await citizen.answer(main, info);
    const flags = () => citizen.flags(operation.flagParts(access.denied));
    return {
      ...answer,
      ...(hasFlags && operation.plan.used.has(coordinate) && { record: withFlags(answer.record, flags) }),
      ...Object.fromEntries(inFields.map(([name, part]) => [name, citizen.answerWithin(part, info)])),
    };
  };
}

/** Records are shared between requests, so the flags go into a copy. */
function withFlags(record: unknown, flags: () => Promise<unknown>): unknown {
  return isObject(record) ? { ...record, flags } : record;
}
