/**
 * Bulkhead layer: bounds the calls in flight and the queue of calls, so a source that hangs holds bounded
 * memory. Callers take turns, and a caller that fills the queue is rejected alone.
 */
import { FairQueue } from '../fairness/fair-queue.ts';
import type { SharedPool } from '../fairness/shared-pool.ts';
import { SourceError } from '../source-api/answer.ts';
import type { CallSource } from '../source-api/call.ts';
import type { Call, Reply } from '../source-api/source.ts';
import type { CallLayer } from './layers.ts';

export interface BulkheadOptions {
  /** Calls in flight at a time. */
  readonly concurrency: number;
  /** Room for calls that wait. */
  readonly queue: SharedPool;
}

export function withBulkhead(bulkhead: Bulkhead): CallLayer {
  return (next) => (call) => bulkhead.run(next, call);
}

export class Bulkhead {
  readonly #options: BulkheadOptions;
  /** Each item starts its call. */
  readonly #waiting = new FairQueue<() => void>();
  #inFlight = 0;

  constructor(options: BulkheadOptions) {
    this.#options = options;
  }

  /** Calls in flight. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Calls that wait for their turn. */
  get queued(): number {
    return this.#waiting.size;
  }

  /** @throws SourceError OVERLOADED, or TIMEOUT when the call is cancelled before its turn */
  async run(next: CallSource, call: Call): Promise<readonly Reply[]> {
    if (call.signal.aborted) throw new SourceError({ code: 'TIMEOUT' });
    if (this.#inFlight < this.#options.concurrency) this.#inFlight += 1;
    else await this.#turn(call);
    try {
      return await next(call);
    } finally {
      this.#leave();
    }
  }

  async #turn({ caller: { account = [] }, signal }: Call): Promise<void> {
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

  /** Starts the next waiting call in place of one that has ended. */
  #leave(): void {
    const start = this.#waiting.shift();
    if (start) start();
    else this.#inFlight -= 1;
  }
}
