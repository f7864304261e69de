/** The executable schema: the whole SDL with the resolvers of the gateway and of every source. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { wholeSchema } from '../graphql/whole-schema.ts';
import { checkSources } from '../source-api/check-source.ts';
import type { Source } from '../source-api/source.ts';
import { resolvers as auditResolvers } from './audit-resolvers.ts';
import { resolvers as codeListResolvers } from './code-list-resolvers.ts';
import { resolvers } from './resolvers.ts';
import { resolvePlaces } from './place-fields.ts';
import { resolvers as scanResolvers } from './scan-resolvers.ts';
import { resolversOf } from './source-resolvers.ts';
import { createSubgraphSchema } from './subgraph.ts';

/**
 * @param subgraph whether it is to be a part of a federated graph
 * @throws Failure that lists the faults of what the sources bring, or how a source does not fit the schema
 */
export function createSchema(sources: readonly Source[], { subgraph } = { subgraph: false }): GraphQLSchema {
  const typeDefs = wholeSchema(sources, { subgraph });
  checkSources(sources, typeDefs);
  const allResolvers = [resolvers, auditResolvers, codeListResolvers, ...sources.flatMap(resolversOf)];
  const schema = subgraph
    ? createSubgraphSchema(typeDefs, allResolvers)
    : makeExecutableSchema({
        typeDefs,
        resolvers: [scanResolvers, ...allResolvers],
        resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
      });
  resolvePlaces(schema);
  return schema;
}
