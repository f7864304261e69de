/** The workloads: each with its contenders and the requests of their clients. */
import type { FaultSetting } from '../mocks/kit/fault-kinds.ts';
import { COMBINED, LIST, ONE_SOURCE } from './query.ts';

export interface BenchSubject {
  readonly identityNumber: string;
  readonly fullName: string;
  readonly dateOfBirth: string;
}

export interface Workload {
  readonly name: string;
  readonly about: string;
  readonly contenders: readonly string[];
  /** Contenders that are also measured without CPU affinity. */
  readonly alsoUnpinned?: readonly string[];
  /** Requests per round. */
  readonly requests: number;
  /** Discarded rounds at the start; `WARM_UP_ROUNDS` by default. */
  readonly warmUpRounds?: number;
  readonly clients: number;
  /** Number of people in the workload. */
  readonly people: number;
  readonly bodies: (people: readonly BenchSubject[]) => Iterator<string>;
  /** By system; `*` means all systems. */
  readonly faults?: Readonly<Record<string, readonly FaultSetting[]>>;
}

/** Until the compilers have warmed up, because a server runs for weeks. */
export const WARM_UP_ROUNDS = 3;

/** Number of people in a list. */
export const LIST_LENGTH = 100;

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'cold combined',
    about: 'One person, five sources, nothing cached',
    contenders: ['floor', 'apollo', 'yoga', 'mercurius', 'bare', 'access', 'audit'],
    alsoUnpinned: ['floor', 'apollo', 'audit'],
    requests: 1500,
    clients: 32,
    people: 4000,
    bodies: inTurn(COMBINED),
  },
  {
    name: 'cold alone',
    about: 'The same with one client',
    contenders: ['floor', 'audit'],
    alsoUnpinned: ['floor', 'audit'],
    requests: 500,
    clients: 1,
    people: 4000,
    bodies: inTurn(COMBINED),
  },
  {
    name: 'warm combined',
    about: 'The same, from memory caches',
    contenders: ['floor-cached', 'bare-cached', 'access-cached', 'audit-cached', 'redis-cached'],
    alsoUnpinned: ['floor-cached', 'audit-cached'],
    requests: 6000,
    clients: 32,
    people: 200,
    bodies: inTurn(COMBINED),
  },
  {
    name: 'one source',
    about: 'One person, the population database alone, nothing cached',
    contenders: ['floor', 'apollo', 'mercurius', 'audit'],
    requests: 3000,
    clients: 32,
    people: 4000,
    bodies: inTurn(ONE_SOURCE),
  },
  {
    name: 'list of 100',
    about: 'A hundred people, five sources, nothing cached',
    contenders: ['floor', 'apollo', 'audit'],
    alsoUnpinned: ['audit'],
    requests: 16,
    clients: 4,
    people: 4000,
    bodies: inLists(LIST_LENGTH),
  },
  {
    name: 'zipf',
    about: '100,000 people with Zipf frequencies, with a memory cache',
    contenders: ['floor-cached', 'audit-cached'],
    alsoUnpinned: ['audit-cached'],
    requests: 6000,
    // More rounds would fill the cache further, and this workload measures how much a filling cache saves.
    warmUpRounds: 1,
    clients: 32,
    people: 100_000,
    bodies: zipf(1.05),
  },
  {
    name: '50 ms sources',
    about: 'One person at a time, five sources that take 50 ms',
    contenders: ['floor', 'access', 'audit', 'audit-slow'],
    requests: 100,
    clients: 1,
    people: 4000,
    bodies: inTurn(COMBINED),
    faults: { '*': [{ kind: 'latency', ms: 50 }] },
  },
  {
    name: '200 ms sources',
    about: 'One person at a time, five sources that take 200 ms',
    contenders: ['floor', 'audit'],
    alsoUnpinned: ['audit'],
    requests: 40,
    clients: 1,
    people: 4000,
    bodies: inTurn(COMBINED),
    faults: { '*': [{ kind: 'latency', ms: 200 }] },
  },
  {
    name: 'one source hangs',
    about: 'Many people at once, five sources of which one hangs',
    contenders: ['floor', 'audit'],
    requests: 300,
    clients: 64,
    people: 4000,
    bodies: inTurn(COMBINED),
    faults: { 'health-insurance': [{ kind: 'hang' }] },
  },
];

function* forever<Item>(make: (turn: number) => Item): Generator<Item, never> {
  for (let turn = 0; ; turn += 1) yield make(turn);
}

function inTurn(query: string) {
  return (people: readonly BenchSubject[]) =>
    forever((turn) => JSON.stringify({ query, variables: { subject: people[turn % people.length] } }));
}

function inLists(length: number) {
  return (people: readonly BenchSubject[]) =>
    forever((turn) => {
      const from = (turn * length) % people.length;
      return JSON.stringify({ query: LIST, variables: { subjects: people.slice(from, from + length) } });
    });
}

/** Zipf distribution: the n-th person is asked about in proportion to n to the power of -`exponent`. */
function zipf(exponent: number) {
  return (people: readonly BenchSubject[]) => {
    const weights: number[] = [];
    let total = 0;
    for (let rank = 1; rank <= people.length; rank += 1) weights.push((total += rank ** -exponent));
    const random = mulberry(20_261_125);
    return forever(() => {
      const wanted = random() * total;
      let [low, high] = [0, weights.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((weights[middle] ?? 0) < wanted) low = middle + 1;
        else high = middle;
      }
      return JSON.stringify({ query: COMBINED, variables: { subject: people[low] } });
    });
  };
}

/** A seeded random number generator (mulberry32): the same numbers in every run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
