/** `/status` and `sources` report to operators: the dead source and the reason, after few requests, and other faults. */
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Status } from '../src/status/shape.ts';
import { VERSION } from '../src/lib/version.ts';
import { startBrowser, save, watch } from './kit/browser.ts';
import { createAuthority } from './kit/certificates.ts';
import { eventually, Running, uncached } from './kit/running.ts';

const ALL = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) {
    identity { status } healthInsurance { status } socialInsurance { status } drivingLicences { status } civilStatus { status }
  }
}`;
const SOURCES =
  '{ sources { id state breaker failureRate lastSuccessAt lastFailure { code sourceCode detail inARow } } }';

async function statusOf(running: Running, language = 'en'): Promise<Status> {
  const headers = { 'accept-language': language };
  return (await (await fetch(`${running.gateway.url}/status`, { headers })).json()) as Status;
}

async function askAll(running: Running): Promise<void> {
  const subject = await running.persona('Nguyễn Văn An');
  expect((await running.ask(ALL, { subject })).status).toBe(200);
}

const sourceOf = (status: Status, wanted: string) => status.sources.find(({ id }) => id === wanted);
const problemOf = (status: Status, wanted: string) =>
  status.problems.find(({ about }) => about === wanted)?.message ?? '';

describe('the status of a source', () => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.start((config) => {
      const { 'civil-status': _left, ...sources } = uncached(config).sources;
      const hanging = sources['social-insurance'];
      // A source counts as away when nothing has succeeded for longer than the usual patience of tests.
      return {
        ...config,
        sources: { ...sources, ...(hanging && { 'social-insurance': { ...hanging, timeoutMs: 1000 } }) },
      };
    });
  });
  afterEach(() => running.clearFaults());
  afterAll(() => running.stop());

  test('is not ready before its first call, and says if it is not configured', async () => {
    const status = await statusOf(running);
    expect(status).toMatchObject({
      version: VERSION,
      node: process.version,
      mode: 'development',
      insecure: [],
    });
    expect(status.sources.map(({ id, state, served }) => [id, state, served])).toEqual(
      expect.arrayContaining([
        ['population', 'UNKNOWN', true],
        ['civil-status', 'NOT_CONFIGURED', false],
      ]),
    );
    expect(status).toMatchObject({ state: 'ready', problems: [], workers: { wanted: 1, up: 1, silent: 0 } });
  });

  test('names a dead source with the reason after one request', async () => {
    await running.setFaults('population', [{ kind: 'down' }]);
    await running.setFaults('health-insurance', [{ kind: 'error', status: 500 }]);
    await askAll(running);
    const status = await statusOf(running);
    expect(status.state).toBe('degraded');
    expect(sourceOf(status, 'population')).toMatchObject({
      served: true,
      state: 'AWAY',
      breaker: 'CLOSED',
      lastSuccess: null,
      lastFailure: { code: 'UNREACHABLE', detail: 'ECONNREFUSED', at: expect.any(String) },
      recent: { failureRate: 1, failures: { UNREACHABLE: expect.any(Number) } },
    });
    expect(sourceOf(status, 'health-insurance')).toMatchObject({
      state: 'AWAY',
      lastFailure: { code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' },
    });
    expect(sourceOf(status, 'driving-licence')).toMatchObject({
      state: 'READY',
      lastFailure: null,
      lastSuccess: { at: expect.any(String), ageSeconds: expect.any(Number) },
      recent: { failed: 0, failureRate: 0, p50Ms: expect.any(Number), p95Ms: expect.any(Number) },
    });
    expect(status.problems.map(({ about }) => about)).toEqual([
      'source health-insurance',
      'source population',
    ]);
    expect(problemOf(status, 'source population')).toMatch(
      /is away: .*ECONNREFUSED, nothing listens.*no success since the start/,
    );
    expect(problemOf(await statusOf(running, 'vi'), 'source population')).toMatch(
      /không hoạt động: .*ECONNREFUSED/,
    );

    const { body } = await running.ask<{ sources: readonly object[] }>(SOURCES, {}, {}, 'operator');
    expect(body.data?.sources).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'POPULATION',
          state: 'AWAY',
          failureRate: 1,
          lastSuccessAt: null,
          lastFailure: expect.objectContaining({ code: 'UNREACHABLE', detail: 'ECONNREFUSED' }),
        }),
        expect.objectContaining({ id: 'CIVIL_STATUS', state: 'NOT_CONFIGURED', breaker: null }),
        expect.objectContaining({ id: 'DRIVING_LICENCE', state: 'READY', lastFailure: null }),
      ]),
    );
  });

  test('is good again after an answer, and still shows the past problem', async () => {
    await askAll(running);
    const status = await statusOf(running);
    expect(sourceOf(status, 'population')).toMatchObject({
      lastFailure: { code: 'UNREACHABLE', inARow: 0 },
      lastSuccess: { at: expect.any(String) },
    });
    expect(sourceOf(status, 'population')?.state).not.toBe('AWAY');
  });

  test('distinguishes refusals, invalid answers and hanging', async () => {
    await running.setFaults('population', [{ kind: 'businessError', code: '004' }]);
    await running.setFaults('driving-licence', [{ kind: 'malformed' }]);
    await running.setFaults('social-insurance', [{ kind: 'hang' }]);
    await askAll(running);
    await eventually(
      () => statusOf(running),
      (status) =>
        expect([
          sourceOf(status, 'population'),
          sourceOf(status, 'driving-licence'),
          sourceOf(status, 'social-insurance'),
        ]).toMatchObject([
          { state: 'DEGRADED', lastFailure: { code: 'NOT_LICENSED', sourceCode: '004' } },
          { state: 'DEGRADED', lastFailure: { code: 'BAD_RESPONSE', detail: 'not JSON' } },
          { state: 'DEGRADED', lastFailure: { code: 'TIMEOUT' } },
        ]),
    );
    expect(problemOf(await statusOf(running), 'source population')).toContain('NOT_LICENSED: 004');
  });

  test('reveals no personal data, secret or path of a source', async () => {
    const text = JSON.stringify(await statusOf(running));
    expect(text).not.toMatch(/\d{9}|https?:|Nguyễn|secret|password|\/dancu/i);
  });
});

test('reports an expired certificate', async () => {
  const authority = await createAuthority('test');
  const expired = await authority.issue('source', 'serverAuth', { days: -1 });
  const server = createTlsServer(expired).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  await writeFile(join(folder, 'ca.pem'), authority.cert);
  const { port } = server.address() as AddressInfo;
  const running = await Running.start((config) => {
    const { population } = config.sources;
    if (!population) throw new Error('population is not configured');
    const own = { ...population, url: `https://127.0.0.1:${port}`, tls: { ca: join(folder, 'ca.pem') } };
    return { ...config, sources: { ...config.sources, population: own } };
  });
  try {
    await askAll(running);
    const status = await statusOf(running);
    expect(sourceOf(status, 'population')).toMatchObject({
      state: 'AWAY',
      lastFailure: { detail: 'CERT_HAS_EXPIRED' },
    });
    expect(problemOf(status, 'source population')).toContain('its certificate has expired');
  } finally {
    await running.stop();
    server.close();
  }
});

test('shows the dead source on the page in a browser', async () => {
  const running = await Running.start();
  const browser = await startBrowser();
  try {
    await running.setFaults('population', [{ kind: 'down' }]);
    await askAll(running);
    const page = await browser.newPage({ locale: 'en-US' });
    const { problems, origins } = watch(page);
    await page.goto(`${running.gateway.url}/status`);
    expect(await page.locator('.problems li').allTextContents()).toEqual([
      expect.stringMatching(/\(population\) is away: .*ECONNREFUSED/),
    ]);
    expect(await page.locator('tbody tr', { hasText: 'population' }).locator('.badge').textContent()).toBe(
      'away',
    );
    expect(problems).toEqual([]);
    expect(new Set(origins)).toEqual(new Set([running.gateway.url]));
    await save(page, 'status');
  } finally {
    await browser.close();
    await running.stop();
  }
});
