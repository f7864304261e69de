/** Attacks on refusals: a refused officer tries every path to answers that colleagues received. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Config } from '../src/config/schema.ts';
import { startHeldSource, type HeldSource } from './kit/held-source.ts';
import { OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { eventually, Running, type Triple } from './kit/running.ts';

interface Answer {
  readonly status: string;
  readonly failure: { readonly code: string; readonly sourceCode: string | null } | null;
  readonly provenance: { readonly freshness: string; readonly requestId: string | null };
  readonly record: object | null;
}

const ANSWER = 'status failure { code sourceCode } provenance { freshness requestId }';

/** Selection and path of each part. */
const PARTS = {
  card: [`healthInsurance { ${ANSWER} record { cardNumber } }`, 'healthInsurance'],
  visits: [
    `healthInsurance { ${ANSWER} visits { ${ANSWER} record { visits { facilityCode } } } }`,
    'healthInsurance.visits',
  ],
  identity: [`identity { ${ANSWER} record { fullName } }`, 'identity'],
  participation: [
    `socialInsurance { ${ANSWER} record { participations { insuranceNumber } } }`,
    'socialInsurance',
  ],
  contributions: [
    `socialInsurance { contributions { ${ANSWER} record { periods { fromMonth } } } }`,
    'socialInsurance.contributions',
  ],
  licences: [`drivingLicences { ${ANSWER} record { licences { number } } }`, 'drivingLicences'],
} as const;

type Part = keyof typeof PARTS;

interface Officer {
  readonly identityNumber: string;
  readonly fullName: string;
}

/** Registered with every source, as the colleague is. */
const REGISTERED: Officer = { identityNumber: '079185000001', fullName: 'Trần Thị Cán Bộ' };
const COLLEAGUE: Officer = { identityNumber: '079190000002', fullName: 'Lê Thị Tiếp Đón' };
/** Registered with no source. */
const STRANGER: Officer = { identityNumber: '079188000077', fullName: 'Đỗ Văn Lạ' };
/** A registered number under another name; only the portal compares names. */
const MISNAMED: Officer = { ...COLLEAGUE, fullName: 'Phan Thị Khác' };

const SCOPE =
  'identity health-insurance health-insurance:visits social-insurance social-insurance:contributions driving-licence';

let issuer: TestIssuer;
let people: readonly Triple[];
let next = 0;

/** A person not asked about before. */
function somebody(): Triple {
  const person = people[next];
  next += 1;
  if (!person) throw new Error('more people are needed');
  return person;
}

const tokens = new Map<Officer, Promise<string>>();

async function headersOf(officer: Officer): Promise<Record<string, string>> {
  const token = tokens.get(officer) ?? issuer.token({ ...OFFICER, officer, scope: SCOPE });
  tokens.set(officer, token);
  return {
    Authorization: `Bearer ${await token}`,
    'X-Purpose': '0.000000',
    'X-Dossier': 'H29.101-260131-0007',
    'X-Max-Wait-Ms': '10000',
  };
}

async function ask(
  gateway: Running,
  officer: Officer,
  part: Part,
  subject: Triple,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const [selection, path] = PARTS[part];
  const { body } = await gateway.ask<{ citizen: object }>(
    `query ($subject: SubjectInput!) { citizen(subject: $subject) { ${selection} } }`,
    { subject },
    { ...(await headersOf(officer)), ...headers },
  );
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return path
    .split('.')
    .reduce(
      (value: object, name) => (value as Record<string, object>)[name] ?? {},
      body.data.citizen,
    ) as Answer;
}

function trusting(config: Config): Config {
  return { ...config, auth: { ...config.auth, issuers: [...config.auth.issuers, issuer.settings] } };
}

const CACHED = { status: 'FOUND', provenance: { freshness: 'CACHED' } };
const LIVE = { status: 'FOUND', provenance: { freshness: 'LIVE' } };

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());

