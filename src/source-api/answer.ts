/**
 * The answer of one source about one subject. A record exists only together with the match that ties it
 * to the subject and with its provenance; a failure is data, with one fixed meaning per code.
 */
import type { AnswerStatus, SourceFailureCode, SourceId } from '../generated/enums.ts';
import type * as Schema from '../generated/types.ts';
import type { Match } from '../generated/types.ts';
import type { Note } from './draft.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';

/** Why a source has not answered. `sourceCode` is the source's own code, if it looks like one. */
export interface Failure {
  readonly code: SourceFailureCode;
  /** Pause before the source is asked again, where it is known. */
  readonly retryAfterMs?: number;
  readonly sourceCode?: string;
  /** True if a retry may help, where that differs from the code's meaning. */
  readonly retryable?: boolean;
  /** The source has a row under the number that ties to no person: a guess counts it as a mismatch. */
  readonly tiesNobody?: true;
}

/** Where an answer comes from; the resolver derives `expiresAt`. */
export type Provenance = Omit<Schema.Provenance, 'expiresAt'> & {
  /** Time since `fetchedAt` for which the answer is fresh for its caller; null if nothing was fetched. */
  readonly freshMs: number | null;
};

export type Answer<Rec> = Found<Rec> | NothingShown | Failed;

/** Answers to several questions, in their order; undefined after a fault of the gateway. */
export type Answers = readonly (Answer<unknown> | undefined)[];

interface Found<Rec> {
  readonly status: 'FOUND';
  readonly match: Match;
  readonly provenance: Provenance;
  /** Why the record is not live, if it is not. */
  readonly failure: Failure | null;
  readonly record: Rec;
  /** Notes about unreadable fields. */
  readonly notes: readonly Note[];
  /** Every identity number that the tied rows hold as the subject's own, former ones too. */
  readonly numbers: readonly IdentityNumber[];
}

interface NothingShown {
  readonly status: 'NOT_FOUND' | 'MISMATCH';
  readonly match: null;
  readonly provenance: Provenance;
  readonly failure: null;
  readonly record: null;
}

interface Failed {
  readonly status: 'UNAVAILABLE' | 'REFUSED' | 'NOT_ASKED';
  readonly match: null;
  readonly provenance: Provenance;
  readonly failure: Failure;
  readonly record: null;
  /** Answer of the source that arrived after the response was sent. */
  readonly late?: Promise<Answer<unknown>>;
}

/**
 * A record with nothing in it about whose it is. No answer: `tiedTo` makes one of it, or says that there is
 * none.
 */
export interface Untied {
  readonly status: 'UNTIED';
  readonly provenance: Provenance;
  /** As in `Found`. */
  readonly failure: Failure | null;
  readonly record: unknown;
  readonly notes: readonly Note[];
}

/** Result of reading one question's outcome. */
export type Read = Answer<unknown> | Untied;

/** True if the source has a record; an untied one may be about another person than the name asked for. */
export function holdsRecord(read: Read | undefined): boolean {
  return read?.status === 'FOUND' || read?.status === 'UNTIED';
}

/** Meaning of each failure code: the answer's status, and whether a retry may help. */
export const failureMeaning: Readonly<
  Record<SourceFailureCode, { status: Failed['status']; retryable: boolean }>
> = {
  TIMEOUT: { status: 'UNAVAILABLE', retryable: true },
  UNREACHABLE: { status: 'UNAVAILABLE', retryable: true },
  UPSTREAM_ERROR: { status: 'UNAVAILABLE', retryable: true },
  THROTTLED: { status: 'UNAVAILABLE', retryable: true },
  BAD_RESPONSE: { status: 'UNAVAILABLE', retryable: false },
  CIRCUIT_OPEN: { status: 'UNAVAILABLE', retryable: true },
  OVERLOADED: { status: 'UNAVAILABLE', retryable: true },
  NOT_LICENSED: { status: 'REFUSED', retryable: false },
  CALLER_NOT_REGISTERED: { status: 'REFUSED', retryable: false },
  NOT_SERVED: { status: 'NOT_ASKED', retryable: false },
  UNSUPPORTED_NUMBER: { status: 'NOT_ASKED', retryable: false },
  // Retryable where the answer that should tie is; see `notTied`.
  NOT_TIED: { status: 'UNAVAILABLE', retryable: false },
};

/** An answer without a record, from the code that says why. */
export function failed(failure: Failure, provenance: Provenance): Failed {
  return { status: failureMeaning[failure.code].status, match: null, provenance, failure, record: null };
}

/** True if a retry may help. */
export function isRetryable({ code, retryable }: Failure): boolean {
  return retryable ?? failureMeaning[code].retryable;
}

/** Pause where nothing says how long it is. */
const USUAL_PAUSE_MS = 1000;
export const LONGEST_PAUSE_MS = 60_000;

/** Whole milliseconds after which a retry may help; null if it does not. */
export function retryAfterMs(failure: Failure): number | null {
  const { retryAfterMs: pause } = failure;
  if (pause === undefined && !isRetryable(failure)) return null;
  // A source from a package may say anything.
  if (pause === undefined || Number.isNaN(pause)) return USUAL_PAUSE_MS;
  return Math.min(Math.max(Math.ceil(pause), 0), LONGEST_PAUSE_MS);
}

/** Moment at which an answer stops being fresh for its caller; null if nothing was fetched. */
export function expiryOf({ fetchedAt, freshMs }: Provenance): string | null {
  if (fetchedAt === null || freshMs === null) return null;
  return new Date(Date.parse(fetchedAt) + freshMs).toISOString();
}

/** The provenance of an answer for which nothing was fetched. */
export function nothingFetched(source: SourceId, requestId: string | null = null): Provenance {
  return {
    source,
    freshness: 'NONE',
    fetchedAt: null,
    freshMs: null,
    ageSeconds: null,
    sourceAsOf: null,
    requestId,
  };
}

/** True if the source has answered the question. */
export function isAnswered(status: AnswerStatus): boolean {
  return status === 'FOUND' || status === 'NOT_FOUND' || status === 'MISMATCH';
}

/** Thrown by connectors and what they use: the call failed in a way that the failure says. */
export class SourceError extends Error {
  readonly failure: Failure;

  /** @param detail for the log: which field broke which rule, never a value */
  constructor(failure: Failure, detail: string = failure.code) {
    super(detail);
    this.failure = failure;
  }
}
