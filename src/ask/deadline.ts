/**
 * A time limit that ends with its parent too, and that leaves no timer behind once it is cleared.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #parent: AbortSignal | undefined;
  readonly #abort = () => this.#controller.abort();

  /** @param parent whose end is this one's end too */
  constructor(milliseconds: number, parent?: AbortSignal) {
    this.#timer = setTimeout(this.#abort, milliseconds);
    this.#parent = parent;
    if (parent?.aborted) this.#abort();
    parent?.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#parent?.removeEventListener('abort', this.#abort);
  }
}
