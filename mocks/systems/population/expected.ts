/**
 * Expected answers of the population database, in schema names. Derived from the person, never from the wire.
 */
import { coded, noTexts } from '../../kit/codelists.ts';
import { CURRENT, FORMER, placeOf, undatedPlace } from '../../kit/divisions.ts';
import { without } from '../../kit/expected.ts';
import type { ExpectedPart, ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { ADDRESS, CITIZEN, citizenFacts, LIFE_STATUS_CODES, type AddressFacts } from './columns.ts';

/** Residence on the day of the data; only a former entry has a district. */
function expectedPresent(address: AddressFacts): ExpectedRecord | null {
  if (address === null) return null;
  const place = address.district === null ? placeOf(address, CURRENT) : placeOf(address, FORMER, '');
  return { ...ADDRESS.record(address), ...place };
}

/** Entered some time after the birth. */
function expectedPast(address: AddressFacts, dateOfBirth: string): ExpectedRecord | null {
  if (address === null) return null;
  const place = dateOfBirth >= CURRENT ? placeOf(address, CURRENT, dateOfBirth) : undatedPlace(address);
  return { ...ADDRESS.record(address), ...place };
}

function expectedLifeStatus({ lifeStatus, dateOfDeath, populationSpelling }: Person): ExpectedPart {
  const digits = populationSpelling.yearOfDeathOnly ? 4 : 10;
  return {
    outcome: 'FOUND',
    record: {
      status: coded('LIFE_STATUS', LIFE_STATUS_CODES[lifeStatus]),
      ...noTexts('status'),
      dateOfDeath: dateOfDeath?.slice(0, digits) ?? null,
    },
  };
}

const FLAGS: Readonly<Record<Person['lifeStatus'], readonly string[] | null>> = {
  ALIVE: [],
  DEAD: ['DEAD'],
  MISSING: ['MISSING'],
  UNKNOWN: null,
};

export function expectedAnswer(person: Person): ExpectedAnswer {
  if (!person.subjectKnown) {
    return { ...without('NOT_FOUND'), lifeStatus: without('NOT_FOUND') };
  }
  const facts = citizenFacts(person);
  return {
    outcome: 'FOUND',
    lifeStatus: expectedLifeStatus(person),
    record: {
      ...CITIZEN.record(facts),
      placeOfBirthRegistration: expectedPast(facts.placeOfBirthRegistration, person.dateOfBirth),
      placeOfOrigin: expectedPast(facts.placeOfOrigin, person.dateOfBirth),
      permanentAddress: expectedPresent(facts.permanentAddress),
      currentAddress: expectedPresent(facts.currentAddress),
      // An answer without the life status has null.
      flags: FLAGS[person.lifeStatus],
    },
  };
}
