import type { Resolvers } from '../../generated/schema.ts';
import { licences, points } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    drivingLicences: async (citizen, _args, _context, info) => ({
      ...(await citizen.answer(licences, info)),
      points: citizen.answerWithin(points, info),
    }),
  },
};
