/** All events of a person in the register. */
import type { Person } from '../../people/index.ts';
import { confirmationsOf, deathsOf } from './adults.ts';
import { birthsOf, corrected } from './births.ts';
import type { Events } from './facts.ts';
import { marriagesOf, recognitionsOf } from './families.ts';
import { selfOf } from './entries.ts';

export function eventsOf(person: Person): Events {
  const self = selfOf(person);
  return {
    ...corrected(self, birthsOf(self)),
    marriages: marriagesOf(self),
    deaths: deathsOf(self),
    recognitions: recognitionsOf(self),
    confirmations: confirmationsOf(self),
  };
}
