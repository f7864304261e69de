/**
 * The last step of every question, whatever it came from: only rows that are tied to this very subject
 * become a record. This is the one place where a record can get into an answer.
 */
import type { Freshness, Provenance } from '../generated/schema.ts';
import { tie, weakest } from '../subject/tie.ts';
import { failed, nothingFetched, type Answer, type Failure } from './answer.ts';
import type { Outcome } from './question.ts';
import type { Ask } from './source.ts';

/** How a reply came to be served. */
export interface Serving {
  readonly freshness: Exclude<Freshness, 'NONE'>;
  /** Why the record is not live, where it stands in for a live one. */
  readonly failure?: Failure;
}

const LIVE: Serving = { freshness: 'LIVE' };

/** Reads the live outcome of one question. Whoever keeps it and whoever shows it read the same, so it is done once. */
export class Reading {
  readonly ask: Ask;
  #read: { readonly outcome: Outcome; readonly answer: Answer<unknown> } | undefined;

  constructor(ask: Ask) {
    this.ask = ask;
  }

  of(outcome: Outcome): Answer<unknown> {
    if (this.#read?.outcome !== outcome) this.#read = { outcome, answer: readReply(this.ask, outcome) };
    return this.#read.answer;
  }
}

export function readReply(
  ask: Ask,
  { reply, requestId, fetchedAt }: Outcome,
  { freshness, failure }: Serving = LIVE,
): Answer<unknown> {
  const { part, subject } = ask;
  if ('failure' in reply) return failed(reply.failure, nothingFetched(part.source, requestId));

  const ageMs = freshness === 'LIVE' ? 0 : Date.now() - fetchedAt.getTime();
  const provenance: Provenance = {
    source: part.source,
    freshness,
    fetchedAt: fetchedAt.toISOString(),
    ageSeconds: Math.max(0, Math.floor(ageMs / 1000)),
    sourceAsOf: ('asOf' in reply && reply.asOf) || null,
    requestId,
  };
  const nothing = { match: null, provenance, failure: null, record: null };
  if ('mismatch' in reply) return { status: 'MISMATCH', ...nothing };

  const [first, ...others] = reply.candidates.flatMap(({ evidence, record }) => {
    const match = tie(subject, evidence);
    return match ? [{ match, record, numbers: evidence.numbers }] : [];
  });
  if (!first) return { status: reply.candidates.length === 0 ? 'NOT_FOUND' : 'MISMATCH', ...nothing };

  const whole = others.reduce(
    (sofar, row) => ({
      match: weakest(sofar.match, row.match),
      record: part.merge(sofar.record, row.record),
      numbers: [...sofar.numbers, ...row.numbers],
    }),
    first,
  );
  return { status: 'FOUND', provenance, failure: failure ?? null, ...whole };
}
