/**
 * Group and benefit level of an insured person: children, pupils, employees, pensioners, households, and the
 * groups of poor and remote places. Shares are ours.
 */
import { TODAY, yearOf } from '../../people/calendar.ts';
import { chance, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { isMountainous } from '../../people/places.ts';

export interface Group {
  readonly code: string;
  readonly level: string;
}

type Shares = ReadonlyArray<readonly [string, number]>;

/** Only groups that occur here; CN and LH have level 2 since 2026-01-01. */
const LEVELS: Readonly<Record<string, string>> = {
  TE: '1',
  CC: '1',
  HN: '2',
  DT: '2',
  DK: '2',
  BT: '2',
  CT: '2',
  CB: '2',
  CN: '2',
  LH: '2',
  HT: '3',
  TC: '3',
  DN: '4',
  HC: '4',
  CH: '4',
  XK: '4',
  TN: '4',
  HS: '4',
  SV: '4',
  GD: '4',
  GB: '4',
  ND: '4',
  TQ: '4',
  TA: '4',
  QN: '5',
  CA: '5',
};

const PUPILS: Shares = [
  ['HS', 90],
  ['CN', 5],
  ['HN', 4],
  ['TQ', 1],
];
const YOUNG: Shares = [
  ['SV', 40],
  ['DN', 30],
  ['GD', 22],
  ['QN', 4],
  ['CA', 2],
  ['HN', 2],
];
const WORKING: Shares = [
  ['DN', 48],
  ['GD', 26],
  ['HC', 7],
  ['CH', 5],
  ['GB', 4],
  ['CN', 3],
  ['HN', 2],
  ['XK', 1],
  ['TN', 2],
  ['QN', 1],
  ['CA', 1],
];
const RETIRED: Shares = [
  ['HT', 45],
  ['GD', 32],
  ['CB', 6],
  ['TC', 4],
  ['BT', 5],
  ['CC', 2],
  ['HN', 4],
  ['ND', 2],
];
const OLDEST: Shares = [
  ['CT', 40],
  ['LH', 30],
  ['HT', 20],
  ['CC', 10],
];
const REMOTE: Shares = [
  ['DT', 55],
  ['DK', 30],
  ['HN', 15],
];

/** Whole years on the reference day. */
export function ageOf(dateOfBirth: string): number {
  const years = yearOf(TODAY) - yearOf(dateOfBirth);
  return dateOfBirth.length > 4 && dateOfBirth.slice(5) > TODAY.slice(5) ? years - 1 : years;
}

function sharesFor(age: number): Shares {
  if (age < 18) return PUPILS;
  if (age < 23) return YOUNG;
  if (age < 60) return WORKING;
  return age < 80 ? RETIRED : OLDEST;
}

export function groupOf(rng: Rng, person: Person): Group {
  const age = ageOf(person.dateOfBirth);
  const shares = isRemote(rng, person) ? REMOTE : sharesFor(age);
  const drawn = age < 6 ? 'TE' : pickWeighted(rng, 'insurance group', shares);
  const code = person.traits.includes('military-card') ? 'QN' : drawn;
  return { code, level: LEVELS[code] ?? '4' };
}

function isRemote(rng: Rng, { ethnicGroup, identityNumber }: Person): boolean {
  const mountains = isMountainous(identityNumber.slice(1, 3));
  return mountains && chance(rng, 'insurance remote', ethnicGroup === '01' ? 150 : 750);
}
