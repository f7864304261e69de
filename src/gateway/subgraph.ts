/**
 * Subgraph mode: the same schema as a part of a federated graph (Apollo Federation 2), so that another part can
 * hold a citizen by the triple and have this one answer. Representations are parsed and checked like arguments.
 */
import { buildSubgraphSchema } from '@apollo/subgraph';
import { addResolversToSchema } from '@graphql-tools/schema';
import { parse, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { Resolvers } from '../generated/schema.ts';
import { parseIdentityNumber } from '../subject/identity-number.ts';
import { parsePartialDate } from '../subject/partial-date.ts';
import { Subject } from '../subject/subject.ts';
import { askCitizen } from './citizen.ts';
import type { RequestContext } from './context.ts';

/** A citizen as another subgraph names one; `src/graphql/variables.ts` has checked it. */
interface CitizenReference {
  readonly subject: {
    readonly identityNumber: string;
    readonly fullName: string;
    readonly dateOfBirth: string;
  };
}

/** What federation needs beside the schema itself. */
const FEDERATION = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])
  extend type Citizen @key(fields: "subject { identityNumber fullName dateOfBirth }")
  extend type Subject @shareable
`;

const citizenReference = {
  Citizen: {
    __resolveReference: ({ subject }: CitizenReference, context: RequestContext, info: GraphQLResolveInfo) =>
      askCitizen(
        Subject.parse({
          identityNumber: parseIdentityNumber(subject.identityNumber),
          fullName: subject.fullName,
          dateOfBirth: parsePartialDate(subject.dateOfBirth),
        }),
        context,
        info,
      ),
  },
};

/** @param resolvers those of the gateway and of every source */
export function createSubgraphSchema(
  typeDefs: readonly string[],
  resolvers: readonly Resolvers[],
): GraphQLSchema {
  const bare = buildSubgraphSchema([
    { typeDefs: parse([...typeDefs, FEDERATION].join('\n')), resolvers: citizenReference },
  ]);
  return resolvers.reduce((schema, some) => addResolversToSchema({ schema, resolvers: some }), bare);
}
