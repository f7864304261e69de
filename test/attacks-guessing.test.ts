/** Attacks on a running gateway by an officer who guesses people, within the rates. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Config } from '../src/config/schema.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { eventually, Running, type GraphqlResponse, type Triple } from './kit/running.ts';

const strict: Config['limits']['enumeration'] = {
  seconds: 3600,
  triplesPerNumber: 3,
  numbersPerCaller: 5,
  firstWaitSeconds: 100,
  longestWaitSeconds: 1000,
};

function limited(limits: Partial<Config['limits']> = {}, enumeration = strict) {
  return (config: Config): Config => ({
    ...config,
    limits: { ...config.limits, enumeration, ...limits },
  });
}

let running: Running;
afterEach(() => running.stop());

type Person = Readonly<Record<string, { readonly status: string } | null>>;
type People = { readonly citizens: readonly Person[] };

const LIST = (fields: string) => `query ($all: [SubjectInput!]!) { citizens(subjects: $all) { ${fields} } }`;
const IDENTITY = 'identity { status }';

function ask(
  all: readonly Triple[],
  fields: string = IDENTITY,
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlResponse<People>> {
  return running.ask<People>(LIST(fields), { all }, headers);
}

/** People who do not exist, each with a number of their own. */
function nobodies(count: number, from = 0): Triple[] {
  return Array.from({ length: count }, (_, index) => ({
    identityNumber: `0791859${String(90_000 + from + index)}`,
    fullName: 'Nguyễn Văn Đoán',
    dateOfBirth: '1985-03-12',
  }));
}

/** How many people the answers say something about that helps a guesser. */
function told(answers: readonly GraphqlResponse<People>[]): number {
  const statuses = answers
    .flatMap(({ body }) => body.data?.citizens ?? [])
    .map((person) => Object.values(person).map((answer) => answer?.status));
  return statuses.filter((all) => all.some((one) => one === 'NOT_FOUND' || one === 'MISMATCH')).length;
}

function refusedCodes({ body }: GraphqlResponse<People>): readonly string[] {
  return (body.errors ?? []).map(({ extensions }) => extensions.code);
}