describe('in one process', () => {
  let gateway: Running;
  beforeAll(async () => {
    gateway = await Running.start(trusting);
    people = (await gateway.people(200)).map(({ subject }) => subject);
  });
  afterAll(() => gateway.stop());
  beforeEach(() => gateway.resetStats());
  afterEach(() => gateway.clearFaults());

  async function calls(system: string, count: number): Promise<void> {
    await eventually(
      () => gateway.mocks.stats(),
      (stats) => expect(stats[system]?.calls).toBe(count),
    );
  }

  /** A person with a record of the part. */
  async function holder(part: Part, officer = REGISTERED): Promise<Triple> {
    for (;;) {
      const subject = somebody();
      if ((await ask(gateway, officer, part, subject)).status === 'FOUND') return subject;
    }
  }

  test.each<[string, Part, Officer, string]>([
    ['whom the portal does not know', 'card', STRANGER, '054'],
    ['whose name the portal knows otherwise', 'card', MISNAMED, '055'],
    ['without an account at the population database', 'identity', STRANGER, '005'],
    ['whom the licence database does not know', 'licences', STRANGER, '05'],
    ['whom the social insurance does not know', 'participation', STRANGER, '05'],
  ])('does not serve the answers of a colleague to an officer %s', async (_who, part, officer, code) => {
    const subject = await holder(part);
    const refused = { status: 'REFUSED', failure: { sourceCode: code }, record: null };
    expect(await ask(gateway, officer, part, subject)).toMatchObject(refused);
    expect(await ask(gateway, REGISTERED, part, subject)).toMatchObject(CACHED);
    expect(await ask(gateway, officer, part, subject)).toMatchObject(refused);
    // Negative answers are cached too.
    const nobody = { ...subject, fullName: 'Hoàng Thị Khác Hẳn' };
    await ask(gateway, REGISTERED, part, nobody);
    expect(await ask(gateway, officer, part, nobody)).toMatchObject(refused);
  });

  test('ends the cached answers of a refused officer, for this part only, and keeps those of a colleague', async () => {
    const subject = await holder('card');
    for (const officer of [REGISTERED, COLLEAGUE]) {
      await ask(gateway, officer, 'card', subject, { 'X-Max-Age': '0' });
      await ask(gateway, officer, 'visits', subject, { 'X-Max-Age': '0' });
      expect(await ask(gateway, officer, 'card', subject)).toMatchObject(CACHED);
    }
    await gateway.setFaults('health-insurance', [{ kind: 'businessError', code: '054' }]);
    expect(await ask(gateway, COLLEAGUE, 'card', somebody())).toMatchObject({ status: 'REFUSED' });
    expect(await ask(gateway, COLLEAGUE, 'card', subject)).toMatchObject({ status: 'REFUSED', record: null });
    expect(await ask(gateway, REGISTERED, 'card', subject)).toMatchObject(CACHED);
    // Visits name nobody, so they are shown beside a card alone.
    expect(await ask(gateway, COLLEAGUE, 'visits', subject)).toMatchObject({ status: 'UNAVAILABLE' });
    await gateway.clearFaults();
    expect(await ask(gateway, COLLEAGUE, 'card', subject)).toMatchObject(LIVE);
    expect(await ask(gateway, COLLEAGUE, 'visits', subject)).toMatchObject(CACHED);
    expect(await ask(gateway, COLLEAGUE, 'card', subject)).toMatchObject(CACHED);
  });

  test('ends the cached answers of all officers of a procedure without a licence', async () => {
    const subject = await holder('identity');
    await ask(gateway, COLLEAGUE, 'identity', subject);
    expect(await ask(gateway, COLLEAGUE, 'identity', subject)).toMatchObject(CACHED);
    await gateway.setFaults('population', [{ kind: 'businessError', code: '004' }]);
    expect(await ask(gateway, REGISTERED, 'identity', somebody())).toMatchObject({ status: 'REFUSED' });
    expect(await ask(gateway, COLLEAGUE, 'identity', subject)).toMatchObject({ status: 'REFUSED' });
    await gateway.clearFaults();
    // A grant covers a single officer.
    expect(await ask(gateway, REGISTERED, 'identity', subject)).toMatchObject(LIVE);
    expect(await ask(gateway, COLLEAGUE, 'identity', subject)).toMatchObject(LIVE);
    expect(await ask(gateway, COLLEAGUE, 'identity', subject)).toMatchObject(CACHED);
  });

  test('does not restore a refused part by an answer about another part', async () => {
    const subject = await holder('contributions');
    await ask(gateway, REGISTERED, 'participation', subject);
    await gateway.setFaults('social-insurance', [{ kind: 'businessError', code: '06' }]);
    expect(await ask(gateway, REGISTERED, 'contributions', somebody())).toMatchObject({ status: 'REFUSED' });
    expect(await ask(gateway, REGISTERED, 'participation', subject)).toMatchObject(CACHED);
    await gateway.clearFaults();
    expect(await ask(gateway, REGISTERED, 'participation', somebody())).toMatchObject({
      provenance: { freshness: 'LIVE' },
    });
    expect(await ask(gateway, REGISTERED, 'contributions', subject)).toMatchObject(LIVE);
  });

  test('does not let a refused officer share the call of a colleague', async () => {
    const subject = await holder('card');
    await gateway.resetStats();
    await gateway.setFaults('health-insurance', [{ kind: 'latency', ms: 1000 }]);
    const live = { 'X-Max-Age': '0' };
    const asking = ask(gateway, REGISTERED, 'card', subject, live);
    await calls('health-insurance', 1);
    expect(await ask(gateway, STRANGER, 'card', subject, live)).toMatchObject({
      status: 'REFUSED',
      record: null,
    });
    expect(await asking).toMatchObject(LIVE);
  });
});

