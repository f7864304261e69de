import type { Resolvers } from '../../generated/schema.ts';
import { contributions, participation, periodsWithin } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    socialInsurance: async (citizen, _args, _context, info) => ({
      ...(await citizen.answer(participation, info)),
      contributions: citizen.answerWithin(contributions, info),
    }),
  },
  Contributions: {
    periods: ({ periods }, range) => periodsWithin(periods ?? [], range),
  },
};
