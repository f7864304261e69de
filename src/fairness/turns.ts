/**
 * Shares the time of this process between callers. Work about a list of a hundred people is done piece by
 * piece: once a turn of the event loop has been at work for some milliseconds, the next piece waits for a
 * later one, and callers take turns. In between, the requests and answers of others come in. A request about
 * one person seldom waits: only where others have used up the turn.
 */
import process from 'node:process';
import type { Cancellation } from '../lib/cancellation.ts';
import { FairQueue } from './fair-queue.ts';
import type { AccountPath } from './shared-pool.ts';

/** Milliseconds of work in one turn of the event loop, after which pieces of work wait; each takes some tenths. */
const TURN_MS = 4;
/** Pieces that begin at once in one turn: what they take shows only when they have all begun. */
const AT_ONCE = 16;

export class Turns {
  readonly #waiting = new FairQueue<() => void>();
  readonly #now: () => number;
  /** Since when this turn of the event loop has been at work; undefined before its first piece. */
  #since: number | undefined;
  #begun = 0;

  /** @param now milliseconds of a monotonic clock */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * @param account whose work it is
   * @param deadline at which it is its turn in any case
   * @returns undefined when the work may begin at once, else what resolves when it is its turn
   */
  next(account: AccountPath, deadline?: Cancellation): Promise<void> | undefined {
    if (this.#since === undefined) this.#schedule();
    if (this.#waiting.size === 0 && this.#begun < AT_ONCE && this.#hasTime) {
      this.#begun += 1;
      return undefined;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const takeOut = this.#waiting.push(account, resolve);
    deadline?.onCancel(() => {
      takeOut();
      resolve();
    });
    return promise;
  }

  /** Does something with each, one after the other, each in a turn of its own where the time is used up. */
  async each<Item, Result>(
    account: AccountPath,
    items: Iterable<Item>,
    act: (item: Item, index: number) => Result | Promise<Result>,
  ): Promise<Result[]> {
    const results: Result[] = [];
    for (const item of items) {
      await this.next(account);
      results.push(await act(item, results.length));
    }
    return results;
  }

  get #hasTime(): boolean {
    return this.#now() - (this.#since ?? 0) < TURN_MS;
  }

  #schedule(): void {
    this.#since = this.#now();
    this.#begun = 0;
    setImmediate(() => this.#serve());
  }

  /** Begins the next piece, and further ones for as long as this turn of the event loop has time. */
  #serve(): void {
    this.#waiting.shift()?.();
    if (this.#waiting.size === 0) {
      this.#since = undefined;
      return;
    }
    // A piece runs in microtasks; the tick after them measures its time.
    queueMicrotask(() =>
      process.nextTick(() => {
        if (this.#hasTime) this.#serve();
        else this.#schedule();
      }),
    );
  }
}

/** Those of this process, which has one event loop for all that it does. */
export const turns = new Turns();
