/**
 * The mock citizens with a story, referenced by name in tests and examples. Under one seed they never change;
 * a new persona gets its own slot, so that the others keep their numbers.
 */
import type { Generate, Given } from './generate.ts';
import { CAST, type Part } from './cast.ts';
import { LONELY_LIFE } from './life.ts';
import { BLOCK_SIZE, PERSONA_BLOCK, type Numbers } from './numbers.ts';
import type { Person } from './person.ts';
import type { Identity } from './identity.ts';

export interface Persona {
  readonly name: string;
  readonly story: string;
  readonly person: Person;
}

const SLOT_SIZE = 10_000;

/** The first index of the slot whose number begins with the wanted province. */
function indexOf(part: Part, numbers: Numbers): number {
  const start = PERSONA_BLOCK * BLOCK_SIZE + part.slot * SLOT_SIZE;
  for (let index = start; index < start + SLOT_SIZE; index++) {
    if (numbers.provinceOf(index) === part.province) return index;
  }
  throw new Error(`No number of province ${part.province} in slot ${part.slot}.`);
}

export function personasOf(generate: Generate, numbers: Numbers): readonly Persona[] {
  const identity = (slot: number): Identity => {
    const part = CAST.find((one) => one.slot === slot);
    if (part === undefined) throw new RangeError(`No persona in slot ${slot}.`);
    return generate.identityOf(indexOf(part, numbers), givenOf(part));
  };
  return CAST.map((part) => {
    const life = { ...LONELY_LIFE, ...part.life?.(identity) };
    const person = generate.person(indexOf(part, numbers), givenOf(part), life);
    const lifeStatus = life.dateOfDeath === null ? 'ALIVE' : 'DEAD';
    return {
      name: part.name,
      story: part.story,
      person: { ...person, lifeStatus, ...part.change?.(person) },
    };
  });
}

function givenOf({ given, name }: Part): Given {
  return { ...given, fullName: name };
}
