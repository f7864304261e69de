/** Answers served from the cache, fresh and stale, and answers that never are. Times to live are short here. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Config } from '../src/config/schema.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { loadSources } from '../src/sources/all.ts';
import { Running, eventually, type Triple } from './kit/running.ts';

interface Answer {
  readonly status: string;
  readonly failure: {
    readonly code: string;
    readonly retryable: boolean;
    readonly retryAfterMs: number | null;
  } | null;
  readonly provenance: {
    readonly freshness: string;
    readonly fetchedAt: string | null;
    readonly expiresAt: string | null;
    readonly ageSeconds: number | null;
    readonly requestId: string | null;
  };
  readonly record: object | null;
}

type Answers = Readonly<Record<string, Answer>>;

const ANSWER =
  'status failure { code retryable retryAfterMs } provenance { freshness fetchedAt expiresAt ageSeconds requestId }';
const QUERY = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) {
    identity { ${ANSWER} record { fullName } }
    healthInsurance { ${ANSWER} record { cardNumber } }
    socialInsurance { ${ANSWER} record { participations { insuranceNumber } } }
    drivingLicences { ${ANSWER} record { licences { number } } }
    civilStatus { ${ANSWER} record { birth { fullName } } }
  }
}`;

const TTL_SECONDS = 1;
const NEGATIVE_TTL_SECONDS = 1;

/** Milliseconds for which an answer is fresh. */
function freshMs({ provenance: { fetchedAt, expiresAt } }: Answer): number {
  return Date.parse(expiresAt ?? '') - Date.parse(fetchedAt ?? '');
}

const systems = (await loadSources()).map(({ id }) => id);

let running: Running;
let an: Triple;
let people: readonly Triple[];
let next = 0;

function shortLived(config: Config): Config {
  const cache = { ttl: TTL_SECONDS, negativeTtl: NEGATIVE_TTL_SECONDS, staleFor: 600 };
  const sources = Object.entries(config.sources).map(([id, source]) => [id, { ...source, cache }]);
  return { ...config, sources: Object.fromEntries(sources) as Config['sources'] };
}

async function ask(subject: Triple, headers: Record<string, string> = {}): Promise<Answers> {
  const { body } = await running.ask<{ citizen: Answers }>(QUERY, { subject }, headers);
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.citizen;
}

async function identityOf(subject: Triple, headers: Record<string, string> = {}): Promise<Answer> {
  const query = `query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { ${ANSWER} record { fullName } } } }`;
  const { body } = await running.ask<{ citizen: { identity: Answer } }>(query, { subject }, headers);
  if (!body.data) throw new Error(JSON.stringify(body.errors));
  return body.data.citizen.identity;
}

/** Resolves when the source, healed of what a test before did to it, has found the person. */
async function found(subject: Triple): Promise<void> {
  await eventually(
    () => identityOf(subject),
    ({ status }) => expect(status).toBe('FOUND'),
  );
}

async function seconds(count: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, count * 1000);
  });
}

function somebody(): Triple {
  const person = people[next];
  next += 1;
  if (!person) throw new Error('more people are needed');
  return person;
}

beforeAll(async () => {
  running = await Running.start(shortLived);
  an = await running.persona('Nguyễn Văn An');
  people = (await running.people(60)).map(({ subject }) => subject);
});
afterAll(() => running.stop());
afterEach(() => running.clearFaults());

test('serves all cached records with their true age when every source is down beyond the time to live', async () => {
  const live = await ask(an);
  expect(Object.values(live).map(({ status }) => status)).toEqual(Array(5).fill('FOUND'));
  await Promise.all(systems.map((id) => running.setFaults(id, [{ kind: 'down' }])));
  await seconds(TTL_SECONDS + 1);

  const stale = await ask(an);
  for (const [field, answer] of Object.entries(stale)) {
    const before = live[field];
    expect(answer).toMatchObject({
      status: 'FOUND',
      record: before?.record,
      failure: { code: 'UNREACHABLE', retryable: true },
      provenance: {
        freshness: 'STALE',
        fetchedAt: before?.provenance.fetchedAt,
        expiresAt: before?.provenance.expiresAt,
        requestId: before?.provenance.requestId,
      },
    });
    const trueAge = (Date.now() - Date.parse(answer.provenance.fetchedAt ?? '')) / 1000;
    expect(answer.provenance.ageSeconds).toBeGreaterThanOrEqual(TTL_SECONDS + 1);
    expect(answer.provenance.ageSeconds).toBeLessThanOrEqual(trueAge);
    expect(Date.parse(answer.provenance.expiresAt ?? '')).toBeLessThan(Date.now());
    expect(answer.failure?.retryAfterMs).toBeGreaterThan(0);
    expect(answer.failure?.retryAfterMs).toBeLessThanOrEqual(60_000);
  }

  await running.clearFaults();
  await eventually(
    () => ask(an),
    (healed) =>
      expect(Object.values(healed).map(({ provenance }) => provenance.freshness)).toEqual(
        Array(5).fill('LIVE'),
      ),
  );
});

