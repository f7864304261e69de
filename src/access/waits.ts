/**
 * Waits of callers who tried more than a budget allows: each of a day is twice as long as the one before. A
 * wait that this process has begun or heard of holds here until its end, whatever becomes of Redis meanwhile.
 */
import { LRUCache } from 'lru-cache';
import type { EnumerationConfig } from './settings.ts';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import { countedBy, type Consumer } from './consumer.ts';
import type { Counters, Tally } from './counters.ts';

/** Time for which the number of waits is kept, by which they grow. */
const DAY_SECONDS = 86_400;

const REMEMBERED_WAITS = 20_000;

export interface BegunWait {
  readonly seconds: number;
  /** Number of waits today, this one included. */
  readonly times: number;
}

export class Waits {
  readonly #settings: EnumerationConfig;
  readonly #waits;
  readonly #strikes;
  /** Ends of known waits, in milliseconds of the monotonic clock. */
  readonly #known = new LRUCache<string, number>({ max: REMEMBERED_WAITS });
  /** Asked for with every request. */
  readonly #keysOf = memoizeWeak((consumer: Consumer) => {
    const { caller } = countedBy(consumer);
    return { wait: this.#waits.keyOf(caller), strike: this.#strikes.keyOf(caller) };
  });

  constructor(settings: EnumerationConfig, counters: Counters) {
    this.#settings = settings;
    this.#waits = counters({ name: 'wait', most: 0, seconds: settings.firstWaitSeconds });
    this.#strikes = counters({ name: 'strike', most: 0, seconds: DAY_SECONDS });
  }

  /** Seconds that the caller has to wait, if any. */
  of(consumer: Consumer): Promise<number | undefined> | number | undefined {
    const known = this.knownOf(consumer);
    if (known !== undefined) return known;
    const { wait: key } = this.#keysOf(consumer);
    const heard = (wait: Tally | undefined): number | undefined => {
      if (!wait?.beyond) return undefined;
      this.#hold(key.hashed, wait.endsInMs);
      return Math.ceil(wait.endsInMs / 1000);
    };
    const wait = this.#waits.read(key);
    return wait instanceof Promise ? wait.then(heard) : heard(wait);
  }

  /** The same, as far as this process knows. */
  knownOf(consumer: Consumer): number | undefined {
    const endsAt = this.#known.get(this.#keysOf(consumer).wait.hashed);
    if (endsAt === undefined) return undefined;
    const seconds = Math.ceil((endsAt - performance.now()) / 1000);
    return seconds > 0 ? seconds : undefined;
  }

  /** Waits that the caller has served today; none while one lasts. */
  async past(consumer: Consumer): Promise<number> {
    // In this order: a wait begins before it is counted.
    const times = (await this.#strikes.read(this.#keysOf(consumer).strike))?.used ?? 0;
    return times > 0 && (await this.of(consumer)) === undefined ? times : 0;
  }

  /** @returns undefined when the caller waits already */
  async begin(consumer: Consumer): Promise<BegunWait | undefined> {
    const { firstWaitSeconds, longestWaitSeconds } = this.#settings;
    const { wait: key, strike } = this.#keysOf(consumer);
    if (this.knownOf(consumer) !== undefined) return undefined;
    this.#hold(key.hashed, firstWaitSeconds * 1000);
    // Many at a time, in other processes too, are one step.
    if ((await this.#waits.add(key)).used > 1) return undefined;
    const { used: times } = await this.#strikes.add(strike);
    const seconds = Math.min(firstWaitSeconds * 2 ** (times - 1), longestWaitSeconds);
    this.#hold(key.hashed, seconds * 1000);
    await this.#waits.block(key, seconds);
    return { seconds, times };
  }

  #hold(key: string, milliseconds: number): void {
    this.#known.set(key, performance.now() + milliseconds);
  }
}
