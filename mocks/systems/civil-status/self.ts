/**
 * The person asked for, as the register knows them. Where it holds something differently, every event of
 * theirs has it so.
 */
import type { Kin, Person } from '../../people/person.ts';
import { kinOf } from './entries.ts';

export interface Self {
  /** With what the register holds differently. */
  readonly kin: Kin;
  /** As they are, by which their events are drawn and their place in a marriage is known. */
  readonly person: Person;
  readonly tied: boolean;
  readonly heldDifferently: boolean;
}

export function selfOf(person: Person): Self {
  const differently = person.heldDifferently['civil-status'];
  const { tied = person.subjectKnown, ...changes } = differently ?? {};
  return {
    kin: { ...kinOf(person), ...changes },
    person,
    tied,
    heldDifferently: differently !== undefined,
  };
}