describe('during the call of a colleague', () => {
  const CARD_PATH = '/api/egw/KQNhanLichSuKCB2024';
  let held: HeldSource;
  let gateway: Running;
  beforeAll(async () => {
    held = await startHeldSource();
    gateway = await Running.start((config) => {
      const portal = config.sources['health-insurance'];
      if (!portal) throw new Error('no portal');
      const behind = { ...portal, url: held.before(portal.url), timeoutMs: 30_000 };
      return trusting({ ...config, sources: { ...config.sources, 'health-insurance': behind } });
    });
    people = (await gateway.people(60)).map(({ subject }) => subject);
    next = 0;
  });
  afterAll(async () => {
    await gateway.stop();
    held.stop();
  });
  afterEach(() => gateway.clearFaults());

  const live = { 'X-Max-Age': '0', 'X-Max-Wait-Ms': '30000' };

  test('refuses an officer whose authorization ends before the shared answer arrives', async () => {
    const subject = somebody();
    for (const officer of [REGISTERED, COLLEAGUE]) await ask(gateway, officer, 'card', subject, live);
    const arrived = held.hold(CARD_PATH);
    const asking = ask(gateway, REGISTERED, 'card', subject, live);
    const { release } = await arrived;
    // Joins the flight: both officers are authorized.
    const riding = ask(gateway, COLLEAGUE, 'card', subject, live);
    await gateway.setFaults('health-insurance', [{ kind: 'businessError', code: '054' }]);
    expect(await ask(gateway, COLLEAGUE, 'card', somebody())).toMatchObject({ status: 'REFUSED' });
    release();
    expect(await riding).toMatchObject({ status: 'REFUSED', record: null });
    expect((await asking).status).not.toBe('REFUSED');
  });

  test('does not restore an authorization by an answer asked before the refusal', async () => {
    const [subject, other] = [somebody(), somebody()];
    await ask(gateway, REGISTERED, 'card', subject, live);
    expect((await ask(gateway, REGISTERED, 'card', subject)).provenance.freshness).toBe('CACHED');
    const arrived = held.hold(CARD_PATH);
    const asking = ask(gateway, REGISTERED, 'card', other);
    const { release } = await arrived;
    await gateway.setFaults('health-insurance', [{ kind: 'businessError', code: '055' }]);
    expect(await ask(gateway, REGISTERED, 'card', somebody())).toMatchObject({ status: 'REFUSED' });
    release();
    expect((await asking).provenance.freshness).toBe('LIVE');
    expect(await ask(gateway, REGISTERED, 'card', subject)).toMatchObject({
      status: 'REFUSED',
      record: null,
    });
    expect(await ask(gateway, REGISTERED, 'card', other)).toMatchObject({ status: 'REFUSED', record: null });
  });
});

