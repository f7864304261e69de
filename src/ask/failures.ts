/**
 * Layer: whatever goes wrong in a call becomes a failed reply in the slots that it concerns, so that one source's
 * bad day never travels further than its own answers. Every failure is logged here, and nowhere else.
 */
import type { Logger } from 'pino';
import type { SourceFailureCode } from '../generated/schema.ts';
import { SourceError, type Failure } from './answer.ts';
import type { AskCall } from './question.ts';
import type { Reply } from './source.ts';

type FailedReply = Extract<Reply, { failure: Failure }>;

/** Failures for which the source was not asked: the news was what led to them, and they may come by the thousand. */
const UNASKED: ReadonlySet<SourceFailureCode> = new Set(['CIRCUIT_OPEN', 'OVERLOADED']);

export function withFailures(log: Logger, next: AskCall): AskCall {
  return async (call) => {
    const note = ({ failure, detail }: FailedReply): FailedReply => {
      const told = { failure: withoutText(failure) };
      const level = UNASKED.has(failure.code) ? 'debug' : 'warn';
      log[level]({ requestId: call.requestId, ...told.failure, detail }, 'source failed');
      return told;
    };
    try {
      const replies = await next(call);
      return replies.map((reply) => ('failure' in reply ? note(reply) : reply));
    } catch (error) {
      // A call that nobody waits for any more was not the source's failure.
      if (call.signal.aborted) return call.asks.map(() => ({ failure: { code: 'TIMEOUT' } }));
      const reply = note(replyTo(error));
      return call.asks.map(() => reply);
    }
  };
}

function replyTo(error: unknown): FailedReply {
  if (error instanceof SourceError) return { failure: error.failure, detail: error.message };
  // A fault of ours in reading the answer. Its message may quote the answer, so only its kind and place are kept.
  const stack = error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const kind = error instanceof Error ? error.name : 'unknown';
  return { failure: { code: 'BAD_RESPONSE' }, detail: [kind, ...(stack ?? [])].join('\n') };
}

/** A source's own code is passed on only if it cannot be anything else: too short for a name, and no number. */
function withoutText({ sourceCode, ...failure }: Failure): Failure {
  const isCode =
    /^(HTTP \d{3}|[0-9A-Za-z_-]{1,16})$/.test(sourceCode ?? '') && !/\d{9}/.test(sourceCode ?? '');
  return isCode && sourceCode !== undefined ? { ...failure, sourceCode } : failure;
}
