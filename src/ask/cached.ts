/**
 * Cache layer. Serves fresh records (`CACHED`) to all callers of their share class whose triple they are tied
 * to, and a stale record while the source is out of reach (`STALE`). Remembers NOT_FOUND for seconds per
 * triple. Refusals are never cached; a refusal ends the authorization to read cached answers.
 */
import { LRUCache } from 'lru-cache';
import {
  ageOf,
  freshMsOf,
  isFresh,
  isKept,
  negativeEntry,
  recordEntry,
  type Entry,
  type FreshMs,
} from '../cache/entry.ts';
import { nameOf, type Scope } from '../cache/authorizations.ts';
import type { CacheKeyFactory, CacheKeys } from '../cache/cache-keys.ts';
import type { CacheLookup, CacheSnapshot, RecordCache } from '../cache/record-cache.ts';
import type { SourceFailureCode } from '../generated/enums.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import {
  failed,
  holdsRecord,
  isRetryable,
  nothingFetched,
  type Answer,
  type Failure,
  type Read,
} from '../source-api/answer.ts';
import { Cancellation } from '../lib/cancellation.ts';
import { kindOf } from './failures.ts';
import type { SourceHealth } from './health.ts';
import type {
  AnswerQuestion,
  Layer,
  QuestionContext,
  Subscribe,
  Subscriber,
  Subscription,
} from './layers.ts';
import type { SourcePolicies } from '../source-api/policies.ts';
import { failureOf, isRefused, type Outcome } from '../source-api/call.ts';
import { ReplyReader, readReply, type ServedAs } from './read-reply.ts';
import type { Question, Reply, Source } from '../source-api/source.ts';
import { notTied } from './tied.ts';

/** A question for the source, after the cache. */
interface Miss {
  readonly reader: ReplyReader;
  /** Undefined for a part whose answers may not be shared. */
  readonly lookup: CacheLookup | undefined;
  /** Undefined together with `lookup`. */
  readonly snapshot: CacheSnapshot | undefined;
  readonly cancellation: Cancellation;
}

export interface CacheLayerOptions {
  readonly source: Source;
  readonly policies: SourcePolicies;
  readonly cache: RecordCache & { readonly keyFactory: CacheKeyFactory };
  readonly health: SourceHealth;
  readonly log: BoundedLog;
  /** Time until the source may be called; 0 or less if it may now. */
  readonly pauseMs: () => number;
}

/** Failures for which a stale record is served: the source is unreachable, slow or throttled. */
const OUT_OF_REACH: ReadonlySet<SourceFailureCode> = new Set([
  'TIMEOUT',
  'UNREACHABLE',
  'UPSTREAM_ERROR',
  'THROTTLED',
  'CIRCUIT_OPEN',
  'OVERLOADED',
]);

/** Share of its time to live after which a record is renewed in the background. */
const RENEW_AFTER = 0.8;

export function withCache(options: CacheLayerOptions): Layer<Subscribe, AnswerQuestion> {
  return (next) => {
    const layer = new CacheLayer(options, next);
    return (question, context) => layer.answer(question, context);
  };
}

class CacheLayer {
  readonly #options: CacheLayerOptions;
  readonly #next: Subscribe;
  /** Records with an attempted renewal. */
  readonly #renewed = new LRUCache<string, true>({ max: 10_000 });

  constructor(options: CacheLayerOptions, next: Subscribe) {
    this.#options = options;
    this.#next = next;
  }

