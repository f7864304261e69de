import type { Resolvers } from '../../generated/schema.ts';
import { identity, lifeStatus } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    identity: async (citizen) => ({
      ...(await citizen.answer(identity)),
      lifeStatus: citizen.answerWithin(lifeStatus),
    }),
  },
};
