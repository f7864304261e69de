/**
 * Throttle layer: after a 429, or a 503 with Retry-After, the source gets no call for that time, a minute at
 * most. Calls meanwhile are rejected with the time left. Of two overlapping pauses the longer one applies.
 */
import { LONGEST_PAUSE_MS, SourceError } from '../source-api/answer.ts';
import type { CallSource } from '../source-api/call.ts';
import type { Call, Reply } from '../source-api/source.ts';
import type { CallLayer } from './layers.ts';

export function withThrottle(throttle: Throttle): CallLayer {
  return (next) => (call) => throttle.run(next, call);
}

export class Throttle {
  /** By `performance.now()`. */
  #until = 0;

  /** Time left of the pause; 0 or less without one. */
  get leftMs(): number {
    return Math.ceil(this.#until - performance.now());
  }

  /** @throws SourceError THROTTLED */
  async run(next: CallSource, call: Call): Promise<readonly Reply[]> {
    const { leftMs: retryAfterMs } = this;
    if (retryAfterMs > 0) throw new SourceError({ code: 'THROTTLED', retryAfterMs });
    try {
      return await next(call);
    } catch (error) {
      if (!(error instanceof SourceError) || error.failure.code !== 'THROTTLED') throw error;
      const { retryAfterMs: asked = 0, ...failure } = error.failure;
      this.#until = Math.max(this.#until, performance.now() + Math.min(asked, LONGEST_PAUSE_MS));
      const { leftMs } = this;
      // The failure carries the actual pause, which may differ from the source's Retry-After.
      throw new SourceError({ ...failure, ...(leftMs > 0 && { retryAfterMs: leftMs }) }, error.message);
    }
  }
}
