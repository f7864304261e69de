/**
 * Failure layer: turns errors of a call into failed replies in the slots concerned, so a failing source
 * affects only its own answers. Failures are logged here only: one line a call, bounded per failure code.
 */
import type { SourceFailureCode } from '../generated/enums.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import { SourceError, type Failure } from '../source-api/answer.ts';
import { isRefused } from '../source-api/call.ts';
import type { Call, Reply } from '../source-api/source.ts';
import type { CallLayer } from './layers.ts';

type FailedReply = Extract<Reply, { failure: Failure }>;

export interface FailuresOptions {
  readonly log: BoundedLog;
  /** Form of the source's own codes; see `SourceDefinition`. */
  readonly sourceCodes: RegExp;
  /** Called for a code of another form, which is dropped. */
  readonly onDroppedCode: () => void;
  /** Called for a call in which the source refused the caller. */
  readonly onRefused: (failure: Failure, call: Call, slots: number) => void;
}

/**
 * Failures without a call to the source, logged as debug: their cause is logged already, and there may be
 * thousands.
 */
const UNASKED: ReadonlySet<SourceFailureCode> = new Set(['CIRCUIT_OPEN', 'OVERLOADED']);

export function withFailures(options: FailuresOptions): CallLayer {
  const cleaned = (reply: FailedReply): FailedReply => ({
    ...reply,
    failure: withoutText(reply.failure, options),
  });
  return (next) => async (call) => {
    try {
      const replies = await next(call);
      if (!replies.some((reply) => 'failure' in reply)) return replies;
      const cleanedReplies = replies.map((reply) => ('failure' in reply ? cleaned(reply) : reply));
      const failed = cleanedReplies.filter((reply) => 'failure' in reply);
      report(failed, call, options);
      return cleanedReplies.map((reply) => ('failure' in reply ? withoutDetail(reply) : reply));
    } catch (error) {
      // The cancellation ended the call, not the source.
      if (call.signal.aborted) return call.questions.map(() => ({ failure: { code: 'TIMEOUT' } }));
      const reply = cleaned(replyTo(error));
      const replies = call.questions.map(() => reply);
      report(replies, call, options);
      return replies.map(withoutDetail);
    }
  };
}

/** @param failed the failed slots of one call */
function report(failed: readonly FailedReply[], call: Call, { log, onRefused }: FailuresOptions): void {
  const [first] = failed;
  if (!first) return;
  const { failure, detail } = first;
  log.write({
    level: UNASKED.has(failure.code) ? 'debug' : 'warn',
    text: 'source failed',
    code: failure.code,
    fields: () => {
      const { requestId: askedAs, askedFor } = call;
      return {
        ...askedFor?.().fields,
        askedAs,
        ...failure,
        detail,
        slots: failed.length,
        ...otherCodes(failed, failure.code),
      };
    },
  });
  const refused = failed.filter(isRefused);
  if (refused[0]) onRefused(refused[0].failure, call, refused.length);
}

/** Slots by code, where not all failed alike. */
function otherCodes(
  failed: readonly FailedReply[],
  first: SourceFailureCode,
): { readonly others?: Readonly<Record<string, number>> } {
  const others = failed.filter(({ failure }) => failure.code !== first);
  if (others.length === 0) return {};
  const byCode = Map.groupBy(others, ({ failure }) => failure.code);
  return { others: Object.fromEntries(Array.from(byCode, ([code, { length }]) => [code, length])) };
}

/** The detail is for the log only. */
function withoutDetail({ failure }: FailedReply): FailedReply {
  return { failure };
}

function replyTo(error: unknown): FailedReply {
  if (error instanceof SourceError) return { failure: error.failure, detail: error.message };
  // A fault of the gateway while reading the answer. Its message may quote the answer, so only its name and
  // stack are kept.
  const stack = error instanceof Error ? error.stack?.split('\n').filter((line) => PLACE.test(line)) : [];
  return { failure: { code: 'BAD_RESPONSE' }, detail: [kindOf(error), ...(stack ?? [])].join('\n') };
}

/** Name of an error, for the log. */
export function kindOf(error: unknown): string {
  return error instanceof Error && NAME.test(error.name) ? error.name : 'unknown';
}

/** A line of a stack, and a name of an error: both are texts that code can set. */
const PLACE = /^\s+at (?!.*\d{9}).{1,300}$/;
const NAME = /^[A-Z][A-Za-z]{1,40}$/;

const LONGEST_CODE = 64;

/** True for a text in the form of an HTTP status or of the source's own codes. */
export function isSourceCode(text: string, sourceCodes: RegExp): boolean {
  if (/^HTTP [1-5]\d{2}$/.test(text)) return true;
  return text.length <= LONGEST_CODE && sourceCodes.test(text);
}

/** Drops a source code that has not the form of the contract: it may be a name or a number. */
function withoutText(
  { sourceCode, ...failure }: Failure,
  { sourceCodes, onDroppedCode }: FailuresOptions,
): Failure {
  if (sourceCode === undefined) return failure;
  if (isSourceCode(sourceCode, sourceCodes)) return { ...failure, sourceCode };
  onDroppedCode();
  return failure;
}
