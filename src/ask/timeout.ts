/**
 * Timeout layer: a call ends after the source's time or when it is cancelled, even if the connector ignores
 * its signal.
 */
import { Deadline } from '../lib/deadline.ts';
import { untilAborted } from '../source-api/until-aborted.ts';
import type { CallLayer } from './layers.ts';

export function withTimeout(timeoutMs: number): CallLayer {
  return (next) => async (call) => {
    const deadline = new Deadline(timeoutMs, call.signal);
    try {
      return await untilAborted(deadline.signal, next({ ...call, signal: deadline.signal }));
    } finally {
      deadline.clear();
    }
  };
}
