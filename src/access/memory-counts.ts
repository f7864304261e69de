/** Counts that the workers of one machine share, in the memory of the primary process. */
import { LRUCache } from 'lru-cache';
import { LEASE_MS, type SharedCounts } from './shared-counts.ts';
import { Windows, type Window } from './windows.ts';

const REMEMBERED = 200_000;
const REMEMBERED_CALLERS = 100_000;
/** Of all callers together. */
const REMEMBERED_PEOPLE = 1_000_000;

interface Day {
  readonly endsAt: number;
  readonly people: Set<string>;
}

export function countsInMemory(): SharedCounts {
  const windows = new Windows(REMEMBERED);
  /** By key: units that each process has reserved. */
  const held = new LRUCache<string, Map<string, number>>({ max: REMEMBERED, ttl: LEASE_MS });
  const days = new LRUCache<string, Day>({ max: REMEMBERED_CALLERS, maxSize: REMEMBERED_PEOPLE });
  const hold = (key: string, process: string, reserved: number) => {
    const reservations = held.get(key) ?? new Map<string, number>();
    if (reserved > 0) reservations.set(process, reserved);
    else reservations.delete(process);
    if (reservations.size > 0) held.set(key, reservations);
    else held.delete(key);
  };
  return {
    add: async (key, amount, seconds) => countOf(windows.add(key, amount, seconds)),
    read: async (key) => countOf(windows.read(key)),
    block: async (key, used, seconds) => {
      windows.set(key, { used, endsAt: performance.now() + seconds * 1000 });
    },
    take: async ({ key, process, reserved }, most) => {
      const [used, endsInMs] = countOf(windows.read(key));
      const reservations = [...(held.get(key) ?? [])].filter(([other]) => other !== process);
      const others = reservations.reduce((sum, [, units]) => sum + units, 0);
      const isGranted = used + others + reserved <= most;
      if (isGranted) hold(key, process, reserved);
      return [isGranted, used, endsInMs];
    },
    settle: async ({ key, process, reserved }, isSpent, seconds) => {
      hold(key, process, reserved);
      if (isSpent) windows.add(key, 1, seconds);
    },
    countPeople: async (caller, people, most, seconds) => {
      const now = performance.now();
      const known = days.get(caller);
      const day =
        known && known.endsAt > now ? known : { endsAt: now + seconds * 1000, people: new Set<string>() };
      const unseen = people.filter((person) => !day.people.has(person));
      const isAllowed = day.people.size + unseen.length <= most;
      if (isAllowed) for (const person of unseen) day.people.add(person);
      days.set(caller, day, { size: Math.max(day.people.size, 1) });
      return [isAllowed, day.endsAt - now];
    },
  };
}

function countOf(window: Window | undefined): readonly [number, number] {
  return window ? [window.used, Math.max(0, window.endsAt - performance.now())] : [0, 0];
}
