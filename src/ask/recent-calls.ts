/** Calls of the last minutes by how they ended, and how long they took: bounded memory at any rate. */
import type { SourceFailureCode } from '../generated/enums.ts';

/** Result of a call. `ABANDONED`: no client waited for it any more. */
export type CallResult = 'ANSWERED' | 'ABANDONED' | SourceFailureCode;

/** The window that figures of recent calls cover. */
export const RECENT_SECONDS = 300;

const SLOTS = 10;
const SLOT_MS = (RECENT_SECONDS * 1000) / SLOTS;
/** Durations are kept in buckets, each wider than the one before by 9 %. */
const BUCKETS_PER_DOUBLING = 8;
const SHORTEST_MS = 0.01;

/** Plain data, so that a worker can report it. */
export interface RecentFigures {
  /** Calls by how they ended. */
  readonly results: Readonly<Partial<Record<CallResult, number>>>;
  /** Calls by bucket of their duration. */
  readonly durations: Readonly<Record<number, number>>;
}

interface Slot {
  readonly number: number;
  readonly results: Map<CallResult, number>;
  readonly durations: Map<number, number>;
}

/** Results whose duration says nothing about the source: it was not reached, or the call was cancelled. */
const UNTIMED: ReadonlySet<CallResult> = new Set(['UNREACHABLE', 'ABANDONED']);

export class RecentCalls {
  readonly #slots: Slot[] = [];

  /** @param now milliseconds of the monotonic clock */
  add(result: CallResult, milliseconds: number, now: number): void {
    const { results, durations } = this.#slot(now);
    results.set(result, (results.get(result) ?? 0) + 1);
    if (UNTIMED.has(result)) return;
    const bucket = Math.round(Math.log2(Math.max(milliseconds, SHORTEST_MS)) * BUCKETS_PER_DOUBLING);
    durations.set(bucket, (durations.get(bucket) ?? 0) + 1);
  }

  figures(now: number): RecentFigures {
    const oldest = Math.floor(now / SLOT_MS) - SLOTS;
    const recent = this.#slots.filter(({ number }) => number > oldest);
    return sumOf(
      recent.map(({ results, durations }) => ({
        results: Object.fromEntries(results),
        durations: Object.fromEntries(durations),
      })),
    );
  }

  #slot(now: number): Slot {
    const number = Math.floor(now / SLOT_MS);
    const known = this.#slots[number % SLOTS];
    if (known?.number === number) return known;
    return (this.#slots[number % SLOTS] = { number, results: new Map(), durations: new Map() });
  }
}

export function sumOf(all: readonly RecentFigures[]): RecentFigures {
  const sum: { results: Record<string, number>; durations: Record<number, number> } = {
    results: {},
    durations: {},
  };
  for (const { results, durations } of all) {
    for (const [result, count] of Object.entries(results)) {
      sum.results[result] = (sum.results[result] ?? 0) + count;
    }
    for (const [bucket, count] of Object.entries(durations)) {
      sum.durations[Number(bucket)] = (sum.durations[Number(bucket)] ?? 0) + count;
    }
  }
  return sum;
}

/** Milliseconds within which this share of the calls ended, to 4 %; null without calls. @param share 0 to 1 */
export function durationWithin({ durations }: RecentFigures, share: number): number | null {
  const buckets = Object.entries(durations)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .toSorted(([a], [b]) => a - b);
  let left = buckets.reduce((sum, [, count]) => sum + count, 0) * share;
  for (const [bucket, count] of buckets) {
    left -= count;
    if (left <= 0) return Number((2 ** (bucket / BUCKETS_PER_DOUBLING)).toPrecision(3));
  }
  return null;
}
