/**
 * Layer: a source that asks to be left alone for a while (429 or 503 with Retry-After) is left alone for so long.
 * Whoever asks meanwhile is told at once how long it still is.
 */
import { SourceError } from './answer.ts';
import type { AskCall } from './question.ts';

/** However long a source asks for, it is tried again after this. */
const LONGEST_PAUSE_MS = 60_000;

export function withThrottle(next: AskCall): AskCall {
  let until = 0;
  return async (call) => {
    const retryAfterMs = until - Date.now();
    if (retryAfterMs > 0) throw new SourceError({ code: 'THROTTLED', retryAfterMs });
    try {
      return await next(call);
    } catch (error) {
      const failure = error instanceof SourceError ? error.failure : undefined;
      if (failure?.code === 'THROTTLED') {
        until = Date.now() + Math.min(failure.retryAfterMs ?? 0, LONGEST_PAUSE_MS);
      }
      throw error;
    }
  };
}
