/**
 * The innermost step of a call: what a connector replies or throws, in the form that the layers know. A
 * connector may be JavaScript of a package, and a strange reply of one source must fail its own slot alone.
 */
import { failureMeaning, SourceError, type Failure } from '../source-api/answer.ts';
import type { CallSource } from '../source-api/call.ts';
import type { Reply } from '../source-api/source.ts';

export function inKnownForm(ask: CallSource): CallSource {
  return async (call) => {
    try {
      const replies: readonly Reply[] = await ask(call);
      return replies.map((reply) =>
        'failure' in reply ? { ...knownDetail(reply.detail), failure: knownFailure(reply.failure) } : reply,
      );
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const { failure, message } = error;
      // Without a detail, the message is the code.
      throw new SourceError(
        knownFailure(failure),
        knownDetail(message === failure.code ? '' : message).detail,
      );
    }
  };
}

/** The members of a failure that have a meaning; an unknown code is a bad response. */
function knownFailure({ code, retryAfterMs, sourceCode, retryable, tiesNobody }: Failure): Failure {
  return {
    code: Object.hasOwn(failureMeaning, code) ? code : 'BAD_RESPONSE',
    ...(typeof retryAfterMs === 'number' && retryAfterMs >= 0 && { retryAfterMs }),
    ...(typeof sourceCode === 'string' && { sourceCode }),
    ...(typeof retryable === 'boolean' && { retryable }),
    ...(tiesNobody === true && { tiesNobody }),
  };
}

const LONGEST_DETAIL = 500;

/** A detail with the number of a person is left out: it goes to the log and to the status. */
function knownDetail(detail: unknown): { readonly detail?: string } {
  if (typeof detail !== 'string' || detail === '' || /\d{9}/.test(detail)) return {};
  return { detail: detail.slice(0, LONGEST_DETAIL) };
}
