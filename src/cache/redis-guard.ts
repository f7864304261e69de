/**
 * Commands to a store that may be slow or dead: after a few milliseconds one goes on without it. While it stays late,
 * it is not asked at all, and what it still owes is bounded, so that nothing piles up behind it.
 */

/** Commands that may be owed at a time. */
const MOST_OWED = 2000;

/** So many late or failed commands one after the other pause the store, for so long. */
const LATE_IN_A_ROW = 5;
const PAUSE_MS = 500;

export class Impatience {
  readonly #timeoutMs: number;
  #owed = 0;
  #late = 0;
  #pausedUntil = 0;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Whether commands go through at the moment. */
  get isAnswering(): boolean {
    return this.#late < LATE_IN_A_ROW;
  }

  /** @returns the command's result, or undefined when it did not come in time or failed; never rejects */
  async attempt<Result>(command: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#owed >= MOST_OWED || performance.now() < this.#pausedUntil) return undefined;
    const { promise, resolve } = Promise.withResolvers<Result | undefined>();
    let isSettled = false;
    const settle = (result: Result | undefined, inTime: boolean) => {
      if (isSettled) return;
      isSettled = true;
      this.#note(inTime);
      resolve(result);
    };
    // If it was this process that stood still, the answer may lie ready: it is read before the check phase.
    const late = setTimeout(() => setImmediate(settle, undefined, false), this.#timeoutMs);
    this.#owed += 1;
    command()
      .then(
        (result) => settle(result, true),
        () => settle(undefined, false),
      )
      .finally(() => {
        this.#owed -= 1;
        clearTimeout(late);
      });
    return promise;
  }

  #note(inTime: boolean): void {
    this.#late = inTime ? 0 : this.#late + 1;
    if (this.#late >= LATE_IN_A_ROW) this.#pausedUntil = performance.now() + PAUSE_MS;
  }
}
