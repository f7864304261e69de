/**
 * Cache entry: a source's reply, the id of its call and its lifetime. Its age is measured by the monotonic
 * clock of this process, so setting the machine's clock changes no age. Durations are milliseconds.
 */
import type { Outcome } from '../source-api/call.ts';
import type { CachePolicy } from '../source-api/policies.ts';
import type { Reply } from '../source-api/source.ts';

export interface Entry {
  readonly reply: Reply;
  readonly requestId: string | null;
  /** Milliseconds since 1970, for display and for comparison between machines. */
  readonly fetchedAt: number;
  /** The same moment by `performance.now()` of this process. */
  readonly arrivedAt: number;
  /** Below this age the entry is fresh. */
  readonly freshMs: number;
  /** Below this age the entry may be served stale, while the source is out of reach. */
  readonly keptMs: number;
}

/** Time for which an answer is fresh, in milliseconds since it arrived. */
export interface FreshMs {
  /** With a record. */
  readonly record: number;
  /** Without one. */
  readonly negative: number;
}

/** Largest random cut of a time to live, so that entries fetched together do not expire together. */
const JITTER = 0.1;

/** @param policy undefined if nothing is kept */
export function freshMsOf(
  { jitter = 0 }: Pick<Outcome, 'jitter'>,
  { ttl, negativeTtl }: CachePolicy = NOTHING_KEPT,
): FreshMs {
  return { record: ttl * (1 - JITTER * jitter) * 1000, negative: negativeTtl * 1000 };
}

const NOTHING_KEPT: CachePolicy = { ttl: 0, negativeTtl: 0, staleFor: 0 };

/** @returns undefined if the policy keeps none */
export function recordEntry(outcome: Outcome, policy: CachePolicy): Entry | undefined {
  return entryOf(outcome, freshMsOf(outcome, policy).record, policy.ttl + policy.staleFor);
}

/** A negative never outlives its time. @returns undefined if the policy keeps none */
export function negativeEntry(outcome: Outcome, policy: CachePolicy): Entry | undefined {
  return entryOf(outcome, freshMsOf(outcome, policy).negative, policy.negativeTtl);
}

/** @param now by `performance.now()` */
export function ageOf({ arrivedAt }: Pick<Entry, 'arrivedAt'>, now = performance.now()): number {
  return Math.max(0, now - arrivedAt);
}

/** True for an entry that is served without asking the source. @param now by `performance.now()` */
export function isFresh(entry: Entry, now = performance.now()): boolean {
  return ageOf(entry, now) < entry.freshMs;
}

/** True for an entry that may be served at all. @param now by `performance.now()` */
export function isKept(entry: Entry, now = performance.now()): boolean {
  return ageOf(entry, now) < entry.keptMs;
}

function entryOf(
  { reply, requestId, fetchedAt, arrivedAt }: Outcome,
  freshMs: number,
  keptSeconds: number,
): Entry | undefined {
  if (keptSeconds === 0) return undefined;
  return {
    reply,
    requestId,
    fetchedAt: fetchedAt.getTime(),
    arrivedAt,
    freshMs,
    keptMs: keptSeconds * 1000,
  };
}
