/**
 * Layer: what is known need not be asked. A found record serves everybody of its share class whose triple it is tied
 * to, for its time to live; after that it still stands in for a source that cannot be reached. "No such person" is
 * remembered for moments, about the one triple. A refusal is never kept, and ends what is served to the refused.
 */
import { LRUCache } from 'lru-cache';
import { ageOf, isFresh, isKept, negativeEntry, recordEntry, type Entry } from '../cache/entry.ts';
import { nameOf, type Scope } from '../cache/authorizations.ts';
import type { CacheKeys, CacheKeyFactory } from '../cache/cache-keys.ts';
import type { Held, RecordCache, Ticket } from '../cache/record-cache.ts';
import type { SourceFailureCode } from '../generated/enums.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import {
  failed,
  holdsRecord,
  nothingFetched,
  type Answer,
  type Failure,
  type Read,
} from '../source-api/answer.ts';
import { Cancellation } from '../lib/cancellation.ts';
import type { Subscription, Subscriber } from './flight.ts';
import type { SourceHealth } from './health.ts';
import type { AskPolicies } from '../source-api/policies.ts';
import { failureOf, isRefused, type Outcome } from '../source-api/question.ts';
import { Reading, readReply, type Serving } from './read-reply.ts';
import type { Ask, Caller, Reply, Source } from '../source-api/source.ts';
import { notTied } from './tied.ts';

/** On whose behalf a request asks, and how long and how fresh it wants its answers. */
export interface AskContext {
  /** The id of the request, as its caller knows it. */
  readonly requestId: string;
  /** Share key of this request alone, for answers that no other request may share. */
  readonly shareKey: string;
  readonly caller: Caller;
  /** Cancelled when the answer must go out with what has arrived. */
  readonly deadline: Cancellation;
  /** Cancelled when the client has disconnected. */
  readonly clientGone: Cancellation;
  /** Milliseconds that what is served may be old; 0 is live only, undefined leaves it to the cache. */
  readonly maxAgeMs: number | undefined;
}

/** What is known about a question before its source is asked; nothing where nothing may be shared. */
export type Known = { readonly keys: CacheKeys; readonly held: Held } | undefined;

/** A question whose source is to be asked; without a ticket its answer is not kept. */
interface Boarding {
  readonly reading: Reading;
  readonly known: Known;
  readonly ticket: Ticket | undefined;
  readonly cancellation: Cancellation;
}

interface CacheLayer {
  readonly source: Source;
  readonly policies: AskPolicies;
  readonly cache: RecordCache & { readonly keyFactory: CacheKeyFactory };
  readonly health: SourceHealth;
  /** Asks the source itself. */
  readonly fly: (subscriber: Subscriber) => Subscription;
  readonly log: BoundedLog;
}

/** Failures that say that a source is out of reach, slow or throttled. A refusal or a bad answer is none of these. */
const OUT_OF_REACH: ReadonlySet<SourceFailureCode> = new Set([
  'TIMEOUT',
  'UNREACHABLE',
  'UPSTREAM_ERROR',
  'THROTTLED',
  'CIRCUIT_OPEN',
  'OVERLOADED',
]);

/** A record is renewed in the background once this share of its time to live is over. */
const RENEW_AFTER = 0.8;

export class CachedSource {
  readonly #layer: CacheLayer;
  /** Records that were renewed already, or tried to be. */
  readonly #renewed = new LRUCache<string, true>({ max: 10_000 });

  constructor(layer: CacheLayer) {
    this.#layer = layer;
  }

  /** Never rejects: whatever goes wrong is an answer that says so. */
  async answer(ask: Ask, context: AskContext): Promise<Read> {
    const { source, policies, cache } = this.#layer;
    try {
      const keys = cache.keyFactory.keysOf(source, policies, ask, context.caller);
      const held = keys && cache.read(keys);
      // Waiting for what is there costs as much as reading it.
      const known = keys && held && { keys, held: held instanceof Promise ? await held : held };
      const cached = this.#fromCache(ask, known, context);
      if (cached) return cached;
      const ticket = known && (known.held.ticket ?? (await cache.ticket(known.keys)));
      const reading = new Reading(ask);
      const subscription = this.#join({ reading, known, ticket, cancellation: context.clientGone }, context);
      const late = Promise.withResolvers<Outcome>();
      // What has not arrived by then is said to be missing.
      const outcome = await subscription.outcomeBefore(context.deadline, late.resolve);
      if (!outcome && !context.clientGone.isCancelled) this.#tellLate(subscription, context);
      const live = outcome
        ? reading.of(outcome)
        : {
            ...failed({ code: 'TIMEOUT' }, nothingFetched(ask.part.source, subscription.requestId)),
            late: this.#readLate(reading, late.promise),
          };
      // A refusal holds in every process before its answer leaves.
      if (live.status === 'REFUSED') await cache.refusalsTold();
      return (live.failure && this.#standIn(ask, known, context, live.failure)) ?? live;
    } catch (error) {
      this.#tellFault('reply not readable', ask, error);
      return failed({ code: 'BAD_RESPONSE' }, nothingFetched(ask.part.source));
    }
  }

  async #readLate(reading: Reading, late: Promise<Outcome>): Promise<Answer<unknown>> {
    const outcome = await late;
    const { source } = reading.ask.part;
    try {
      const read = reading.of(outcome);
      return read.status === 'UNTIED' ? notTied(source) : read;
    } catch {
      // Whoever keeps it, or is answered with it, tells of the fault.
      return failed({ code: 'BAD_RESPONSE' }, nothingFetched(source));
    }
  }

