/**
 * Call statistics of one system since the last reset. Only counts: no times, no numbers of people. Memory is
 * bounded.
 */

export interface StatsView {
  readonly calls: number;
  readonly keys: number;
  readonly batchSizes: readonly number[];
  readonly tokens: number;
  readonly contractBreaks: number;
}

const KEPT_BATCHES = 10_000;

export class SystemStats {
  #calls = 0;
  #keys = 0;
  #tokens = 0;
  #contractBreaks = 0;
  // A ring buffer: once it is full, the newest size replaces the oldest.
  #batchSizes: number[] = [];

  /** Counts a business call about `keys` subjects, regardless of its outcome. */
  called(keys: number): void {
    this.#batchSizes[this.#calls % KEPT_BATCHES] = keys;
    this.#calls += 1;
    this.#keys += keys;
  }

  tokenIssued(): void {
    this.#tokens += 1;
  }

  contractBroken(): void {
    this.#contractBreaks += 1;
  }

  reset(): void {
    this.#calls = this.#keys = this.#tokens = this.#contractBreaks = 0;
    this.#batchSizes = [];
  }

  view(): StatsView {
    const oldest = this.#calls > KEPT_BATCHES ? this.#calls % KEPT_BATCHES : 0;
    return {
      calls: this.#calls,
      keys: this.#keys,
      batchSizes: [...this.#batchSizes.slice(oldest), ...this.#batchSizes.slice(0, oldest)],
      tokens: this.#tokens,
      contractBreaks: this.#contractBreaks,
    };
  }
}
