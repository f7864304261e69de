/** Personas of the default seed, by name. */
import { createPeople, type Person } from '../../mocks/people/index.ts';

export const people = createPeople();

export function persona(name: string): Person {
  const found = people.personas.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no persona ${name}.`);
  return found.person;
}
