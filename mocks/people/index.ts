/**
 * The synthetic population of one seed. No person is stored: a person is computed on request, by index or by
 * identity number, and a number leads to a person only if that person has it.
 */
import { difficultOf, DIFFICULT_TOTAL } from './difficult.ts';
import { generator } from './generate.ts';
import { BLOCK_SIZE, DIFFICULT_BLOCK, FAMILY_SIZE, numbersOf, ORDINARY_BLOCKS } from './numbers.ts';
import type { Person } from './person.ts';
import { personasOf, type Persona } from './personas.ts';

export type { Person } from './person.ts';
export type { Persona } from './personas.ts';

export const DEFAULT_SEED = 'de-an-06';
export const DEFAULT_TOTAL = 1_000_000;
export const maximumTotal = ORDINARY_BLOCKS * BLOCK_SIZE;

export interface People {
  readonly seed: string;
  /** Number of ordinary people. */
  readonly total: number;
  readonly difficultTotal: number;
  readonly personas: readonly Persona[];
  /** The ordinary person at an index below `total`. */
  at(place: number): Person;
  /** The person of a difficult case, at an index below `difficultTotal`. */
  difficultAt(place: number): Person;
  /** The difficulty of the case, as text. */
  difficultCaseAt(place: number): string;
  byIdentityNumber(number: string): Person | null;
  byFormerNumber(number: string): Person | null;
  bySocialInsuranceNumber(number: string): Person | null;
  /** Another person with records in every system, for the wrong-subject fault. */
  otherThan(person: Person | null): Person;
}

export interface PeopleOptions {
  readonly seed?: string | number;
  readonly total?: number;
}

function within(place: number, bound: number): number {
  if (!Number.isInteger(place) || place < 0 || place >= bound) {
    throw new RangeError(`Place must be a whole number from 0 to ${bound - 1}.`);
  }
  return place;
}

export function createPeople(options: PeopleOptions = {}): People {
  const seed = String(options.seed ?? DEFAULT_SEED);
  const total = options.total ?? DEFAULT_TOTAL;
  if (!Number.isInteger(total) || total < 1 || total > maximumTotal) {
    throw new RangeError(`total must be a whole number from 1 to ${maximumTotal}.`);
  }
  // Families are never cut: relatives of the last listed person can be asked for.
  const listed = Math.ceil(total / FAMILY_SIZE) * FAMILY_SIZE;
  const numbers = numbersOf(seed);
  const generate = generator(seed, numbers);
  const difficult = difficultOf(generate);
  const personas = personasOf(generate, numbers);
  const personaAt = new Map(personas.map(({ person }) => [person.index, person]));

  const withIndex = (index: number | null): Person | null => {
    if (index === null) return null;
    if (index < listed) return generate.familyMember(index);
    const place = index - DIFFICULT_BLOCK * BLOCK_SIZE;
    if (place >= 0 && place < DIFFICULT_TOTAL) return difficult.at(place);
    return personaAt.get(index) ?? null;
  };

  return {
    seed,
    total,
    difficultTotal: DIFFICULT_TOTAL,
    personas,
    at: (place) => generate.familyMember(within(place, total)),
    difficultAt: (place) => difficult.at(within(place, DIFFICULT_TOTAL)),
    difficultCaseAt: (place) => difficult.caseAt(within(place, DIFFICULT_TOTAL)),
    byIdentityNumber(number) {
      const person = withIndex(numbers.indexOfIdentityNumber(number));
      return person?.identityNumber === number ? person : null;
    },
    byFormerNumber(number) {
      const person = withIndex(numbers.indexOfFormerNumber(number));
      return person?.formerNumber === number ? person : null;
    },
    bySocialInsuranceNumber(number) {
      const person = withIndex(numbers.indexOfSocialInsuranceNumber(number));
      return person?.socialInsuranceNumber === number ? person : null;
    },
    otherThan(person) {
      const [an, , thuy] = personas;
      if (an === undefined || thuy === undefined)
        throw new Error('The first and the third persona are needed.');
      return person?.index === an.person.index ? thuy.person : an.person;
    },
  };
}
