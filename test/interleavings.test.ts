/**
 * Law 1 and authorizations, whatever happens at the same time: requests of several agencies, spellings and strangers, slow
 * and lost answers, other people's rows, slots in any order, evictions, changes, refusals, retries, replicas.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SourceError, type Answer, type Failure } from '../src/source-api/answer.ts';
import { Cancellation } from '../src/lib/cancellation.ts';
import type { Call, Candidate, Reply } from '../src/source-api/source.ts';
import { CacheKeyFactory } from '../src/cache/cache-keys.ts';
import { KeyRing } from '../src/lib/key-ring.ts';
import { TieredCache } from '../src/cache/tiered-cache.ts';
import type { Subject } from '../src/subject/subject.ts';
import { asked, cancellationAfter, thing, type Asked } from './kit/asking.ts';
import { questionFor, callOf, subjectOf } from './kit/calls.ts';
import { counted } from './kit/counted.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';

/** Two pairs share name and date of birth, so that only the number tells them apart. */
const people: readonly Subject[] = [
  subjectOf('079190000001', 'Nguyễn Thị Hoà', '1990-02-15'),
  subjectOf('079190000002', 'Nguyễn Thị Hoà', '1990-02-15'),
  subjectOf('079085000003', 'Trần Văn Bình', '1985'),
  subjectOf('079085000004', 'Trần Văn Bình', '1985'),
  subjectOf('001070000005', 'Đặng Văn Ánh', '1970-12-01'),
];
const agencies = ['H29.101', 'H29.102', 'H55.242'] as const;

interface Step {
  readonly kind: 'ask' | 'change' | 'refuse' | 'let';
  readonly person: number;
  readonly agency: number;
  readonly officer: 'known' | 'colleague' | 'unknown';
  readonly replica: number;
  readonly spelling: 'own' | 'unaccented' | 'stranger';
  readonly maxAgeMs: number | undefined;
  readonly waitMs: number;
  readonly leavesAfterMs: number | null;
  /** Before the next step. */
  readonly pauseMs: number;
}

interface Weather {
  readonly delayMs: number;
  readonly fault: 'none' | 'lost' | 'failed' | 'wrongSubject' | 'nobody' | 'bad';
  readonly withoutNumber: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('ask' as const) },
    { weight: 2, arbitrary: fc.constantFrom('change' as const, 'refuse' as const, 'let' as const) },
  ),
  // Few are asked about often.
  person: fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(people.length - 1) },
  ),
  agency: fc.nat(agencies.length - 1),
  officer: fc.constantFrom('known' as const, 'known' as const, 'colleague' as const, 'unknown' as const),
  replica: fc.nat(1),
  spelling: fc.constantFrom('own' as const, 'own' as const, 'unaccented' as const, 'stranger' as const),
  maxAgeMs: fc.constantFrom(undefined, undefined, 0, 10),
  waitMs: fc.constantFrom(1, 1000, 1000),
  leavesAfterMs: fc.constantFrom(null, null, null, 0, 2),
  pauseMs: fc.constantFrom(0, 0, 0, 1, 5),
});

const weather: fc.Arbitrary<Weather> = fc.record({
  delayMs: fc.constantFrom(0, 0, 1, 3),
  fault: fc.constantFrom('none', 'none', 'none', 'lost', 'failed', 'wrongSubject', 'nobody', 'bad'),
  withoutNumber: fc.boolean(),
});

