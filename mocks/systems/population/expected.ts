/**
 * Expected answers of the population database, in schema names. Derived from the person, never from the wire.
 */
import { coded, noTexts } from '../../kit/codelists.ts';
import { CURRENT, FORMER, placeOf, undatedPlace } from '../../kit/divisions.ts';
import type { ExpectedPart, ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import type { Address, FormerCodes, Household, LifeStatus, Relative } from '../../people/person.ts';
import { capitals, tidy } from '../../people/spelling.ts';

function expectedAddress(
  address: Address | null,
  place: (codes: FormerCodes | (Address & { readonly district: null })) => ExpectedRecord,
): ExpectedRecord | null {
  if (address === null) return null;
  return {
    ...place(address.former ?? { ...address, district: null }),
    detail: tidy(address.detail),
    country: coded('COUNTRY', address.country),
    ...noTexts('province', 'district', 'commune', 'country'),
  };
}

/** Residence on the day of the data; only a former entry has a district. */
function expectedPresent(address: Address | null): ExpectedRecord | null {
  return expectedAddress(address, (codes) =>
    codes.district === null ? { ...placeOf(codes, CURRENT) } : { ...placeOf(codes, FORMER, '') },
  );
}

/** Entered some time after the birth. */
function expectedPast(address: Address | null, dateOfBirth: string): ExpectedRecord | null {
  return expectedAddress(address, (codes) =>
    dateOfBirth >= CURRENT ? { ...placeOf(codes, CURRENT, dateOfBirth) } : { ...undatedPlace(codes) },
  );
}

function expectedRelative(relative: Relative | null): ExpectedRecord | null {
  if (relative === null) return null;
  return {
    fullName: capitals(relative.fullName),
    identityNumber: relative.identityNumber,
    formerNumber: relative.formerNumber,
    nationality: coded('COUNTRY', relative.nationality),
    ...noTexts('nationality'),
  };
}

function expectedHousehold(household: Household | null): ExpectedRecord | null {
  if (household === null) return null;
  return {
    relationship: coded('HOUSEHOLD_RELATIONSHIP', household.relationship),
    ...noTexts('relationship'),
    fullName: capitals(household.headName),
    identityNumber: household.headIdentityNumber,
    formerNumber: household.headFormerNumber,
  };
}

const LIFE_STATUS_CODES: Readonly<Record<LifeStatus, string>> = {
  ALIVE: '1',
  DEAD: '2',
  MISSING: '3',
  UNKNOWN: '0',
};

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

export function expectedAnswer(person: Person): ExpectedAnswer {
  if (!person.subjectKnown) {
    const unknown = { outcome: 'NOT_FOUND', record: null } as const;
    return { ...unknown, lifeStatus: unknown };
  }
  return {
    outcome: 'FOUND',
    lifeStatus: expectedLifeStatus(person),
    record: {
      identityNumber: person.identityNumber,
      formerNumber: person.formerNumber,
      fullName: capitals(person.fullName),
      sex: coded('SEX', person.sex === 'MALE' ? '1' : '2'),
      dateOfBirth: person.dateOfBirth,
      ethnicGroup: coded('ETHNIC_GROUP', person.ethnicGroup),
      religion: coded('RELIGION', person.religion),
      maritalStatus: coded('MARITAL_STATUS', person.maritalStatus),
      bloodGroup: coded('BLOOD_GROUP', person.bloodGroup),
      nationality: coded('COUNTRY', person.nationality),
      ...noTexts('sex', 'ethnicGroup', 'religion', 'maritalStatus', 'bloodGroup', 'nationality'),
      placeOfBirthRegistration: expectedPast(person.placeOfBirthRegistration, person.dateOfBirth),
      placeOfOrigin: expectedPast(person.placeOfOrigin, person.dateOfBirth),
      permanentAddress: expectedPresent(person.permanentAddress),
      currentAddress: expectedPresent(person.currentAddress),
      father: expectedRelative(person.father),
      mother: expectedRelative(person.mother),
      spouse: expectedRelative(person.spouse),
      representative: expectedRelative(person.representative),
      householdHead: expectedHousehold(person.household),
      householdBookNumber: person.householdBookNumber,
    },
  };
}
