/**
 * Throttle layer: after a 429, or a 503 with Retry-After, the source gets no call for that time, a minute at
 * most. Calls meanwhile are rejected with the time left. Of two overlapping pauses the longer one applies.
 */
import { SourceError } from '../source-api/answer.ts';
import type { CallLayer } from './layers.ts';

const LONGEST_PAUSE_MS = 60_000;

export function withThrottle(): CallLayer {
  return (next) => {
    /** By `performance.now()`. */
    let until = 0;
    const leftMs = () => Math.ceil(until - performance.now());
    return async (call) => {
      const retryAfterMs = leftMs();
      if (retryAfterMs > 0) throw new SourceError({ code: 'THROTTLED', retryAfterMs });
      try {
        return await next(call);
      } catch (error) {
        if (!(error instanceof SourceError) || error.failure.code !== 'THROTTLED') throw error;
        const { retryAfterMs: asked = 0, ...failure } = error.failure;
        until = Math.max(until, performance.now() + Math.min(asked, LONGEST_PAUSE_MS));
        const pauseMs = leftMs();
        // The failure carries the actual pause, which may differ from the source's Retry-After.
        throw new SourceError({ ...failure, ...(pauseMs > 0 && { retryAfterMs: pauseMs }) }, error.message);
      }
    };
  };
}
