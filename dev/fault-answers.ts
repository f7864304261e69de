/**
 * Expected answers of a source whose system has a fault, for every kind; docs/mocks.md documents the same.
 */
import type { FaultKind } from '../mocks/kit/fault-kinds.ts';
import { failureMeaning } from '#lienthong/source-api/answer';

/** Settings that make each kind affect the next call. `oddValue` needs a field of the source's own. */
export const FAULT_PARAMETERS: Readonly<Partial<Record<FaultKind, object>>> = {
  latency: { ms: 20 },
  error: { status: 500 },
  businessError: { code: '999' },
  flaky: { rate: 1, seed: 1 },
};

export interface FaultAnswer {
  readonly status: string;
  readonly failure: object | null;
}

/** @returns the status of the answer, and its failure, which is null with FOUND and MISMATCH */
export function answerUnder(kind: FaultKind): FaultAnswer {
  const row = ANSWERS[kind];
  if (typeof row === 'string') return { status: row, failure: null };
  const [code, sourceCode = null] = row;
  const { status, retryable } = failureMeaning[code];
  return {
    status,
    // The systems' Retry-After is a second too.
    failure: { code, retryable, retryAfterMs: retryable ? 1000 : null, sourceCode },
  };
}

type Unavailable = readonly [code: keyof typeof failureMeaning, sourceCode?: string];

const ANSWERS: Readonly<Record<FaultKind, 'FOUND' | 'MISMATCH' | Unavailable>> = {
  latency: 'FOUND',
  down: ['UNREACHABLE'],
  hang: ['TIMEOUT'],
  error: ['UPSTREAM_ERROR', 'HTTP 500'],
  html500: ['UPSTREAM_ERROR', 'HTTP 500'],
  malformed: ['BAD_RESPONSE'],
  truncated: ['UNREACHABLE'],
  slowDrip: ['TIMEOUT'],
  businessError: ['BAD_RESPONSE', '999'],
  tokenExpired: 'FOUND',
  throttled: ['THROTTLED', 'HTTP 429'],
  wrongSubject: 'MISMATCH',
  drift: ['BAD_RESPONSE'],
  extraField: 'FOUND',
  oddValue: 'FOUND',
  flaky: ['UPSTREAM_ERROR', 'HTTP 500'],
};

/** Time for an answer in a test: only what never comes is waited for in vain. */
export function patienceUnder(kind: FaultKind | undefined): string {
  return kind === 'hang' || kind === 'slowDrip' ? '2000' : '20000';
}
