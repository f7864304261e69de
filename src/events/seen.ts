/**
 * Remembers the events that were carried out, for as long as their time would be accepted again. A forgotten
 * event only drops a record from the cache once more.
 */
import { createHash, createHmac } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';

export interface SeenEvents {
  has(sourceId: string, eventId: string): Promise<boolean>;
  /** Called after the event was carried out: a failed event must be accepted again. */
  remember(sourceId: string, eventId: string): Promise<void>;
}

/** Most difference between clocks of replicas. */
const CLOCKS_MS = 60_000;

/** An event is accepted from the tolerance before its time to the tolerance after it. */
export function rememberForMs(toleranceSeconds: number): number {
  return 2 * toleranceSeconds * 1000 + CLOCKS_MS;
}

/** More than a source sends at the default rate in the default time; about 10 MB. */
const MOST_EVENTS = 50_000;

/** For one process. */
export function seenInMemory(ttlMs: number): SeenEvents {
  const events = new LRUCache<string, true>({ max: MOST_EVENTS, ttl: ttlMs });
  return {
    has: async (sourceId, eventId) => events.has(keyOf(sourceId, eventId)),
    remember: async (sourceId, eventId) => {
      events.set(keyOf(sourceId, eventId), true);
    },
  };
}

/**
 * For all replicas. Both methods reject when Redis cannot be asked.
 *
 * @param secret shared by all replicas: a Redis writer cannot compute the name of an expected event
 */
export function seenInRedis(redis: Redis | Cluster, ttlMs: number, secret: Buffer): SeenEvents {
  const nameOf = (sourceId: string, eventId: string): string =>
    `lienthong:event:${createHmac('sha256', secret).update(`${sourceId} ${eventId}`).digest('base64url')}`;
  return {
    has: async (sourceId, eventId) => (await redis.exists(nameOf(sourceId, eventId))) === 1,
    remember: async (sourceId, eventId) => {
      await redis.set(nameOf(sourceId, eventId), '1', 'PX', ttlMs);
    },
  };
}

/** A key of fixed length without any text of the sender. */
function keyOf(sourceId: string, eventId: string): string {
  return createHash('sha256').update(`${sourceId} ${eventId}`).digest('base64url');
}
