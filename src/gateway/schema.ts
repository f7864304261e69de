/** The executable schema: the SDL of schema/ with the resolvers of the gateway and of every source. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { concatAST, parse, type GraphQLSchema } from 'graphql';
import { resolvers as auditResolvers } from './audit-resolvers.ts';
import { checkSources } from '../source-api/check-source.ts';
import type { Source } from '../source-api/source.ts';
import { resolvers } from './resolvers.ts';
import { resolversOf } from './source-resolvers.ts';
import { createSubgraphSchema } from './subgraph.ts';

const folder = new URL('../../schema/', import.meta.url);

/**
 * @param subgraph whether it is to be a part of a federated graph
 * @throws Failure that lists how a source does not fit the schema
 */
export function createSchema(sources: readonly Source[], { subgraph } = { subgraph: false }): GraphQLSchema {
  const texts = readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const typeDefs = concatAST(texts.map((text) => parse(text)));
  checkSources(sources, typeDefs);
  const allResolvers = [resolvers, auditResolvers, ...sources.flatMap(resolversOf)];
  if (subgraph) return createSubgraphSchema(typeDefs, allResolvers);
  return makeExecutableSchema({
    typeDefs,
    resolvers: allResolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
