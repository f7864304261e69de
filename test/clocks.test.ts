/** A clock that is set while the gateway runs: it makes nothing younger or older, nothing shorter or longer. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { pino } from 'pino';
import { IssuerKeys } from '../src/access/tokens/issuer-keys.ts';
import { SourceError, type Failure } from '../src/source-api/answer.ts';
import type { Call, Connector, Reply } from '../src/source-api/source.ts';
import { RedisGuard } from '../src/cache/redis-guard.ts';
import { CacheKeyFactory } from '../src/cache/cache-keys.ts';
import { KeyRing } from '../src/lib/key-ring.ts';
import { TieredCache } from '../src/cache/tiered-cache.ts';
import { SharedToken } from '../src/transport/shared-token.ts';
import { asked, rowOf, thing, type Asked } from './kit/asking.ts';
import { questionFor, subjectOf } from './kit/calls.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { eventually } from './kit/running.ts';

const HOUR_MS = 3_600_000;
const BOTH_WAYS = [-HOUR_MS, HOUR_MS];

afterEach(() => {
  jest.restoreAllMocks();
});

/** Sets the clock of the machine; what has passed is counted by another. */
function setClock(byMs: number): void {
  const real = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => real() + byMs);
}

const finds = ({ questions }: Call): Promise<readonly Reply[]> =>
  Promise.resolve(questions.map(({ subject }) => ({ candidates: [rowOf('found', subject)] })));

/** Finds everybody after it has failed this often. */
function failing(failure: Failure, times: number) {
  let left = times;
  return jest.fn<Connector['ask']>((call) => {
    left -= 1;
    return left >= 0 ? Promise.reject(new SourceError(failure)) : finds(call);
  });
}

function question(index: number) {
  return questionFor(thing, subjectOf(String(79_190_000_000 + index).padStart(12, '0')));
}

describe.each(BOTH_WAYS)('a clock that is set by %d ms', (byMs) => {
  test('does not keep a breaker open', async () => {
    const source = asked(failing({ code: 'UNREACHABLE' }, 1), {
      policies: { breaker: { failures: 1, halfOpenAfterMs: 300 }, retry: { times: 0 } },
    });
    await source.ask([question(1)]);
    setClock(byMs);
    const [answer] = await source.ask([question(2)]);
    expect(answer?.failure?.code).toBe('CIRCUIT_OPEN');
    await eventually(
      () => source.ask([question(3)]),
      ([after]) => expect(after?.status).toBe('FOUND'),
    );
  });

  test('does not change the length of a source’s pause', async () => {
    const source = asked(failing({ code: 'THROTTLED', retryAfterMs: 300 }, 1));
    await source.ask([question(1)]);
    setClock(byMs);
    const [answer] = await source.ask([question(2)]);
    expect(answer?.failure?.code).toBe('THROTTLED');
    expect(answer?.failure?.retryAfterMs).toBeLessThanOrEqual(300);
    await eventually(
      () => source.ask([question(3)]),
      ([after]) => expect(after?.status).toBe('FOUND'),
    );
  });

  test('does not change the age of a record, and serves none to a caller who wants it live', async () => {
    const source = asked(finds);
    await source.ask([question(1)]);
    setClock(byMs);
    const freshness = async (maxAgeMs?: number) => {
      const [answer] = await source.ask([question(1)], { maxAgeMs });
      return [answer?.provenance.freshness, answer?.provenance.ageSeconds];
    };
    expect(await freshness()).toEqual(['CACHED', 0]);
    expect(await freshness(0)).toEqual(['LIVE', 0]);
    // The answer fetched since is the later one.
    expect(await freshness(60_000)).toEqual(['CACHED', 0]);
  });

  test('replaces a record by one fetched later', async () => {
    let edition = 0;
    const source = asked(({ questions }) => {
      edition += 1;
      return Promise.resolve(
        questions.map(({ subject }) => ({ candidates: [rowOf(`edition ${edition}`, subject)] })),
      );
    });
    const record = async (maxAgeMs?: number) => {
      const [answer] = await source.ask([question(1)], { maxAgeMs });
      return answer?.record;
    };
    expect(await record()).toBe('edition 1');
    setClock(byMs);
    expect(await record(0)).toBe('edition 2');
    expect(await record()).toBe('edition 2');
  });

  test('does not extend the use of a stale record', async () => {
    const ask = jest.fn(finds);
    const source = asked(ask, { policies: { cache: { ttl: 0, staleFor: 60, negativeTtl: 0 } } });
    await source.ask([question(1)]);
    ask.mockRejectedValue(new SourceError({ code: 'UNREACHABLE' }));
    setClock(byMs);
    const [answer] = await source.ask([question(1)]);
    expect(answer?.provenance).toMatchObject({ freshness: 'STALE', ageSeconds: 0 });
  });

  test('does not change the lifetime of a token', async () => {
    const issue = jest.fn(() => Promise.resolve({ value: 'token', lifeMs: 60_000 }));
    const token = new SharedToken(issue);
    const use = () =>
      token.use(
        AbortSignal.timeout(5000),
        () => Promise.resolve('ok'),
        () => false,
      );
    await use();
    setClock(byMs);
    await use();
    expect(issue).toHaveBeenCalledTimes(1);
  });

  test('does not block the fetch of an unknown key of an issuer', async () => {
    const { publicKey } = await generateKeyPair('ES256');
    const published: JWK[] = [];
    const server = createServer((_request, response) => response.end(JSON.stringify({ keys: published })));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const keys = new IssuerKeys({
      jwksUri: `http://127.0.0.1:${port}/`,
      tls: {},
      cooldownMs: 200,
      maxAgeMs: 60_000,
      log: pino({ level: 'silent' }),
    });
    try {
      const isKnown = async () => {
        const known = await keys.current();
        return ((await keys.newerThan(known)) ?? known).names('new');
      };
      expect(await isKnown()).toBe(false);
      published.push({ ...(await exportJWK(publicKey)), kid: 'new' });
      setClock(byMs);
      await eventually(isKnown, (known) => expect(known).toBe(true));
    } finally {
      keys.close();
      server.close();
    }
  });

  test('pauses a store that is late no longer than before', async () => {
    const guard = new RedisGuard(50);
    const fails = () => Promise.reject(new Error('away'));
    for (let i = 0; i < 5; i += 1) await guard.attempt(fails);
    expect(guard.isAnswering).toBe(false);
    const command = jest.fn(() => Promise.resolve('here'));
    setClock(byMs);
    await guard.attempt(command);
    expect(command).not.toHaveBeenCalled();
    await eventually(
      () => guard.attempt(command),
      (result) => expect(result).toBe('here'),
    );
  });
});

