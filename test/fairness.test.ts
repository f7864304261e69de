/** Effects on other callers of those who use their rates whole. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Config } from '../src/config/schema.ts';
import { OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { Running, type GraphqlResponse } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };
const ONE = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status failure { code } } } }';
const MANY =
  'query ($s: [SubjectInput!]!) { citizens(subjects: $s) { identity { status failure { code } } } }';

interface One {
  readonly citizen: {
    readonly identity: { readonly status: string; readonly failure: { code: string } | null };
  };
}
interface Many {
  readonly citizens: readonly One['citizen'][];
}

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());

/** The officers whom the mock systems know; any other is refused, which takes as much of a source. */
const REGISTERED = ['079185000001', '079190000002'] as const;

/** @param identityNumber of the officer */
async function officer(
  identityNumber: string,
  application = 'one-stop-desk',
): Promise<Readonly<Record<string, string>>> {
  const claims = {
    ...OFFICER,
    client_id: application,
    officer: { identityNumber, fullName: 'Lê Thị Tiếp Đón' },
    scope: 'identity',
  };
  return {
    ...NEW_TYPE,
    authorization: `Bearer ${await issuer.token(claims)}`,
    'x-purpose': '0.000000',
    'x-dossier': 'H29.101-260131-0001',
  };
}

function officers(count: number): Promise<Readonly<Record<string, string>>[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => officer(`0791850001${10 + index}`)));
}

function withIssuer(config: Config): Config {
  return { ...config, auth: { ...config.auth, issuers: [issuer.settings] } };
}

describe('a slow audit log', () => {
  /** As long as a busy machine takes to read a hundred lists. */
  const PAUSE_MS = 4000;

  test('rejects an account beyond its share of the queue, and answers the others', async () => {
    // The smallest queue there may be, and a pause after each commit in which entries gather.
    const running = await Running.start((config) => ({
      ...withIssuer(config),
      audit: { ...config.audit, queue: 10_000, commitEveryMs: PAUSE_MS },
      // Lists wait no longer for their turns.
      request: { ...config.request, defaultWaitMs: 200 },
    }));
    try {
      const people = (await running.people(100)).map(({ subject }) => subject);
      const an = await running.persona('Nguyễn Văn An');
      const greedy = await officers(4);
      const flood = greedy.flatMap((headers) =>
        Array.from({ length: 25 }, () => running.ask<Many>(MANY, { s: people }, headers)),
      );
      const modest: GraphqlResponse<One>[] = [];
      const own = await officer(REGISTERED[0]);
      const other = await officer(REGISTERED[1], 'provincial-portal');
      for (let round = 0; round < 2; round += 1) {
        const both = [own, other].map((headers) => running.ask<One>(ONE, { s: an }, headers));
        modest.push(...(await Promise.all(both)));
      }
      expect(modest.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 200));
      const refused = (await Promise.all(flood)).filter(({ status }) => status !== 200);
      expect(refused.length).toBeGreaterThan(0);
      for (const { status, headers, body } of refused) {
        expect([status, body.errors?.[0]?.extensions.code, headers.get('retry-after')]).toEqual([
          429,
          'RATE_LIMITED',
          '1',
        ]);
        expect(body.data ?? null).toBeNull();
      }
    } finally {
      await running.stop();
    }
  });
});

describe('a slow source', () => {
  test('serves accounts with few requests beside those that fill its queue', async () => {
    const running = await Running.start((config) => {
      const { population, ...others } = config.sources;
      if (!population) throw new Error('no population source');
      return {
        ...withIssuer(config),
        sources: { ...others, population: { ...population, concurrency: 4, queue: 300, timeoutMs: 30_000 } },
        request: { ...config.request, defaultWaitMs: 30_000, maxWaitMs: 30_000 },
      };
    });
    try {
      await running.setFaults('population', [{ kind: 'latency', ms: 100 }]);
      const people = (await running.people(100)).map(({ subject }) => subject);
      const an = await running.persona('Nguyễn Văn An');
      const greedy = await officers(5);
      const flood = Promise.all(greedy.map((headers) => running.ask<Many>(MANY, { s: people }, headers)));
      let isOver = false;
      const watched = flood.finally(() => {
        isOver = true;
      });
      const queued = '{ sources { id queued } }';
      const waiting = async () => {
        const { body } = await running.ask<{ sources: { id: string; queued: number | null }[] }>(queued);
        return body.data?.sources.find(({ id }) => id === 'POPULATION')?.queued ?? 0;
      };
      while ((await waiting()) < 100);
      const own = await running.ask<One>(ONE, { s: an }, await officer(REGISTERED[0]));
      const other = await running.ask<One>(ONE, { s: an }, await officer(REGISTERED[1], 'provincial-portal'));
      for (const { status, body } of [own, other]) {
        expect([status, body.data?.citizen.identity.failure]).toEqual([200, null]);
      }
      // Those in the queue before them still wait.
      expect(isOver).toBe(false);
      const codes = (await watched).flatMap(
        ({ body }) => body.data?.citizens.map(({ identity }) => identity.failure?.code) ?? [],
      );
      expect(codes).toContain('OVERLOADED');
    } finally {
      await running.stop();
    }
  });
});

