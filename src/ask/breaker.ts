/**
 * Breaker layer: after so many failures in a row calls are rejected (CIRCUIT_OPEN), until a trial call
 * succeeds. Only failures of the source itself count: no answer, a lost connection, HTTP 5xx. A refusal or a
 * bad answer shows that the source works, and a call that was given up shows nothing.
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
import type { CallSource } from '../source-api/call.ts';
import type { CallLayer } from './layers.ts';
import type { Call, Reply } from '../source-api/source.ts';

const OUT_OF_ORDER: ReadonlySet<SourceFailureCode> = new Set(['TIMEOUT', 'UNREACHABLE', 'UPSTREAM_ERROR']);

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.Isolated]: 'OPEN',
};

type CallResult = { readonly replies: readonly Reply[] } | { readonly error: unknown };

export function withBreaker(breaker: Breaker): CallLayer {
  return (next) => (call) => breaker.run(next, call);
}

export class Breaker {
  readonly #policy: CircuitBreakerPolicy;
  /** When calls may be made again at the latest, by `performance.now()`. */
  #resumesAt = 0;

  /** @param timeoutMs of a call @param onChange called with every new state */
  constructor(
    { failures, halfOpenAfterMs }: BreakerPolicy,
    timeoutMs: number,
    onChange: (state: BreakerState) => void,
  ) {
    const rejectsFor: Readonly<Record<BreakerState, number>> = {
      CLOSED: 0,
      // A trial call is under way.
      HALF_OPEN: timeoutMs,
      OPEN: halfOpenAfterMs,
    };
    this.#policy = circuitBreaker(handleWhenResult(isOutOfOrder), {
      halfOpenAfter: { next: () => pauseOf(halfOpenAfterMs) },
      breaker: new ConsecutiveBreaker(failures),
    });
    this.#policy.onStateChange((state) => {
      this.#resumesAt = performance.now() + rejectsFor[STATES[state]];
      onChange(STATES[state]);
    });
  }

  /** Time until calls may be made again; 0 or less if they may now. */
  get leftMs(): number {
    return this.#resumesAt - performance.now();
  }

  get state(): BreakerState {
    return STATES[this.#policy.state];
  }

  /** @throws SourceError CIRCUIT_OPEN */
  async run(next: CallSource, call: Call): Promise<readonly Reply[]> {
    // The policy would have all calls wait for the trial call.
    if (this.state === 'HALF_OPEN') throw new SourceError({ code: 'CIRCUIT_OPEN' });
    // The trial call is not cancelled when no request waits for it any more.
    const attempt = this.state === 'CLOSED' ? call : { ...call, signal: new AbortController().signal };
    const result = await this.#policy
      .execute(async (): Promise<CallResult> => {
        try {
          return { replies: await next(attempt) };
        } catch (error) {
          if (attempt.signal.aborted) throw error;
          return { error };
        }
      })
      .catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? new SourceError({ code: 'CIRCUIT_OPEN' }) : error;
      });
    if ('error' in result) throw result.error;
    return result.replies;
  }
}

/**
 * Pause from now until the trial call. The policy compares it with the wall clock, which may be set, so it is
 * infinite until it has passed on the monotonic clock.
 */
function pauseOf(milliseconds: number): IBackoff<unknown> {
  const endsAt = performance.now() + milliseconds;
  return {
    get duration() {
      return performance.now() < endsAt ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
    next: () => pauseOf(milliseconds),
  };
}

function isOutOfOrder(result: unknown): boolean {
  const error = typeof result === 'object' && result !== null && 'error' in result ? result.error : undefined;
  return error instanceof SourceError && OUT_OF_ORDER.has(error.failure.code);
}