describe('a record past its time to live', () => {
  test.each<[string, FaultSetting, string]>([
    ['that hangs', { kind: 'hang' }, 'TIMEOUT'],
    ['that fails', { kind: 'error', status: 500 }, 'UPSTREAM_ERROR'],
    ['that throttles', { kind: 'throttled' }, 'THROTTLED'],
    ['that is cut off', { kind: 'truncated' }, 'UNREACHABLE'],
  ])('stands in for a source %s', async (_what, fault, code) => {
    const subject = somebody();
    await found(subject);
    await seconds(TTL_SECONDS);
    await running.setFaults('population', [fault]);
    expect(await identityOf(subject, { 'X-Max-Wait-Ms': '1000' })).toMatchObject({
      status: 'FOUND',
      record: {},
      failure: { code },
      provenance: { freshness: 'STALE' },
    });
  });

  test.each<[string, FaultSetting, object]>([
    ['that refuses', { kind: 'businessError', code: '004' }, { status: 'REFUSED', record: null }],
    [
      'that answers badly',
      { kind: 'malformed' },
      { status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE' } },
    ],
    ['that answers about another', { kind: 'wrongSubject' }, { status: 'MISMATCH', record: null }],
  ])('does not stand in for a source %s', async (_what, fault, expected) => {
    const subject = somebody();
    await found(subject);
    await seconds(TTL_SECONDS);
    await running.setFaults('population', [fault]);
    expect(await identityOf(subject)).toMatchObject(expected);
  });

  test('is dropped once the source has returned another', async () => {
    const subject = somebody();
    await identityOf(subject);
    await seconds(TTL_SECONDS);
    await running.setFaults('population', [{ kind: 'wrongSubject' }]);
    expect((await identityOf(subject)).status).toBe('MISMATCH');
    await running.setFaults('population', [{ kind: 'down' }]);
    await seconds(NEGATIVE_TTL_SECONDS);
    expect(await identityOf(subject)).toMatchObject({ status: 'UNAVAILABLE', record: null });
  });

  test('is not served to an agency that was refused, not even while the source is down', async () => {
    const [subject, stranger] = [somebody(), somebody()];
    await identityOf(subject);
    await seconds(TTL_SECONDS);
    await running.setFaults('population', [{ kind: 'businessError', code: '005' }]);
    expect((await identityOf(stranger)).failure?.code).toBe('CALLER_NOT_REGISTERED');
    await running.setFaults('population', [{ kind: 'down' }]);
    expect(await identityOf(subject)).toMatchObject({ status: 'UNAVAILABLE', record: null });
    await running.clearFaults();
    await eventually(
      () => identityOf(subject),
      (answer) => expect(answer).toMatchObject({ status: 'FOUND', provenance: { freshness: 'LIVE' } }),
    );
  });
});

describe('a record within its time to live', () => {
  test('serves every tied spelling of the name, and no other person', async () => {
    const subject = somebody();
    await identityOf(subject);
    await running.resetStats();
    const unaccented = subject.fullName
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D');
    expect(await identityOf({ ...subject, fullName: unaccented })).toMatchObject({
      status: 'FOUND',
      provenance: { freshness: 'CACHED' },
    });
    expect((await running.stats()).population.calls).toBe(0);
    expect(await identityOf({ ...subject, fullName: 'Hoàng Thị Khác Hẳn' })).toMatchObject({
      status: 'NOT_FOUND',
      record: null,
      provenance: { freshness: 'LIVE' },
    });
  });

  test('caches NOT_FOUND for the whole triple, and never serves it stale', async () => {
    const subject = { ...somebody(), fullName: 'Hoàng Thị Khác Hẳn' };
    const live = await identityOf(subject);
    expect(live).toMatchObject({ status: 'NOT_FOUND', provenance: { freshness: 'LIVE' } });
    expect(await identityOf(subject)).toMatchObject({
      status: 'NOT_FOUND',
      provenance: { freshness: 'CACHED', requestId: live.provenance.requestId },
    });
    await running.setFaults('population', [{ kind: 'down' }]);
    await seconds(NEGATIVE_TTL_SECONDS);
    expect(await identityOf(subject)).toMatchObject({
      status: 'UNAVAILABLE',
      failure: { code: 'UNREACHABLE' },
    });
  });
});

describe('the moment at which an answer expires', () => {
  test('is the same live and cached: the end of its time to live, less a tenth at the most', async () => {
    const subject = somebody();
    const live = await identityOf(subject);
    const cached = await identityOf(subject);
    expect(cached.provenance).toMatchObject({
      freshness: 'CACHED',
      fetchedAt: live.provenance.fetchedAt,
      expiresAt: live.provenance.expiresAt,
    });
    expect(freshMs(live)).toBeGreaterThanOrEqual(TTL_SECONDS * 900);
    expect(freshMs(live)).toBeLessThanOrEqual(TTL_SECONDS * 1000);
  });

  test('is the same for NOT_FOUND, whether or not another has the number', async () => {
    const stranger = { ...somebody(), fullName: 'Hoàng Thị Khác Hẳn' };
    const nobody = { ...stranger, identityNumber: '079085000000' };
    for (const subject of [stranger, nobody]) {
      const answer = await identityOf(subject);
      expect([answer.status, freshMs(answer)]).toEqual(['NOT_FOUND', NEGATIVE_TTL_SECONDS * 1000]);
    }
  });

  test('comes no later than the age that the caller takes', async () => {
    const subject = somebody();
    expect(freshMs(await identityOf(subject, { 'X-Max-Age': '0' }))).toBe(0);
    const whole = freshMs(await identityOf(subject));
    expect(freshMs(await identityOf(subject, { 'X-Max-Age': '3600' }))).toBe(whole);
  });

  test('is null where nothing was fetched', async () => {
    await running.setFaults('population', [{ kind: 'businessError', code: '004' }]);
    const { provenance, failure } = await identityOf(somebody());
    expect(provenance).toMatchObject({ freshness: 'NONE', expiresAt: null });
    expect(failure?.retryAfterMs).toBeNull();
  });
});

describe('X-Max-Age', () => {
  test('of 0 means live only', async () => {
    const subject = somebody();
    const first = await identityOf(subject);
    const live = await identityOf(subject, { 'X-Max-Age': '0' });
    expect(live.provenance.freshness).toBe('LIVE');
    expect(live.provenance.requestId).not.toBe(first.provenance.requestId);
    await running.setFaults('population', [{ kind: 'down' }]);
    expect(await identityOf(subject, { 'X-Max-Age': '0' })).toMatchObject({
      status: 'UNAVAILABLE',
      record: null,
    });
  });

  test('limits the age of served records, stale or not', async () => {
    const subject = somebody();
    await identityOf(subject);
    await running.setFaults('population', [{ kind: 'down' }]);
    await seconds(TTL_SECONDS + 1);
    expect(await identityOf(subject, { 'X-Max-Age': '1' })).toMatchObject({ status: 'UNAVAILABLE' });
    expect(await identityOf(subject, { 'X-Max-Age': '3600' })).toMatchObject({
      status: 'FOUND',
      provenance: { freshness: 'STALE' },
    });
  });
});

test('counts cache results per source', async () => {
  const { body } = await running.ask<{ sources: readonly Record<string, unknown>[] }>(
    '{ sources { id breaker latency { p50Ms p95Ms } inFlight queued hitRatio staleServed } }',
  );
  expect(body.data?.sources.find(({ id }) => id === 'POPULATION')).toEqual({
    id: 'POPULATION',
    breaker: expect.stringMatching(/^(CLOSED|OPEN|HALF_OPEN)$/),
    latency: { p50Ms: expect.any(Number), p95Ms: expect.any(Number) },
    inFlight: 0,
    queued: 0,
    hitRatio: expect.any(Number),
    staleServed: expect.any(Number),
  });
  const metrics = await (await fetch(`${running.gateway.url}/metrics`)).text();
  for (const result of ['hit', 'negative_hit', 'miss', 'stale']) {
    const count = new RegExp(
      `^lienthong_cache_reads_total{source="population",part="identity",result="${result}"} (\\d+)`,
      'm',
    );
    expect(Number(count.exec(metrics)?.[1])).toBeGreaterThan(0);
  }
});
