/**
 * Counts changes of records, or refusals, by name. An answer asked before a change must not be kept. Bounded:
 * a forgotten change counts for every name.
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
      dispose: (change, _name, reason) => {
        if (reason === 'evict') this.#forgotten = Math.max(this.#forgotten, change);
      },
    });
  }

  /** Count of changes. */
  get count(): number {
    return this.#count;
  }

  note(name: string): void {
    this.#count += 1;
    this.#last.set(name, this.#count);
  }

  /** Anything may have changed. */
  noteUnknown(): void {
    this.#count += 1;
    this.#forgotten = this.#count;
  }

  /** Number of the last change under a name, or of the last forgotten change if that is higher. */
  lastOf(name: string): number {
    // Usually nothing has changed, and no name is hashed.
    if (this.#last.size === 0) return this.#forgotten;
    return Math.max(this.#forgotten, this.#last.get(name) ?? 0);
  }

  /** @param since the count when the answer was asked for */
  hasChanged(name: string, since: number): boolean {
    return this.lastOf(name) > since;
  }
}
