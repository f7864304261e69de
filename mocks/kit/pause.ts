/**
 * Requests that are kept waiting. Whoever waits is let go when the time is up, when the faults change, when
 * the caller gives up, or when the mock closes, so that nothing waits for ever.
 */
import type { ServerResponse } from 'node:http';

export class Pause {
  readonly #waiting = new Set<() => void>();

  /**
   * Waits `ms` milliseconds, or until released when `ms` is null.
   *
   * @returns whether the time went by, as against being let go before
   */
  async wait(response: ServerResponse, ms: number | null): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let timeIsUp = false;
    const timer =
      ms === null
        ? undefined
        : setTimeout(() => {
            timeIsUp = true;
            resolve();
          }, ms);
    this.#waiting.add(resolve);
    response.once('close', resolve);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(resolve);
    response.off('close', resolve);
    return timeIsUp;
  }

  release(): void {
    for (const resolve of this.#waiting) resolve();
  }
}
