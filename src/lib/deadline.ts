/** Time limits of calls. */

/** As AbortSignal.timeout() names it. */
const TIME_UP = 'TimeoutError';

/**
 * A time limit that ends with its parent too, and that leaves no timer behind once it is cleared.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #parent: AbortSignal | undefined;
  readonly #abort = () => this.#controller.abort();
  readonly #expire = () => this.#controller.abort(new DOMException('The time is up.', TIME_UP));

  /** @param parent whose end is this one's end too */
  constructor(milliseconds: number, parent?: AbortSignal) {
    this.#timer = setTimeout(this.#expire, milliseconds);
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

/** True if a signal was aborted by a time limit, and not by a cancellation. */
export function isTimeUp(signal: AbortSignal): boolean {
  const reason: unknown = signal.reason;
  return typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === TIME_UP;
}