async function inTurn(
  guesses: readonly Triple[],
  fields: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlResponse<People>[]> {
  const answers = [];
  for (const guess of guesses) answers.push(await ask([guess], fields, headers));
  return answers;
}

describe('a guesser learns of no more people than the budget allows', () => {
  test.each([
    ['a source that refuses the officer', { kind: 'businessError', code: '055' }],
    ['a source that is down', { kind: 'down' }],
  ] satisfies [string, FaultSetting][])('beside %s', async (_title, fault) => {
    running = await Running.start(limited());
    await running.setFaults('health-insurance', [fault]);
    const fields = 'drivingLicences { status } healthInsurance { status }';
    const answers = await inTurn(nobodies(12), fields);
    expect(told(answers)).toBe(strict.numbersPerCaller);
    expect(answers.at(-1)?.status).toBe(429);
  });

  test('while the register is down', async () => {
    running = await Running.start(limited());
    await running.setFaults('population', [{ kind: 'down' }]);
    const answers = await inTurn(nobodies(12), `${IDENTITY} drivingLicences { status }`);
    expect(told(answers)).toBe(strict.numbersPerCaller);
  });

  test('when a short wait cuts off the register and another source answers', async () => {
    running = await Running.start(limited());
    await running.setFaults('population', [{ kind: 'latency', ms: 900 }]);
    const fields = `${IDENTITY} drivingLicences { status }`;
    const headers = { 'x-max-wait-ms': '300' };
    const answers = await Promise.all(nobodies(20).map((guess) => ask([guess], fields, headers)));
    answers.push(...(await inTurn(nobodies(10, 20), fields, headers)));
    expect(told(answers)).toBeLessThanOrEqual(strict.numbersPerCaller);
    // The register's word comes late, and counts.
    await eventually(
      () => ask(nobodies(1, 40), fields),
      ({ status }) => expect(status).toBe(429),
    );
  });

  test('under any concurrency, and waiting does not grant as many again', async () => {
    running = await Running.start(limited({}, { ...strict, firstWaitSeconds: 1, longestWaitSeconds: 1 }));
    const lists = Array.from({ length: 6 }, (_, index) => nobodies(40, index * 40));
    const answers = await Promise.all(lists.map((list) => ask(list)));
    expect(told(answers)).toBe(strict.numbersPerCaller);
    expect(new Set(answers.flatMap(refusedCodes))).toEqual(new Set(['RATE_LIMITED']));
    const after = await afterWait(nobodies(40, 300));
    expect(told([after])).toBe(1);
    expect(refusedCodes(after)).toContain('RATE_LIMITED');
    expect(Number(after.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('for the names of one number, in one request and in several', async () => {
    running = await Running.start(limited());
    const [person] = nobodies(1);
    const names = Array.from({ length: 40 }, (_, index) => ({
      identityNumber: person?.identityNumber ?? '',
      fullName: `Nguyễn Văn ${'BCDĐGHKLMN'[index % 10]}${'aeiou'[index % 5]}${'nmt'[index % 3]}`,
      dateOfBirth: `19${50 + index}-03-12`,
    }));
    const answers = await Promise.all([
      ask(names),
      ask(names.slice(20)),
      ask(names.slice(0, 9), 'drivingLicences { status }'),
    ]);
    const tried = new Set<number>();
    for (const [place, answer] of answers.entries()) {
      const from = place === 1 ? 20 : 0;
      answer.body.data?.citizens.forEach((citizen, index) => {
        if (Object.values(citizen).some((one) => one?.status === 'NOT_FOUND')) tried.add(from + index);
      });
    }
    expect(tried.size).toBe(strict.triplesPerNumber);
  });

  test('through aliases and subgraph representations', async () => {
    running = await Running.start((config) => ({ ...limited()(config), subgraph: true }));
    const all = nobodies(24);
    const argument = ({ identityNumber, fullName, dateOfBirth }: Triple) =>
      `{identityNumber: "${identityNumber}", fullName: "${fullName}", dateOfBirth: "${dateOfBirth}"}`;
    const aliases = all
      .slice(0, 8)
      .map((one, index) => `a${index}: citizen(subject: ${argument(one)}) { ${IDENTITY} }`);
    const representations = all.slice(8).map((subject) => ({ __typename: 'Citizen', subject }));
    const answers = await Promise.all([
      running.ask<Record<string, Person | null>>(`{ ${aliases.join(' ')} }`),
      running.ask<{ _entities: readonly Person[] }>(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Citizen { ${IDENTITY} } } }`,
        { r: representations },
      ),
    ]);
    const people = [...Object.values(answers[0].body.data ?? {}), ...(answers[1].body.data?._entities ?? [])];
    expect(people.filter((one) => one?.['identity']?.status === 'NOT_FOUND')).toHaveLength(
      strict.numbersPerCaller,
    );
  });

  test('through repeated live misses, although a few repetitions are free', async () => {
    running = await Running.start(limited());
    const [person] = nobodies(1);
    const statuses: number[] = [];
    for (let time = 0; time < 40; time += 1) {
      statuses.push((await ask(person ? [person] : [], IDENTITY, { 'x-max-age': '0' })).status);
    }
    expect(statuses.slice(0, 6)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(20);
  });
});

/** Asks again until the wait is over. */
async function afterWait(list: readonly Triple[]): Promise<GraphqlResponse<People>> {
  let answer = await ask(list);
  await eventually(
    async () => (answer = await ask(list)),
    ({ status }) => expect(status).toBe(200),
  );
  return answer;
}

describe('an honest caller', () => {
  test('gets answers about lists longer than the budget, several at a time', async () => {
    running = await Running.start(limited());
    const all = (await running.people(90)).map(({ subject }) => subject);
    const lists = [all.slice(0, 60), all.slice(30), all.slice(60)];
    const answers = await Promise.all(lists.map((list) => ask(list, IDENTITY, { 'x-max-wait-ms': '30000' })));
    for (const { status, body } of answers) {
      expect([status, body.errors]).toEqual([200, undefined]);
      expect(new Set(body.data?.citizens.map(({ identity }) => identity?.status))).toEqual(
        new Set(['FOUND']),
      );
    }
  });

  test('is not delayed by a register that is always late', async () => {
    running = await Running.start(limited());
    await running.setFaults('population', [{ kind: 'latency', ms: 400 }]);
    const known = (await running.people(10)).map(({ subject }) => subject);
    const headers = { 'x-max-wait-ms': '150', 'x-max-age': '0' };
    const fields = `${IDENTITY} drivingLicences { status }`;
    const statuses = [];
    for (const person of known) {
      statuses.push((await ask([person], fields, headers)).status);
      await running.ask('{ __typename }');
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('is not charged for sources that do not answer', async () => {
    running = await Running.start(limited());
    await running.setFaults('population', [{ kind: 'down' }]);
    const answers = await inTurn(nobodies(12), IDENTITY);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('the daily limit of people per officer', () => {
  const capped = limited({ peoplePerDay: 4 }, { ...strict, numbersPerCaller: 1000 });

  test('refuses before any source is asked, and still allows people already counted', async () => {
    running = await Running.start(capped);
    const [first = [], others = []] = [0, 4].map((from) => nobodies(4, from));
    const parallel = await Promise.all([ask(first.slice(0, 2)), ask(first), ask(first.slice(1))]);
    expect(parallel.map(({ status }) => status)).toEqual([200, 200, 200]);
    await running.resetStats();
    const refused = await ask([...first.slice(0, 1), ...others.slice(0, 1)]);
    expect([refused.status, refusedCodes(refused)]).toEqual([429, ['RATE_LIMITED']]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000);
    expect((await running.stats()).population.calls).toBe(0);
    expect((await ask(first)).status).toBe(200);
    const line = running.log.find((one) => one.includes('people cap reached')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ application: 'one-stop-desk', most: 4 });
    expect(line).not.toMatch(/079185/);
  });

  test('counts people reached through a record', async () => {
    running = await Running.start(limited({ peoplePerDay: 1 }));
    const child = await running.persona('Nguyễn Minh Khôi');
    const { status, body } = await running.ask(
      `query ($s: SubjectInput!) { citizen(subject: $s) { civilStatus { record { birth { father { citizen { ${IDENTITY} } } mother { citizen { ${IDENTITY} } } } } } } }`,
      { s: child },
    );
    expect(status).toBe(200);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    expect(body.errors?.[0]?.path?.at(-1)).toBe('citizen');
  });
});

describe('the guessing budget with a Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  const [namingKey, key] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const shared = (config: Config): Config => {
    // On a busy machine Redis may be slow, and replicas count together only while it is not.
    const changed = limited({ countersTimeoutMs: 2000 })(config);
    const settings = { url: redis.url, tls: false, timeoutMs: 10 };
    const keys = { namingKey, sealingKeys: [{ id: 'test', key }] };
    return { ...changed, cache: { ...changed.cache, ...keys, redis: settings } };
  };

  test('is common to all replicas', async () => {
    running = await Running.start(shared);
    const replica = await running.replica(shared);
    try {
      const lists = Array.from({ length: 8 }, (_, index) => nobodies(30, index * 30));
      const answers = await Promise.all(
        lists.map((all, index) => (index % 2 === 0 ? running : replica).ask<People>(LIST(IDENTITY), { all })),
      );
      expect(told(answers)).toBe(strict.numbersPerCaller);
    } finally {
      await replica.stop();
    }
  });

  test('applies while the process is busy and while Redis is silent', async () => {
    running = await Running.start(shared);
    const before = await inTurn(nobodies(7, 500), IDENTITY);
    expect(before.at(-1)?.status).toBe(429);
    const known = (await running.people(20)).map(({ subject }) => subject);
    const over = new AbortController();
    const load = known.slice(0, 4).map(async (person) => {
      while (!over.signal.aborted)
        await running.ask(LIST('identity { status }'), { all: [person] }, {}, 'receptionist');
    });
    const statuses = new Set<number>();
    try {
      for (let time = 0; time < 20; time += 1) {
        if (time === 10) redis.freeze();
        const burst = await Promise.all(nobodies(3, 1000 + time * 3).map((one) => ask([one])));
        for (const { status } of burst) statuses.add(status);
      }
    } finally {
      redis.thaw();
      over.abort();
      await Promise.all(load);
    }
    expect(statuses).toEqual(new Set([429]));
  });
});
