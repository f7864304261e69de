/** A store that is full, locked, slow or gone costs answers and never a record, and service returns by itself. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditConfig } from '../src/ledger/settings.ts';
import type { Config } from '../src/config/schema.ts';
import { demoHeaders, openWorkplace } from './kit/gateway-process.ts';
import { startPostgres, type TestPostgres } from './kit/postgres.ts';
import { Running, type Triple } from './kit/running.ts';

const QUERY =
  'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { status receipt record { fullName } } } }';

const auditWith = (change: Partial<AuditConfig>) => (config: Config) => ({
  ...config,
  audit: { ...config.audit, ...change },
});

interface Answered {
  readonly citizen: { readonly identity: { readonly status: string; readonly receipt: string } } | null;
}

let subject: Triple;
const ask = async (running: Running, headers: Readonly<Record<string, string>> = {}) =>
  running.ask<Answered>(QUERY, { subject }, headers);

const readiness = async (running: Running) => (await fetch(`${running.gateway.url}/readyz`)).status;

/** Asks until an answer comes; that it does at all is what is tested. */
async function untilAnswered(running: Running): Promise<void> {
  while ((await ask(running)).status !== 200) await sleep(50);
}

/** Nothing of a person is in it, only that it could not be put on record. */
function expectRefused(answer: Awaited<ReturnType<typeof ask>>): void {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(answer.body.data).toBeUndefined();
  expect(answer.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['AUDIT_UNAVAILABLE']);
}

describe('an embedded store', () => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.start(auditWith({ timeoutMs: 300 }));
    subject = (await running.people(1))[0]?.subject ?? subject;
  });
  afterAll(() => running.stop());

  test('that is locked for seconds releases no unrecorded answer, and recovers', async () => {
    await ask(running);
    const other = new DatabaseSync(running.auditConfig.file);
    other.exec('BEGIN IMMEDIATE');
    expectRefused(await ask(running, { 'X-Request-Id': 'asked-while-locked' }));
    expect(await readiness(running)).toBe(503);
    await running.resetStats();
    // By now it is known, and no source is asked for what could not be shown.
    expectRefused(await ask(running, { 'X-Max-Age': '0' }));
    expect(await running.stats()).toMatchObject({ population: { calls: 0 } });
    // Longer than the store waits for a lock, so that commits fail and are tried again.
    await sleep(2500);
    other.exec('COMMIT');
    await untilAnswered(running);
    expect(await readiness(running)).toBe(200);
    const rows = other.prepare("SELECT kind, detail FROM entries WHERE request = 'asked-while-locked'").all();
    other.close();
    expect(rows.map(({ kind, detail }) => [kind, String(detail).includes('"shown":false')])).toEqual([
      ['intent', false],
      ['outcome', true],
    ]);
  });

  test('that is locked is not affected by a flood without tokens', async () => {
    const other = new DatabaseSync(running.auditConfig.file);
    const entries = () => Number(other.prepare('SELECT count(*) AS rows FROM entries').get()?.['rows']);
    const before = entries();
    other.exec('BEGIN IMMEDIATE');
    const flood = Array.from({ length: 300 }, () =>
      running.ask(QUERY, { subject }, { authorization: 'Bearer nonsense' }, 'nobody'),
    );
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([401]));
    other.exec('COMMIT');
    expect(entries()).toBe(before);
    other.close();
    await untilAnswered(running);
  });

  test('that is full refuses all requests, and resumes when there is room, without a restart', async () => {
    const workplace = await openWorkplace({ urls: running.mocks.urls, audit: { timeoutMs: 5000 } });
    const small = `${workplace.folder}/var`;
    const command = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'];
    const mount = `mkdir -p ${small} && mount -t tmpfs -o size=3m tmpfs ${small} && exec "$0" "$@"`;
    try {
      const gateway = await workplace.start([...command, mount, process.execPath]);
      const headers = await demoHeaders(gateway.url, 'officer');
      const post = async () => {
        const body = JSON.stringify({ query: QUERY, variables: { subject } });
        const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
        return { status: response.status, text: await response.text() };
      };
      expect((await post()).status).toBe(200);
      // The gateway's own view of its folder, into which this test can look.
      const inside = `/proc/${gateway.pid}/root${small}`;
      execFileSync('sh', ['-c', `cat /dev/zero > ${inside}/ballast 2>/dev/null || true`]);
      let refused = await post();
      for (let tries = 0; tries < 200 && refused.status === 200; tries += 1) refused = await post();
      expect(refused.status).toBe(503);
      expect(refused.text).toContain('AUDIT_UNAVAILABLE');
      expect(refused.text).not.toContain('fullName');
      rmSync(`${inside}/ballast`);
      let answer = await post();
      while (answer.status !== 200) {
        await sleep(50);
        answer = await post();
      }
      await gateway.stop();
    } finally {
      await workplace.remove();
    }
  });
});

describe('a PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());
  let running: Running;
  afterEach(() => running.stop());

  /** @param seconds for which the journal stands in */
  const startWith = async (seconds: number, timeoutMs = 2000) => {
    running = await Running.start((config) => {
      const folder = config.audit.file.replace('audit.sqlite', 'journal');
      const journal = { folder, seconds, bytes: 2 ** 30 };
      return auditWith({
        timeoutMs,
        postgres: { url: postgres.url, connections: 6, timeoutMs: 200, journal },
      })(config);
    });
    subject = (await running.people(1))[0]?.subject ?? subject;
  };

  test('that dies and recovers behind a journal fails no request, and receives all entries', async () => {
    await startWith(900);
    const receipts: string[] = [];
    const askOnce = async () => {
      const answer = await ask(running);
      expect(answer.status).toBe(200);
      receipts.push(answer.body.data?.citizen?.identity.receipt ?? '');
    };
    await askOnce();
    await postgres.kill();
    for (let times = 0; times < 20; times += 1) await askOnce();
    expect(await readiness(running)).toBe(200);
    await postgres.restart();
    await askOnce();
    const found = await untilFound(running, receipts);
    expect(found).toEqual(receipts);
  });

  test('that hangs costs answers without a journal, and service recovers by itself', async () => {
    await startWith(0);
    expect((await ask(running)).status).toBe(200);
    postgres.freeze();
    try {
      expectRefused(await ask(running));
      expect(await readiness(running)).toBe(503);
    } finally {
      postgres.thaw();
    }
    await untilAnswered(running);
    expect(await readiness(running)).toBe(200);
  });

  test('that is down at the gateway’s start is waited for', async () => {
    await postgres.kill();
    await startWith(0);
    expect(await readiness(running)).toBe(503);
    expectRefused(await ask(running));
    await postgres.restart();
    await untilAnswered(running);
  });
});

/** Ids of those entries that the auditor finds, once all are there. */
async function untilFound(running: Running, ids: readonly string[]): Promise<readonly string[]> {
  const query =
    'query ($filter: AuditFilter!) { auditEntries(filter: $filter, first: 100) { edges { node { id } } } }';
  for (;;) {
    const answer = await running.ask<{
      auditEntries: { edges: readonly { node: { id: string } }[] } | null;
    }>(query, { filter: { subject: subject.identityNumber, kinds: ['INTENT'] } }, {}, 'auditor');
    const found = new Set(answer.body.data?.auditEntries?.edges.map(({ node }) => node.id));
    if (ids.every((id) => found.has(id))) return ids.filter((id) => found.has(id));
    await sleep(100);
  }
}
