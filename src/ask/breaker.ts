/**
 * Layer: a source that failed so many times in a row is left alone, until one call has tried it again. Only what says
 * that the source is out of order counts: no answer, a lost connection, HTTP 5xx. A refusal or a bad answer is a sign
 * of life, and a call that nobody waited for says nothing.
 */
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  type CircuitBreakerPolicy,
  type IBackoff,
} from 'cockatiel';
import type { BreakerState, SourceFailureCode } from '../generated/enums.ts';
import { SourceError } from '../source-api/answer.ts';
import type { BreakerPolicy } from '../source-api/policies.ts';
import type { CallSource } from '../source-api/question.ts';
import type { Reply } from '../source-api/source.ts';

const OUT_OF_ORDER: ReadonlySet<SourceFailureCode> = new Set(['TIMEOUT', 'UNREACHABLE', 'UPSTREAM_ERROR']);

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.Isolated]: 'OPEN',
};

/** How a call ended. */
type CallEnd = { readonly replies: readonly Reply[] } | { readonly error: unknown };

export class Breaker {
  readonly #policy: CircuitBreakerPolicy;

  /** @param onChange told of every new state */
  constructor({ failures, halfOpenAfterMs }: BreakerPolicy, onChange: (state: BreakerState) => void) {
    this.#policy = circuitBreaker(
      handleWhenResult((ending) => isOutOfOrder(ending)),
      { halfOpenAfter: { next: () => restFor(halfOpenAfterMs) }, breaker: new ConsecutiveBreaker(failures) },
    );
    this.#policy.onStateChange((state) => onChange(STATES[state]));
  }

  get state(): BreakerState {
    return STATES[this.#policy.state];
  }

  /** @throws SourceError CIRCUIT_OPEN (from the returned function) */
  around(next: CallSource): CallSource {
    return async (call) => {
      // The policy would keep everybody waiting for the call that tries the source again.
      if (this.state === 'HALF_OPEN') throw new SourceError({ code: 'CIRCUIT_OPEN' });
      // That call is seen through, whoever waits for it or not.
      const tries = this.state === 'CLOSED' ? call : { ...call, signal: new AbortController().signal };
      const ending = await this.#policy
        .execute(async (): Promise<CallEnd> => {
          try {
            return { replies: await next(tries) };
          } catch (error) {
            if (tries.signal.aborted) throw error;
            return { error };
          }
        })
        .catch((error: unknown) => {
          throw error instanceof BrokenCircuitError ? new SourceError({ code: 'CIRCUIT_OPEN' }) : error;
        });
      if ('error' in ending) throw ending.error;
      return ending.replies;
    };
  }
}

/**
 * How long the source is left alone from now on. The policy compares it with the clock of the machine, which may be set: so it is
 * endless until the time is over, and over then.
 */
function restFor(milliseconds: number): IBackoff<unknown> {
  const endsAt = performance.now() + milliseconds;
  return {
    get duration() {
      return performance.now() < endsAt ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
    next: () => restFor(milliseconds),
  };
}

function isOutOfOrder(ending: unknown): boolean {
  const error = typeof ending === 'object' && ending !== null && 'error' in ending ? ending.error : undefined;
  return error instanceof SourceError && OUT_OF_ORDER.has(error.failure.code);
}
