/**
 * A question on its way to a source, on behalf of everybody who waits for its outcome. The layers above the batches
 * work on questions, those below on calls.
 */
import type { SourceFailureCode } from '../generated/enums.ts';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import type { Cancellation } from '../lib/cancellation.ts';
import { failureMeaning, type Failure } from './answer.ts';
import type { AskedFor } from './asked-for.ts';
import type { Caller, Connector, Question, Reply } from './source.ts';

export interface PendingQuestion {
  readonly question: Question;
  readonly caller: Caller;
  /** Questions of one share key may share an answer and a call; a share key covers one share class only. */
  readonly shareKey: string;
  /** Cancelled when no request waits for the outcome any more. */
  readonly cancellation: Cancellation;
  /** The requests that wait, or waited, for it. */
  readonly askedFor: AskedFor;
  /** Told the id under which the source is asked, as soon as it is. */
  asked(requestId: string): void;
  /** Told what came of it, once; what went wrong is a reply that says so. */
  settle(outcome: Outcome): void;
}

/** A reply with the id of the call it came in and the moment it came. */
export interface Outcome {
  readonly reply: Reply;
  readonly requestId: string | null;
  readonly fetchedAt: Date;
  /** The same moment by `performance.now()`, from which its age is counted. */
  readonly arrivedAt: number;
}

/** Asks one question, which is told the outcome. */
export type Dispatch = (question: PendingQuestion) => void;

/** Makes one call. */
export type CallSource = Connector['ask'];

/** On whose behalf a question is asked, as far as the wire can tell callers apart. A request has few callers for all its questions. */
export const callerKey = memoizeWeak(({ account: _account, ...onTheWire }: Caller): string =>
  JSON.stringify(onTheWire),
);

export function failureOf(reply: Reply): Failure | undefined {
  return 'failure' in reply ? reply.failure : undefined;
}

/** Whether the source will not answer this caller. */
export function isRefused(reply: Reply): boolean {
  const code: SourceFailureCode | undefined = failureOf(reply)?.code;
  return code !== undefined && failureMeaning[code].status === 'REFUSED';
}
