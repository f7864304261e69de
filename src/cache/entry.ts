/** What is kept of a source's reply: what came, under which id, and until when it may serve. Moments are milliseconds since 1970. */
import type { Outcome } from '../ask/question.ts';
import type { CachePolicy } from '../ask/policies.ts';
import type { Reply } from '../ask/source.ts';

export interface Entry {
  readonly reply: Reply;
  readonly requestId: string | null;
  readonly fetchedAt: number;
  /** Until then it is served as it is. */
  readonly freshUntil: number;
  /** Until then it may stand in for a source out of reach. */
  readonly keptUntil: number;
}

/** The share of a time to live that chance may take off, so that what was fetched together does not run out together. */
const JITTER = 0.1;

/** @returns undefined when the policy keeps none */
export function recordEntry(outcome: Outcome, { ttl, staleFor }: CachePolicy): Entry | undefined {
  return entry(outcome, ttl * (1 - JITTER * Math.random()), ttl + staleFor);
}

/** A negative never outlives its time. @returns undefined when the policy keeps none */
export function negativeEntry(outcome: Outcome, { negativeTtl }: CachePolicy): Entry | undefined {
  return entry(outcome, negativeTtl, negativeTtl);
}

function entry(
  { reply, requestId, fetchedAt }: Outcome,
  freshSeconds: number,
  keptSeconds: number,
): Entry | undefined {
  if (keptSeconds === 0) return undefined;
  const at = fetchedAt.getTime();
  return {
    reply,
    requestId,
    fetchedAt: at,
    freshUntil: at + freshSeconds * 1000,
    keptUntil: at + keptSeconds * 1000,
  };
}
