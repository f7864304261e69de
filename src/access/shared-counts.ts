/**
 * Counts that processes share: in Redis for replicas, in the primary process for
 * workers without Redis. Each operation is atomic. Keys are hashed by the caller.
 */

/** A count with the milliseconds until its window ends. */
export type SharedCount = readonly [used: number, endsInMs: number];

/** A request for a unit of a budget, or news of what a process has reserved. */
export interface LeaseNews {
  readonly key: string;
  /** The process that reserves. */
  readonly process: string;
  /** All units that the process has reserved, this one included. */
  readonly reserved: number;
}

export interface SharedCounts {
  /** Counts more; a window begins with the first. */
  add(this: void, key: string, amount: number, seconds: number): Promise<SharedCount>;
  read(this: void, key: string): Promise<SharedCount>;
  /** Sets a count that lives for some seconds. */
  block(this: void, key: string, used: number, seconds: number): Promise<void>;
  /** Reserves a unit, if spent and reserved units leave one of `most`. */
  take(
    this: void,
    news: LeaseNews,
    most: number,
  ): Promise<readonly [isGranted: boolean, used: number, endsInMs: number]>;
  /** Ends the reservation of a unit, which is spent or given back. */
  settle(this: void, news: LeaseNews, isSpent: boolean, seconds: number): Promise<void>;
  /** Counts those people who do not count yet, all of them or none. */
  countPeople(
    this: void,
    caller: string,
    people: readonly string[],
    most: number,
    seconds: number,
  ): Promise<readonly [isAllowed: boolean, endsInMs: number]>;
}

/** The shared counts with the time that a process waits for them before it counts alone. */
export interface SharedCountStore {
  readonly counts: SharedCounts;
  readonly timeoutMs: number;
}

/** Longer than any call to a source takes with its repetitions. */
export const LEASE_MS = 300_000;

/**
 * Waits for a reply no longer than a time limit. A reply that has arrived by then counts even when the
 * process was too busy to read it: the limit ends only after the event loop has read its sockets once more.
 *
 * @returns undefined when the reply is late or an error
 */
export function inTime<Reply>(reply: Promise<Reply>, milliseconds: number): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(undefined);
    const timer = setTimeout(() => setImmediate(giveUp), milliseconds);
    const settle = (value: Reply | undefined) => {
      clearTimeout(timer);
      resolve(value);
    };
    reply.then(settle, () => settle(undefined));
  });
}
