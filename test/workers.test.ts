/** Several processes answer together, and nobody notices when one of them goes. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMocks, type TestMocks } from '../src/index.ts';
import type { Status } from '../src/gateway/status/status.ts';
import { lienthong } from './kit/command.ts';
import { demoHeaders, openWorkplace, type GatewayProcess, type Workplace } from './kit/gateway-process.ts';

let mocks: TestMocks;
let workplace: Workplace;
let gateway: GatewayProcess;
let headers: Readonly<Record<string, string>>;
beforeAll(async () => {
  mocks = await startMocks();
  workplace = await openWorkplace({ urls: mocks.urls, workers: 2 });
  gateway = await workplace.start();
  headers = await demoHeaders(gateway.url, 'officer');
});
afterAll(async () => {
  await workplace.remove();
  await mocks.close();
});

async function ask(more: Readonly<Record<string, string>> = {}): Promise<number> {
  const { subject } = mocks.persona('Nguyễn Văn An');
  const query = 'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { status } } }';
  const body = JSON.stringify({ query, variables: { subject } });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body,
  });
  await response.text();
  return response.status;
}

/** Asks until told to stop, without keeping connections, so that all workers get their share. */
function keepAsking() {
  const ending = new AbortController();
  const statuses: number[] = [];
  const asking = (async () => {
    while (!ending.signal.aborted) statuses.push(await ask().catch(() => 0));
  })();
  return async () => {
    ending.abort();
    await asking;
    return statuses;
  };
}

const workerPids = () =>
  readFileSync(`/proc/${gateway.pid}/task/${gateway.pid}/children`, 'utf8').trim().split(' ').map(Number);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

test('they share one address, and one answers for the figures of all', async () => {
  expect(workerPids()).toHaveLength(2);
  const statuses = await Promise.all(Array.from({ length: 20 }, () => ask()));
  expect(new Set(statuses)).toEqual(new Set([200]));
  const refused = Array.from({ length: 10 }, async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: '{"query":"{ sources { id } }"}',
    });
    return response.status;
  });
  expect(new Set(await Promise.all(refused))).toEqual(new Set([401]));
  const response = await fetch(`${gateway.url}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const metrics = await response.text();
  expect(metrics).toMatch(/^lienthong_refusals_total\{code="unauthenticated"\} 10$/m);
  // Not the sums of both workers.
  expect(metrics).toMatch(/^lienthong_audit_available 1$/m);
  expect(metrics).toMatch(/^nodejs_version_info\{.*\} 1$/m);
});

test('whichever is asked, the status is that of all', async () => {
  await mocks.setFaults('population', [{ kind: 'down' }]);
  try {
    // Of the source itself, and on connections of their own, so that both workers ask.
    const live = { 'x-max-age': '0', connection: 'close' };
    await Promise.all(Array.from({ length: 8 }, () => ask(live)));
    const statuses = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const answer = await fetch(`${gateway.url}/status`, { headers: { connection: 'close' } });
        return (await answer.json()) as Status;
      }),
    );
    for (const { workers, sources } of statuses) {
      expect(workers).toEqual({ wanted: 2, up: 2, draining: 0, silent: 0 });
      expect(sources.find(({ id }) => id === 'population')).toMatchObject({
        lastFailure: { code: 'UNREACHABLE', detail: 'ECONNREFUSED' },
      });
    }
    const calls = statuses.map(({ sources }) => sources.find(({ id }) => id === 'population')?.recent?.calls);
    expect(new Set(calls).size).toBe(1);
    expect(calls[0]).toBeGreaterThan(4);
  } finally {
    await mocks.clearFaults();
  }
});

test('one that dies is replaced', async () => {
  const [first = 0, ...others] = workerPids();
  process.kill(first, 'SIGKILL');
  await until(() => workerPids().length === 2 && !workerPids().includes(first));
  expect(workerPids()).toEqual(expect.arrayContaining(others));
  expect(await (await fetch(`${gateway.url}/metrics`)).text()).toContain('\nlienthong_audit_available 1\n');
  expect(await ask()).toBe(200);
  expect(gateway.printed.join('\n')).toContain('A worker ended (SIGKILL) and is replaced.');
});

test('a restart replaces all of them without failing a request', async () => {
  const before = workerPids();
  const stopAsking = keepAsking();
  process.kill(gateway.pid, 'SIGHUP');
  await until(() => gateway.printed.includes('All workers are new.'));
  const statuses = await stopAsking();
  expect(statuses.length).toBeGreaterThan(10);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(workerPids().filter((pid) => before.includes(pid))).toEqual([]);
});

test('what they put on record together holds', async () => {
  await gateway.stop();
  const { config, folder } = workplace;
  const { stdout, code } = await lienthong(['audit', 'verify', '--config', config], { folder });
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+ entries of \d+ chains hold\.$/m)]);
});