describe('during an outage of the source', () => {
  let gateway: Running;
  beforeAll(async () => {
    gateway = await Running.start((config) => {
      const sources = Object.entries(config.sources).map(([id, source]) => [
        id,
        { ...source, cache: { ttl: 0, negativeTtl: 0, staleFor: 600 } },
      ]);
      return trusting({ ...config, sources: Object.fromEntries(sources) as Config['sources'] });
    });
    people = (await gateway.people(60)).map(({ subject }) => subject);
    next = 0;
  });
  afterAll(() => gateway.stop());

  test('serves stale records only to officers whom the source has answered', async () => {
    let subject = somebody();
    while ((await ask(gateway, REGISTERED, 'card', subject)).status !== 'FOUND') subject = somebody();
    expect(await ask(gateway, STRANGER, 'card', subject)).toMatchObject({ status: 'REFUSED' });
    await gateway.setFaults('health-insurance', [{ kind: 'down' }]);
    for (const officer of [STRANGER, COLLEAGUE])
      expect(await ask(gateway, officer, 'card', subject)).toMatchObject({
        status: 'UNAVAILABLE',
        record: null,
      });
    expect(await ask(gateway, REGISTERED, 'card', subject)).toMatchObject({
      status: 'FOUND',
      provenance: { freshness: 'STALE' },
    });
  });
});