  /** Never rejects: an error becomes an answer with BAD_RESPONSE. */
  async answer(question: Question, context: QuestionContext): Promise<Read> {
    const { source, policies, cache } = this.#options;
    try {
      const keys = cache.keyFactory.keysOf(source, policies, question, context.caller);
      const read = keys && cache.read(keys);
      // An `await` of a value costs as much as reading the memory tier.
      const lookup = read instanceof Promise ? await read : read;
      const cached = this.#fromCache(question, lookup, context);
      if (cached) return cached;
      const snapshot = lookup && (lookup.snapshot ?? (await cache.snapshot(lookup.keys)));
      const reader = new ReplyReader(question, (outcome) =>
        withinAge(freshMsOf(outcome, lookup?.keys.policy), context),
      );
      const subscription = this.#subscribe(
        { reader, lookup, snapshot, cancellation: context.clientGone },
        context,
      );
      const late = Promise.withResolvers<Outcome>();
      const outcome = await subscription.outcomeBefore(context.deadline, late.resolve);
      if (!outcome && !context.clientGone.isCancelled) this.#logLate(subscription, context);
      const live: Read = outcome
        ? reader.read(outcome)
        : {
            ...failed({ code: 'TIMEOUT' }, nothingFetched(question.part.source, subscription.requestId)),
            late: this.#readLate(reader, late.promise),
          };
      // A refusal holds in every process before its answer leaves.
      if (live.status === 'REFUSED') await cache.refusalsTold();
      if (!live.failure) return live;
      const failure = this.#withPause(live.failure);
      return this.#standIn(question, lookup, context, failure) ?? { ...live, failure };
    } catch (error) {
      this.#logFault('reply not readable', question, error);
      return failed({ code: 'BAD_RESPONSE' }, nothingFetched(question.part.source));
    }
  }

  /** A failure with the time until the source is called again, where that is known. */
  #withPause(failure: Failure): Failure {
    if (failure.retryAfterMs !== undefined || !isRetryable(failure)) return failure;
    const retryAfterMs = this.#options.pauseMs();
    return retryAfterMs > 0 ? { ...failure, retryAfterMs } : failure;
  }

  async #readLate(reader: ReplyReader, late: Promise<Outcome>): Promise<Answer<unknown>> {
    const outcome = await late;
    const { source } = reader.question.part;
    try {
      const read = reader.read(outcome);
      return read.status === 'UNTIED' ? notTied(source) : read;
    } catch {
      // The reader that stores or serves the outcome logs the fault.
      return failed({ code: 'BAD_RESPONSE' }, nothingFetched(source));
    }
  }

  #fromCache(
    question: Question,
    lookup: CacheLookup | undefined,
    context: QuestionContext,
  ): Read | undefined {
    if (!lookup) return undefined;
    const { health } = this.#options;
    const { record, negative, authorized } = lookup;
    const now = performance.now();
    const serves = (entry: Entry | undefined) =>
      authorized && entry && isFresh(entry, now) && isYoung(entry, context, now) ? entry : undefined;
    const found = served(question, serves(record), context, { freshness: 'CACHED' });
    if (holdsRecord(found)) {
      health.read(question.part.name, 'HIT');
      if (record) this.#renew(question, lookup, record, context, now);
      return found;
    }
    const none = served(question, serves(negative), context, { freshness: 'CACHED' });
    health.read(question.part.name, none ? 'NEGATIVE_HIT' : 'MISS');
    return none;
  }

  /** Serves a stale record while the source is out of reach. */
  #standIn(
    question: Question,
    lookup: CacheLookup | undefined,
    context: QuestionContext,
    failure: Failure,
  ): Read | undefined {
    const { cache, health } = this.#options;
    if (!lookup?.authorized || !OUT_OF_REACH.has(failure.code)) return undefined;
    const { keys, record, at } = lookup;
    // A refusal or a change may have arrived since the read.
    if (!record || cache.isRefusedSince(keys, at) || cache.hasChangedSince(keys, at)) return undefined;
    if (!isKept(record) || !isYoung(record, context)) return undefined;
    const found = served(question, record, context, { freshness: 'STALE', failure });
    if (!holdsRecord(found)) return undefined;
    health.read(question.part.name, 'STALE');
    return found;
  }

  #renew(
    question: Question,
    lookup: CacheLookup,
    record: Entry,
    context: QuestionContext,
    now: number,
  ): void {
    if (ageOf(record, now) < record.freshMs * RENEW_AFTER) return;
    const renewal = `${lookup.keys.subjectKey}|${lookup.keys.record}|${record.fetchedAt}`;
    if (this.#renewed.has(renewal)) return;
    this.#renewed.set(renewal, true);
    void this.#askInBackground(question, lookup, context);
  }

  /** Renews a record. No request waits for it, so it is not cancelled and its failure is not reported. */
  async #askInBackground(question: Question, lookup: CacheLookup, context: QuestionContext): Promise<void> {
    const snapshot = lookup.snapshot ?? (await this.#options.cache.snapshot(lookup.keys));
    const cancellation = new Cancellation();
    const subscription = this.#subscribe(
      { reader: new ReplyReader(question, freshMsOf), lookup, snapshot, cancellation },
      context,
    );
    // Subscribed, so that a refusal meant for another caller leads to a flight of its own.
    void subscription.outcomeBefore(cancellation);
  }

  #subscribe({ reader, lookup, snapshot, cancellation }: Miss, context: QuestionContext): Subscription {
    const { caller, requestId, shareKey: own } = context;
    const { cache } = this.#options;
    const { question } = reader;
    if (!lookup || !snapshot)
      return this.#next({
        question,
        caller,
        requestId,
        shareKey: own,
        generation: 0,
        cancellation,
        keep: () => undefined,
      });
    const { keys, record, authorized, at } = lookup;
    return this.#next({
      question,
      caller,
      requestId,
      shareKey: keys.shareKey,
      // A caller without authorization shares no flight of others.
      ...(!authorized && { only: nameOf(keys.authorization) }),
      generation: cache.generation(keys),
      cancellation,
      mayShare: () => !cache.isRefusedSince(keys, at),
      keep: this.#keeper(reader, keys, record, snapshot),
    });
  }

  /** Stores the outcome, and grants or ends the authorization. */
  #keeper(
    reader: ReplyReader,
    keys: CacheKeys,
    record: Entry | undefined,
    snapshot: CacheSnapshot,
  ): Subscriber['keep'] {
    const { cache } = this.#options;
    return (outcome) => {
      const { reply } = outcome;
      try {
        if (isRefused(reply)) return cache.refuse(keys, this.#scopeOf(reply));
        if ('failure' in reply) return undefined;
        cache.grant(keys, snapshot);
        const isFound = holdsRecord(reader.read(outcome));
        const entry = (isFound ? recordEntry : negativeEntry)(outcome, keys.policy);
        if (entry) cache.write(keys, isFound ? 'record' : 'negative', entry, snapshot);
        // The source no longer has the record, unless it only does not know the name that a card's zone cut.
        const { isNameCut } = reader.question.subject;
        if (
          !isFound &&
          !isNameCut &&
          holdsRecord(served(reader.question, record, {}, { freshness: 'STALE' }))
        )
          cache.remove(keys);
      } catch (error) {
        this.#logFault('answer not kept', reader.question, error);
      }
      return undefined;
    };
  }

  /** A refusal covers the agency unless its code concerns the officer alone. */
  #scopeOf(reply: Reply): Scope {
    const code = failureOf(reply)?.sourceCode;
    return code !== undefined && this.#options.source.officerRefusals?.includes(code) ? 'officer' : 'agency';
  }

  /** Logs an answer that misses the deadline. The call goes on and may still succeed. */
  #logLate({ requestId: askedAs }: Subscription, { requestId, caller: { account } }: QuestionContext): void {
    this.#options.log.write({
      level: 'info',
      text: 'source later than the request waits',
      ...(account && { account }),
      fields: () => ({ requestId, askedAs }),
    });
  }

  /** Logs a fault of the gateway. Its message may quote a record, so only the error's name is logged. */
  #logFault(text: string, { part }: Question, error: unknown): void {
    this.#options.log.write({
      level: 'error',
      text,
      fields: () => ({ error: kindOf(error), part: part.name }),
    });
  }
}

function served(
  question: Question,
  entry: Entry | undefined,
  context: WantedAge,
  { freshness, failure }: Pick<ServedAs, 'freshness' | 'failure'>,
): Read | undefined {
  if (!entry) return undefined;
  const outcome: Outcome = { ...entry, fetchedAt: new Date(entry.fetchedAt) };
  const freshMs = withinAge({ record: entry.freshMs, negative: entry.freshMs }, context);
  return readReply(question, outcome, { freshness, ...(failure && { failure }), freshMs });
}

/** The greatest age that a caller takes. */
type WantedAge = Partial<Pick<QuestionContext, 'maxAgeMs'>>;

function withinAge({ record, negative }: FreshMs, { maxAgeMs = Infinity }: WantedAge): FreshMs {
  return { record: Math.min(record, maxAgeMs), negative: Math.min(negative, maxAgeMs) };
}

function isYoung(entry: Entry, { maxAgeMs }: QuestionContext, now = performance.now()): boolean {
  return maxAgeMs === undefined || ageOf(entry, now) < maxAgeMs;
}
