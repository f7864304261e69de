/** Rates of callers, counted in memory or in a real Redis, and refusals of callers who guess people. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { createCounters, type CounterStore } from '../src/access/counters.ts';
import { countsInRedis } from '../src/access/redis-counts.ts';
import { judge, type GuessVerdict } from '../src/access/guess-verdict.ts';
import { createRateLimits } from '../src/access/rate-limits.ts';
import { Waits } from '../src/access/waits.ts';
import { failed, nothingFetched, type Answer } from '../src/source-api/answer.ts';
import type { Config } from '../src/config/schema.ts';
import type { SourceId } from '../src/generated/enums.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { Running, type Triple } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };
const OFFICER = '079185000001';
const consumer = { application: 'desk', officer: OFFICER };
const noWait = () => Promise.resolve(undefined);

const strict = {
  rate: { application: { requests: 5, seconds: 3600 }, officer: { requests: 3, seconds: 3600 } },
  daily: { application: 100, officer: 50 },
};

describe('requests of an application and of an officer', () => {
  const counters = createCounters({ secret: randomBytes(32) });

  test('are reported as policies and remaining quota', async () => {
    const take = createRateLimits(strict, counters, noWait);
    expect(await take(consumer)).toEqual({
      retryAfter: undefined,
      headers: {
        'ratelimit-policy':
          '"application";q=5;w=3600, "officer";q=3;w=3600, "application-day";q=100;w=86400, "officer-day";q=50;w=86400',
        ratelimit: expect.stringMatching(
          /^"application";r=4;t=3600, "officer";r=2;t=3600, "application-day";r=99;t=86400, "officer-day";r=49;t=86400$/,
        ),
      },
    });
  });

  test('end for the officer, then for the application, without affecting others', async () => {
    const take = createRateLimits(strict, createCounters({ secret: randomBytes(32) }), noWait);
    const turns = async (officer: string | undefined, times: number, application = 'desk') => {
      const taken = [];
      for (let time = 0; time < times; time += 1) {
        taken.push((await take({ application, officer })).retryAfter !== undefined);
      }
      return taken;
    };
    expect(await turns('a', 4)).toEqual([false, false, false, true]);
    // Refused requests of the first are not counted against the application.
    expect(await turns('b', 3)).toEqual([false, false, true]);
    expect(await turns(undefined, 1)).toEqual([true]);
    expect(await turns('a', 4, 'portal')).toEqual([false, false, false, true]);
  });

  test('refused by the short window do not count against the day', async () => {
    const settings = { ...strict, daily: { application: 6, officer: 6 } };
    const take = createRateLimits(settings, createCounters({ secret: randomBytes(32) }), noWait);
    for (let time = 0; time < 10; time += 1) await take({ application: 'desk', officer: 'a' });
    expect((await take({ application: 'other', officer: 'a' })).headers['ratelimit']).toContain(
      '"officer-day";r=5',
    );
    for (let time = 0; time < 2; time += 1) await take({ application: 'desk', officer: 'b' });
    const later = await take({ application: 'desk', officer: 'b' });
    expect(later.headers).toEqual({
      'ratelimit-policy': '"application";q=5;w=3600, "officer";q=3;w=3600',
      ratelimit: expect.stringContaining('"application";r=0'),
    });
  });

  test('are answered with 429 and Retry-After beyond it, without asking a source', async () => {
    const running = await Running.start(withLimits(strict));
    try {
      const an = await running.persona('Nguyễn Văn An');
      const query = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';
      for (const left of [2, 1, 0]) {
        const { status, headers } = await running.ask(query, { s: an });
        expect([status, headers.get('ratelimit')]).toEqual([
          200,
          expect.stringContaining(`"officer";r=${left};t=`),
        ]);
        expect(headers.get('ratelimit-policy')).toMatch(/^"application";q=5;w=3600, "officer";q=3;w=3600, /);
      }
      await running.resetStats();
      const { status, headers, body } = await running.ask(query, { s: an }, { 'accept-language': 'en' });
      expect([status, body]).toEqual([
        429,
        {
          errors: [
            {
              message: 'Too many requests. Retry after the seconds in Retry-After.',
              extensions: { code: 'RATE_LIMITED' },
            },
          ],
        },
      ]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000);
      expect((await running.stats()).population.calls).toBe(0);
    } finally {
      await running.stop();
    }
  });
});

test('allows two thousand requests in a row in development', async () => {
  const running = await Running.start();
  try {
    const one = async () => (await running.ask('{ __typename }')).status;
    const statuses = new Set<number>();
    for (let round = 0; round < 40; round += 1) {
      for (const status of await Promise.all(Array.from({ length: 50 }, one))) statuses.add(status);
    }
    expect(statuses).toEqual(new Set([200]));
  } finally {
    await running.stop();
  }
});

describe('rate limits in Redis', () => {
  const secret = randomBytes(32);
  let redis: TestRedis;
  const clients: Redis[] = [];

  function replica(): CounterStore {
    const client = new Redis(redis.url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => 20,
    });
    client.on('error', () => undefined);
    clients.push(client);
    return { secret, shared: { counts: countsInRedis(client), timeoutMs: 200 } };
  }

  async function ready(): Promise<void> {
    await Promise.all(
      clients.map(async (client) => {
        if (client.status !== 'ready') await new Promise<void>((done) => client.once('ready', () => done()));
      }),
    );
  }

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.disconnect();
  });
  afterAll(() => redis.stop());

  test('are common to all replicas, under anonymous keys', async () => {
    const [one, other] = [replica(), replica()].map((store) =>
      createRateLimits(strict, createCounters(store), noWait),
    );
    await ready();
    const taken = [];
    for (const take of [one, other, one, other]) taken.push((await take?.(consumer))?.retryAfter);
    expect(taken.map((retryAfter) => retryAfter !== undefined)).toEqual([false, false, false, true]);

    const keys = (await clients[0]?.keys('*')) ?? [];
    expect(keys.length).toBe(4);
    expect(keys.join(' ')).not.toMatch(/desk|\d{9}/);
    for (const key of keys) expect(await clients[0]?.pttl(key)).toBeGreaterThan(0);
  });

  test('continue per process while Redis hangs, dies and recovers', async () => {
    const take = createRateLimits(strict, createCounters(replica()), noWait);
    await ready();
    const officer = (name: string) => ({ application: `${name}-desk`, officer: name });

    redis.freeze();
    expect((await take(officer('hanging'))).retryAfter).toBeUndefined();
    redis.thaw();
    await redis.kill();
    const alone = [];
    for (let time = 0; time < 4; time += 1) alone.push((await take(officer('dead'))).retryAfter);
    expect(alone.map((retryAfter) => retryAfter !== undefined)).toEqual([false, false, false, true]);
    await redis.restart();
    await ready();
    expect((await take(officer('dead'))).headers['ratelimit']).toContain('"officer";r=2');
  });

  test('do not stop a gateway while its Redis is dead', async () => {
    const store = replica();
    await ready();
    const running = await Running.start((config) => config, { counterStore: store });
    try {
      await redis.kill();
      expect((await running.ask('{ __typename }')).status).toBe(200);
    } finally {
      await running.stop();
      await redis.restart();
    }
  });
});

function withLimits(limits: Partial<Config['limits']>) {
  return (config: Config): Config => ({ ...config, limits: { ...config.limits, ...limits } });
}

describe('a caller who guesses people', () => {
  const enumeration = {
    seconds: 3600,
    triplesPerNumber: 3,
    numbersPerCaller: 4,
    firstWaitSeconds: 100,
    longestWaitSeconds: 350,
  };
  const query = 'query ($all: [SubjectInput!]!) { citizens(subjects: $all) { identity { status } } }';
  let running: Running;
  beforeEach(async () => {
    running = await Running.start(withLimits({ enumeration }));
  });
  afterEach(() => running.stop());

  function guesses(count: number, change: (index: number) => Partial<Triple>): Triple[] {
    return Array.from({ length: count }, (_, index) => ({
      identityNumber: '079185999999',
      fullName: 'Nguyễn Văn Đoán',
      dateOfBirth: '1985-03-12',
      ...change(index),
    }));
  }

  /** Counting follows the answer, so the next request may still be in time. */
  async function statusAfter(): Promise<number> {
    for (let tries = 0; tries < 50; tries += 1) {
      const { status } = await running.ask('{ __typename }');
      if (status !== 200) return status;
    }
    return 200;
  }

  test('by names for one number has to wait, and is reported without the number', async () => {
    const names = ['An', 'Bình', 'Cường', 'Dũng'];
    const all = guesses(4, (index) => ({ fullName: `Nguyễn Văn ${names[index]}` }));
    expect((await running.ask(query, { all: all.slice(0, 3) })).status).toBe(200);
    expect(await statusAfter()).toBe(200);
    await running.ask(query, { all });
    expect(await statusAfter()).toBe(429);
    const refused = await running.ask(query, { all }, NEW_TYPE);
    expect([refused.status, refused.body.errors?.[0]?.extensions]).toEqual([429, { code: 'RATE_LIMITED' }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(90);
    const line = running.log.find((one) => one.includes('guessing suspected')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ application: 'one-stop-desk', code: 'triples', wait: 100 });
    expect(running.log.join('')).not.toMatch(/079185|Đoán/);
  });

  test('by numbers has to wait', async () => {
    const all = guesses(5, (index) => ({ identityNumber: `07918599990${index}` }));
    await running.ask(query, { all: all.slice(0, 4) });
    expect(await statusAfter()).toBe(200);
    await running.ask(query, { all: all.slice(4) });
    expect(await statusAfter()).toBe(429);
  });

  test('is not one who repeats a question about the same person, with or without accents', async () => {
    for (const fullName of [
      'Nguyễn Văn Đoán',
      'NGUYEN VAN DOAN',
      'Nguyên Văn Đoàn',
      'nguyễn văn đoán',
      'Nguyen Van Doan',
    ]) {
      await running.ask(query, { all: guesses(1, () => ({ fullName })) });
    }
    expect(await statusAfter()).toBe(200);
  });

  test('is not one who asks about people in the register, whatever record they lack', async () => {
    const all = (await running.people(100)).map(({ subject }) => subject);
    const { status } = await running.ask(
      query.replace(
        'identity { status }',
        'identity { status } drivingLicences { status } civilStatus { status }',
      ),
      { all },
    );
    expect(status).toBe(200);
    expect(await statusAfter()).toBe(200);
  });

  test('waits longer each time, up to a bound', async () => {
    const settings = { ...enumeration, firstWaitSeconds: 1, longestWaitSeconds: 2 };
    const waits = new Waits(settings, createCounters({ secret: randomBytes(32) }));
    const begun: (number | undefined)[] = [];
    while (begun.length < 3) {
      const wait = await waits.begin(consumer);
      if (wait) begun.push(wait.seconds);
      else await new Promise((done) => setTimeout(done, 50));
    }
    expect(begun).toEqual([1, 2, 2]);
  });
});

