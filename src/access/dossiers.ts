/**
 * The people of a dossier (hồ sơ): those of its first use, and those that a walk from them reached. Held in
 * memory and bounded; replicas that are to know the same need a store of their own behind this interface.
 */
import { hash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { IdentityNumber } from '../subject/identity-number.ts';

export interface DossierBindings {
  /**
   * Binds the dossier to the people when it is used for the first time.
   *
   * @returns those of them who are strangers to it
   */
  use(this: void, dossier: string, numbers: readonly IdentityNumber[]): Promise<readonly IdentityNumber[]>;
  /** Adds a person that a record of the dossier's people led to. */
  extend(this: void, dossier: string, number: IdentityNumber): Promise<void>;
}

const REMEMBERED = 20_000;

/** No honest dossier has more; what comes later is a stranger. */
const PEOPLE_PER_DOSSIER = 200;

export function dossiersInMemory(): DossierBindings {
  // A keyed hash is of no use to a reader of the memory of a process that has ended.
  const secret = randomBytes(32).toString('base64');
  const known = new LRUCache<string, Set<string>>({ max: REMEMBERED });
  const sealed = (text: string): string => hash('sha256', secret + text, 'base64');
  return {
    use: (dossier, numbers) => {
      const people = numbers.map(sealed);
      const key = sealed(dossier);
      const bound = known.get(key);
      if (!bound) known.set(key, new Set(people.slice(0, PEOPLE_PER_DOSSIER)));
      return Promise.resolve(
        bound ? numbers.filter((_number, index) => !bound.has(people[index] ?? '')) : [],
      );
    },
    extend: (dossier, number) => {
      const bound = known.get(sealed(dossier));
      if (bound && bound.size < PEOPLE_PER_DOSSIER) bound.add(sealed(number));
      return Promise.resolve();
    },
  };
}
