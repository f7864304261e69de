/**
 * Layer: a call ends after the source's time, or when the request's own time is up, even if the
 * connector does not look at its signal.
 */
import { Deadline } from '../lib/deadline.ts';
import type { CallSource } from '../source-api/question.ts';
import { untilAborted } from '../source-api/until-aborted.ts';

export function withTimeout(timeoutMs: number, next: CallSource): CallSource {
  return async (call) => {
    const deadline = new Deadline(timeoutMs, call.signal);
    try {
      return await untilAborted(deadline.signal, next({ ...call, signal: deadline.signal }));
    } finally {
      deadline.clear();
    }
  };
}
