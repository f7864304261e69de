/**
 * Last step of every question, for live, cached and stale replies: only rows tied to the subject become a
 * record. No other code puts a record into an answer, except for records that name no person (tied.ts).
 */
import { ageOf, type FreshMs } from '../cache/entry.ts';
import type { Freshness } from '../generated/enums.ts';
import { today } from '../subject/partial-date.ts';
import { tie, weakest } from '../subject/tie.ts';
import { failed, nothingFetched, type Failure, type Provenance, type Read } from '../source-api/answer.ts';
import { distinct, type Finished } from '../source-api/draft.ts';
import type { Outcome } from '../source-api/call.ts';
import type { Question, Candidate } from '../source-api/source.ts';

/** Freshness under which a reply is served. */
export interface ServedAs {
  readonly freshness: Exclude<Freshness, 'NONE'>;
  /** Why the record is stale. */
  readonly failure?: Failure;
  /** As far as the caller takes it for fresh. Default: not beyond its arrival. */
  readonly freshMs?: FreshMs;
}

const LIVE: ServedAs = { freshness: 'LIVE' };
const AT_ARRIVAL: FreshMs = { record: 0, negative: 0 };

/** Rows that may be about the subject are unreadable. */
const LOST: Failure = { code: 'BAD_RESPONSE', tiesNobody: true };

/** Reads the live outcome of one question once, for the cache and for the answer. */
export class ReplyReader {
  readonly question: Question;
  readonly #freshMsOf: (outcome: Outcome) => FreshMs;
  #read: { readonly outcome: Outcome; readonly answer: Read } | undefined;

  /** @param freshMsOf time for which an outcome is fresh for the caller */
  constructor(question: Question, freshMsOf: (outcome: Outcome) => FreshMs) {
    this.question = question;
    this.#freshMsOf = freshMsOf;
  }

  read(outcome: Outcome): Read {
    if (this.#read?.outcome !== outcome) {
      const servedAs: ServedAs = { freshness: 'LIVE', freshMs: this.#freshMsOf(outcome) };
      this.#read = { outcome, answer: readReply(this.question, outcome, servedAs) };
    }
    return this.#read.answer;
  }
}

export function readReply(
  question: Question,
  { reply, requestId, fetchedAt, arrivedAt }: Outcome,
  { freshness, failure, freshMs = AT_ARRIVAL }: ServedAs = LIVE,
): Read {
  const { part, subject } = question;
  if ('failure' in reply) return failed(reply.failure, nothingFetched(part.source, requestId));

  const ageMs = freshness === 'LIVE' ? 0 : ageOf({ arrivedAt });
  const provenance: Provenance = {
    source: part.source,
    freshness,
    fetchedAt: fetchedAt.toISOString(),
    freshMs: freshMs.record,
    ageSeconds: Math.floor(ageMs / 1000),
    sourceAsOf: ('asOf' in reply && reply.asOf) || null,
    requestId,
  };
  const nothingShown = (status: 'NOT_FOUND' | 'MISMATCH'): Read => ({
    status,
    match: null,
    provenance: { ...provenance, freshMs: freshMs.negative },
    failure: null,
    record: null,
  });
  if ('mismatch' in reply) return nothingShown('MISMATCH');
  if ('unnamed' in reply) {
    const { record, notes = [] } = reply.unnamed;
    return { status: 'UNTIED', provenance, failure: failure ?? null, record, notes };
  }

  const tied = reply.candidates.flatMap((candidate) => {
    const { evidence } = candidate;
    const match = tie(subject, evidence);
    const { record, notes = [] } = asOf(candidate, today());
    return match ? [{ match, record, numbers: evidence.numbers, notes }] : [];
  });
  const lost =
    reply.lost?.filter(({ unlessTied = [] }) => !unlessTied.some((one) => tie(subject, one))) ?? [];
  const [first, ...others] = tied;
  if (!first) {
    // An unreadable row may be the subject's.
    if (lost.length > 0) return failed(LOST, nothingFetched(part.source, requestId));
    return nothingShown(reply.candidates.length === 0 ? 'NOT_FOUND' : 'MISMATCH');
  }

  const whole = others.reduce<Omit<typeof first, 'notes'>>(
    (sofar, row) => ({
      match: weakest(sofar.match, row.match),
      record: part.merge(sofar.record, row.record),
      numbers: [...sofar.numbers, ...row.numbers],
    }),
    first,
  );
  const notes = distinct([
    ...tied.flatMap((row) => part.notesWithin?.(whole.record, row) ?? row.notes),
    ...lost.map(({ field, reason }) => ({ field, reason })),
  ]);
  return { status: 'FOUND', provenance, failure: failure ?? null, ...whole, notes };
}

function asOf(candidate: Candidate<unknown>, day: string): Finished<unknown> {
  return candidate.later?.findLast(({ from }) => from <= day) ?? candidate;
}
