/**
 * Layer: a source that asks to be left alone for a while (429 or 503 with Retry-After) is left alone for so long, a minute at the
 * most. Whoever asks meanwhile is told at once how long it still is. Of two pauses that overlap, the longer one stands.
 */
import { SourceError } from '../source-api/answer.ts';
import type { CallSource } from '../source-api/question.ts';

/** However long a source asks for, it is tried again after this. */
const LONGEST_PAUSE_MS = 60_000;

export function withThrottle(next: CallSource): CallSource {
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
      // Told is what is done, not what the source has asked for.
      throw new SourceError({ ...failure, ...(pauseMs > 0 && { retryAfterMs: pauseMs }) }, error.message);
    }
  };
}
