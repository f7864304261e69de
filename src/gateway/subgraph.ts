/**
 * Subgraph mode: the same schema as a part of a federated graph (Apollo Federation 2). Another subgraph names
 * a citizen by the triple; representations are parsed and checked like arguments.
 */
import { buildSubgraphSchema } from '@apollo/subgraph';
import { addResolversToSchema } from '@graphql-tools/schema';
import { concatAST, parse, type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { Resolvers } from '../generated/resolvers.ts';
import { askNamed } from './citizen.ts';
import type { RequestContext } from './context.ts';

/** The directives of federation. */
const FEDERATION = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])
  extend type Citizen @key(fields: "subject { identityNumber fullName dateOfBirth }")
  extend type Subject @shareable
`);

/** `src/graphql/variables.ts` has read the subjects of the representations. */
const entityResolvers = {
  Query: {
    _entities: (_query: unknown, _args: unknown, context: RequestContext, info: GraphQLResolveInfo) =>
      askNamed(context, info),
  },
  _Entity: { __resolveType: () => 'Citizen' },
};

/** @param resolvers those of the gateway and of every source */
export function createSubgraphSchema(typeDefs: DocumentNode, resolvers: readonly Resolvers[]): GraphQLSchema {
  const bare = buildSubgraphSchema({ typeDefs: concatAST([typeDefs, FEDERATION]) });
  return [entityResolvers, ...resolvers].reduce<GraphQLSchema>(
    (schema, some) => addResolversToSchema({ schema, resolvers: some }),
    bare,
  );
}