function answer(
  source: SourceId,
  status: 'NOT_FOUND' | 'MISMATCH' | 'FOUND' | 'FOUND, NO DATE' | 'UNAVAILABLE' | 'REFUSED' | 'NOT_ASKED',
): Answer<unknown> {
  const provenance = nothingFetched(source);
  if (status === 'UNAVAILABLE') return failed({ code: 'TIMEOUT' }, provenance);
  if (status === 'REFUSED') return failed({ code: 'NOT_LICENSED' }, provenance);
  if (status === 'NOT_ASKED') return failed({ code: 'NOT_SERVED' }, provenance);
  if (status === 'FOUND' || status === 'FOUND, NO DATE') {
    const dateOfBirth = status === 'FOUND' ? 'EXACT' : 'NOT_HELD';
    const match = { number: 'EXACT', name: 'EXACT', dateOfBirth } as const;
    return { status: 'FOUND', match, provenance, failure: null, record: {}, notes: [], numbers: [] };
  }
  return { status, match: null, provenance, failure: null, record: null };
}

describe('people of whom the sources say', () => {
  test.each<[GuessVerdict, ReadonlyArray<readonly [SourceId, Parameters<typeof answer>[1]]>]>([
    ['UNKNOWN', [['POPULATION', 'NOT_FOUND']]],
    [
      'UNKNOWN',
      [
        ['POPULATION', 'MISMATCH'],
        ['DRIVING_LICENCE', 'UNAVAILABLE'],
      ],
    ],
    [
      'KNOWN',
      [
        ['POPULATION', 'FOUND'],
        ['DRIVING_LICENCE', 'NOT_FOUND'],
      ],
    ],
    [
      'UNKNOWN',
      [
        ['POPULATION', 'NOT_FOUND'],
        ['DRIVING_LICENCE', 'FOUND'],
      ],
    ],
    [
      'UNKNOWN',
      [
        ['POPULATION', 'UNAVAILABLE'],
        ['DRIVING_LICENCE', 'NOT_FOUND'],
      ],
    ],
    [
      'UNKNOWN',
      [
        ['HEALTH_INSURANCE', 'REFUSED'],
        ['POPULATION', 'REFUSED'],
        ['CIVIL_STATUS', 'MISMATCH'],
      ],
    ],
    [
      'UNKNOWN',
      [
        ['POPULATION', 'NOT_ASKED'],
        ['DRIVING_LICENCE', 'NOT_FOUND'],
        ['CIVIL_STATUS', 'MISMATCH'],
      ],
    ],
    [
      'KNOWN',
      [
        ['DRIVING_LICENCE', 'NOT_FOUND'],
        ['CIVIL_STATUS', 'FOUND'],
      ],
    ],
    [
      'UNHEARD',
      [
        ['POPULATION', 'UNAVAILABLE'],
        ['HEALTH_INSURANCE', 'REFUSED'],
        ['DRIVING_LICENCE', 'NOT_ASKED'],
      ],
    ],
    [
      'KNOWN',
      [
        ['DRIVING_LICENCE', 'FOUND, NO DATE'],
        ['CIVIL_STATUS', 'NOT_FOUND'],
      ],
    ],
    [
      'UNKNOWN',
      [
        ['DRIVING_LICENCE', 'FOUND, NO DATE'],
        ['CIVIL_STATUS', 'MISMATCH'],
      ],
    ],
    ['UNHEARD', []],
  ])('are %s: %j', (verdict, answers) => {
    expect(judge(answers.map(([source, status]) => answer(source, status)))).toBe(verdict);
  });
});
