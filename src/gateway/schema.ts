/** The executable schema: the SDL of schema/ with the resolvers of the gateway and of every source. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers as auditResolvers } from './audit-resolvers.ts';
import type { Source } from '../source-api/source.ts';
import { resolvers } from './resolvers.ts';
import { resolversOf } from './source-resolvers.ts';
import { createSubgraphSchema } from './subgraph.ts';

const folder = new URL('../../schema/', import.meta.url);

/** @param subgraph whether it is to be a part of a federated graph */
export function createSchema(sources: readonly Source[], { subgraph } = { subgraph: false }): GraphQLSchema {
  const typeDefs = readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const allResolvers = [resolvers, auditResolvers, ...sources.flatMap(resolversOf)];
  if (subgraph) return createSubgraphSchema(typeDefs, allResolvers);
  return makeExecutableSchema({
    typeDefs,
    resolvers: allResolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
