/**
 * How one source has been doing, as this process sees it: since the start, and the latency of its last calls. The
 * figures are told to the metrics as they arise.
 */
import type { SourceFailureCode } from '../generated/schema.ts';

/** What became of a question at the cache. `STALE` is one that was a miss before. */
export type CacheResult = 'HIT' | 'NEGATIVE_HIT' | 'MISS' | 'STALE';

/** How a call ended. */
export type CallResult = 'ANSWERED' | SourceFailureCode;

/** Told every figure as it arises. */
export interface HealthListener {
  called(result: CallResult, milliseconds: number): void;
  read(part: string, result: CacheResult): void;
}

/** Calls whose latency is remembered. */
const RECENT_CALLS = 256;

export class SourceHealth {
  readonly #listener: HealthListener;
  readonly #recent: number[] = [];
  #calls = 0;
  readonly #reads: Record<CacheResult, number> = { HIT: 0, NEGATIVE_HIT: 0, MISS: 0, STALE: 0 };

  constructor(listener: HealthListener) {
    this.#listener = listener;
  }

  called(result: CallResult, milliseconds: number): void {
    this.#recent[this.#calls % RECENT_CALLS] = milliseconds;
    this.#calls += 1;
    this.#listener.called(result, milliseconds);
  }

  read(part: string, result: CacheResult): void {
    this.#reads[result] += 1;
    this.#listener.read(part, result);
  }

  /** Milliseconds within which this share of the last calls ended; null before the first. @param share 0 to 1 */
  latencyMs(share: number): number | null {
    const sorted = this.#recent.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
  }

  /** Share of the questions that the cache answered, 0 to 1; null before the first. */
  get hitRatio(): number | null {
    const { HIT, NEGATIVE_HIT, MISS } = this.#reads;
    const hits = HIT + NEGATIVE_HIT;
    return hits + MISS === 0 ? null : hits / (hits + MISS);
  }

  get staleServed(): number {
    return this.#reads.STALE;
  }
}
