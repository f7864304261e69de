/**
 * Counts by key within windows of time: in this process, or in Redis, so that all replicas count together. This process
 * keeps what it has read from Redis, and counts on from there while Redis is late or gone, so a fallback never knows
 * less than this process has seen. Keys are hashed: they are made of names and numbers of people.
 */
import { createHmac } from 'node:crypto';
import { once } from '../once.ts';
import { inTime, numbersIn, type RedisCounts } from './redis-counts.ts';
import { Windows, type Window } from './windows.ts';

export interface CounterStore {
  /** Secret that keys are hashed with, at least 32 bytes; the same for all replicas that share a Redis. */
  readonly secret: Buffer;
  readonly redis?: RedisCounts;
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
  /** @param keyed a keyed hash already */
  keyOfHash(this: void, keyed: string): CountKey;
  /** Counts more, by default one; a window begins with the first. */
  add(this: void, key: CountKey, amount?: number): Promise<Tally>;
  /** How it stands; undefined when nothing was counted. */
  read(this: void, key: CountKey): Promise<Tally | undefined>;
  /** The same, as far as this process knows. */
  readHere(this: void, key: CountKey): Tally | undefined;
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
  /** Keys that this process remembers. Default 20,000. */
  readonly keys?: number;
}

export type Counters = (options: CounterOptions) => Counter;

const REMEMBERED_KEYS = 20_000;

/** Adds to a count, which lives for a window from the first on. */
const ADD = `
redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
return {redis.call('incrby', KEYS[1], ARGV[1]), redis.call('pttl', KEYS[1])}`;

const READ = `return {tonumber(redis.call('get', KEYS[1]) or '0'), redis.call('pttl', KEYS[1])}`;

export function createCounters({ secret, redis }: CounterStore): Counters {
  const hashOf = keyHash(secret);
  return ({ name, most, seconds, keys = REMEMBERED_KEYS }) => {
    const windows = new Windows(keys);
    const tally = ({ used, endsAt }: Window): Tally => ({
      name,
      used,
      remaining: Math.max(most - used, 0),
      beyond: used > most,
      endsInMs: Math.max(endsAt - performance.now(), 0),
    });
    /** What Redis counts, which this process learns even when it comes too late. */
    const shared = (script: string, key: string, ...args: readonly number[]): Promise<Window> | undefined =>
      redis?.client.eval(script, 1, key, ...args).then((reply) => {
        const window = windowIn(reply);
        if (window.used > 0) windows.learn(key, window);
        return window;
      });
    const orAlone = async <Alone>(
      asked: Promise<Window> | undefined,
      alone: () => Alone,
    ): Promise<Window | Alone> => (asked && redis && (await inTime(asked, redis.timeoutMs))) ?? alone();
    return {
      name,
      most,
      seconds,
      keyOf: (parts) => ({ hashed: `lienthong:count:${name}:${hashOf(parts)}` }),
      keyOfHash: (keyed) => ({ hashed: `lienthong:count:${name}:${keyed}` }),
      add: async ({ hashed }, amount = 1) => {
        const alone = () => windows.add(hashed, amount, seconds);
        return tally(await orAlone(shared(ADD, hashed, amount, seconds), alone));
      },
      read: async ({ hashed }) => {
        const window = await orAlone(shared(READ, hashed), () => windows.read(hashed));
        return window && window.used > 0 ? tally(window) : undefined;
      },
      readHere: ({ hashed }) => {
        const window = windows.read(hashed);
        return window && tally(window);
      },
      block: async ({ hashed }, blockedSeconds) => {
        windows.set(hashed, { used: most + 1, endsAt: performance.now() + blockedSeconds * 1000 });
        if (!redis) return;
        await inTime(redis.client.set(hashed, most + 1, 'EX', blockedSeconds), redis.timeoutMs);
      },
    };
  };
}

/** Turns names and numbers into a text that says nothing about them; the same list is hashed once. */
export function keyHash(secret: Buffer): (parts: readonly string[]) => string {
  return once((parts: readonly string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url'),
  );
}

/** @param reply a count, and the milliseconds that it lives */
function windowIn(reply: unknown): Window {
  const [used = 0, endsInMs = 0] = numbersIn(reply);
  return { used, endsAt: performance.now() + endsInMs };
}
