/**
 * Expected answers of the population database, in schema names. Derived from the person, never from the wire.
 */
import { coded, noTexts } from '../../kit/codelists.ts';
import { CURRENT, FORMER, placeOf, undatedPlace } from '../../kit/divisions.ts';
import { without } from '../../kit/expected.ts';
import type { ExpectedPart, ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import type { Address, Relative } from '../../people/person.ts';
import { capitals } from '../../people/spelling.ts';
import {
  ADDRESS,
  addressFacts,
  CODES,
  HOUSEHOLD,
  inCapitals,
  LIFE_STATUS_CODES,
  RELATIVE,
} from './columns.ts';

function expectedAddress(
  address: Address | null,
  place: (codes: ReturnType<typeof addressFacts>) => object,
): ExpectedRecord | null {
  const facts = address && addressFacts(address);
  return facts && { ...ADDRESS.record(facts), ...place(facts) };
}

/** Residence on the day of the data; only a former entry has a district. */
function expectedPresent(address: Address | null): ExpectedRecord | null {
  return expectedAddress(address, (codes) =>
    codes.district === null ? placeOf(codes, CURRENT) : placeOf(codes, FORMER, ''),
  );
}

/** Entered some time after the birth. */
function expectedPast(address: Address | null, dateOfBirth: string): ExpectedRecord | null {
  return expectedAddress(address, (codes) =>
    dateOfBirth >= CURRENT ? placeOf(codes, CURRENT, dateOfBirth) : undatedPlace(codes),
  );
}

function expectedRelative(relative: Relative | null): ExpectedRecord | null {
  return relative && RELATIVE.record(inCapitals(relative));
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
  return {
    outcome: 'FOUND',
    lifeStatus: expectedLifeStatus(person),
    record: {
      identityNumber: person.identityNumber,
      formerNumber: person.formerNumber,
      fullName: capitals(person.fullName),
      ...CODES.record(person),
      dateOfBirth: person.dateOfBirth,
      nationality: coded('COUNTRY', person.nationality),
      ...noTexts('nationality'),
      placeOfBirthRegistration: expectedPast(person.placeOfBirthRegistration, person.dateOfBirth),
      placeOfOrigin: expectedPast(person.placeOfOrigin, person.dateOfBirth),
      permanentAddress: expectedPresent(person.permanentAddress),
      currentAddress: expectedPresent(person.currentAddress),
      father: expectedRelative(person.father),
      mother: expectedRelative(person.mother),
      spouse: expectedRelative(person.spouse),
      representative: expectedRelative(person.representative),
      householdHead: person.household && HOUSEHOLD.record(inCapitals(person.household)),
      // An answer without the life status has null.
      flags: FLAGS[person.lifeStatus],
      householdBookNumber: person.householdBookNumber,
    },
  };
}
