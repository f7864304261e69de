/**
 * Which agencies the sources let ask for which purpose, as far as this process knows. Only who was let is served from
 * the cache: a shared answer never reaches someone whom its source would refuse.
 */
import { LRUCache } from 'lru-cache';

interface Licence {
  readonly granted: boolean;
  /** When it was last told to the other replicas; milliseconds since 1970. */
  readonly toldAt: number;
}

/** How often a licence that goes on is told anew, as a share of what it is remembered for. */
const TELL_AFTER = 0.1;

export class Licences {
  readonly #known = new LRUCache<string, Licence>({ max: 10_000 });

  /** @returns undefined when it is not known */
  isGranted(licence: string): boolean | undefined {
    return this.#known.get(licence)?.granted;
  }

  /**
   * @param lifeMs for how long others remember it
   * @returns whether it should be told to others
   */
  grant(licence: string, lifeMs: number, now = Date.now()): boolean {
    const known = this.#known.get(licence);
    if (known?.granted === true && now - known.toldAt < lifeMs * TELL_AFTER) return false;
    this.#known.set(licence, { granted: true, toldAt: now });
    return true;
  }

  revoke(licence: string): void {
    this.#known.set(licence, { granted: false, toldAt: 0 });
  }

  /** Which are known to be withdrawn. */
  revoked(): readonly string[] {
    return [...this.#known.entries()].flatMap(([licence, { granted }]) => (granted ? [] : [licence]));
  }

  /** What was granted may have been withdrawn unheard; what was withdrawn stays so. */
  doubtGrants(): void {
    for (const [licence, { granted }] of this.#known.entries()) if (granted) this.#known.delete(licence);
  }
}
