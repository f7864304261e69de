/** Several processes answer together, and nobody notices when one of them goes. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMocks, type TestMocks } from '../dev/kit.ts';
import type { Status } from '../src/status/shape.ts';
import { lienthong } from './kit/command.ts';
import {
  demoHeaders,
  openWorkplace,
  workerPids,
  type GatewayProcess,
  type Workplace,
} from './kit/gateway-process.ts';

// Each test starts processes, which takes long on a busy machine.
jest.setTimeout(120_000);

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

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

test('workers share one address, and one answers for the metrics of all', async () => {
  expect(workerPids(gateway)).toHaveLength(2);
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

test('status is that of all workers, whichever answers', async () => {
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

/** Metrics as a scrape sees them: status and text. */
async function scrape(): Promise<readonly [number, string]> {
  const response = await fetch(`${gateway.url}/metrics`, { headers: { connection: 'close' } });
  return [response.status, await response.text()];
}

const REFUSALS = '\nlienthong_refusals_total{code="unauthenticated"} 10\n';

/** How often the log has said something; each of its lines is there as JSON too. */
const printed = (text: string) =>
  gateway.printed.filter((line) => !line.startsWith('{') && line.includes(text)).length;

test('an open breaker is one metric value, in any number of workers', async () => {
  await mocks.setFaults('population', [{ kind: 'down' }]);
  const fresh = { ...headers, connection: 'close', 'x-max-age': '0' };
  // One after the other, or they would share a call.
  for (let time = 0; time < 60; time += 1) await ask(fresh);
  const [, text] = await scrape();
  // Half open, after a pause, or open; the sum of two workers would be more.
  expect(text).toMatch(/^lienthong_source_breaker_state\{source="population"\} [12]$/m);
  await mocks.clearFaults();
});

test('metrics are refused while a worker’s are missing', async () => {
  const [stuck = 0] = workerPids(gateway);
  process.kill(stuck, 'SIGSTOP');
  try {
    // The stuck worker keeps the first connection that is handed to it.
    const scrapes = [scrape(), scrape()];
    expect(await Promise.race(scrapes)).toEqual([503, expect.stringContaining('metrics of a worker')]);
    process.kill(stuck, 'SIGCONT');
    await Promise.all(scrapes);
    expect(await scrape()).toEqual([200, expect.stringContaining(REFUSALS)]);
  } finally {
    process.kill(stuck, 'SIGCONT');
  }
});

test('a worker that dies is replaced', async () => {
  const [first = 0, ...others] = workerPids(gateway);
  process.kill(first, 'SIGKILL');
  await until(() => workerPids(gateway).length === 2 && !workerPids(gateway).includes(first));
  expect(workerPids(gateway)).toEqual(expect.arrayContaining(others));
  const [, metrics] = await scrape();
  expect(metrics).toContain('\nlienthong_audit_available 1\n');
  // The counts of the dead worker stay.
  expect(metrics).toContain(REFUSALS);
  expect(await ask()).toBe(200);
  expect(gateway.printed.join('\n')).toContain('A worker ended (SIGKILL) and is replaced.');
});

test('a restart replaces all workers without a failed request', async () => {
  const before = workerPids(gateway);
  const stopAsking = keepAsking();
  process.kill(gateway.pid, 'SIGHUP');
  const scrapes: (readonly [number, string])[] = [];
  while (printed('All workers are new.') === 0) scrapes.push(await scrape());
  const statuses = await stopAsking();
  expect(statuses.length).toBeGreaterThan(10);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(workerPids(gateway).filter((pid) => before.includes(pid))).toEqual([]);
  expect(new Set(scrapes.map(([status]) => status))).toEqual(new Set([200]));
  expect(scrapes.filter(([, text]) => !text.includes(REFUSALS))).toEqual([]);
});

test('an invalid configuration keeps the old workers until it is fixed', async () => {
  const good = await readFile(workplace.config, 'utf8');
  await writeFile(workplace.config, `${good}\nspoilt: true\n`);
  const [dying = 0, staying = 0] = workerPids(gateway);
  process.kill(gateway.pid, 'SIGHUP');
  await until(() => printed('A new worker did not start; the old ones go on.') > 0);
  await until(() => printed('spoilt: is not a known key') > 0);
  expect([workerPids(gateway), await ask()]).toEqual([[dying, staying], 200]);

  process.kill(dying, 'SIGKILL');
  // Again and again, until it works.
  await until(() => printed('A worker did not start; the next try is in') > 1);
  expect(await ask()).toBe(200);

  await writeFile(workplace.config, good);
  const restarts = printed('All workers are new.');
  process.kill(gateway.pid, 'SIGHUP');
  await until(() => printed('All workers are new.') > restarts);
  expect(workerPids(gateway)).toHaveLength(2);
  expect(workerPids(gateway)).not.toContain(staying);
  expect(await ask()).toBe(200);
});

test('the audit log that workers write together verifies', async () => {
  await gateway.stop();
  const { config, folder } = workplace;
  const { stdout, code } = await lienthong(['audit', 'verify', '--config', config], { folder });
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+ entries of \d+ chains hold\.$/m)]);
});
