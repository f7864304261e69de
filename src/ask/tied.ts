/**
 * Tie layer: a record that names no person is shown only together with a tied answer about the same triple
 * (law 1). All such records pass here, live, shared, cached or stale: `SourceClient` returns answers, and an
 * `Untied` is none.
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
import type { Layer, ReadSource, SourceClient } from './layers.ts';

export function withTie(): Layer<ReadSource, SourceClient> {
  return (next) => (question) => {
    const { part, subject } = question;
    if (!part.tiedBy) return tiedByItself(next(question), part.source);
    const tying = tiedByItself(next({ part: part.tiedBy, subject }), part.source);
    return tiedTo(tying, next(question), part.source);
  };
}

/** @param tying the answer of the part that ties, about the same triple and of the same source */
async function tiedTo(
  tying: Promise<Answer<unknown>>,
  read: Promise<Read>,
  source: SourceId,
): Promise<Answer<unknown>> {
  const tie = await tying;
  // The same answer, so it does not reveal what the source has under the number. The other answer is not
  // awaited.
  if (tie.status === 'NOT_FOUND' || tie.status === 'MISMATCH') return tie;
  if (tie.status !== 'FOUND') return notTied(source, tie.failure);
  const own = await read;
  if (own.status !== 'UNTIED') return own;
  const { match, numbers } = tie;
  return { ...own, status: 'FOUND', match, numbers };
}

/** The answer of a part whose records name their person. */
async function tiedByItself(read: Promise<Read>, source: SourceId): Promise<Answer<unknown>> {
  const own = await read;
  return own.status === 'UNTIED' ? notTied(source) : own;
}

/** @param failure of the answer that should tie, if that part was asked */
export function notTied(source: SourceId, failure: Failure | null = null): Answer<unknown> {
  const why: Failure = {
    code: 'NOT_TIED',
    ...(failure && isRetryable(failure) && { retryable: true }),
    ...(failure?.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }),
  };
  return failed(why, nothingFetched(source));
}
