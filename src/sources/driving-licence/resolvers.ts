import type { Resolvers } from '../../generated/schema.ts';
import { licences, points } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    drivingLicences: async (citizen) => ({
      ...(await citizen.answer(licences)),
      points: citizen.answerWithin(points),
    }),
  },
};
