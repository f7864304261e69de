/**
 * Retry layer: repeats a call whose connection was lost, or that failed with an error of the source, a
 * bounded number of times and after a random pause. Calls only read, so a repetition is safe. A call that
 * timed out is not repeated: no request would wait for it, and a slow source would get slower.
 */
import { DelegateBackoff, handleWhen, retry, type IRetryBackoffContext } from 'cockatiel';
import { SourceError } from '../source-api/answer.ts';
import type { RetryPolicy } from '../source-api/policies.ts';
import type { CallLayer } from './layers.ts';

/** @param mayRetry called before each repetition; false while the breaker is not closed */
export function withRetry({ times, maxDelayMs }: RetryPolicy, mayRetry: () => boolean): CallLayer {
  const backoff = new DelegateBackoff(({ attempt, result }: IRetryBackoffContext<unknown>) => {
    // The usual cause is a kept connection that the source has closed: a new one works at once.
    const isFirstLoss = attempt === 1 && 'error' in result && codeOf(result.error) === 'UNREACHABLE';
    return isFirstLoss ? 0 : maxDelayMs * (0.5 + Math.random() / 2);
  });
  const policy = retry(
    handleWhen((error) => isWorthRepeating(error) && mayRetry()),
    { maxAttempts: times, backoff },
  );
  return (next) => (call) => {
    let last: unknown;
    return policy.execute(async ({ attempt }) => {
      // The breaker may have opened during the pause.
      if (attempt > 0 && !mayRetry()) throw last;
      try {
        return await next(call);
      } catch (error) {
        last = error;
        throw error;
      }
    }, call.signal);
  };
}

function isWorthRepeating(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'UNREACHABLE' || code === 'UPSTREAM_ERROR';
}

function codeOf(error: unknown): string | undefined {
  return error instanceof SourceError ? error.failure.code : undefined;
}
