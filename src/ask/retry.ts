/**
 * Layer: a call whose connection was lost, or that met an error of the source's own, is made again, a bounded number
 * of times and after a random pause. Every call only reads, so repeating one is safe. A call that took too long is not
 * repeated: nobody would wait for it, and a slow source gets slower by it.
 */
import { DelegateBackoff, handleWhen, retry, type IRetryBackoffContext } from 'cockatiel';
import { SourceError } from '../source-api/answer.ts';
import type { RetryPolicy } from '../source-api/policies.ts';
import type { CallSource } from '../source-api/question.ts';

/** @param mayRetry asked before each repetition; false when the source is known to be out of order */
export function withRetry(
  { times, maxDelayMs }: RetryPolicy,
  mayRetry: () => boolean,
  next: CallSource,
): CallSource {
  const backoff = new DelegateBackoff(({ attempt, result }: IRetryBackoffContext<unknown>) => {
    // A connection that was kept open and has died since is the usual reason: a new one serves at once.
    const isFirstLoss = attempt === 1 && 'error' in result && codeOf(result.error) === 'UNREACHABLE';
    return isFirstLoss ? 0 : maxDelayMs * (0.5 + Math.random() / 2);
  });
  const policy = retry(
    handleWhen((error) => isWorthRepeating(error) && mayRetry()),
    { maxAttempts: times, backoff },
  );
  return (call) => {
    let last: unknown;
    return policy.execute(async ({ attempt }) => {
      // Much may have happened during the pause.
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