  #fromCache(ask: Ask, known: Known, context: AskContext): Read | undefined {
    if (!known) return undefined;
    const { health } = this.#layer;
    const { record, negative, authorized } = known.held;
    const now = performance.now();
    const serves = (entry: Entry | undefined) =>
      authorized && entry && isFresh(entry, now) && isYoung(entry, context, now) ? entry : undefined;
    const found = served(ask, serves(record), { freshness: 'CACHED' });
    if (holdsRecord(found)) {
      health.read(ask.part.name, 'HIT');
      if (record) this.#renew(ask, known, record, context, now);
      return found;
    }
    const none = served(ask, serves(negative), { freshness: 'CACHED' });
    health.read(ask.part.name, none ? 'NEGATIVE_HIT' : 'MISS');
    return none;
  }

  /** What was found before, in the place of a source that cannot be reached. */
  #standIn(ask: Ask, known: Known, context: AskContext, failure: Failure): Read | undefined {
    const { cache, health } = this.#layer;
    if (!known?.held.authorized || !OUT_OF_REACH.has(failure.code)) return undefined;
    const { keys, held } = known;
    const { record, at } = held;
    // A refusal or a change may have arrived since the read.
    if (!record || cache.isRefusedSince(keys, at) || cache.hasChangedSince(keys, at)) return undefined;
    if (!isKept(record) || !isYoung(record, context)) return undefined;
    const found = served(ask, record, { freshness: 'STALE', failure });
    if (!holdsRecord(found)) return undefined;
    health.read(ask.part.name, 'STALE');
    return found;
  }

  #renew(ask: Ask, known: NonNullable<Known>, record: Entry, context: AskContext, now: number): void {
    if (ageOf(record, now) < record.freshMs * RENEW_AFTER) return;
    const renewal = `${known.keys.subjectKey}|${known.keys.record}|${record.fetchedAt}`;
    if (this.#renewed.has(renewal)) return;
    this.#renewed.set(renewal, true);
    void this.#askInBackground(ask, known, context);
  }

  /** Nobody waits for it who could leave, or hear that it failed. */
  async #askInBackground(ask: Ask, known: NonNullable<Known>, context: AskContext): Promise<void> {
    const ticket = known.held.ticket ?? (await this.#layer.cache.ticket(known.keys));
    const cancellation = new Cancellation();
    const subscription = this.#join({ reading: new Reading(ask), known, ticket, cancellation }, context);
    // Listened to, so that one who is refused on another's flight is asked for on their own.
    void subscription.outcomeBefore(cancellation);
  }

  #join({ reading, known, ticket, cancellation }: Boarding, context: AskContext): Subscription {
    const { caller, requestId, shareKey: own } = context;
    const { cache, fly } = this.#layer;
    const { ask } = reading;
    if (!known || !ticket)
      return fly({
        ask,
        caller,
        requestId,
        shareKey: own,
        generation: 0,
        cancellation,
        keep: () => undefined,
      });
    const { keys, held } = known;
    return fly({
      ask,
      caller,
      requestId,
      shareKey: keys.shareKey,
      // A caller without authorization shares no flight of others.
      ...(!held.authorized && { only: nameOf(keys.authorization) }),
      generation: cache.generation(keys),
      cancellation,
      mayShare: () => !cache.isRefusedSince(keys, held.at),
      keep: this.#keeper(reading, keys, held.record, ticket),
    });
  }

  /** What is done with the answer of the source. */
  #keeper(reading: Reading, keys: CacheKeys, record: Entry | undefined, ticket: Ticket): Subscriber['keep'] {
    const { cache } = this.#layer;
    return (outcome) => {
      const { reply } = outcome;
      try {
        if (isRefused(reply)) return cache.refuse(keys, this.#scopeOf(reply));
        if ('failure' in reply) return undefined;
        cache.grant(keys, ticket);
        const isFound = holdsRecord(reading.of(outcome));
        const entry = (isFound ? recordEntry : negativeEntry)(outcome, keys.policy);
        if (entry) cache.write(keys, isFound ? 'record' : 'negative', entry, ticket);
        // The source no longer has what it had.
        if (!isFound && holdsRecord(served(reading.ask, record, { freshness: 'STALE' }))) cache.remove(keys);
      } catch (error) {
        this.#tellFault('answer not kept', reading.ask, error);
      }
      return undefined;
    };
  }

  /** Only a code that certainly concerns the officer alone spares the colleagues. */
  #scopeOf(reply: Reply): Scope {
    const code = failureOf(reply)?.sourceCode;
    return code !== undefined && this.#layer.source.officerRefusals?.includes(code) ? 'officer' : 'agency';
  }

  /** The call goes on, and may still succeed; the request was answered without it. */
  #tellLate({ requestId: askedAs }: Subscription, { requestId, caller: { account } }: AskContext): void {
    this.#layer.log.write({
      level: 'info',
      text: 'source later than the request waits',
      ...(account && { account }),
      fields: () => ({ requestId, askedAs }),
    });
  }

  /** A fault of ours. Its message may quote a record, so only its kind is told. */
  #tellFault(text: string, { part }: Ask, error: unknown): void {
    const name = error instanceof Error ? error.name : 'unknown';
    this.#layer.log.write({ level: 'error', text, fields: () => ({ error: name, part: part.name }) });
  }
}

function served(ask: Ask, entry: Entry | undefined, serving: Serving): Read | undefined {
  if (!entry) return undefined;
  const outcome: Outcome = { ...entry, fetchedAt: new Date(entry.fetchedAt) };
  return readReply(ask, outcome, serving);
}

function isYoung(entry: Entry, { maxAgeMs }: AskContext, now = performance.now()): boolean {
  return maxAgeMs === undefined || ageOf(entry, now) < maxAgeMs;
}
