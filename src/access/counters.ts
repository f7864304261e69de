/**
 * Counts by key within windows of time: in this process, or in Redis, so that all replicas count together. A Redis that is
 * gone or slow stops nobody: this process then counts alone. Keys are names and numbers of people, so none is kept
 * in clear.
 */
import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Cluster, Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';

export interface CounterStore {
  /** Secret that keys are hashed with, at least 32 bytes; the same for all replicas that share a Redis. */
  readonly secret: Buffer;
  readonly redis?: {
    readonly client: Redis | Cluster;
    /** How long to wait for it, in milliseconds, before this process counts alone. */
    readonly timeoutMs: number;
  };
}

export interface Tally {
  /** Counted in this window. */
  readonly used: number;
  readonly remaining: number;
  /** Whether more was counted than there may be. */
  readonly beyond: boolean;
  /** Milliseconds until the window ends. */
  readonly endsInMs: number;
}

export interface Counter {
  readonly most: number;
  readonly seconds: number;
  /** Counts one more; a window begins with the first. */
  add(key: readonly string[]): Promise<Tally>;
  /** How it stands; undefined when nothing was counted. */
  read(key: readonly string[]): Promise<Tally | undefined>;
  /** Puts a key beyond for some seconds. */
  block(key: readonly string[], seconds: number): Promise<void>;
}

export interface CounterOptions {
  /** Sets this counter's keys apart from those of others. */
  readonly name: string;
  /** What may be counted in a window. */
  readonly most: number;
  /** Length of a window. */
  readonly seconds: number;
}

export type Counters = (options: CounterOptions) => Counter;

export function createCounters({ secret, redis }: CounterStore): Counters {
  /** The same callers are counted all day. */
  const keys = new LRUCache<string, string>({
    max: 10_000,
    memoMethod: (text) => createHmac('sha256', secret).update(text).digest('base64url'),
  });
  return ({ name, most, seconds }) => {
    const options = { keyPrefix: `lienthong:count:${name}`, points: most, duration: seconds };
    const alone = new RateLimiterMemory(options);
    const limiter: RateLimiterAbstract = redis
      ? new RLWrapperTimeouts({
          limiter: new RateLimiterRedis({ ...options, storeClient: redis.client }),
          timeoutMs: redis.timeoutMs,
          insuranceLimiter: alone,
        })
      : alone;
    const keyOf = (key: readonly string[]) => keys.memo(JSON.stringify(key));
    const tally = ({ consumedPoints, msBeforeNext }: RateLimiterRes): Tally => ({
      used: consumedPoints,
      remaining: Math.max(most - consumedPoints, 0),
      beyond: consumedPoints > most,
      endsInMs: Math.max(msBeforeNext, 0),
    });
    return {
      most,
      seconds,
      add: async (key) => tally(await limiter.consume(keyOf(key)).catch(rejectedTally)),
      read: async (key) => {
        const found = await limiter.get(keyOf(key));
        return found ? tally(found) : undefined;
      },
      block: async (key, blockedSeconds) => {
        await limiter.block(keyOf(key), blockedSeconds);
      },
    };
  };
}

/** The library rejects with the tally when it is beyond. */
function rejectedTally(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}
