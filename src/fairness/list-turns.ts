/**
 * Turns of long lists of people, each of which costs as much as a hundred forms. Lists start one after the
 * other, in turns of accounts, so a burst of lists delays neither forms nor the lists of another caller.
 */
import type { Cancellation } from '../lib/cancellation.ts';
import { FairQueue } from './fair-queue.ts';
import type { AccountPath, Permit } from './shared-pool.ts';

/** A request that names more people is a list; one that names fewer never waits here. */
const MOST_OF_A_FORM = 10;

/**
 * The longest that a list keeps the next one waiting. One that has not been answered by then waits for slow
 * sources.
 */
const LONGEST_TURN_MS = 250;

export class ListTurns {
  readonly #waiting = new FairQueue<() => void>();
  #isTaken = false;

  /**
   * @param people that a request names
   * @param deadline of the request, at which it waits no longer
   * @returns undefined for a request that is no list; else its turn, to be released when it has been answered
   */
  next(account: AccountPath, people: number, deadline: Cancellation): Promise<Permit> | undefined {
    if (people <= MOST_OF_A_FORM) return undefined;
    const { promise, resolve } = Promise.withResolvers<Permit>();
    const takeOut = this.#waiting.push(account, () => resolve(this.#take()));
    deadline.onCancel(() => {
      takeOut();
      resolve({ release: () => undefined });
    });
    if (!this.#isTaken) this.#pass();
    return promise;
  }

  #take(): Permit {
    this.#isTaken = true;
    let isOver = false;
    const release = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#pass();
    };
    const timer = setTimeout(release, LONGEST_TURN_MS);
    return { release };
  }

  /** Passes the turn on. */
  #pass(): void {
    this.#isTaken = false;
    this.#waiting.shift()?.();
  }
}
