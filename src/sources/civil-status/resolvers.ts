import { askCitizen } from '../../gateway/citizen.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { civilStatus, subjectOf } from './mapping.ts';

export const resolvers: Resolvers = {
  Citizen: {
    civilStatus: (citizen, _args, _context, info) => citizen.answer(civilStatus, info),
  },
  CivilPerson: {
    citizen: (person, _args, context, info) => {
      const subject = subjectOf(person);
      return subject && askCitizen(subject, context, info);
    },
  },
};
