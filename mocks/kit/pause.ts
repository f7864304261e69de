/**
 * Requests that are kept waiting. Whoever waits is let go when the time is up, when the faults change, when
 * the caller gives up, or when the mock closes, so that nothing waits for ever.
 */
import type { ServerResponse } from 'node:http';

export class Pause {
  readonly #waiting = new Set<() => void>();

  /** Waits `ms` milliseconds, or until released when `ms` is null. */
  async wait(response: ServerResponse, ms: number | null): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = ms === null ? undefined : setTimeout(resolve, ms);
    this.#waiting.add(resolve);
    response.once('close', resolve);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(resolve);
    response.off('close', resolve);
  }

  release(): void {
    for (const resolve of this.#waiting) resolve();
  }
}
