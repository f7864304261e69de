/**
 * The argument `today` of fields with the code of a place: the unit of today in which the place lies. The
 * schema adds it to each of them (src/graphql/source-schema.ts).
 */
import { defaultFieldResolver, getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Coded } from '../codes/coded-value.ts';
import { placeToday } from '../codes/units.ts';
import { TODAY } from '../graphql/source-schema.ts';

/** Changes the resolvers of the schema in place. */
export function resolvePlaces(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isPlace = getNamedType(field.type).name === 'CodedValue';
      if (!isPlace || !field.args.some(({ name }) => name === TODAY)) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, args: Readonly<Record<string, unknown>>, context, info) => {
        const place: unknown = resolve(parent, args, context, info);
        return args[TODAY] === true ? todayOf(place) : place;
      };
    }
  }
}

/** @param place what the field resolves to */
async function todayOf(place: unknown): Promise<Coded | null> {
  const coded: unknown = await place;
  return isCoded(coded) ? placeToday(coded) : null;
}

function isCoded(value: unknown): value is Coded {
  return typeof value === 'object' && value !== null && 'list' in value && 'code' in value;
}
