/**
 * Shares the time of this process between callers: each turn of the event loop begins a few questions to sources, of each
 * caller in turn. Those about a list of a hundred people begin in slices, between which the requests of others come in.
 */
import type { Ending } from '../lib/cancellation.ts';
import { FairQueue } from './fair-queue.ts';
import type { AccountPath } from './shared-pool.ts';

/** Questions that begin in one turn of the event loop; each costs some tenths of a millisecond. */
const QUESTIONS_PER_TURN = 10;

export class Turns {
  readonly #waiting = new FairQueue<() => void>();
  #begun = 0;
  #isScheduled = false;

  /**
   * @param deadline at which it is its turn in any case
   * @returns undefined when the question may begin at once, else what resolves when it is its turn
   */
  next(account: AccountPath, deadline: Ending): Promise<void> | undefined {
    this.#schedule();
    if (this.#begun < QUESTIONS_PER_TURN && this.#waiting.size === 0) {
      this.#begun += 1;
      return undefined;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const takeOut = this.#waiting.push(account, resolve);
    deadline.whenEnded(() => {
      takeOut();
      resolve();
    });
    return promise;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#isScheduled = false;
    this.#begun = 0;
    for (; this.#begun < QUESTIONS_PER_TURN; this.#begun += 1) {
      const begin = this.#waiting.shift();
      if (!begin) return;
      begin();
    }
    this.#schedule();
  }
}
