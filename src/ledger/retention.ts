/**
 * Removes entries that are older than the configuration keeps them, a whole month at a time and at most one a
 * day, so that a wrong clock removes little before an operator notices.
 */
import { monthOf, monthStart } from './month.ts';
import type { AuditStore } from './stores/store.ts';
import type { AuditWriter } from './writer.ts';

export interface RetentionOptions {
  readonly writer: Pick<AuditWriter, 'name' | 'prune'>;
  readonly store: Pick<AuditStore, 'heads' | 'marks' | 'oldest'>;
  /** Whole months that entries are kept. */
  readonly months: number;
  /** Called with the month that was removed, e.g. `2026-11`. */
  readonly onRemoved: (month: string) => void;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
}

export interface Clock {
  /** Milliseconds since 1970, by a clock that may be wrong. */
  now(this: void): number;
  /** Milliseconds of a monotonic clock. */
  elapsed(this: void): number;
}

/** The clock is so far ahead of the newest entry that it is probably wrong. */
export class ClockAhead extends Error {
  readonly code = 'the clock is more than 35 days beyond the newest entry of before the start';
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than a gateway is down unnoticed. */
const MOST_AHEAD_MS = 35 * DAY_MS;
/** Least time between two removals of all gateways. Each gateway checks daily and at each start. */
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

  /** Checks at once and then daily. */
  start(): void {
    void this.check();
    this.#timer = setInterval(() => void this.check(), DAY_MS);
  }

  /** A removal that fails from now on is left to the next process. */
  end(): void {
    clearInterval(this.#timer);
    this.#ended = true;
  }

  /** Removes the oldest month, if it is older than the months that are kept. */
  async check(): Promise<void> {
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
   * @returns the first millisecond of the month to remove
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

  /** The current time by the newest entry and the time since the start. */
  async #expected(): Promise<number> {
    const { store, writer } = this.#options;
    const heads = this.#newest === undefined ? await store.heads(2) : [];
    // Own entries have the time of the clock in question. Without entries of others, nothing contradicts it.
    this.#newest ??= heads.find((head) => head.writer !== writer.name)?.at ?? this.#startedAt;
    return this.#newest + this.#clock.elapsed() - this.#start;
  }
}
