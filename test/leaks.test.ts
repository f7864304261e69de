/** Thousands of calls that go wrong in every way leave nothing behind: no sockets, no memory, nothing under way. */
import v8 from 'node:v8';
import vm from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Config } from '../src/config/schema.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { counted } from './kit/counted.ts';
import { Running, uncached, type Triple } from './kit/running.ts';

const CALLS_A_ROUND = counted(200, 1000);
const ROUNDS = 10;

/** Faults of a call that do not open the breaker. */
const faults: readonly FaultSetting[] = [
  { kind: 'flaky', rate: 0.5, seed: 1 },
  { kind: 'truncated', times: CALLS_A_ROUND * 0.9 },
  { kind: 'malformed' },
  { kind: 'wrongSubject' },
  { kind: 'businessError', code: '999' },
  { kind: 'drift' },
  { kind: 'html500', times: CALLS_A_ROUND * 0.9 },
  { kind: 'error', status: 404 },
  { kind: 'businessError', code: '004' },
  { kind: 'extraField' },
];

let running: Running;
let people: readonly Triple[];

/** A breaker that would open after this many failures never does between two rounds. */
function unbroken(config: Config): Config {
  const sources = Object.entries(config.sources).map(([id, source]) => [
    id,
    {
      ...source,
      // So few that each round needs all of them: sockets can be counted after any.
      connections: 8,
      breaker: { failures: CALLS_A_ROUND, halfOpenAfterMs: 100 },
      retry: { times: 0, maxDelayMs: 1 },
    },
  ]);
  return uncached({ ...config, sources: Object.fromEntries(sources) as Config['sources'] });
}

beforeAll(async () => {
  running = await Running.start(unbroken);
  people = (await running.people(100)).map(({ subject }) => subject);
});
afterAll(() => running.stop());

function heapBytes(): number {
  // Only a program that asks for it may collect by name.
  v8.setFlagsFromString('--expose-gc');
  vm.runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}

function sockets(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length;
}

async function round(fault: FaultSetting): Promise<void> {
  await running.setFaults('population', [fault]);
  for (let asked = 0; asked < CALLS_A_ROUND; asked += people.length) {
    await running.ask(
      'query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) { identity { status } } }',
      { subjects: people },
      { 'X-Max-Wait-Ms': '30000' },
    );
  }
  await running.clearFaults();
}

test('releases sockets, memory and calls after thousands of faulty calls', async () => {
  await running.resetStats();
  // The first rounds fill pools, code caches and rings that are bounded.
  for (const fault of faults.slice(0, 3)) await round(fault);
  const [heapBefore, socketsBefore] = [heapBytes(), sockets()];
  for (const fault of faults.slice(3)) await round(fault);

  const { population } = await running.stats();
  expect(population.calls).toBeGreaterThanOrEqual(CALLS_A_ROUND * ROUNDS);
  expect(sockets()).toBeLessThanOrEqual(socketsBefore + 2);
  expect(heapBytes() - heapBefore).toBeLessThan(10_000_000);
  const { body } = await running.ask<{ sources: readonly object[] }>(
    '{ sources { id inFlight queued breaker } }',
  );
  expect(body.data?.sources).toContainEqual({
    id: 'POPULATION',
    inFlight: 0,
    queued: 0,
    breaker: 'CLOSED',
  });
});
