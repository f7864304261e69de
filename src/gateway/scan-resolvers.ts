/** Resolvers of schema/scans.graphql, which subgraph mode does not have. */
import { sexCodeOf } from '../codes/sex.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { askNamed } from './citizen.ts';

export const resolvers: Resolvers = {
  Query: {
    citizenByScan: (_query, _args, context, info) => askNamed(context, info)[0] ?? null,
  },
  Citizen: {
    scanned: ({ card }) => card ?? null,
  },
  ScannedCard: {
    sex: ({ sex }) => (sex === null ? null : { list: 'SEX', version: null, code: sexCodeOf(sex) }),
  },
};
