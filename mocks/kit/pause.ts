/**
 * Delayed requests. A request continues when the time is up, when the faults change, when the client
 * disconnects, or when the mock closes, so that none waits for ever.
 */
import type { ServerResponse } from 'node:http';

export class Pause {
  readonly #waiting = new Set<() => void>();

  /**
   * Waits `ms` milliseconds; null waits until released.
   *
   * @returns whether the time passed, as opposed to an early release
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
