/**
 * Something that ends once: the time of a request, the interest of a client. Every question of a request listens to
 * it, so it is no AbortSignal, of which adding and removing a listener takes as long as it has listeners.
 */
export class Ending {
  #hasEnded = false;
  readonly #listeners = new Set<() => void>();

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  readonly end = (): void => {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  };

  /** Has a listener told of the end, at once if that was before. */
  whenEnded(listener: () => void): void {
    if (this.#hasEnded) listener();
    else this.#listeners.add(listener);
  }

  forget(listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
