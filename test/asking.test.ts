/** Asking sources: selected parts only, all at once, in as few calls as possible, each source on its own. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Match, Provenance } from '../src/generated/types.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { Running, uncached, type SystemStats, type Triple } from './kit/running.ts';

interface Answer {
  readonly status: string;
  readonly match: Match | null;
  readonly provenance: Provenance;
  readonly failure: { code: string; message: string; retryable: boolean; sourceCode: string | null } | null;
}

interface Citizen {
  readonly completeness: string;
  readonly identity: Answer;
  readonly drivingLicences: Answer & { readonly points: Answer };
}

const ANSWER = `
  status
  match { number name dateOfBirth }
  provenance { source freshness fetchedAt ageSeconds sourceAsOf requestId }
  failure { code message retryable sourceCode }`;
const COMBINED = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) { completeness identity { ${ANSWER} } drivingLicences { ${ANSWER} } }
}`;

let running: Running;
let an: Triple;
beforeAll(async () => {
  running = await Running.start(uncached);
  an = await running.persona('Nguyễn Văn An');
});
afterAll(() => running.stop());
beforeEach(() => running.resetStats());
afterEach(() => running.clearFaults());

async function citizen(
  query = COMBINED,
  headers: Record<string, string> = {},
  subject = an,
): Promise<Citizen> {
  const { body } = await running.ask<{ citizen: Citizen }>(query, { subject }, headers);
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.citizen;
}

/** How often each source was called for a selection on one citizen. */
async function callsFor(selection: string, variables: object = {}): Promise<readonly [number, number]> {
  const query = `query ($subject: SubjectInput!, $yes: Boolean = true) {
    citizen(subject: $subject) { subject { fullName } ${selection} }
  }`;
  const { body } = await running.ask(query, { subject: an, ...variables });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  const stats = await running.stats();
  return [stats.population.calls, stats['driving-licence'].calls];
}

