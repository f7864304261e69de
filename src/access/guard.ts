/**
 * Wraps the resolvers of guarded fields. Access is decided before execution, so a field only looks into the
 * set of denied coordinates, and into nothing when the set is empty.
 */
import { defaultFieldResolver, isObjectType, type GraphQLFieldResolver } from 'graphql';
import { accessError, type Grant } from './grant.ts';
import type { SchemaRules } from '../graphql/schema-rules.ts';
import { verdictOf } from './verdict.ts';

/** In place of a record of which the caller may read none of the selected fields. */
const EMPTY = Object.freeze({});

/** The only field of the request's context that the guard reads. */
interface GuardedContext {
  readonly access: Pick<Grant, 'denied'>;
}

type Resolver = GraphQLFieldResolver<unknown, GuardedContext>;

/** Changes the schema of the rules in place. */
export function guardFields(rules: SchemaRules): void {
  for (const coordinate of rules.guarded.keys()) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = rules.schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (field) field.resolve = guarded(rules, field.resolve ?? defaultFieldResolver);
  }
}

function guarded(rules: SchemaRules, resolve: Resolver): Resolver {
  return (parent, args, context, info) => {
    const { denied } = context.access;
    if (denied.size === 0) return resolve(parent, args, context, info);
    const verdict = verdictOf(rules, denied, info, info.parentType, info.fieldNodes);
    if (verdict === 'FORBIDDEN') throw accessError('FORBIDDEN');
    return verdict === 'EMPTY' ? EMPTY : resolve(parent, args, context, info);
  };
}
