/**
 * Computes one person from the seed and an index alone: the same pair always gives the same person, at the
 * same cost for every index.
 */
import { addressesOf } from './addresses.ts';
import { THIS_YEAR, yearOf } from './calendar.ts';
import { familiesOf } from './families.ts';
import { chance, rngOf, pickWeighted, type Rng } from './hash.ts';
import { licenceOf, type LicencePlan } from './licence.ts';
import { licencePlansOf } from './licence-plans.ts';
import { LONELY_LIFE, type Life } from './life.ts';
import type { Numbers } from './numbers.ts';
import type { LifeStatus, Person } from './person.ts';
import { relativesOf } from './relatives.ts';
import { identitiesOf, type GivenIdentity, type Identity, type IdentityOf } from './identity.ts';

/** Facts that the caller may fix; everything else is drawn. */
export interface Given extends GivenIdentity {
  readonly religion?: string;
  readonly licences?: readonly LicencePlan[];
  /** Gives every adult a licence. */
  readonly licensed?: boolean;
}

export interface Generate {
  readonly identityOf: IdentityOf;
  /** A person without a family. */
  person(index: number, given?: Given, life?: Life): Person;
  /** An ordinary person, member of a family. */
  familyMember(index: number): Person;
}

function religionOf(rng: Rng, ethnicGroup: string): string | null {
  if (chance(rng, 'no religion entry', 20)) return null;
  const other = String(6 + rng('rare religion', 9)).padStart(2, '0');
  const own: Readonly<Record<string, ReadonlyArray<readonly [string, number]>>> = {
    '05': [
      ['01', 80],
      ['00', 20],
    ],
    '08': [
      ['08', 20],
      ['00', 80],
    ],
    '17': [
      ['04', 45],
      ['13', 45],
      ['00', 10],
    ],
  };
  return pickWeighted(
    rng,
    'religion',
    own[ethnicGroup] ?? [
      ['00', 800],
      ['01', 90],
      ['02', 65],
      ['03', 14],
      ['05', 10],
      ['08', 12],
      [other, 9],
    ],
  );
}

function lifeStatusOf(rng: Rng, { dateOfBirth }: Identity, { dateOfDeath }: Life): LifeStatus {
  if (dateOfDeath !== null) return 'DEAD';
  if (chance(rng, 'life status unknown', 8)) return 'UNKNOWN';
  return THIS_YEAR - yearOf(dateOfBirth) >= 18 && chance(rng, 'missing', 2) ? 'MISSING' : 'ALIVE';
}

export function generator(seed: string, numbers: Numbers): Generate {
  const identityOf = identitiesOf(seed, numbers);
  const familyMemberAt = familiesOf(seed, identityOf);

  const describe = (identity: Identity, given: Given, life: Life): Person => {
    const { key, province: _province, ...facts } = identity;
    const { identityNumber, fullName, sex, dateOfBirth, ethnicGroup } = facts;
    const rng = rngOf(key);
    const addresses = addressesOf(rng, identity, life);
    const holder = { ...facts, ...life, permanentAddress: addresses.permanentAddress };
    const plans =
      given.licences ?? licencePlansOf(rng, dateOfBirth, life.dateOfDeath, given.licensed === true);
    return {
      ...facts,
      ...addresses,
      ...relativesOf(rng, identity, life, numbers),
      key,
      subject: { identityNumber, fullName, dateOfBirth },
      subjectKnown: true,
      religion: given.religion ?? religionOf(rng, ethnicGroup),
      bloodGroup: chance(rng, 'no blood group', 100)
        ? null
        : pickWeighted(rng, 'blood group', [
            ['00', 60],
            ['01', 8],
            ['02', 12],
            ['03', 2],
            ['04', 18],
          ]),
      nationality: chance(rng, 'nationality', 600) ? 'VN' : null,
      populationSpelling: {
        inParts: chance(rng, 'name in parts', 40),
        decomposed: chance(rng, 'population decomposed', 30),
        yearOfDeathOnly: chance(rng, 'year of death only', 100),
      },
      licences: plans.map((plan, row) => licenceOf(rng, `licence ${row}`, holder, plan)),
      socialInsuranceNumber: numbers.socialInsuranceNumber(identity.index),
      dateOfDeath: life.dateOfDeath,
      lifeStatus: lifeStatusOf(rng, identity, life),
      cancelledNumbers: life.reissued
        ? [numbers.cancelledNumber(identity.index, sex, yearOf(dateOfBirth))]
        : [],
      kinship: life.kinship,
      heldDifferently: {},
      traits: [],
    };
  };

  return {
    identityOf,
    person: (index, given = {}, life = LONELY_LIFE) => describe(identityOf(index, given), given, life),
    familyMember(index) {
      const { identity, life } = familyMemberAt(index);
      return describe(identity, {}, life);
    },
  };
}