const scenario = fc.record({
  share: fc.constantFrom('none', 'agency+purpose', 'all'),
  batchSize: fc.constantFrom(1, 3),
  memoryBytes: fc.constantFrom(4000, 1_000_000),
  /** Seconds. */
  ttl: fc.constantFrom(0.01, 0.2),
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
  skies: fc.array(weather, { minLength: 1, maxLength: 20 }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** The source refuses the unknown officer. */
const OFFICERS: Readonly<Record<Step['officer'], string>> = {
  known: '079185000001',
  colleague: '079185000009',
  unknown: '079185000077',
};

/** The last of the agencies is let by nobody at any time. */
const NEVER_LET = agencies.length - 1;

/** A source with a record per person that says whose it is and how often it has changed. */
class World {
  readonly editions = people.map(() => 0);
  readonly refused = new Set<string>([agencies[NEVER_LET] ?? '']);
  readonly #skies: readonly Weather[];
  #calls = 0;

  constructor(skies: readonly Weather[]) {
    this.#skies = skies;
  }

  async answer({ questions, caller }: Call): Promise<readonly Reply[]> {
    const sky = this.#skies[this.#calls % this.#skies.length];
    this.#calls += 1;
    // The source answers with its state at the time of the call.
    const replies = questions.map(({ subject }) => this.#reply(subject, sky));
    const isRefused = this.refused.has(caller.agency);
    await pause(sky?.delayMs ?? 0);
    if (isRefused) throw new SourceError({ code: 'NOT_LICENSED' });
    if (caller.officer.identityNumber === OFFICERS.unknown)
      throw new SourceError({ code: 'CALLER_NOT_REGISTERED', sourceCode: 'OFFICER' });
    const failures: Partial<Record<Weather['fault'], Failure['code']>> = {
      lost: 'UNREACHABLE',
      failed: 'UPSTREAM_ERROR',
      bad: 'BAD_RESPONSE',
    };
    const code = failures[sky?.fault ?? 'none'];
    if (code) throw new SourceError({ code });
    return replies;
  }

  #reply({ identityNumber }: Subject, sky: Weather | undefined): Reply {
    const own = people.findIndex((person) => person.identityNumber === identityNumber);
    if (sky?.fault === 'nobody') return { candidates: [] };
    if (sky?.fault !== 'wrongSubject') return { candidates: [this.#row(own, sky?.withoutNumber === true)] };
    // Somebody else's row, which carries that person's own number.
    const others = people.flatMap((_person, index) => (index === own ? [] : [this.#row(index, false)]));
    return { candidates: others };
  }

  #row(index: number, withoutNumber: boolean): Candidate<string> {
    const person = people[index];
    return {
      record: `${person?.identityNumber} ${this.editions[index]}`,
      evidence: {
        numbers: withoutNumber || !person ? [] : [person.identityNumber],
        keyed: withoutNumber,
        fullName: person?.fullName,
        dateOfBirth: person?.dateOfBirth,
      },
    };
  }
}

function spelled(person: Subject, spelling: Step['spelling']): Subject {
  const { identityNumber, fullName, dateOfBirth } = person;
  if (spelling === 'own') return person;
  if (spelling === 'stranger') return subjectOf(identityNumber, 'Hoàng Thị Khác Hẳn', dateOfBirth);
  return subjectOf(
    identityNumber,
    fullName.normalize('NFD').replace(/\p{M}/gu, '').replace('Đ', 'D'),
    dateOfBirth,
  );
}

/** Plays the steps, and tells what should never have been answered. */
async function play(
  { steps, skies, share, batchSize, ttl }: Scenario,
  caches: readonly TieredCache[],
): Promise<readonly string[]> {
  const world = new World(skies);
  const replicas: readonly Asked[] = caches.map((cache) =>
    asked((call) => world.answer(call), {
      batchSize,
      cache,
      policies: {
        share,
        cache: { ttl, negativeTtl: 0.005, staleFor: 0.2 },
        retry: { times: 1, maxDelayMs: 1 },
        breaker: { failures: 4, halfOpenAfterMs: 100 },
        timeoutMs: 1000,
      },
    }),
  );
  const wrong: string[] = [];
  /** Agencies that have been told that they are refused, and not been let since. */
  const told = new Set<string>();

  const ask = async (one: Step, person: Subject, agency: string): Promise<void> => {
    const replica = replicas[one.replica % replicas.length];
    const subject = spelled(person, one.spelling);
    const edition = world.editions[one.person] ?? 0;
    const wasTold = told.has(`${agency} ${one.replica % replicas.length}`);
    const gone = new Cancellation();
    const { caller } = callOf([]);
    if (one.leavesAfterMs !== null) setTimeout(() => gone.cancel(), one.leavesAfterMs);
    const answers: readonly Answer<unknown>[] | undefined = await replica?.ask(
      [questionFor(thing, subject)],
      {
        caller: { ...caller, agency, officer: { ...caller.officer, identityNumber: OFFICERS[one.officer] } },
        deadline: cancellationAfter(one.waitMs),
        clientGone: gone,
        maxAgeMs: one.maxAgeMs,
      },
    );
    const answer = answers?.[0];
    if (!answer) return;
    if (answer.status === 'REFUSED' && world.refused.has(agency)) {
      told.add(`${agency} ${one.replica % replicas.length}`);
    }
    if (answer.status !== 'FOUND') return;
    const [whose, heldEdition] = String(answer.record).split(' ');
    if (whose !== subject.identityNumber) wrong.push(`${subject.identityNumber} was shown ${whose}`);
    if (one.spelling === 'stranger') wrong.push('a stranger was shown a record');
    if (agency === agencies[NEVER_LET])
      wrong.push(`${agency} was never let (${answer.provenance.freshness})`);
    if (one.officer === 'unknown')
      wrong.push(`an unknown officer was served (${answer.provenance.freshness})`);
    if (wasTold && told.has(`${agency} ${one.replica % replicas.length}`)) {
      wrong.push(`${agency} was served after its refusal (${answer.provenance.freshness})`);
    }
    // A change that was told before the question was asked is in its answer.
    if (Number(heldEdition) < edition)
      wrong.push(`an outdated record was served (${answer.provenance.freshness})`);
  };

  const asking: Promise<void>[] = [];
  for (const one of steps) {
    const [person, agency] = [people[one.person], agencies[one.agency]];
    if (!person || agency === undefined) continue;
    if (one.kind === 'ask') asking.push(ask(one, person, agency));
    if (one.kind === 'refuse') world.refused.add(agency);
    if (one.kind === 'let' && one.agency !== NEVER_LET) {
      world.refused.delete(agency);
      caches.forEach((_cache, index) => told.delete(`${agency} ${index}`));
    }
    if (one.kind === 'change') {
      // Kept apart from the edition that requests compare with until it has been told everywhere.
      const edition = (world.editions[one.person] ?? 0) + 1;
      world.editions[one.person] = edition;
      for (const cache of caches) await cache.invalidate('thing', [person.identityNumber]);
    }
    if (one.pauseMs > 0) await pause(one.pauseMs);
  }
  await Promise.all(asking);
  return wrong;
}

describe('no record of another person, outdated or refused, is shown', () => {
  test('in one process', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const cache = new TieredCache({
          memoryBytes: one.memoryBytes,
          keyFactory: new CacheKeyFactory(randomBytes(32)),
          longestLifeMs: 1000,
        });
        expect(await play(one, [cache])).toEqual([]);
      }),
      { numRuns: counted(60, 2000) },
    );
  });

  describe('two replicas over Redis show no such record', () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());

    test('in random interleavings', async () => {
      const ring = new KeyRing([{ id: 'a', key: randomBytes(32) }]);
      const open = (memoryBytes: number, keyFactory: CacheKeyFactory) =>
        new TieredCache({
          memoryBytes,
          keyFactory,
          longestLifeMs: 1000,
          redis: { settings: { url: redis.url, tls: false, timeoutMs: 100 }, ring },
        });
      await fc.assert(
        fc.asyncProperty(scenario, async (one) => {
          const keyFactory = new CacheKeyFactory(randomBytes(32));
          const caches = [open(one.memoryBytes, keyFactory), open(one.memoryBytes, keyFactory)];
          try {
            while (caches.some(({ state }) => state.redisAnswers !== true)) await pause(2);
            expect(await play(one, caches)).toEqual([]);
          } finally {
            caches.forEach((cache) => cache.close());
          }
        }),
        { numRuns: counted(20, 500) },
      );
    });
  });
});
