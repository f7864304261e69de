/**
 * Something that ends once: the time of a request, the interest of a client. Every question of a request listens to
 * it, so it is no AbortSignal, of which adding a listener takes as long as it has listeners.
 */
export class Ending {
  #hasEnded = false;
  #listeners: (() => void)[] | undefined;

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const told = this.#listeners ?? [];
    this.#listeners = undefined;
    for (const listener of told) listener();
  }

  /** Has a listener told of the end, at once if that was before. */
  whenEnded(listener: () => void): void {
    if (this.#hasEnded) listener();
    else (this.#listeners ??= []).push(listener);
  }
}
