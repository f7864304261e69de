/** Calls to a source, and the outcome of a question that went out in one. */
import type { SourceFailureCode } from '../generated/enums.ts';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import { failureMeaning, type Failure } from './answer.ts';
import type { Caller, Connector, Reply } from './source.ts';

/** Makes one call. */
export type CallSource = Connector['ask'];

/** A reply with the id of its call and the time of its arrival. */
export interface Outcome {
  readonly reply: Reply;
  readonly requestId: string | null;
  readonly fetchedAt: Date;
  /** The same moment by `performance.now()`, from which its age is counted. */
  readonly arrivedAt: number;
  /** 0 to 1; the share of the greatest cut of its time to live that applies to it. Default: 0. */
  readonly jitter?: number;
}

/**
 * Caller of a question as far as the wire distinguishes callers. Memoized: a request has few callers for all
 * its questions.
 */
export const callerKey = memoizeWeak(({ account: _account, ...onTheWire }: Caller): string =>
  JSON.stringify(onTheWire),
);

export function failureOf(reply: Reply): Failure | undefined {
  return 'failure' in reply ? reply.failure : undefined;
}

/** True if the source refuses this caller. */
export function isRefused(reply: Reply): boolean {
  const code: SourceFailureCode | undefined = failureOf(reply)?.code;
  return code !== undefined && failureMeaning[code].status === 'REFUSED';
}
