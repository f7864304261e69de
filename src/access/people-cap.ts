/**
 * Caps the people an officer may ask about in a day, through all applications. Each counts once, before
 * anything is asked about them. Replicas share what counts in Redis; this process keeps whom it has seen, so
 * that a person who counts already costs no round trip.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { countedBy, type Consumer } from './consumer.ts';
import { keyHash, type CounterStore } from './counters.ts';
import { inTime } from './shared-counts.ts';

/**
 * Counts people by their numbers.
 *
 * @returns undefined when they may be asked about, at once where nothing but this process has to be asked;
 * else the seconds until the day ends, and no person has been counted
 */
export type CountPeople = (
  consumer: Consumer,
  numbers: readonly string[],
) => Promise<number | undefined> | number | undefined;

interface Day {
  /** In milliseconds of the monotonic clock. */
  endsAt: number;
  /** Keyed hashes of their numbers. */
  readonly people: Set<string>;
}

const DAY_SECONDS = 86_400;

/** Of all callers together; the days of those who have not asked for longest are forgotten first. */
const REMEMBERED_PEOPLE = 1_000_000;

/** @param most people of a caller in 24 hours */
export function createPeopleCap(most: number, { secret, shared }: CounterStore): CountPeople {
  const hashOf = keyHash(secret);
  const salt = secret.toString('base64');
  const days = new LRUCache<string, Day>({ max: 100_000, maxSize: REMEMBERED_PEOPLE });
  const dayOf = (caller: string): Day => {
    const known = days.get(caller);
    if (known && known.endsAt > performance.now()) return known;
    return { endsAt: performance.now() + DAY_SECONDS * 1000, people: new Set() };
  };
  return (consumer, numbers) => {
    const caller = hashOf(countedBy(consumer).person);
    const people = new Set(
      numbers.map((number) => hash('sha256', `${salt}|${caller}|${number}`, 'base64url')),
    );
    const { people: seen } = dayOf(caller);
    const unseen = [...people].filter((person) => !seen.has(person));
    if (unseen.length === 0) return undefined;
    /** @param endsInMs until the day ends, where Redis has said it */
    const count = (isAllowed: boolean, endsInMs = 0) => {
      const day = dayOf(caller);
      if (endsInMs > 0) day.endsAt = performance.now() + endsInMs;
      if (!isAllowed) return Math.max(1, Math.ceil((day.endsAt - performance.now()) / 1000));
      for (const person of unseen) day.people.add(person);
      days.set(caller, day, { size: day.people.size });
      return undefined;
    };
    const countHere = () => count(dayOf(caller).people.size + unseen.length <= most);
    if (!shared) return countHere();
    const counted = shared.counts.countPeople(caller, unseen, most, DAY_SECONDS);
    return inTime(counted, shared.timeoutMs).then((reply) => (reply ? count(...reply) : countHere()));
  };
}
