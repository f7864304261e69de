/**
 * The cache over its two tiers. The memory tier answers first; what it lacks may lie in Redis, where there is one. A slow
 * or dead Redis is a miss, and a process that no longer hears of changes keeps nothing in memory.
 */
import type { Invalidator } from '../events/invalidator.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import { ChangeBus } from './change-bus.ts';
import type { Entry } from './entry.ts';
import { Impatience } from './impatience.ts';
import { Licences } from './licences.ts';
import { MemoryTier } from './memory-tier.ts';
import type { Place, Places } from './place.ts';
import type { Held, RecordCache, Slot, Ticket } from './record-cache.ts';
import { connectRedis, type RedisClient, type RedisSettings } from './redis.ts';
import { RedisTier } from './redis-tier.ts';
import type { KeyRing } from './sealing.ts';

export interface CacheOptions {
  readonly memoryBytes: number;
  readonly places: Places;
  /** How long something of any source may be kept at the most; milliseconds. */
  readonly longestLifeMs: number;
  readonly redis?: { readonly settings: RedisSettings; readonly ring: KeyRing };
  /** Told what is wrong with Redis, without a word of what was sent. */
  readonly onError?: (name: string) => void;
}

/** Longer than any call to a source takes: a change outlives the answers that were under way when it came. */
const LONGEST_CALL_MS = 120_000;

interface RedisSide {
  readonly tier: RedisTier;
  readonly bus: ChangeBus;
  readonly impatience: Impatience;
  readonly clients: readonly RedisClient[];
}

export class TieredCache implements RecordCache, Invalidator {
  readonly places: Places;
  readonly #memory: MemoryTier;
  readonly #licences = new Licences();
  readonly #redis: RedisSide | undefined;
  readonly #rememberedMs: number;

  constructor({ memoryBytes, places, longestLifeMs, redis, onError = () => undefined }: CacheOptions) {
    this.places = places;
    this.#memory = new MemoryTier(memoryBytes);
    this.#rememberedMs = longestLifeMs + LONGEST_CALL_MS;
    this.#redis = redis && this.#openRedis(redis.settings, redis.ring, onError);
  }

  /** The connection to Redis, for what else replicas share; undefined where there is none. */
  get redis(): RedisClient | undefined {
    return this.#redis?.clients[0];
  }

  /** A secret that replicas which share this cache have in common, for another use of their Redis. */
  secretFor(use: string): Buffer {
    return this.places.secretFor(use);
  }

  /** For metrics: bytes in memory, and whether Redis answers; undefined where there is none. */
  get state(): { readonly memoryBytes: number; readonly redisAnswers: boolean | undefined } {
    const redisAnswers = this.#redis && this.#redis.impatience.isAnswering && this.#redis.bus.isHearing;
    return { memoryBytes: this.#memory.bytes, redisAnswers };
  }

  read(place: Place): Held | Promise<Held> {
    const [record, negative] = this.#memory.read(place.bundle, [place.record, place.negative]);
    const granted = this.#licences.isGranted(place.licence);
    const licensed = granted === true;
    const ticket = { changes: this.#memory.changes.count, tombstone: undefined };
    if (!this.#redis) return { record, negative, licensed, ticket };
    const now = Date.now();
    const isFresh = (entry: Entry | undefined) => entry !== undefined && entry.freshUntil > now;
    if (granted !== undefined && (isFresh(record) || isFresh(negative)))
      return { record, negative, licensed };
    return this.#readShared(this.#redis, place, { record, negative, licensed, ticket }, granted);
  }

  /** @param granted whether the licence is known here, and how it stands */
  async #readShared(
    { tier }: RedisSide,
    place: Place,
    own: Required<Held>,
    granted: boolean | undefined,
  ): Promise<Held> {
    const shared = await tier.read(place);
    if (!shared) return own;
    const { bundle } = place;
    const { changes } = own.ticket;
    if (granted === undefined && shared.licensed) this.#licences.grant(place.licence, this.#rememberedMs);
    if (shared.record) this.#memory.write(bundle, place.record, shared.record, changes);
    if (shared.negative) this.#memory.write(bundle, place.negative, shared.negative, changes);
    return {
      record: newer(own.record, shared.record),
      negative: newer(own.negative, shared.negative),
      // What was withdrawn here stays so, even if Redis could not be told.
      licensed: granted ?? shared.licensed,
      ticket: { changes, tombstone: shared.tombstone },
    };
  }

  async ticket({ bundle }: Place): Promise<Ticket> {
    const changes = this.#memory.changes.count;
    return { changes, tombstone: await this.#redis?.tier.tombstone(bundle) };
  }

  edition({ bundle }: Place): number {
    return this.#memory.changes.lastOf(bundle);
  }

  write(place: Place, slot: Slot, entry: Entry, { changes, tombstone }: Ticket): void {
    this.#memory.write(place.bundle, place[slot], entry, changes);
    if (tombstone !== undefined) this.#redis?.tier.write(place, slot, entry, tombstone);
  }

  remove(place: Place): void {
    this.#memory.remove(place.bundle, place.record);
    this.#redis?.tier.remove(place);
  }

  grant({ licence }: Place): void {
    if (this.#licences.grant(licence, this.#rememberedMs))
      this.#redis?.tier.grant(licence, this.#rememberedMs);
  }

  revoke({ licence }: Place): void {
    this.#licences.revoke(licence);
    void this.#tellRevoked(licence);
  }

  isRevoked({ licence }: Place): boolean {
    return this.#licences.isGranted(licence) === false;
  }

  /**
   * Drops what is kept about these numbers of a source, on every replica.
   *
   * @throws Error when it cannot be made sure
   */
  async invalidate(sourceId: string, numbers: readonly IdentityNumber[]): Promise<void> {
    const bundles = numbers.map((number) => this.places.bundle(sourceId, number));
    await Promise.all(
      bundles.map(async (bundle) => {
        try {
          await this.#redis?.tier.change(bundle, this.#rememberedMs);
          await this.#redis?.bus.tell('bundle', bundle);
        } finally {
          this.#memory.drop(bundle);
        }
      }),
    );
  }

  close(): void {
    this.#redis?.bus.close();
    for (const client of this.#redis?.clients ?? []) client.disconnect();
  }

  #openRedis(settings: RedisSettings, ring: KeyRing, onError: (name: string) => void): RedisSide {
    this.#memory.close();
    const impatience = new Impatience(settings.timeoutMs);
    const [sender, receiver] = [connectRedis(settings, onError), connectRedis(settings, onError)];
    const bus = new ChangeBus(
      { sender, receiver, impatience },
      {
        changed: (kind, name) => {
          if (kind === 'bundle') this.#memory.drop(name);
          else this.#licences.revoke(name);
        },
        lost: () => {
          this.#memory.close();
          this.#licences.doubtGrants();
        },
        found: () => {
          this.#memory.reopen();
          // Withdrawals that Redis could not be told of while it was away.
          for (const licence of this.#licences.revoked()) void this.#tellRevoked(licence);
        },
      },
    );
    return { tier: new RedisTier(sender, impatience, ring), bus, impatience, clients: [sender, receiver] };
  }

  async #tellRevoked(licence: string): Promise<void> {
    try {
      await this.#redis?.tier.revoke(licence);
      await this.#redis?.bus.tell('licence', licence);
    } catch {
      // Redis is away: this process knows, and tells it when Redis is back.
    }
  }
}

function newer(a: Entry | undefined, b: Entry | undefined): Entry | undefined {
  return (a?.fetchedAt ?? 0) >= (b?.fetchedAt ?? 0) ? a : b;
}
