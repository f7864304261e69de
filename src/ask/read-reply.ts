/**
 * Last step of every question, for live, cached and stale replies: only rows tied to the subject become a
 * record. No other code puts a record into an answer, except for records that name no person (tied.ts).
 */
import { ageOf } from '../cache/entry.ts';
import type { Freshness } from '../generated/enums.ts';
import type { Provenance } from '../generated/types.ts';
import { today } from '../subject/partial-date.ts';
import { tie, weakest } from '../subject/tie.ts';
import { failed, nothingFetched, type Failure, type Read } from '../source-api/answer.ts';
import { distinct, type Finished } from '../source-api/draft.ts';
import type { Outcome } from '../source-api/call.ts';
import type { Question, Candidate } from '../source-api/source.ts';

/** Freshness under which a reply is served. */
export interface ServedAs {
  readonly freshness: Exclude<Freshness, 'NONE'>;
  /** Why the record is stale. */
  readonly failure?: Failure;
}

const LIVE: ServedAs = { freshness: 'LIVE' };

/** Rows that may be about the subject are unreadable. */
const LOST: Failure = { code: 'BAD_RESPONSE', tiesNobody: true };

/** Reads the live outcome of one question once, for the cache and for the answer. */
export class ReplyReader {
  readonly question: Question;
  #read: { readonly outcome: Outcome; readonly answer: Read } | undefined;

  constructor(question: Question) {
    this.question = question;
  }

  read(outcome: Outcome): Read {
    if (this.#read?.outcome !== outcome) this.#read = { outcome, answer: readReply(this.question, outcome) };
    return this.#read.answer;
  }
}

export function readReply(
  question: Question,
  { reply, requestId, fetchedAt, arrivedAt }: Outcome,
  { freshness, failure }: ServedAs = LIVE,
): Read {
  const { part, subject } = question;
  if ('failure' in reply) return failed(reply.failure, nothingFetched(part.source, requestId));

  const ageMs = freshness === 'LIVE' ? 0 : ageOf({ arrivedAt });
  const provenance: Provenance = {
    source: part.source,
    freshness,
    fetchedAt: fetchedAt.toISOString(),
    ageSeconds: Math.floor(ageMs / 1000),
    sourceAsOf: ('asOf' in reply && reply.asOf) || null,
    requestId,
  };
  const nothing = { match: null, provenance, failure: null, record: null };
  if ('mismatch' in reply) return { status: 'MISMATCH', ...nothing };
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
    return { status: reply.candidates.length === 0 ? 'NOT_FOUND' : 'MISMATCH', ...nothing };
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
