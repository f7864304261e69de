import type { Resolvers } from '../../generated/schema.ts';
import { card, visits } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    healthInsurance: async (citizen, _args, _context, info) => ({
      ...(await citizen.answer(card, info)),
      visits: citizen.answerWithin(visits, info),
    }),
  },
};
