/**
 * Cache of two tiers. The memory tier is read first, then Redis if it is configured. A slow or dead Redis is
 * a miss, and a process that no longer receives changes keeps nothing in memory.
 */
import type { Invalidator } from './invalidator.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import { Authorizations, type Authorization, type Grant, type Scope } from './authorizations.ts';
import { ChangeBus, changesChannel, type ChangeKind } from './change-bus.ts';
import type { ChangeRelay } from './change-relay.ts';
import { isFresh, type Entry } from './entry.ts';
import { RedisGuard } from './redis-guard.ts';
import { MemoryTier } from './memory-tier.ts';
import type { CacheKeys, CacheKeyFactory } from './cache-keys.ts';
import type { CacheLookup, CacheSnapshot, Moment, RecordCache, Slot } from './record-cache.ts';
import { RefusalNews } from './refusal-news.ts';
import { connectRedis, type RedisClient, type RedisSettings } from './redis.ts';
import { faultOf } from './redis-fault.ts';
import { RedisHealth, type RedisChange } from './redis-health.ts';
import { RedisTier, type SharedGrant } from './redis-tier.ts';
import type { KeyRing } from '../lib/key-ring.ts';

export interface CacheOptions {
  readonly memoryBytes: number;
  readonly keyFactory: CacheKeyFactory;
  /** Longest lifetime of an entry of any source, in milliseconds. */
  readonly longestLifeMs: number;
  readonly redis?: { readonly settings: RedisSettings; readonly ring: KeyRing };
  /** Relay to the other workers; only without Redis. */
  readonly relay?: ChangeRelay;
  /** Called when Redis stops working, with the reason, and when it works again. */
  readonly onRedis?: (change: RedisChange) => void;
}

/** Longer than any call to a source: a change outlives the answers that were in flight when it came. */
const LONGEST_CALL_MS = 120_000;

/** Share of its lifetime after which a live answer renews a grant. */
const RENEW_AFTER = 0.1;

interface RedisSide {
  readonly tier: RedisTier;
  readonly bus: ChangeBus;
  readonly guard: RedisGuard;
  readonly clients: readonly RedisClient[];
}

export class TieredCache implements RecordCache, Invalidator {
  readonly keyFactory: CacheKeyFactory;
  readonly #memory: MemoryTier;
  readonly #authorizations = new Authorizations();
  readonly #refusals: RefusalNews;
  readonly #redis: RedisSide | undefined;
  readonly #relay: ChangeRelay | undefined;
  readonly #rememberedMs: number;

