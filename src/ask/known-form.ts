/**
 * The innermost step of a call: what a connector replies or throws, in the form that the layers know. A
 * connector may be JavaScript of a package, and a strange reply of one source must fail its own slot alone.
 */
import { failureMeaning, SourceError, type Failure } from '../source-api/answer.ts';
import type { CallSource } from '../source-api/call.ts';
import type { Reply, Source } from '../source-api/source.ts';

/** @param packaged the source, if a package brings it, whose details may name people; our own name fields */
export function inKnownForm(ask: CallSource, packaged?: Pick<Source, 'wire'>): CallSource {
  const known = packaged && new Set([...GATEWAY_WORDS, ...namesIn(packaged.wire.schemas.$defs)]);
  const knownDetail = (detail: unknown) => detailOf(detail, known);
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
function detailOf(detail: unknown, known?: ReadonlySet<string>): { readonly detail?: string } {
  if (typeof detail !== 'string' || detail === '' || /\d{9}/.test(detail)) return {};
  const kept = known ? knownWords(detail, known) : detail;
  return kept === '' ? {} : { detail: kept.slice(0, LONGEST_DETAIL) };
}

/** Words of the gateway's own details. A package's own words are left out, except names of its contract. */
const GATEWAY_WORDS =
  'HTTP JSON SOAP a an and another answer answers as asked at be breaks but by cannot characters contract cut decoded fewer for found has have in is item items large list look look-up many match message more must no none not number object of once one or pattern places property read request required row short status string than that the to too unknown was what without'.split(
    ' ',
  );

/** A status of HTTP, or a code of Node.js or its TLS. */
const CODE = /^(?:[1-5]\d\d|(?:E|ERR_|UND_ERR_|CERT_|UNABLE_TO_)[A-Z_]{4,40}|DEPTH_ZERO_SELF_SIGNED_CERT)$/;

function knownWords(detail: string, known: ReadonlySet<string>): string {
  const words = detail.slice(0, LONGEST_DETAIL).match(/[\p{L}\p{M}\p{N}_-]+/gu) ?? [];
  return words.filter((word) => known.has(word) || CODE.test(word)).join(' ');
}

/** Names of schemas and of their columns. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
