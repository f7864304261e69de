/**
 * Counts by key within windows of time: in this process, or where processes count together. This process
 * keeps what it has read from there, and counts on from it while the others are late or gone, so a fallback
 * never knows less than this process has seen. Keys are hashed: they are made of names and numbers of people.
 */
import { createHmac } from 'node:crypto';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import { inTime, type SharedCount, type SharedCountStore } from './shared-counts.ts';
import { Windows, type Window } from './windows.ts';

export interface CounterStore {
  /** Secret that keys are hashed with, at least 32 bytes; the same for all replicas that share a Redis. */
  readonly secret: Buffer;
  /** Counts that replicas, or the workers of a machine, share. */
  readonly shared?: SharedCountStore | undefined;
}

export interface Tally {
  /** Name of the counter. */
  readonly name: string;
  /** Counted in this window. */
  readonly used: number;
  readonly remaining: number;
  /** True if more was counted than allowed. */
  readonly beyond: boolean;
  /** Milliseconds until the window ends. */
  readonly endsInMs: number;
}

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
  /** Counts more, by default one, or less where something is taken back; a window begins with the first. */
  add(this: void, key: CountKey, amount?: number): Promise<Tally> | Tally;
  /** Undefined when nothing was counted. */
  read(this: void, key: CountKey): Promise<Tally | undefined> | Tally | undefined;
  /** The same, as far as this process knows. */
  readHere(this: void, key: CountKey): Tally | undefined;
  /** Puts a key beyond for some seconds. */
  block(this: void, key: CountKey, seconds: number): Promise<void>;
}

export interface CounterOptions {
  /** Sets this counter's keys apart from those of others. */
  readonly name: string;
  /** Most units of a window. */
  readonly most: number;
  /** Length of a window. */
  readonly seconds: number;
  /** Keys that this process remembers. Default 20,000. */
  readonly keys?: number;
}

export type Counters = (options: CounterOptions) => Counter;

const REMEMBERED_KEYS = 20_000;

export function createCounters({ secret, shared }: CounterStore): Counters {
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
    /** The shared count; this process takes it over even after its timeout. */
    const learned = (key: string, counted: Promise<SharedCount>): Promise<Window> =>
      counted.then(([used, endsInMs]) => {
        const window = { used, endsAt: performance.now() + endsInMs };
        if (used > 0) windows.learn(key, window);
        return window;
      });
    const orAlone = async <Alone>(
      key: string,
      asked: Promise<SharedCount>,
      alone: () => Alone,
    ): Promise<Window | Alone> => (await inTime(learned(key, asked), shared?.timeoutMs ?? 0)) ?? alone();
    return {
      name,
      most,
      seconds,
      keyOf: (parts) => ({ hashed: `lienthong:count:${name}:${hashOf(parts)}` }),
      keyOfHash: (keyed) => ({ hashed: `lienthong:count:${name}:${keyed}` }),
      add: ({ hashed }, amount = 1) => {
        const alone = () => windows.add(hashed, amount, seconds);
        // Every request uses several counters; without shared counts none of them waits.
        if (!shared) return tally(alone());
        return orAlone(hashed, shared.counts.add(hashed, amount, seconds), alone).then(tally);
      },
      read: ({ hashed }) => {
        const alone = () => windows.read(hashed);
        const counted = (window: Window | undefined) =>
          window && window.used > 0 ? tally(window) : undefined;
        if (!shared) return counted(alone());
        return orAlone(hashed, shared.counts.read(hashed), alone).then(counted);
      },
      readHere: ({ hashed }) => {
        const window = windows.read(hashed);
        return window && tally(window);
      },
      block: async ({ hashed }, blockedSeconds) => {
        windows.set(hashed, { used: most + 1, endsAt: performance.now() + blockedSeconds * 1000 });
        if (!shared) return;
        await inTime(shared.counts.block(hashed, most + 1, blockedSeconds), shared.timeoutMs);
      },
    };
  };
}

/** Turns names and numbers into a text that says nothing about them; the same list is hashed once. */
export function keyHash(secret: Buffer): (parts: readonly string[]) => string {
  return memoizeWeak((parts: readonly string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url'),
  );
}
