/**
 * Runs Redis commands with a timeout, a breaker (5 late or failed commands in a row pause for 500 ms) and at
 * most 2000 in flight. Resolves with undefined instead of rejecting.
 */

const MOST_IN_FLIGHT = 2000;
const LATE_IN_A_ROW = 5;
const PAUSE_MS = 500;

export class RedisGuard {
  readonly #timeoutMs: number;
  #inFlight = 0;
  #late = 0;
  #pausedUntil = 0;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** True while the breaker is closed. */
  get isAnswering(): boolean {
    return this.#late < LATE_IN_A_ROW;
  }

  /** @returns the command's result; undefined if it failed, was late or was not sent */
  async attempt<Result>(command: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#inFlight >= MOST_IN_FLIGHT || performance.now() < this.#pausedUntil) return undefined;
    const { promise, resolve } = Promise.withResolvers<Result | undefined>();
    let isSettled = false;
    const settle = (result: Result | undefined, inTime: boolean) => {
      if (isSettled) return;
      isSettled = true;
      this.#note(inTime);
      resolve(result);
    };
    // After a pause of this process the reply may be ready on the socket. It is read before the check phase.
    const late = setTimeout(() => setImmediate(settle, undefined, false), this.#timeoutMs);
    this.#inFlight += 1;
    command()
      .then(
        (result) => settle(result, true),
        () => settle(undefined, false),
      )
      .finally(() => {
        this.#inFlight -= 1;
        clearTimeout(late);
      });
    return promise;
  }

  #note(inTime: boolean): void {
    this.#late = inTime ? 0 : this.#late + 1;
    if (this.#late >= LATE_IN_A_ROW) this.#pausedUntil = performance.now() + PAUSE_MS;
  }
}
