/**
 * Identity of a person: number, name, sex, date of birth and ethnic group, computed from the seed and an
 * index alone. It is separate from other facts, so that relatives can refer to each other without recursion.
 */
import { addDays, THIS_YEAR, TODAY, yearOf } from './calendar.ts';
import { ethnicGroupOf } from './ethnic.ts';
import { chance, rngOf, hashText, mix, pick, pickWeighted, type Rng } from './hash.ts';
import { fullNameOf } from './names/index.ts';
import type { Numbers } from './numbers.ts';
import type { Kin, Sex } from './person.ts';
import { isMountainous } from './places.ts';

export interface Identity extends Kin {
  readonly index: number;
  /** Key of this person’s generator. */
  readonly key: number;
  /** Former code of the province of birth registration. */
  readonly province: string;
}

/** Facts that the caller may fix; everything else is drawn. */
export interface GivenIdentity {
  readonly sex?: Sex;
  /** At the known precision. */
  readonly dateOfBirth?: string;
  /** A full date of birth, of which possibly only the year is known. */
  readonly born?: string;
  /** Age in years, inclusive at both ends. */
  readonly ages?: readonly [number, number];
  readonly fullName?: string;
  /** The surname, if only the surname is fixed. */
  readonly surname?: string | null;
  readonly ethnicGroup?: string;
  /** Gives a former number to every person who may have one. */
  readonly formerNumber?: boolean;
}

export type IdentityOf = (index: number, given?: GivenIdentity) => Identity;

const AGE_BANDS: ReadonlyArray<readonly [readonly [number, number], number]> = [
  [[0, 17], 26],
  [[18, 39], 34],
  [[40, 59], 24],
  [[60, 79], 13],
  [[80, 100], 3],
];

/**
 * The last year of birth with a former number: later people got 12 digits with their first card (from
 * memory).
 */
const LAST_FORMER_YEAR = 2000;

/** A possible day of birth for that present age. */
export function bornAged(rng: Rng, label: string, [youngest, oldest]: readonly [number, number]): string {
  const age = youngest + rng(label, oldest - youngest + 1);
  return addDays(TODAY, -Math.floor(age * 365.25) - rng('birthday', 365));
}

function dateOfBirthOf(rng: Rng, province: string, given: GivenIdentity): string {
  const date = given.born ?? bornAged(rng, 'age', given.ages ?? pickWeighted(rng, 'age band', AGE_BANDS));
  const age = THIS_YEAR - yearOf(date);
  const inMountains = isMountainous(province) ? 100 : 0;
  const yearOnly = age >= 75 ? 300 : age >= 60 ? 120 : age >= 35 ? 20 + inMountains : 5 + inMountains / 4;
  return chance(rng, 'year only', yearOnly) ? date.slice(0, 4) : date;
}

export function identitiesOf(seed: string, numbers: Numbers): IdentityOf {
  const seedKey = hashText(`people of ${seed}`);
  return (index, given = {}) => {
    const key = mix(seedKey, index);
    const rng = rngOf(key);
    const province = numbers.provinceOf(index);
    const sex = given.sex ?? pick(rng, 'sex', ['MALE', 'FEMALE'] as const);
    const dateOfBirth = given.dateOfBirth ?? dateOfBirthOf(rng, province, given);
    const year = yearOf(dateOfBirth);
    const ethnicGroup = given.ethnicGroup ?? ethnicGroupOf(rng, province);
    const hasFormer =
      year <= LAST_FORMER_YEAR && (given.formerNumber === true || chance(rng, 'former number', 900));
    return {
      index,
      key,
      province,
      identityNumber: numbers.identityNumber(index, sex, year),
      formerNumber: hasFormer ? numbers.formerNumber(index) : null,
      fullName: given.fullName ?? fullNameOf(rng, ethnicGroup, sex, given.surname),
      sex,
      dateOfBirth,
      ethnicGroup,
    };
  };
}

/** The facts that relatives know of a person. */
export function kinOf({
  identityNumber,
  formerNumber,
  fullName,
  sex,
  dateOfBirth,
  ethnicGroup,
}: Identity): Kin {
  return { identityNumber, formerNumber, fullName, sex, dateOfBirth, ethnicGroup };
}