describe('the cost of operations', () => {
  const costly = (config: Config): Config => ({
    ...withIssuer(config),
    limits: {
      ...config.limits,
      costRate: { application: { cost: 1000, seconds: 3600 }, officer: { cost: 150, seconds: 3600 } },
    },
  });

  test('counts against the rates of officer and application, beside the number of operations', async () => {
    const running = await Running.start(costly);
    try {
      const people = (await running.people(100)).map(({ subject }) => subject);
      const headers = await officer(REGISTERED[0]);
      const [first, second] = [
        await running.ask<Many>(MANY, { s: people }, headers),
        await running.ask<Many>(MANY, { s: people }, headers),
      ];
      expect([first.status, second.status, second.body.errors?.[0]?.extensions.code]).toEqual([
        200,
        429,
        'RATE_LIMITED',
      ]);
      expect(first.headers.get('ratelimit-policy')).toMatch(
        /^"application";.*, "application-cost";q=1000;w=3600, "officer-cost";q=150;w=3600$/,
      );
      expect(first.headers.get('ratelimit')).toMatch(/"officer-cost";r=40;t=3600$/);
      expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(3000);
      // A colleague has a share of their own, and what reaches no source costs nothing.
      expect((await running.ask(MANY, { s: people }, await officer(REGISTERED[1]))).status).toBe(200);
      expect((await running.ask('{ sources { id } }', {}, headers)).status).toBe(200);
    } finally {
      await running.stop();
    }
  });

  test('lets an operation that exceeds a window run once a window', async () => {
    const running = await Running.start((config) => {
      const { limits, ...rest } = costly(config);
      return {
        ...rest,
        limits: { ...limits, costRate: { ...limits.costRate, officer: { cost: 5, seconds: 3600 } } },
      };
    });
    try {
      const people = (await running.people(50)).map(({ subject }) => subject);
      const headers = await officer(REGISTERED[0]);
      const statuses = [];
      for (let time = 0; time < 2; time += 1) {
        statuses.push((await running.ask(MANY, { s: people }, headers)).status);
      }
      expect(statuses).toEqual([200, 429]);
    } finally {
      await running.stop();
    }
  });
});

describe('searches of the audit log', () => {
  test('answer an auditor beside another who searches without end', async () => {
    const running = await Running.start(withIssuer);
    try {
      const auditor = async (identityNumber: string) => ({
        ...NEW_TYPE,
        authorization: `Bearer ${await issuer.token({
          client_id: 'audit-desk',
          agency: 'H29',
          officer: { identityNumber, fullName: 'Phạm Văn Kiểm Tra' },
          roles: ['auditor'],
          purposes: ['0.000002'],
          scope: 'audit:read',
        })}`,
        'x-purpose': '0.000002',
      });
      const search = (name: string) =>
        `${name}: auditEntries(filter: {}, first: 100) { edges { node { id } } }`;
      const [greedy, modest] = [await auditor('079180000103'), await auditor('079180000104')];
      const flood = Promise.all(
        Array.from({ length: 150 }, () =>
          running.ask(`{ ${['a', 'b', 'c'].map(search).join(' ')} }`, {}, greedy),
        ),
      );
      for (let round = 0; round < 5; round += 1) {
        const { status, body } = await running.ask(`{ ${search('a')} }`, {}, modest);
        expect([status, body.errors]).toEqual([200, undefined]);
      }
      const codes = new Set(
        (await flood).flatMap(({ body }) => body.errors?.map((one) => one.extensions.code) ?? []),
      );
      expect(codes).toEqual(new Set(['RATE_LIMITED']));
    } finally {
      await running.stop();
    }
  });
});

test('limit the people of a day per officer, over all applications', async () => {
  const running = await Running.start((config) => ({
    ...withIssuer(config),
    limits: { ...config.limits, peoplePerDay: 3 },
  }));
  try {
    const people = (await running.people(4)).map(({ subject }) => subject);
    const desk = await officer(REGISTERED[0]);
    const portal = await officer(REGISTERED[0], 'provincial-portal');
    const colleague = await officer(REGISTERED[1], 'provincial-portal');
    const statuses = [
      (await running.ask(MANY, { s: people.slice(0, 2) }, desk)).status,
      (await running.ask(MANY, { s: people.slice(1, 3) }, portal)).status,
      (await running.ask(MANY, { s: people.slice(2) }, portal)).status,
      (await running.ask(MANY, { s: people.slice(2) }, desk)).status,
      (await running.ask(MANY, { s: people.slice(1) }, colleague)).status,
    ];
    expect(statuses).toEqual([200, 200, 429, 429, 200]);
  } finally {
    await running.stop();
  }
});
