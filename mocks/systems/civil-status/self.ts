/** The person asked for, as recorded in the register. A deviation applies to every event of the person. */
import type { Kin, Person } from '../../people/person.ts';
import { kinOf } from './entries.ts';

export interface Self {
  /** With the register's deviations. */
  readonly kin: Kin;
  /** The true facts, from which events are drawn and the role in a marriage is known. */
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