describe('replicas that share a Redis', () => {
  let redis: TestRedis;
  let client: Redis;
  let one: Running;
  let other: Running;
  const keys = {
    sealingKeys: [{ id: 'a', key: randomBytes(32).toString('base64') }],
    namingKey: randomBytes(32).toString('base64'),
  };
  const shared = (config: Config): Config =>
    trusting({
      ...config,
      cache: { ...config.cache, redis: { url: redis.url, tls: false, timeoutMs: 500 }, ...keys },
    });

  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
    one = await Running.start(shared);
    other = await one.replica(shared);
    people = (await one.people(100)).map(({ subject }) => subject);
    next = 0;
    await Promise.all([isHearing(one), isHearing(other)]);
  });
  afterAll(async () => {
    client.disconnect();
    await other.stop();
    await one.stop();
    await redis.stop();
  });
  afterEach(() => one.clearFaults());

  async function isHearing(replica: Running): Promise<void> {
    await eventually(
      async () => (await fetch(`${replica.gateway.url}/metrics`)).text(),
      (text) => expect(text).toMatch(/^lienthong_cache_redis_up 1$/m),
    );
  }

  /** A person cached on both replicas for both officers. */
  async function known(part: Part): Promise<Triple> {
    const subject = somebody();
    await ask(one, REGISTERED, part, subject);
    await ask(one, COLLEAGUE, part, subject, { 'X-Max-Age': '0' });
    for (const officer of [REGISTERED, COLLEAGUE]) {
      await eventually(
        () => ask(other, officer, part, subject),
        ({ provenance }) => expect(provenance.freshness).toBe('CACHED'),
      );
    }
    return subject;
  }

  test('serve no cached answer to an officer unknown to the source', async () => {
    const subject = await known('identity');
    for (const replica of [one, other, one])
      expect(await ask(replica, STRANGER, 'identity', subject)).toMatchObject({
        status: 'REFUSED',
        failure: { sourceCode: '005' },
        record: null,
      });
  });

  test('end the cached answers of an officer whom the source refuses at one replica', async () => {
    const subject = await known('identity');
    await one.setFaults('population', [{ kind: 'businessError', code: '005' }]);
    expect(await ask(one, COLLEAGUE, 'identity', somebody())).toMatchObject({ status: 'REFUSED' });
    await eventually(
      () => ask(other, COLLEAGUE, 'identity', subject),
      (answer) => expect(answer).toMatchObject({ status: 'REFUSED', record: null }),
    );
    for (const replica of [one, other])
      expect((await ask(replica, REGISTERED, 'identity', subject)).provenance.freshness).toBe('CACHED');
  });

  test('accept neither a forged grant in Redis nor a copy of a colleague’s grant', async () => {
    const subject = await known('licences');
    expect(await ask(one, STRANGER, 'licences', subject)).toMatchObject({ status: 'REFUSED' });
    const names = await client.keys('*:granted');
    const refused = (await client.keys('*:refused')).find((mark) => mark.includes('driving-licence'));
    const name = refused?.replace(/:refused$/, ':granted') ?? '';
    const ofColleague =
      names.find((granted) => granted.startsWith(name.replace(/:[^:]*:granted$/, ''))) ?? '';
    await client.copy(ofColleague, name, 'REPLACE');
    await client.del(refused ?? '');
    const fresh = await one.replica(shared);
    try {
      for (const replica of [one, other, fresh]) {
        expect(await ask(replica, STRANGER, 'licences', subject)).toMatchObject({ status: 'REFUSED' });
        await client.set(name, '1');
        expect(await ask(replica, STRANGER, 'licences', subject)).toMatchObject({ status: 'REFUSED' });
      }
    } finally {
      await fresh.stop();
    }
  });

  test('reject a grant restored in Redis after a refusal that they have met', async () => {
    const subject = await known('identity');
    const before = await snapshot();
    await one.setFaults('population', [{ kind: 'businessError', code: '004' }]);
    expect(await ask(one, REGISTERED, 'identity', somebody())).toMatchObject({ status: 'REFUSED' });
    await eventually(
      () => ask(other, COLLEAGUE, 'identity', somebody()),
      (answer) => expect(answer.status).toBe('REFUSED'),
    );
    for (const replica of [one, other]) {
      await restore(before);
      for (const officer of [REGISTERED, COLLEAGUE])
        expect(await ask(replica, officer, 'identity', subject)).toMatchObject({ status: 'REFUSED' });
    }
  });

  test('reject an outdated record restored in Redis after a change that they have met', async () => {
    const subject = await known('identity');
    const atFirst = await snapshot();
    await change(subject);
    const later = await ask(one, REGISTERED, 'identity', subject);
    expect(later.provenance.freshness).toBe('LIVE');
    await heardAtOther();
    const between = await snapshot();
    await change(subject);
    await heardAtOther();
    for (const old of [atFirst, between, atFirst]) {
      for (const replica of [one, other]) {
        await restore(old);
        expect((await ask(replica, REGISTERED, 'identity', subject)).provenance.freshness).toBe('LIVE');
        // Clears the memory of both replicas again.
        await change(subject);
        await heardAtOther();
      }
    }
  });

  test('take events and serve no outdated record with a forged mark in Redis', async () => {
    const subject = await known('identity');
    const before = await snapshot();
    await change(subject);
    const marks = await client.keys('lienthong:1:*:changed');
    const mark = marks.find((name) => !before.has(name)) ?? '';
    const spoil: readonly (() => Promise<unknown>)[] = [
      () => client.set(mark, Buffer.from([0xff, 0x00, 0xfe])),
      () => client.set(mark, 'forged'),
      () => client.del(mark).then(() => client.rpush(mark, 'forged')),
    ];
    for (const spoilt of spoil) {
      await change(subject);
      await restore(before);
      await spoilt();
      expect((await ask(one, REGISTERED, 'identity', subject)).provenance.freshness).toBe('LIVE');
      await spoilt();
      await change(subject);
      expect((await ask(one, REGISTERED, 'identity', subject)).provenance.freshness).toBe('LIVE');
    }
  });

  /** Contents of Redis. */
  async function snapshot(): Promise<ReadonlyMap<string, Buffer>> {
    const names = await client.keys('lienthong:1:*');
    const values = await Promise.all(names.map((name) => client.getBuffer(name)));
    return new Map(names.flatMap((name, index) => [[name, values[index] ?? Buffer.alloc(0)] as const]));
  }

  /** Replaces the contents of Redis. */
  async function restore(values: ReadonlyMap<string, Buffer>): Promise<void> {
    await client.del(...(await client.keys('lienthong:1:*')));
    for (const [name, value] of values) await client.set(name, value, 'PX', 600_000);
  }

  async function change({ identityNumber }: Triple): Promise<void> {
    const told = await fetch(`${one.mocks.controlUrl}/events/population`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identityNumbers: [identityNumber], to: `${one.gateway.url}/events` }),
    });
    expect(told.status).toBe(202);
  }

  /** Changes arrive in order: after a marker change, all earlier changes have arrived. */
  async function heardAtOther(): Promise<void> {
    const subject = await known('identity');
    const { provenance } = await ask(other, REGISTERED, 'identity', subject);
    await change(subject);
    await eventually(
      () => ask(other, REGISTERED, 'identity', subject),
      (answer) => expect(answer.provenance.requestId).not.toBe(provenance.requestId),
    );
  }
});
