/** The cache in a real Redis: shared by replicas, sealed, and never missed when it is gone. */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Config } from '../src/config/schema.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { Running, eventually, type Triple } from './kit/running.ts';

interface Answer {
  readonly status: string;
  readonly provenance: { readonly freshness: string; readonly requestId: string | null };
  readonly record: object | null;
}

type Citizen = Readonly<Record<'identity' | 'healthInsurance' | 'drivingLicences', Answer>>;

const ANSWER = 'status provenance { freshness requestId }';
const QUERY = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) {
    identity { ${ANSWER} record { fullName identityNumber permanentAddress { detail } father { fullName } } }
    healthInsurance { ${ANSWER} record { cardNumber holderName } }
    drivingLicences { ${ANSWER} record { licences { number holderName } } }
  }
}`;

const key = () => randomBytes(32).toString('base64');
const [first, second] = [
  { id: 'a', key: key() },
  { id: 'b', key: key() },
];
const namingKey = key();

let redis: TestRedis;
let client: Redis;
let one: Running;
let other: Running;
let people: readonly Triple[];
let next = 0;

function withRedis(sealingKeys = [first], timeoutMs = 200) {
  return (config: Config): Config => ({
    ...config,
    cache: { ...config.cache, redis: { url: redis.url, tls: false, timeoutMs }, sealingKeys, namingKey },
  });
}

async function ask(
  gateway: Running,
  subject: Triple,
  headers: Record<string, string> = {},
): Promise<Citizen> {
  const { body } = await gateway.ask<{ citizen: Citizen }>(
    QUERY,
    { subject },
    { 'X-Max-Wait-Ms': '10000', ...headers },
  );
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.citizen;
}

/** The answer of the population database under a purpose that reads it. */
async function identityOf(gateway: Running, subject: Triple, purpose: string): Promise<Answer> {
  const { body } = await gateway.ask<{ citizen: { identity: Answer } }>(
    `query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { ${ANSWER} record { fullName } } } }`,
    { subject },
    { 'X-Max-Wait-Ms': '10000', 'X-Purpose': purpose },
  );
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.citizen.identity;
}

function freshnessOf(citizen: Citizen): readonly string[] {
  return Object.values(citizen).map(({ provenance }) => provenance.freshness);
}

/** Resolves when the replica holds values of the others for good, and hears of changes. */
async function isHearing(gateway: Running): Promise<void> {
  await eventually(
    async () => {
      const text = await (await fetch(`${gateway.gateway.url}/metrics`)).text();
      return /^lienthong_cache_redis_up .*/m.exec(text)?.[0];
    },
    (line) => expect(line).toBe('lienthong_cache_redis_up 1'),
  );
}

/** Somebody about whom nobody has asked. */
function somebody(): Triple {
  const person = people[next];
  next += 1;
  if (!person) throw new Error('more people are needed');
  return person;
}

beforeAll(async () => {
  redis = await startRedis();
  client = new Redis(redis.url, { retryStrategy: () => 50 });
  client.on('error', () => undefined);
  one = await Running.start(withRedis());
  other = await one.replica(withRedis());
  people = (await one.people(200)).map(({ subject }) => subject);
});
afterAll(async () => {
  client.disconnect();
  await other.stop();
  await one.stop();
  await redis.stop();
});
beforeEach(() => Promise.all([isHearing(one), isHearing(other)]));
afterEach(() => one.clearFaults());

describe('replicas that share a Redis cache', () => {
  test('share an answer, with the id of its call', async () => {
    const subject = somebody();
    const live = await ask(one, subject);
    expect(freshnessOf(live)).toEqual(['LIVE', 'LIVE', 'LIVE']);
    await one.resetStats();
    await eventually(
      () => ask(other, subject),
      (cached) => expect(freshnessOf(cached)).toEqual(['CACHED', 'CACHED', 'CACHED']),
    );
    const cached = await ask(other, subject);
    expect(cached.identity).toEqual({
      ...live.identity,
      provenance: { ...live.identity.provenance, freshness: 'CACHED' },
    });
  });

  test('share nothing between purposes', async () => {
    const subject = somebody();
    await identityOf(one, subject, '1.004222');
    await eventually(
      () => identityOf(other, subject, '1.004222'),
      ({ provenance }) => expect(provenance.freshness).toBe('CACHED'),
    );
    expect((await identityOf(other, subject, '1.001193')).provenance.freshness).toBe('LIVE');
  });

  test('stop serving a purpose whose authorization one of them has lost, until it is granted again', async () => {
    const [subject, stranger] = [somebody(), somebody()];
    const [purpose, otherPurpose] = ['1.000894', '1.004222'];
    await identityOf(one, subject, purpose);
    await identityOf(one, subject, otherPurpose);
    await eventually(
      () => Promise.all([identityOf(other, subject, purpose), identityOf(other, subject, otherPurpose)]),
      (cached) => expect(cached.map(({ provenance }) => provenance.freshness)).toEqual(['CACHED', 'CACHED']),
    );
    await one.setFaults('population', [{ kind: 'businessError', code: '004' }]);
    expect((await identityOf(one, stranger, purpose)).status).toBe('REFUSED');
    await eventually(
      () => identityOf(other, subject, purpose),
      (answer) => expect(answer).toMatchObject({ status: 'REFUSED', record: null }),
    );
    expect((await identityOf(other, subject, otherPurpose)).provenance.freshness).toBe('CACHED');
    await one.clearFaults();
    expect(await identityOf(other, subject, purpose)).toMatchObject({
      status: 'FOUND',
      provenance: { freshness: 'LIVE' },
    });
  });
});

describe('a change event at one replica', () => {
  test('drops the record on all replicas, for that source only', async () => {
    const subject = somebody();
    await ask(one, subject);
    await eventually(
      () => ask(other, subject),
      (cached) => expect(freshnessOf(cached)).toEqual(['CACHED', 'CACHED', 'CACHED']),
    );
    const told = await fetch(`${one.mocks.controlUrl}/events/population`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        identityNumbers: [subject.identityNumber],
        to: `${one.gateway.url}/events`,
      }),
    });
    expect(told.status).toBe(202);
    await eventually(
      () => ask(other, subject),
      (answer) => expect(answer.identity.provenance.freshness).toBe('LIVE'),
    );
    expect(freshnessOf(await ask(other, subject))).toEqual(['CACHED', 'CACHED', 'CACHED']);
  });

  test('is refused while Redis is down, with the reason', async () => {
    await redis.kill();
    const answer = await fetch(`${one.mocks.controlUrl}/events/population`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        identityNumbers: [somebody().identityNumber],
        to: `${one.gateway.url}/events`,
      }),
    });
    expect(await answer.json()).toMatchObject({ status: 503 });
    await redis.restart();
  });
});

describe('a cache entry in Redis', () => {
  async function dump(): Promise<string> {
    const keys = await client.keys('*');
    const values = await Promise.all(keys.map(async (name) => client.getBuffer(name)));
    return [...keys, ...values.map((value) => value?.toString('latin1') ?? '')].join('\n');
  }

  test('contains no identity number, no name and no plain text of a record', async () => {
    const subjects = [somebody(), somebody(), somebody()];
    for (const subject of subjects) await ask(one, subject);
    await ask(one, { ...somebody(), fullName: 'Hoàng Thị Khác Hẳn' });
    await eventually(
      () => client.keys('*'),
      (keys) => expect(keys.length).toBeGreaterThan(9),
    );
    const everything = await dump();
    for (const { identityNumber, fullName } of subjects) {
      expect(everything).not.toContain(identityNumber);
      expect(everything).not.toContain(Buffer.from(fullName).toString('latin1'));
      expect(everything).not.toContain(Buffer.from(fullName.toUpperCase()).toString('latin1'));
    }
    expect(everything).not.toMatch(/candidates|evidence|reply|dateOfBirth|H29\.101/);
  });

  test('expires by itself', async () => {
    await ask(one, somebody());
    await eventually(
      () => client.keys('*'),
      (keys) => expect(keys.length).toBeGreaterThan(0),
    );
    const lives = await Promise.all((await client.keys('*')).map((name) => client.pttl(name)));
    expect(lives.filter((life) => life <= 0)).toEqual([]);
  });

  test('is a miss if it was copied to another person’s key', async () => {
    const [subject, victim] = [somebody(), somebody()];
    const before = new Set(await client.keys('*'));
    await ask(one, subject);
    const own = await eventuallyKeys((name) => !before.has(name), 3);
    const known = new Set(await client.keys('*'));
    await ask(one, victim);
    const theirs = await eventuallyKeys((name) => !known.has(name), 3);
    const copied = await Promise.all(
      theirs.map((target) => {
        const part = target.split(':').slice(3).join(':');
        return client.copy(own.find((name) => name.endsWith(part)) ?? '', target, 'REPLACE');
      }),
    );
    expect(copied).toEqual([1, 1, 1]);
    const fresh = await one.replica(withRedis());
    try {
      const answer = await ask(fresh, victim);
      expect(freshnessOf(answer)).toEqual(['LIVE', 'LIVE', 'LIVE']);
      expect(answer.identity.record).toMatchObject({ identityNumber: victim.identityNumber });
    } finally {
      await fresh.stop();
    }
  });

  async function eventuallyKeys(fits: (name: string) => boolean, least: number): Promise<readonly string[]> {
    let found: readonly string[] = [];
    await eventually(
      async () => (await client.keys('lienthong:1:{*')).filter((name) => fits(name)),
      (names) => {
        expect(names.length).toBeGreaterThanOrEqual(least);
        found = names;
      },
    );
    return found;
  }

  test('survives a new sealing key, and cannot be opened without the old one', async () => {
    const subject = somebody();
    await ask(one, subject);
    await eventuallyKeys(() => true, 3);
    const rotated = await one.replica(withRedis([second, first]));
    const ignorant = await one.replica(withRedis([second]));
    try {
      await eventually(
        () => ask(rotated, subject),
        (answer) => expect(freshnessOf(answer)).toEqual(['CACHED', 'CACHED', 'CACHED']),
      );
      expect(freshnessOf(await ask(ignorant, subject))).toEqual(['LIVE', 'LIVE', 'LIVE']);
    } finally {
      await rotated.stop();
      await ignorant.stop();
    }
  });
});

describe('a failing Redis cache', () => {
  test('that dies and recovers under load fails no request', async () => {
    const subjects = Array.from({ length: 20 }, () => somebody());
    const over = new AbortController();
    let asked = 0;
    const failed: unknown[] = [];
    const load = async (gateway: Running, offset: number): Promise<void> => {
      for (let i = offset; !over.signal.aborted; i += 1) {
        const subject = subjects[i % subjects.length];
        if (!subject) continue;
        const answers = await ask(gateway, subject).catch((error: unknown) => failed.push(error));
        asked += 1;
        if (
          typeof answers === 'object' &&
          Object.values(answers).some(({ status }) => status === 'UNAVAILABLE')
        ) {
          failed.push(answers);
        }
      }
    };
    const callers = [load(one, 0), load(one, 7), load(other, 3), load(other, 11)];
    const reached = async (count: number) =>
      eventually(
        () => Promise.resolve(asked),
        (now) => expect(now).toBeGreaterThan(count),
      );
    await reached(40);
    await redis.kill();
    await reached(asked + 80);
    await redis.restart();
    await Promise.all([isHearing(one), isHearing(other)]);
    await reached(asked + 40);
    over.abort();
    await Promise.all(callers);
    expect(failed).toEqual([]);
    await eventually(
      () => client.keys('lienthong:1:{*'),
      (keys) => expect(keys.length).toBeGreaterThan(0),
    );
  });

  test('that hangs causes misses, and is used again afterwards', async () => {
    const impatient = await one.replica(withRedis([first], 20));
    try {
      await isHearing(impatient);
      redis.freeze();
      const subject = somebody();
      expect(freshnessOf(await ask(impatient, subject))).toEqual(['LIVE', 'LIVE', 'LIVE']);
      const many = await Promise.all(Array.from({ length: 50 }, () => ask(impatient, somebody())));
      expect(
        many.flatMap((citizen) => Object.values(citizen)).filter(({ status }) => status === 'UNAVAILABLE'),
      ).toEqual([]);
      redis.thaw();
      await isHearing(impatient);
      const later = somebody();
      await ask(impatient, later);
      await eventually(
        () => ask(impatient, later),
        (answer) => expect(freshnessOf(answer)).toEqual(['CACHED', 'CACHED', 'CACHED']),
      );
    } finally {
      redis.thaw();
      await impatient.stop();
    }
  });
});
