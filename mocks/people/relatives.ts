/**
 * The relatives and the household of a person in the population database: the person's kin if there are any.
 * Other relatives are names and numbers only, from separate blocks that lead to no person.
 */
import { THIS_YEAR, yearOf } from './calendar.ts';
import { chance, rngOf, pick, pickWeighted, type Rng } from './hash.ts';
import { RELATIONSHIPS, type Life } from './life.ts';
import { fullNameOf, surnameOf } from './names/index.ts';
import { BLOCK_SIZE, RELATIVE_BLOCKS, type Numbers } from './numbers.ts';
import type { Household, Kin, Marriage, Person, Relative, Sex } from './person.ts';
import type { Identity } from './identity.ts';

type Drawn = keyof typeof RELATIVE_BLOCKS;

export type Relatives = Pick<
  Person,
  'father' | 'mother' | 'spouse' | 'representative' | 'household' | 'householdBookNumber' | 'maritalStatus'
>;

/** Code 0 is unknown, 1 never married, 2 married, 3 divorced or widowed. */
function maritalStatusOf(rng: Rng, age: number): string | null {
  if (chance(rng, 'no marital status', 15)) return null;
  if (age < 18 || chance(rng, 'never married', age < 25 ? 750 : age < 35 ? 300 : 70)) return '1';
  if (chance(rng, 'marital status unknown', 30)) return '0';
  return chance(rng, 'marriage over', age > 65 ? 400 : 60) ? '3' : '2';
}

/** The current marriage, or the one that the person's own death ended. */
function presentMarriage({ kinship, dateOfDeath }: Life): Marriage | undefined {
  return kinship.marriages.find(({ end }) => end === null || (end.by === 'DEATH' && end.on === dateOfDeath));
}

function relativeOf(
  rng: Rng,
  identity: Identity,
  numbers: Numbers,
  role: Drawn,
  sex: Sex,
  birthYear: number,
): Relative {
  const inherited = role === 'father' ? surnameOf(identity.fullName, identity.ethnicGroup) : null;
  const fullName = fullNameOf(
    (label, bound) => rng(`${role} ${label}`, bound),
    identity.ethnicGroup,
    sex,
    inherited,
  );
  // Shifted by role and block, so that relatives of different people rarely share a number and never have the
  // person's own last digits.
  const block = RELATIVE_BLOCKS[role];
  const place =
    (identity.index + block * 10_007 + Math.floor(identity.index / BLOCK_SIZE) * 7919) % BLOCK_SIZE;
  const index = block * BLOCK_SIZE + place;
  const alive = birthYear > 1925 && chance(rng, `${role} number`, 850);
  return {
    fullName,
    identityNumber: alive ? numbers.identityNumber(index, sex, birthYear) : null,
    formerNumber:
      alive && birthYear <= 2000 && chance(rng, `${role} former`, 400) ? numbers.formerNumber(index) : null,
    nationality: chance(rng, `${role} nationality`, 700) ? 'VN' : null,
  };
}

function relativeFrom(rng: Rng, role: Drawn, { fullName, identityNumber, formerNumber }: Kin): Relative {
  const nationality = chance(rng, `${role} nationality`, 700) ? 'VN' : null;
  return { fullName, identityNumber, formerNumber, nationality };
}

function parentsOf(
  rng: Rng,
  identity: Identity,
  { kinship }: Life,
  numbers: Numbers,
): Pick<Relatives, 'father' | 'mother'> {
  if (kinship.father !== null || kinship.mother !== null) {
    return {
      father: kinship.father && relativeFrom(rng, 'father', kinship.father),
      mother: kinship.mother && relativeFrom(rng, 'mother', kinship.mother),
    };
  }
  const birthYear = yearOf(identity.dateOfBirth);
  const age = THIS_YEAR - birthYear;
  const motherYear =
    birthYear -
    pickWeighted(rng, 'mother age', [
      [19, 1],
      [23, 3],
      [27, 4],
      [32, 2],
      [38, 1],
    ]);
  return {
    mother: chance(rng, 'no mother', age > 60 ? 300 : 20)
      ? null
      : relativeOf(rng, identity, numbers, 'mother', 'FEMALE', motherYear),
    father: chance(rng, 'no father', age > 60 ? 300 : 60)
      ? null
      : relativeOf(rng, identity, numbers, 'father', 'MALE', motherYear - rng('father age', 8)),
  };
}

function marriageOf(
  rng: Rng,
  identity: Identity,
  life: Life,
  numbers: Numbers,
): Pick<Relatives, 'maritalStatus' | 'spouse'> {
  const { marriages, children } = life.kinship;
  if (marriages.length > 0) {
    const present = presentMarriage(life);
    if (present === undefined) return { maritalStatus: '3', spouse: null };
    return { maritalStatus: '2', spouse: relativeFrom(rng, 'spouse', present.spouse) };
  }
  const birthYear = yearOf(identity.dateOfBirth);
  const maritalStatus = children.length > 0 ? '1' : maritalStatusOf(rng, THIS_YEAR - birthYear);
  if (maritalStatus !== '2') return { maritalStatus, spouse: null };
  const sex = identity.sex === 'MALE' ? 'FEMALE' : 'MALE';
  const spouseYear = Math.min(birthYear + rng('spouse age', 9) - 4, THIS_YEAR - 18);
  return { maritalStatus, spouse: relativeOf(rng, identity, numbers, 'spouse', sex, spouseYear) };
}

function householdIn(
  { fullName, identityNumber, formerNumber }: Omit<Household, 'relationship'>,
  relationship: string,
): Household {
  return { relationship, fullName, identityNumber, formerNumber };
}

function householdOf(rng: Rng, identity: Identity, life: Life, parent: Relative | null): Household | null {
  if (life.dateOfDeath !== null || chance(rng, 'no household', 30)) return null;
  if (life.home !== null) return householdIn(life.home.head, life.home.relationship);
  const age = THIS_YEAR - yearOf(identity.dateOfBirth);
  // A person who lives apart from a parent is not a member of that parent's household.
  const { father, mother } = life.kinship;
  const apart = father !== null || mother !== null;
  if ((age >= 25 && chance(rng, 'head', 450)) || (age >= 18 && apart)) {
    return householdIn(identity, RELATIONSHIPS.head);
  }
  if (parent === null || apart) return null;
  const { child, other } = RELATIONSHIPS;
  return householdIn(parent, pick(rng, 'relationship', [child, child, other]));
}

/** For a minor: the head of the household if alive, otherwise a parent. */
function representativeOf(rng: Rng, { home }: Life, parent: Relative | null): Relative | null {
  return home === null ? parent : relativeFrom(rng, 'head', home.head);
}

/** Number of the household book, common to all members of a household. */
function bookNumberOf(head: Identity): string | null {
  const rng = rngOf(head.key);
  return chance(rng, 'household book', 350) ? String(100_000_000 + rng('book number', 900_000_000)) : null;
}

export function relativesOf(rng: Rng, identity: Identity, life: Life, numbers: Numbers): Relatives {
  const { father, mother } = parentsOf(rng, identity, life, numbers);
  const isMinor = THIS_YEAR - yearOf(identity.dateOfBirth) < 18;
  return {
    ...marriageOf(rng, identity, life, numbers),
    father,
    mother,
    representative: isMinor ? representativeOf(rng, life, mother ?? father) : null,
    household: householdOf(rng, identity, life, father ?? mother),
    householdBookNumber: bookNumberOf(life.home?.head ?? identity),
  };
}
