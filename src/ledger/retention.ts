/**
 * Removes entries that are older than the configuration keeps them, a whole month at a time and no more than one a day: so
 * a clock that is wrong costs little before somebody sees what it does.
 */
import { monthOf, monthStart } from './month.ts';
import type { AuditStore } from './stores/store.ts';
import type { AuditWriter } from './writer.ts';

export interface RetentionOptions {
  readonly writer: Pick<AuditWriter, 'name' | 'prune'>;
  readonly store: Pick<AuditStore, 'heads' | 'marks' | 'oldest'>;
  /** Whole months that entries are kept. */
  readonly months: number;
  /** Told which month was removed, e.g. `2026-11`. */
  readonly onRemoved: (month: string) => void;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
}

export interface Clock {
  /** Milliseconds since 1970, as far as anybody knows. */
  now(this: void): number;
  /** Milliseconds since any moment, which nobody sets. */
  elapsed(this: void): number;
}

/** The clock is so far beyond what was written last that it is more likely wrong than right. */
export class ClockAhead extends Error {
  readonly code = 'the clock is more than 35 days beyond the newest entry of before the start';
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than a gateway stands still without anybody looking at it. */
const MOST_AHEAD_MS = 35 * DAY_MS;
/** Between two removals, whoever made them: other gateways look daily too, and one that crashes looks at each start. */
const REST_MS = 20 * HOUR_MS;

const SYSTEM: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

/** The first millisecond of the oldest month that is kept. */
export function keptFrom(now: number, months: number): number {
  return monthStart(now, -months);
}

export class Retention {
  readonly #options: RetentionOptions;
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #start: number;
  /** Time of the newest commit that others had written. */
  #newest: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: RetentionOptions) {
    this.#options = options;
    this.#clock = options.clock ?? SYSTEM;
    this.#startedAt = this.#clock.now();
    this.#start = this.#clock.elapsed();
  }

  /** Looks at once and then daily. */
  start(): void {
    void this.look();
    this.#timer = setInterval(() => void this.look(), DAY_MS);
  }

  /** What is under way is left to the next process where it fails now. */
  end(): void {
    clearInterval(this.#timer);
    this.#ended = true;
  }

  /** Removes the oldest month, if it is older than is kept. */
  async look(): Promise<void> {
    const { writer, months, onRemoved, onError } = this.#options;
    try {
      const month = await this.#due(keptFrom(this.#clock.now(), months));
      if (month === undefined) return;
      await writer.prune(monthStart(month, 1));
      onRemoved(monthOf(month));
    } catch (error) {
      if (!this.#ended) onError(error);
    }
  }

  /**
   * @returns the first millisecond of the month that is to be removed
   * @throws ClockAhead
   */
  async #due(before: number): Promise<number | undefined> {
    const { store } = this.#options;
    const oldest = await store.oldest();
    if (oldest === undefined || oldest >= before) return undefined;
    const now = this.#clock.now();
    if (now - (await this.#expected()) > MOST_AHEAD_MS)
      throw new ClockAhead('Nothing is removed by a clock that may be wrong.');
    const removed = (await store.marks()).map(({ at }) => at);
    return removed.some((at) => Math.abs(now - at) < REST_MS) ? undefined : monthStart(oldest, 0);
  }

  /** What time it is by what was written before, and by what has passed since. */
  async #expected(): Promise<number> {
    const { store, writer } = this.#options;
    const heads = this.#newest === undefined ? await store.heads(2) : [];
    // An own entry is of the very clock that is in question. In a store where there is no other, nothing contradicts it.
    this.#newest ??= heads.find((head) => head.writer !== writer.name)?.at ?? this.#startedAt;
    return this.#newest + this.#clock.elapsed() - this.#start;
  }
}
