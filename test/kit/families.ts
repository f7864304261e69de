/** Families put together by hand out of people of the default seed, whose other records stay as they are. */
import type { Person } from '../../mocks/people/index.ts';
import type { Kin, Marriage } from '../../mocks/people/person.ts';
import { people } from './personas.ts';

export interface Family {
  readonly father: Person;
  readonly mother: Person;
  readonly child: Person;
}

/**
 * Every family has a marriage that is on the books; every fourth was divorced, and every fifth father died.
 * The second marriage of every fourth father is to the mother of the next family.
 */
export function families(count: number): readonly Family[] {
  const fathers = pick(count, ({ sex, dateOfBirth }) => sex === 'MALE' && isBetween(dateOfBirth, 1955, 1985));
  const mothers = pick(
    count,
    ({ sex, dateOfBirth }) => sex === 'FEMALE' && isBetween(dateOfBirth, 1955, 1985),
  );
  const children = pick(count, ({ dateOfBirth }) => isBetween(dateOfBirth, 2012, 2022));
  const marriages = fathers.flatMap((father, i) => {
    const [mother, second] = [mothers[i], mothers[i + 1]];
    const divorced = i % 4 === 0;
    const died = i % 5 === 0 && !divorced;
    const first = {
      father,
      mother,
      registeredOn: '2010-06-15',
      endedOn: divorced ? '2016-03-04' : null,
      died,
    };
    return divorced
      ? [first, { father, mother: second, registeredOn: '2018-09-01', endedOn: null, died }]
      : [first];
  });
  const marriagesOf = (person: Person): readonly Marriage[] =>
    marriages.flatMap(({ father, mother, registeredOn, endedOn, died }) => {
      if (mother === undefined || (father !== person && mother !== person)) return [];
      const by = endedOn === null ? 'DEATH' : 'DIVORCE';
      const on = endedOn ?? (died ? DIED_ON : null);
      const end = on === null ? null : ({ on, by } as const);
      return [{ spouse: kin(person === father ? mother : father), registeredOn, end }];
    });
  return fathers.flatMap((father, i) => {
    const [mother, child] = [mothers[i], children[i]];
    if (!mother || !child) return [];
    const parents = { father: kin(father), mother: kin(mother), marriages: [], children: [] };
    const died = i % 5 === 0 && i % 4 !== 0;
    const ofParent = (parent: Person) => ({
      ...parent,
      kinship: { father: null, mother: null, marriages: marriagesOf(parent), children: [kin(child)] },
    });
    return [
      {
        father: { ...ofParent(father), dateOfDeath: died ? DIED_ON : null },
        mother: ofParent(mother),
        child: { ...child, kinship: parents },
      },
    ];
  });
}

/** A man of so many children that some of them are sure to have needed a recognition, which is rare. */
export function fatherOfMany(): Person {
  const father = people.at(19_999);
  const children = Array.from({ length: 400 }, (_, i) => kin(people.at(30_000 + i)));
  return { ...father, kinship: { father: null, mother: null, marriages: [], children } };
}

const DIED_ON = '2024-11-20';

function kin({ identityNumber, formerNumber, fullName, sex, dateOfBirth, ethnicGroup }: Person): Kin {
  return { identityNumber, formerNumber, fullName, sex, dateOfBirth, ethnicGroup };
}

function isBetween(date: string, first: number, last: number): boolean {
  const year = Number(date.slice(0, 4));
  return date.length === 10 && year >= first && year <= last;
}

function pick(count: number, fits: (person: Person) => boolean): readonly Person[] {
  return Array.from({ length: count * 40 }, (_, i) => people.at(20_000 + i))
    .filter(fits)
    .slice(0, count);
}
