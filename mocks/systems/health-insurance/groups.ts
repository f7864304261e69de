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

/** Per level, only groups that occur here; CN and LH have level 2 since 2026-01-01. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  1: ['TE', 'CC'],
  2: ['HN', 'DT', 'DK', 'BT', 'CT', 'CB', 'CN', 'LH'],
  3: ['HT', 'TC'],
  4: ['DN', 'HC', 'CH', 'XK', 'TN', 'HS', 'SV', 'GD', 'GB', 'ND', 'TQ', 'TA'],
  5: ['QN', 'CA'],
};

type Shares = Readonly<Record<string, number>>;

const PUPILS: Shares = { HS: 90, CN: 5, HN: 4, TQ: 1 };
const YOUNG: Shares = { SV: 40, DN: 30, GD: 22, QN: 4, CA: 2, HN: 2 };
const WORKING: Shares = { DN: 48, GD: 26, HC: 7, CH: 5, GB: 4, CN: 3, HN: 2, XK: 1, TN: 2, QN: 1, CA: 1 };
const RETIRED: Shares = { HT: 45, GD: 32, CB: 6, TC: 4, BT: 5, CC: 2, HN: 4, ND: 2 };
const OLDEST: Shares = { CT: 40, LH: 30, HT: 20, CC: 10 };
const REMOTE: Shares = { DT: 55, DK: 30, HN: 15 };

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
  const drawn = age < 6 ? 'TE' : pickWeighted(rng, 'insurance group', Object.entries(shares));
  const code = person.traits.includes('military-card') ? 'QN' : drawn;
  const [level = '4'] = Object.entries(GROUPS).find(([, codes]) => codes.includes(code)) ?? [];
  return { code, level };
}

function isRemote(rng: Rng, { ethnicGroup, identityNumber }: Person): boolean {
  const mountains = isMountainous(identityNumber.slice(1, 3));
  return mountains && chance(rng, 'insurance remote', ethnicGroup === '01' ? 150 : 750);
}
