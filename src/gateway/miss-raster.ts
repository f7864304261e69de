/**
 * Responses that hide whether a number exists leave at fixed intervals after their request began, so that
 * their time does not reveal it. Responses without a miss are not delayed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../source-api/answer.ts';
import type { Cancellation } from '../lib/cancellation.ts';

export class MissRaster {
  readonly #milliseconds: number;
  readonly #deadline: Cancellation;
  readonly #began = performance.now();
  #isMissed = false;

  /**
   * @param milliseconds 0 for callers who may know of a mismatch
   * @param deadline an answer that waited until then says nothing by its time
   */
  constructor(milliseconds: number, deadline: Cancellation) {
    this.#milliseconds = milliseconds;
    this.#deadline = deadline;
  }

  get isOn(): boolean {
    return this.#milliseconds > 0;
  }

  /** To be called with every answer of a source before it is passed on. */
  readonly note = (answer: Answer<unknown>): Answer<unknown> => {
    this.#isMissed ||= answer.status === 'NOT_FOUND' || answer.status === 'MISMATCH';
    return answer;
  };

  /** Resolves when the answer may leave; undefined when that is at once. */
  turn(): Promise<void> | undefined {
    const step = this.#milliseconds;
    if (!this.#isMissed || step === 0 || this.#deadline.isCancelled) return undefined;
    return this.#wait(Math.ceil((performance.now() - this.#began) / step) * step);
  }

  async #wait(until: number): Promise<void> {
    // A timer may end a moment early.
    for (;;) {
      const left = this.#began + until - performance.now();
      if (left <= 0) return;
      await sleep(Math.ceil(left));
    }
  }
}
