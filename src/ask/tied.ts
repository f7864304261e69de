/**
 * Layer: a record that names no person is shown only together with a tied answer about the same triple (law 1). Every path to such a
 * record ends here, whether it was live, shared, cached or stale: `SourceClient` gives answers, and an `Untied` is none.
 */
import type { SourceId } from '../generated/enums.ts';
import {
  failed,
  isRetryable,
  nothingFetched,
  type Answer,
  type Failure,
  type Read,
} from '../source-api/answer.ts';

/** @param tying the answer of the part that ties, about the same triple and of the same source */
export async function tiedTo(
  tying: Promise<Answer<unknown>>,
  read: Promise<Read>,
  source: SourceId,
): Promise<Answer<unknown>> {
  const tie = await tying;
  // The very same answer, so that it cannot be told from it what there is under the number. The other one is not waited for.
  if (tie.status === 'NOT_FOUND' || tie.status === 'MISMATCH') return tie;
  if (tie.status !== 'FOUND') return notTied(source, tie.failure);
  const own = await read;
  if (own.status !== 'UNTIED') return own;
  const { match, numbers } = tie;
  return { ...own, status: 'FOUND', match, numbers };
}

/** The answer of a part that says itself whose its records are. */
export async function tiedByItself(read: Promise<Read>, source: SourceId): Promise<Answer<unknown>> {
  const own = await read;
  return own.status === 'UNTIED' ? notTied(source) : own;
}

/** @param failure of the answer that should tie, where it was asked for */
export function notTied(source: SourceId, failure: Failure | null = null): Answer<unknown> {
  const why: Failure = {
    code: 'NOT_TIED',
    ...(failure && isRetryable(failure) && { retryable: true }),
    ...(failure?.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }),
  };
  return failed(why, nothingFetched(source));
}
