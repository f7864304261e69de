/**
 * Layer: bounds the calls to a source that are under way, and those that wait for their turn, so that a source that hangs
 * holds bounded memory. Callers share both: they take turns at the source, and whoever fills the queue is turned away alone.
 */
import { FairQueue } from '../fairness/fair-queue.ts';
import type { SharedPool } from '../fairness/shared-pool.ts';
import { SourceError } from '../source-api/answer.ts';
import type { CallSource } from '../source-api/question.ts';

export interface BulkheadOptions {
  /** Calls under way at a time. */
  readonly concurrency: number;
  /** Room for calls that wait. */
  readonly queue: SharedPool;
}

export class Bulkhead {
  readonly #options: BulkheadOptions;
  /** Each item starts its call. */
  readonly #waiting = new FairQueue<() => void>();
  #inFlight = 0;

  constructor(options: BulkheadOptions) {
    this.#options = options;
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Calls that wait for their turn. */
  get queued(): number {
    return this.#waiting.size;
  }

  /** @throws SourceError OVERLOADED, TIMEOUT when the call was given up before its turn (from the returned function) */
  around(next: CallSource): CallSource {
    return async (call) => {
      if (call.signal.aborted) throw new SourceError({ code: 'TIMEOUT' });
      if (this.#inFlight < this.#options.concurrency) this.#inFlight += 1;
      else await this.#turn(call);
      try {
        return await next(call);
      } finally {
        this.#leave();
      }
    };
  }

  async #turn({ caller: { account = [] }, signal }: Parameters<CallSource>[0]): Promise<void> {
    const permit = this.#options.queue.take(account);
    if (typeof permit === 'string') throw new SourceError({ code: 'OVERLOADED' });
    const turn = Promise.withResolvers<void>();
    const takeOut = this.#waiting.push(account, turn.resolve);
    const giveUp = () => {
      takeOut();
      turn.reject(new SourceError({ code: 'TIMEOUT' }));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      await turn.promise;
    } finally {
      signal.removeEventListener('abort', giveUp);
      permit.release();
    }
  }

  /** Hands the place of a call that has ended to the next one. */
  #leave(): void {
    const start = this.#waiting.shift();
    if (start) start();
    else this.#inFlight -= 1;
  }
}
