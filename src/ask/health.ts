/**
 * How one source has been doing, as this process sees it: since the start, and the latency of its last calls. Calls
 * are told to the metrics as they end; how the cache was read they look up.
 */
import type { SourceFailureCode } from '../generated/schema.ts';
import type { Note } from './draft.ts';

/** What became of a question at the cache. `STALE` is one that was a miss before. */
export type CacheResult = 'HIT' | 'NEGATIVE_HIT' | 'MISS' | 'STALE';

/** How a call ended. */
export type CallResult = 'ANSWERED' | SourceFailureCode;

/** Told of every call as it ends. */
export interface HealthListener {
  called(result: CallResult, milliseconds: number): void;
  /** Told of each value of a record that could not be read. */
  noted(note: Note): void;
}

type Reads = Record<CacheResult, number>;

/** Calls whose latency is remembered. */
const RECENT_CALLS = 256;

export class SourceHealth {
  readonly #listener: HealthListener;
  readonly #recent: number[] = [];
  #calls = 0;
  #droppedCodes = 0;
  readonly #reads = new Map<string, Reads>();

  constructor(listener: HealthListener) {
    this.#listener = listener;
  }

  called(result: CallResult, milliseconds: number): void {
    this.#recent[this.#calls % RECENT_CALLS] = milliseconds;
    this.#calls += 1;
    this.#listener.called(result, milliseconds);
  }

  noted(note: Note): void {
    this.#listener.noted(note);
  }

  /** A code of the source that did not look like one went no further. */
  codeDropped(): void {
    this.#droppedCodes += 1;
  }

  get droppedCodes(): number {
    return this.#droppedCodes;
  }

  read(part: string, result: CacheResult): void {
    this.#readsOf(part)[result] += 1;
  }

  /** Questions at the cache since the start, by part and by what became of them. */
  get reads(): ReadonlyMap<string, Readonly<Reads>> {
    return this.#reads;
  }

  /** Milliseconds within which this share of the last calls ended; null before the first. @param share 0 to 1 */
  latencyMs(share: number): number | null {
    const sorted = this.#recent.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
  }

  /** Share of the questions that the cache answered, 0 to 1; null before the first. */
  get hitRatio(): number | null {
    const hits = this.#count('HIT') + this.#count('NEGATIVE_HIT');
    const all = hits + this.#count('MISS');
    return all === 0 ? null : hits / all;
  }

  get staleServed(): number {
    return this.#count('STALE');
  }

  #readsOf(part: string): Reads {
    const known = this.#reads.get(part);
    if (known) return known;
    const reads = { HIT: 0, NEGATIVE_HIT: 0, MISS: 0, STALE: 0 };
    this.#reads.set(part, reads);
    return reads;
  }

  #count(result: CacheResult): number {
    return this.#reads.values().reduce((sum, reads) => sum + reads[result], 0);
  }
}