  constructor(options: CacheOptions) {
    const { memoryBytes, keyFactory, longestLifeMs, redis, relay, onRedis = () => undefined } = options;
    this.keyFactory = keyFactory;
    this.#memory = new MemoryTier(memoryBytes);
    this.#rememberedMs = longestLifeMs + LONGEST_CALL_MS;
    this.#refusals = new RefusalNews((name) => this.#tellRefusal(name));
    this.#redis = redis && this.#openRedis(redis.settings, redis.ring, onRedis);
    this.#relay = relay;
    relay?.listen((kind, names) => names.forEach((name) => this.#hear(kind, name)));
  }

  /** The connection to Redis, for other data that replicas share; undefined without Redis. */
  get redis(): RedisClient | undefined {
    return this.#redis?.clients[0];
  }

  /** A secret common to all replicas of this cache, for another use of their Redis. */
  secretFor(use: string): Buffer {
    return this.keyFactory.secretFor(use);
  }

  /** Metrics: bytes in memory, and whether Redis works for all its uses; undefined without Redis. */
  get state(): { readonly memoryBytes: number; readonly redisAnswers: boolean | undefined } {
    const redisAnswers = this.#redis?.bus.isUsable;
    return { memoryBytes: this.#memory.bytes, redisAnswers };
  }

  read(keys: CacheKeys): CacheLookup | Promise<CacheLookup> {
    const now = performance.now();
    const [record, negative] = this.#memory.read(keys.subjectKey, [keys.record, keys.negative], now);
    const grant = this.#grantOf(keys, now);
    const at = this.#now();
    const lookup = { keys, record, negative, authorized: grant !== undefined, at };
    if (!this.#redis) return { ...lookup, snapshot: { ...at, tombstone: undefined, marks: undefined } };
    const serves = (entry: Entry | undefined) => entry !== undefined && isFresh(entry, now);
    if (grant && (serves(record) || serves(negative))) return lookup;
    return this.#readShared(this.#redis, lookup, grant);
  }

  async #readShared({ tier }: RedisSide, own: CacheLookup, grant: Grant | undefined): Promise<CacheLookup> {
    const { keys, at } = own;
    const { subjectKey, authorization } = keys;
    const [shared, known] = await Promise.all([
      tier.read(keys),
      grant ?? this.#sharedGrant(tier, authorization, at),
    ]);
    const snapshot = { ...at, tombstone: shared?.tombstone, marks: known?.marks };
    const authorized =
      known?.until !== undefined &&
      !this.#authorizations.isRefusedSince(authorization, at.refusals) &&
      !this.#refusals.isUndelivered(authorization);
    // Neither tier's entry survives a change that arrives during the read.
    if (this.#memory.changes.hasChanged(subjectKey, at.changes))
      return { keys, record: undefined, negative: undefined, authorized, at, snapshot };
    if (!shared) return { ...own, authorized, snapshot };
    if (shared.record) this.#memory.write(subjectKey, keys.record, shared.record, at.changes);
    if (shared.negative) this.#memory.write(subjectKey, keys.negative, shared.negative, at.changes);
    return {
      keys,
      record: newer(own.record, shared.record),
      negative: newer(own.negative, shared.negative),
      authorized,
      at,
      snapshot,
    };
  }

  /** Reads the grant from Redis and keeps a valid one in memory. */
  async #sharedGrant(
    tier: RedisTier,
    authorization: Authorization,
    { refusals }: Moment,
  ): Promise<SharedGrant | undefined> {
    const shared = await tier.readGrant(authorization);
    const { until, marks } = shared ?? {};
    if (until !== undefined) this.#authorizations.grant(authorization, { since: refusals, until, marks });
    return shared;
  }

  async snapshot(keys: CacheKeys): Promise<CacheSnapshot> {
    const at = this.#now();
    if (!this.#redis) return { ...at, tombstone: undefined, marks: undefined };
    const { tier } = this.#redis;
    const [tombstone, known] = await Promise.all([
      tier.tombstone(keys.subjectKey),
      this.#grantOf(keys) ?? this.#sharedGrant(tier, keys.authorization, at),
    ]);
    return { ...at, tombstone, marks: known?.marks };
  }

  generation({ subjectKey }: CacheKeys): number {
    return this.#memory.changes.lastOf(subjectKey);
  }

  hasChangedSince({ subjectKey }: CacheKeys, { changes }: Moment): boolean {
    return this.#memory.changes.hasChanged(subjectKey, changes);
  }

  isRefusedSince({ authorization }: CacheKeys, { refusals }: Moment): boolean {
    return this.#authorizations.isRefusedSince(authorization, refusals);
  }

  write(keys: CacheKeys, slot: Slot, entry: Entry, { changes, tombstone }: CacheSnapshot): void {
    this.#memory.write(keys.subjectKey, keys[slot], entry, changes);
    if (tombstone !== undefined) this.#redis?.tier.write(keys, slot, entry, tombstone);
  }

  remove(keys: CacheKeys): void {
    this.#memory.remove(keys.subjectKey, keys.record);
    this.#redis?.tier.remove(keys);
  }

  grant({ authorization }: CacheKeys, { refusals, marks }: CacheSnapshot): void {
    const now = performance.now();
    const known = this.#authorizations.grantOf(authorization, now);
    if (known && known.until - now > this.#rememberedMs * (1 - RENEW_AFTER)) return;
    if (this.#authorizations.isRefusedSince(authorization, refusals)) return;
    const grant = { since: refusals, until: now + this.#rememberedMs, marks };
    this.#authorizations.grant(authorization, grant);
    if (marks) this.#redis?.tier.grant(authorization, grant);
  }

  refuse({ authorization }: CacheKeys, scope: Scope): void {
    const name = authorization[scope] ?? authorization.agency;
    this.#authorizations.refuse(name);
    this.#refusals.deliver(name);
  }

  refusalsTold(): Promise<void> {
    return this.#refusals.delivered();
  }

  /**
   * Drops all entries about these numbers of a source, on every replica and in every worker.
   *
   * @throws Error if that is not certain
   */
  async invalidate(sourceId: string, numbers: readonly IdentityNumber[]): Promise<void> {
    const subjectKeys = numbers.map((number) => this.keyFactory.subjectKey(sourceId, number));
    await Promise.all(
      subjectKeys.map(async (subjectKey) => {
        try {
          const mark = await this.#redis?.tier.change(subjectKey);
          if (mark !== undefined) await this.#redis?.bus.notify('bundle', subjectKey, mark);
        } finally {
          this.#memory.drop(subjectKey);
        }
      }),
    );
    await this.#relay?.notify('bundle', subjectKeys);
  }

  close(): void {
    this.#redis?.bus.close();
    for (const client of this.#redis?.clients ?? []) client.disconnect();
  }

  #now(): Moment {
    return { changes: this.#memory.changes.count, refusals: this.#authorizations.refusals };
  }

  /** Grants in memory are valid only while refusals of other replicas arrive. */
  #grantOf({ authorization }: CacheKeys, now = performance.now()): Grant | undefined {
    if (this.#redis && !this.#redis.bus.isHearing) return undefined;
    return this.#authorizations.grantOf(authorization, now);
  }

  #hear(kind: ChangeKind, name: string): void {
    if (kind === 'bundle') this.#memory.drop(name);
    else this.#authorizations.refuse(name);
  }

  #openRedis(settings: RedisSettings, ring: KeyRing, onRedis: (change: RedisChange) => void): RedisSide {
    this.#memory.close();
    const guard = new RedisGuard(settings.timeoutMs);
    const health = new RedisHealth(onRedis);
    const connect = () => connectRedis(settings, (error) => health.note(faultOf(error)));
    const [sender, receiver] = [connect(), connect()];
    const tier = new RedisTier({ redis: sender, guard, ring, lifeMs: this.#rememberedMs });
    const bus = new ChangeBus(
      { sender, receiver, guard, health, channel: changesChannel(settings) },
      {
        changed: (kind, name, mark) => {
          this.#hear(kind, name);
          if (kind === 'bundle') tier.heardChange(name, mark);
          else tier.heardRefusal(name, mark);
        },
        lost: () => {
          this.#memory.close();
          this.#authorizations.doubtGrants();
        },
        found: () => {
          this.#memory.reopen();
          this.#authorizations.doubtGrants();
          this.#refusals.deliverAgain();
        },
      },
    );
    return { tier, bus, guard, clients: [sender, receiver] };
  }

  async #tellRefusal(name: string): Promise<void> {
    const mark = await this.#redis?.tier.refuse(name);
    if (mark !== undefined) await this.#redis?.bus.notify('refusal', name, mark);
    // A late worker receives the message when it resumes.
    await this.#relay?.notify('refusal', [name]).catch(() => undefined);
  }
}

function newer(a: Entry | undefined, b: Entry | undefined): Entry | undefined {
  if (!a || !b) return a ?? b;
  return a.arrivedAt >= b.arrivedAt ? a : b;
}
