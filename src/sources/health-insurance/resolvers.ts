import type { Resolvers } from '../../generated/schema.ts';
import { card, visits } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    healthInsurance: async (citizen) => ({
      ...(await citizen.answer(card)),
      visits: citizen.answerWithin(visits),
    }),
  },
};