async function untilStats(reached: (stats: Record<string, SystemStats>) => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !reached(await running.stats()); tries += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

describe('only selected parts are asked', () => {
  test.each<[string, readonly [number, number]]>([
    ['completeness @include(if: $yes)', [0, 0]],
    ['conflicts @include(if: $yes) { fact }', [0, 0]],
    ['identity @include(if: $yes) { __typename }', [0, 0]],
    ['identity @include(if: $yes) { status }', [1, 0]],
    ['identity @skip(if: $yes) { status }', [0, 0]],
    ['identity @include(if: $yes) { lifeStatus { status } }', [1, 0]],
    ['identity @include(if: $yes) { status lifeStatus { status } }', [2, 0]],
    ['drivingLicences @include(if: $yes) { points { status } }', [0, 1]],
    ['drivingLicences @include(if: $yes) { status points { status } }', [0, 1]],
    [
      '... on Citizen @include(if: $yes) { drivingLicences { ... on SourceAnswer { provenance { source } } } }',
      [0, 1],
    ],
    [
      'identity @include(if: $yes) { record { fullName } } drivingLicences { record { licences { number } } }',
      [1, 1],
    ],
  ])('%s', async (selection, calls) => {
    expect(await callsFor(selection)).toEqual(calls);
  });

  test('asks points alone without the licences', async () => {
    const { drivingLicences } = await citizen(
      'query ($subject: SubjectInput!) { citizen(subject: $subject) { drivingLicences { points { status } } } }',
    );
    expect(drivingLicences.points.status).toBe('FOUND');
  });
});

describe('the number of calls is minimal', () => {
  test('asks once for a field selected ten times through aliases, fragments and repeated citizens', async () => {
    const aliases = Array.from(
      { length: 9 },
      (_, index) => `i${index}: identity { status record { fullName } }`,
    );
    const licences = Array.from({ length: 10 }, (_, index) => `l${index}: drivingLicences { status }`);
    const query = `query ($subject: SubjectInput!) {
      a: citizen(subject: $subject) { ${aliases.join(' ')} ...more ${licences.join(' ')} }
      b: citizen(subject: $subject) { ...more drivingLicences { record { licences { number } } } }
    }
    fragment more on Citizen { identity { record { dateOfBirth } } }`;
    const { body } = await running.ask(query, { subject: an });
    expect(body.errors).toBeUndefined();
    expect(await running.stats()).toMatchObject({
      population: { calls: 1 },
      'driving-licence': { calls: 1, keys: 1 },
    });
  });

  test('makes 100 population calls and 2 driving-licence calls for 100 citizens, with one token', async () => {
    const subjects = (await running.people(100)).map(({ subject }) => subject);
    const query = `query ($subjects: [SubjectInput!]!) {
      citizens(subjects: $subjects) {
        subject { identityNumber }
        identity { status }
        drivingLicences { status record { licences { number } } points { status } }
      }
    }`;
    const { body } = await running.ask<{ citizens: { subject: Triple; identity: Answer }[] }>(query, {
      subjects,
    });
    expect(body.data?.citizens.map(({ subject }) => subject.identityNumber)).toEqual(
      subjects.map(({ identityNumber }) => identityNumber),
    );
    expect(body.data?.citizens.every(({ identity }) => identity.status === 'FOUND')).toBe(true);
    const stats = await running.stats();
    expect(stats.population).toMatchObject({ calls: 100, contractBreaks: 0 });
    expect(stats['driving-licence']).toMatchObject({
      calls: 2,
      keys: 100,
      batchSizes: [50, 50],
      contractBreaks: 0,
    });
    expect(stats['driving-licence'].tokens).toBeLessThanOrEqual(1);
  });

  test('makes one licence call for one number under two names, and ties each name separately', async () => {
    const subjects = [an, { ...an, fullName: 'Hoàng Thị Khác Hẳn' }, an];
    const { body } = await running.ask<{ citizens: Citizen[] }>(
      `query ($subjects: [SubjectInput!]!) {
        citizens(subjects: $subjects) { identity { status } drivingLicences { status } }
      }`,
      { subjects },
    );
    expect(body.data?.citizens).toEqual([
      { identity: { status: 'FOUND' }, drivingLicences: { status: 'FOUND' } },
      { identity: { status: 'NOT_FOUND' }, drivingLicences: { status: 'MISMATCH' } },
      { identity: { status: 'FOUND' }, drivingLicences: { status: 'FOUND' } },
    ]);
    expect(await running.stats()).toMatchObject({
      population: { calls: 2 },
      'driving-licence': { calls: 1, keys: 1 },
    });
  });
});

test('asks all sources before any has answered', async () => {
  await running.setFaults('population', [{ kind: 'hang' }]);
  await running.setFaults('driving-licence', [{ kind: 'latency', ms: 1500 }]);
  const answer = citizen(COMBINED, { 'X-Max-Wait-Ms': '10000' });
  await untilStats((stats) => stats['population']?.calls === 1 && stats['driving-licence']?.calls === 1);
  expect(await running.stats()).toMatchObject({ population: { calls: 1 }, 'driving-licence': { calls: 1 } });
  await running.clearFaults();
  expect((await answer).drivingLicences.status).toBe('FOUND');
});

describe('the provenance of an answer', () => {
  test('is LIVE, with the id of its call', async () => {
    const { identity, drivingLicences, completeness } = await citizen();
    expect(completeness).toBe('COMPLETE');
    for (const [answer, source] of [
      [identity, 'POPULATION'],
      [drivingLicences, 'DRIVING_LICENCE'],
    ] as const) {
      expect(answer).toMatchObject({
        status: 'FOUND',
        match: { number: 'EXACT', name: 'EXACT', dateOfBirth: 'EXACT' },
        provenance: { source, freshness: 'LIVE', ageSeconds: 0 },
        failure: null,
      });
      expect(Date.parse(answer.provenance.fetchedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
      expect(answer.provenance.requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(identity.provenance.requestId).not.toBe(drivingLicences.provenance.requestId);
  });

  test('says NOT_ASKED for an unsupported kind of number', async () => {
    const people = await running.people(1000, '&kind=difficult');
    const byFormerNumber = people.find(({ subject }) => subject.identityNumber.length === 9);
    const { identity, drivingLicences, completeness } = await citizen(COMBINED, {}, byFormerNumber?.subject);
    expect(identity.status).toBe('FOUND');
    expect(drivingLicences).toMatchObject({
      status: 'NOT_ASKED',
      provenance: { freshness: 'NONE', fetchedAt: null, requestId: null },
      failure: { code: 'UNSUPPORTED_NUMBER', retryable: false },
    });
    expect(completeness).toBe('COMPLETE');
    expect(await running.stats()).toMatchObject({ 'driving-licence': { calls: 0 } });
  });

  test('says NOT_ASKED for a source that is not served', async () => {
    const alone = await Running.start(({ sources: { population }, ...config }) => ({
      ...config,
      sources: population ? { population } : {},
    }));
    try {
      const { body } = await alone.ask<{ citizen: Citizen; sources: object[] }>(
        `query ($subject: SubjectInput!) {
          citizen(subject: $subject) { completeness identity { status } drivingLicences { status failure { code } } }
          sources { id served timeoutMs batchSize name(lang: EN) }
        }`,
        { subject: an },
      );
      expect(body.data).toMatchObject({
        citizen: {
          completeness: 'COMPLETE',
          identity: { status: 'FOUND' },
          drivingLicences: { status: 'NOT_ASKED', failure: { code: 'NOT_SERVED' } },
        },
        sources: expect.arrayContaining([
          expect.objectContaining({ id: 'DRIVING_LICENCE', served: false, timeoutMs: null, batchSize: 50 }),
          expect.objectContaining({
            id: 'POPULATION',
            served: true,
            timeoutMs: 30_000,
            batchSize: 1,
            name: 'National population database',
          }),
        ]),
      });
    } finally {
      await alone.stop();
    }
  });

  test('reports that the source refused the procedure', async () => {
    const unlicensed = await Running.start(({ sources, ...config }) => ({
      ...config,
      sources: Object.fromEntries(
        Object.entries(sources).map(([id, source]) => [id, { ...source, serviceCode: 'G99-XX99' }]),
      ),
    }));
    try {
      const { body } = await unlicensed.ask<{ citizen: Citizen }>(COMBINED, { subject: an });
      expect(body.data?.citizen).toMatchObject({
        completeness: 'NONE',
        identity: {
          status: 'REFUSED',
          failure: { code: 'NOT_LICENSED', sourceCode: '004', retryable: false },
        },
        drivingLicences: {
          status: 'REFUSED',
          failure: { code: 'NOT_LICENSED', sourceCode: '06', retryable: false },
        },
      });
    } finally {
      await unlicensed.stop();
    }
  });
});

describe.each([
  ['population', 'identity', 'drivingLicences'],
  ['driving-licence', 'drivingLicences', 'identity'],
] as const)('a fault of %s stays its own', (system, field, other) => {
  test.each<[object, object]>([
    [{ kind: 'down' }, { status: 'UNAVAILABLE', failure: { code: 'UNREACHABLE', retryable: true } }],
    [{ kind: 'hang' }, { status: 'UNAVAILABLE', failure: { code: 'TIMEOUT', retryable: true } }],
    [
      { kind: 'latency', ms: 20_000 },
      { status: 'UNAVAILABLE', failure: { code: 'TIMEOUT', retryable: true } },
    ],
    [
      { kind: 'error', status: 500 },
      { status: 'UNAVAILABLE', failure: { code: 'UPSTREAM_ERROR', retryable: true } },
    ],
    [
      { kind: 'error', status: 404 },
      { status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE', retryable: false } },
    ],
    [{ kind: 'malformed' }, { status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE', retryable: false } }],
    [{ kind: 'wrongSubject' }, { status: 'MISMATCH', match: null, failure: null }],
    [
      { kind: 'latency', ms: 50 },
      { status: 'FOUND', failure: null },
    ],
  ])('%j', async (fault, expected) => {
    await running.setFaults(system, [fault as FaultSetting]);
    // Only what never comes is waited for in vain; the others have time enough on a busy machine too.
    const isAwaited = !JSON.stringify(expected).includes('TIMEOUT');
    const answer = await citizen(COMBINED, { 'X-Max-Wait-Ms': isAwaited ? '20000' : '1500' });
    expect(answer[field]).toMatchObject(expected);
    expect(answer[other]).toMatchObject({
      status: 'FOUND',
      provenance: { freshness: 'LIVE' },
      failure: null,
    });
    expect(answer.completeness).toBe(
      'status' in expected && expected.status === 'UNAVAILABLE' ? 'PARTIAL' : 'COMPLETE',
    );

    await running.clearFaults();
    expect((await citizen())[field].status).toBe('FOUND');
  });

  test('writes the failure’s message in the caller’s language', async () => {
    await running.setFaults(system, [{ kind: 'down' }]);
    expect((await citizen())[field].failure?.message).toMatch(/^Không kết nối được/);
    expect((await citizen(COMBINED, { 'Accept-Language': 'en-GB' }))[field].failure?.message).toMatch(
      /^The source could not be reached/,
    );
  });
});

test('logs nothing of a person, whatever fails', async () => {
  await running.setFaults('population', [{ kind: 'wrongSubject' }]);
  await citizen();
  await running.setFaults('population', [{ kind: 'malformed' }]);
  await running.setFaults('driving-licence', [{ kind: 'error', status: 500 }]);
  await citizen();
  await running.ask('{ citizen(subject: {identityNumber: "12345", fullName: "Nguyễn Văn An"}) { nope } }');
  const log = running.log.join('\n');
  expect(log).toContain('source failed');
  expect(log).not.toContain(an.identityNumber);
  expect(log).not.toMatch(/Nguyễn|NGUYỄN|NGUYEN|12345"/);
});
