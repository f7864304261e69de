import type { Resolvers } from '../../generated/schema.ts';
import { contributions, participation, periodsWithin } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    socialInsurance: async (citizen) => ({
      ...(await citizen.answer(participation)),
      contributions: citizen.answerWithin(contributions),
    }),
  },
  Contributions: {
    periods: ({ periods }, range) => periodsWithin(periods ?? [], range),
  },
};
