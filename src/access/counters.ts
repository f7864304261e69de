/**
 * Counts by key within windows of time: in this process, in the primary process of workers, or in Redis, so that
 * all replicas count together. A Redis that is gone or slow stops nobody: this process then counts alone. Keys are
 * names and numbers of people, so none is kept in clear.
 */
import { createHmac } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import {
  RateLimiterCluster,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { once } from '../once.ts';

export interface CounterStore {
  /** Secret that keys are hashed with, at least 32 bytes; the same for all replicas that share a Redis. */
  readonly secret: Buffer;
  readonly redis?: {
    readonly client: Redis | Cluster;
    /** How long to wait for it, in milliseconds, before this process counts alone. */
    readonly timeoutMs: number;
  };
  /** For a worker without Redis: the primary process counts. */
  readonly inPrimary?: {
    /** Milliseconds to wait for it before this process counts alone. */
    readonly timeoutMs: number;
  };
}

export interface Tally {
  /** Name of the counter. */
  readonly name: string;
  /** Counted in this window. */
  readonly used: number;
  readonly remaining: number;
  /** Whether more was counted than there may be. */
  readonly beyond: boolean;
  /** Milliseconds until the window ends. */
  readonly endsInMs: number;
}

/** What one counter counts by. */
export interface CountKey {
  readonly hashed: string;
}

export interface Counter {
  readonly name: string;
  readonly most: number;
  readonly seconds: number;
  /** @param parts names and numbers */
  keyOf(this: void, parts: readonly string[]): CountKey;
  /** Counts more, by default one; a window begins with the first. */
  add(this: void, key: CountKey, more?: number): Promise<Tally>;
  /** Takes back what was counted for a request that is refused for another reason. Never rejects. */
  giveBack(this: void, key: CountKey, amount: number): Promise<void>;
  /** How it stands; undefined when nothing was counted. */
  read(this: void, key: CountKey): Promise<Tally | undefined>;
  /** Puts a key beyond for some seconds. */
  block(this: void, key: CountKey, seconds: number): Promise<void>;
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

export function createCounters({ secret, redis, inPrimary }: CounterStore): Counters {
  /** The same list stands in keys of several counters. */
  const hashOf = once((parts: readonly string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url'),
  );
  return ({ name, most, seconds }) => {
    // Keys hold the prefix: the library would put it before them every time.
    const options = { keyPrefix: '', points: most, duration: seconds };
    const alone = new RateLimiterMemory(options);
    const shared = redis
      ? {
          limiter: new RateLimiterRedis({ ...options, storeClient: redis.client }),
          timeoutMs: redis.timeoutMs,
        }
      : // The primary process distinguishes counters by prefix.
        inPrimary && {
          limiter: new RateLimiterCluster({ ...options, ...inPrimary, keyPrefix: name }),
          ...inPrimary,
        };
    const limiter: RateLimiterAbstract = shared
      ? new RLWrapperTimeouts({ ...shared, insuranceLimiter: alone })
      : alone;
    const tally = ({ consumedPoints, msBeforeNext }: RateLimiterRes): Tally => ({
      name,
      used: consumedPoints,
      remaining: Math.max(most - consumedPoints, 0),
      beyond: consumedPoints > most,
      endsInMs: Math.max(msBeforeNext, 0),
    });
    /** The library rejects with the tally when it is beyond. */
    const rejectedTally = (reason: unknown): Tally => {
      if (reason instanceof RateLimiterRes) return tally(reason);
      throw reason;
    };
    return {
      name,
      most,
      seconds,
      keyOf: (parts) => ({ hashed: `lienthong:count:${name}:${hashOf(parts)}` }),
      add: ({ hashed }, more = 1) => limiter.consume(hashed, more).then(tally, rejectedTally),
      giveBack: async ({ hashed }, amount) => {
        await limiter.reward(hashed, amount).catch(() => undefined);
      },
      read: async ({ hashed }) => {
        const found = await limiter.get(hashed);
        return found ? tally(found) : undefined;
      },
      block: async ({ hashed }, blockedSeconds) => {
        await limiter.block(hashed, blockedSeconds);
      },
    };
  };
}
