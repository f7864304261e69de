/**
 * Which records were said to have changed, as far as answers under way need to know: an answer that was asked for
 * before the change must not be kept. Bounded: of changes that are forgotten it is only known that there were some.
 */
import { LRUCache } from 'lru-cache';

export class Changes {
  readonly #last: LRUCache<string, number>;
  /** Changes up to this one may have been forgotten. */
  #forgotten = 0;
  #count = 0;

  constructor(remembered = 100_000) {
    this.#last = new LRUCache({
      max: remembered,
      dispose: (change, _bundle, reason) => {
        if (reason === 'evict') this.#forgotten = Math.max(this.#forgotten, change);
      },
    });
  }

  /** How many changes there have been. */
  get count(): number {
    return this.#count;
  }

  note(bundle: string): void {
    this.#count += 1;
    this.#last.set(bundle, this.#count);
  }

  /** Anything may have changed. */
  noteUnknown(): void {
    this.#count += 1;
    this.#forgotten = this.#count;
  }

  /** The last change of a bundle; for one that is forgotten, the last that may have been it. */
  lastOf(bundle: string): number {
    // Mostly nothing has changed, and then no name need be hashed.
    if (this.#last.size === 0) return this.#forgotten;
    return Math.max(this.#forgotten, this.#last.get(bundle) ?? 0);
  }

  /** @param since the count when the answer was asked for */
  hasChanged(bundle: string, since: number): boolean {
    return this.lastOf(bundle) > since;
  }
}
