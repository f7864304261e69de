/**
 * What is kept of a source's reply: what came, under which id, and for how long it may serve. Its age is counted on the monotonic
 * clock of this process, so that a machine whose clock is set makes nothing younger or older. Durations are milliseconds.
 */
import type { Outcome } from '../source-api/call.ts';
import type { CachePolicy } from '../source-api/policies.ts';
import type { Reply } from '../source-api/source.ts';

export interface Entry {
  readonly reply: Reply;
  readonly requestId: string | null;
  /** Milliseconds since 1970, to be shown and to be compared between machines. */
  readonly fetchedAt: number;
  /** The same moment by `performance.now()` of this process. */
  readonly arrivedAt: number;
  /** Younger than this it is served as it is. */
  readonly freshMs: number;
  /** Younger than this it may stand in for a source out of reach. */
  readonly keptMs: number;
}

/** The share of a time to live that chance may take off, so that what was fetched together does not run out together. */
const JITTER = 0.1;

/** @returns undefined when the policy keeps none */
export function recordEntry(outcome: Outcome, { ttl, staleFor }: CachePolicy): Entry | undefined {
  return entryOf(outcome, ttl * (1 - JITTER * Math.random()), ttl + staleFor);
}

/** A negative never outlives its time. @returns undefined when the policy keeps none */
export function negativeEntry(outcome: Outcome, { negativeTtl }: CachePolicy): Entry | undefined {
  return entryOf(outcome, negativeTtl, negativeTtl);
}

/** @param now by `performance.now()` */
export function ageOf({ arrivedAt }: Pick<Entry, 'arrivedAt'>, now = performance.now()): number {
  return Math.max(0, now - arrivedAt);
}

/** Whether an entry is served as it is. @param now by `performance.now()` */
export function isFresh(entry: Entry, now = performance.now()): boolean {
  return ageOf(entry, now) < entry.freshMs;
}

/** Whether an entry may serve at all. @param now by `performance.now()` */
export function isKept(entry: Entry, now = performance.now()): boolean {
  return ageOf(entry, now) < entry.keptMs;
}

function entryOf(
  { reply, requestId, fetchedAt, arrivedAt }: Outcome,
  freshSeconds: number,
  keptSeconds: number,
): Entry | undefined {
  if (keptSeconds === 0) return undefined;
  return {
    reply,
    requestId,
    fetchedAt: fetchedAt.getTime(),
    arrivedAt,
    freshMs: freshSeconds * 1000,
    keptMs: keptSeconds * 1000,
  };
}