describe('a record that replicas share in Redis', () => {
  let redis: TestRedis;
  let client: Redis;
  const opened: TieredCache[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
  });
  afterEach(() => {
    for (const cache of opened.splice(0)) cache.close();
  });
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  const namingKey = randomBytes(32);
  const ring = new KeyRing([{ id: 'a', key: randomBytes(32) }]);
  const lifeSeconds = 14_460;

  /** A gateway that has just started. */
  async function replica(ask: Connector['ask'] = finds): Promise<Asked> {
    const cache = new TieredCache({
      memoryBytes: 1_048_576,
      keyFactory: new CacheKeyFactory(namingKey),
      longestLifeMs: lifeSeconds * 1000,
      redis: { settings: { url: redis.url, tls: false, timeoutMs: 1000 }, ring },
    });
    opened.push(cache);
    await eventually(
      () => Promise.resolve(cache.state.redisAnswers),
      (answers) => expect(answers).toBe(true),
    );
    return asked(ask, { cache, policies: { cache: { ttl: 60, staleFor: lifeSeconds - 60 } } });
  }

  async function provenanceOf(source: Asked, index: number, context = {}): Promise<unknown> {
    const [answer] = await source.ask([question(index)], context);
    return [answer?.provenance.freshness, answer?.provenance.ageSeconds];
  }

  /** Has one replica ask, and resolves when others are served from it. */
  async function keep(index: number): Promise<void> {
    await provenanceOf(await replica(), index);
    const other = await replica(() => Promise.reject(new SourceError({ code: 'BAD_RESPONSE' })));
    await eventually(
      () => provenanceOf(other, index),
      (provenance) => expect(provenance).toEqual(['CACHED', 0]),
    );
  }

  test('is not served by a replica whose clock is an hour off, either way', async () => {
    await keep(1);
    for (const byMs of BOTH_WAYS) {
      setClock(byMs);
      expect(await provenanceOf(await replica(), 1, { maxAgeMs: 600_000 })).toEqual(['LIVE', 0]);
      jest.restoreAllMocks();
      await keep(1);
    }
  });

  test('is served by a replica whose clock is slightly off, and never to a caller who wants it live', async () => {
    await keep(2);
    setClock(-30_000);
    expect(await provenanceOf(await replica(), 2)).toEqual(['CACHED', 0]);
    expect(await provenanceOf(await replica(), 2, { maxAgeMs: 0 })).toEqual(['LIVE', 0]);
  });

  test('has the age by Redis’s clock if both replicas’ clocks make it younger', async () => {
    await keep(3);
    // An hour has passed, by which the reader's clock was set back meanwhile.
    for (const name of await client.keys('lienthong:1:{*'))
      if (!name.endsWith('ed')) await client.pexpire(name, (lifeSeconds - 3605) * 1000);
    const away = await replica(() => Promise.reject(new SourceError({ code: 'UNREACHABLE' })));
    expect(await provenanceOf(away, 3)).toEqual(['STALE', 3605]);
    expect(await provenanceOf(await replica(), 3)).toEqual(['LIVE', 0]);
  });
});
