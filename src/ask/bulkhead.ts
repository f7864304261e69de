/**
 * Layer: a source takes no more calls at a time than it is configured to, and no more wait for their turn than the
 * queue holds, so that a source that hangs holds bounded memory.
 */
import { BulkheadRejectedError, TaskCancelledError, bulkhead } from 'cockatiel';
import { SourceError } from './answer.ts';
import type { AskCall } from './question.ts';

export class Bulkhead {
  readonly #limits: { readonly concurrency: number; readonly queue: number };
  readonly #policy: ReturnType<typeof bulkhead>;

  constructor({ concurrency, queue }: { readonly concurrency: number; readonly queue: number }) {
    this.#limits = { concurrency, queue };
    this.#policy = bulkhead(concurrency, queue);
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#limits.concurrency - this.#policy.executionSlots;
  }

  /** Calls that wait for their turn. */
  get queued(): number {
    return this.#limits.queue - this.#policy.queueSlots;
  }

  /** @throws SourceError OVERLOADED, TIMEOUT when the call was given up before its turn (from the returned function) */
  around(next: AskCall): AskCall {
    return async (call) => {
      try {
        return await this.#policy.execute(() => next(call), call.signal);
      } catch (error) {
        if (error instanceof BulkheadRejectedError) throw new SourceError({ code: 'OVERLOADED' });
        if (error instanceof TaskCancelledError) throw new SourceError({ code: 'TIMEOUT' });
        throw error;
      }
    };
  }
}
