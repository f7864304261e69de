/**
 * Participants of social insurance with state and contributions: most adults, no children; the dead
 * participated until death.
 */
import { addDays, addYears, isYearOnly, TODAY } from '../../people/calendar.ts';
import { chance, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { careerOf, type Period } from './career.ts';
import { monthOf } from './months.ts';

/** The database's data about a person, before the division into books. */
export interface Participant {
  readonly status: string;
  readonly periods: readonly Period[];
}

export const SOURCE_ID = 'social-insurance';

/** Codes of the list PARTICIPATION_STATUS. */
export const STATUS_CODES = {
  contributing: '1',
  paused: '2',
  retired: '3',
  withdrawn: '4',
  ended: '5',
} as const;

type Status = (typeof STATUS_CODES)[keyof typeof STATUS_CODES];

const ADULT_AGE = 18;

/** Former retirement ages (from memory); they have risen slightly since 2021. */
function retirementAge({ sex }: Person): number {
  return sex === 'MALE' ? 60 : 55;
}

function adultSince({ dateOfBirth }: Person): string {
  return addYears(isYearOnly(dateOfBirth) ? `${dateOfBirth}-12-31` : dateOfBirth, ADULT_AGE);
}

/** Null for about two of five adults. */
function statusOf(rng: Rng, person: Person, lastDay: string, certain: boolean): Status | null {
  const adult = adultSince(person);
  const old = addYears(adult, retirementAge(person) - ADULT_AGE) <= lastDay;
  // Long enough to have worked, stopped, and waited the year before a withdrawal.
  const settled = addYears(adult, 3) <= lastDay;
  const drawn = pickWeighted<Status | null>(rng, 'insured', [
    [old ? STATUS_CODES.retired : STATUS_CODES.contributing, 47],
    [settled ? STATUS_CODES.paused : STATUS_CODES.contributing, 9],
    [settled ? STATUS_CODES.withdrawn : STATUS_CODES.contributing, 6],
    [null, certain ? 0 : 38],
  ]);
  return drawn !== null && person.dateOfDeath !== null ? STATUS_CODES.ended : drawn;
}

function lastContribution(rng: Rng, person: Person, state: Status, lastMonth: number): number {
  const retiredAt = monthOf(adultSince(person)) + (retirementAge(person) - ADULT_AGE) * 12;
  const atMost = Math.min(lastMonth, retiredAt);
  if (state === STATUS_CODES.contributing) return lastMonth;
  if (state === STATUS_CODES.retired || (state === STATUS_CODES.ended && chance(rng, 'died at work', 500)))
    return atMost;
  return atMost - 14 - rng('stopped', 120);
}

/**
 * Null for a non-participant.
 *
 * @param certain makes every adult a participant
 */
export function participantOf(rng: Rng, person: Person, certain: boolean): Participant | null {
  const lastDay = person.dateOfDeath ?? TODAY;
  if (adultSince(person) > addDays(lastDay, -90)) return null;
  const withGap = person.traits.includes('insurance-gap');
  const several = person.traits.includes('several-insurance-numbers');
  // A person with a deviation always has a record with contributions.
  const held = certain || withGap || several || person.heldDifferently[SOURCE_ID] !== undefined;
  const state = statusOf(rng, person, lastDay, held);
  if (state === null) return null;
  if (state === STATUS_CODES.contributing && !held && chance(rng, 'not yet contributed', 20)) {
    return { status: state, periods: [] };
  }
  const adultFrom = monthOf(adultSince(person));
  const periods = careerOf(rng, {
    sex: person.sex,
    adultFrom,
    lastMonth: Math.max(adultFrom, lastContribution(rng, person, state, monthOf(lastDay))),
    goesOn: state === STATUS_CODES.contributing,
    voluntary: !withGap && !several && chance(rng, 'voluntary', 120),
    withGap: withGap || several,
  });
  return { status: state, periods };
}
