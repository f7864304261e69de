import type { Resolvers } from '../../generated/schema.ts';
import { identity, lifeStatus } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    identity: async (citizen, _args, _context, info) => ({
      ...(await citizen.answer(identity, info)),
      lifeStatus: citizen.answerWithin(lifeStatus, info),
    }),
  },
};
