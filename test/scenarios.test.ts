/** Bad days as a whole: what they do to the systems, that a seed repeats them, and that they end. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { phasesOf, SCENARIOS, type ScenarioName } from '../mocks/control/scenarios.ts';
import { startMocks, type Mocks } from '../mocks/index.ts';
import { readFaults, showFault } from '../mocks/kit/fault-input.ts';
import { json } from './kit/mock-calls.ts';

type Faults = Readonly<Record<string, ReadonlyArray<{ kind: string; code?: string }>>>;

const names = Object.keys(SCENARIOS) as ScenarioName[];
const stage = [1, 2, 3, 4, 5].map((n) => ({ id: `system-${n}`, withdrawnCode: `${n}` }));

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
});
afterAll(() => mocks.close());
afterEach(() => call('DELETE', '/faults'));

async function call(method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${mocks.controlUrl}${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
}

async function faults(): Promise<Faults> {
  return (await json<{ systems: Faults }>(call('GET', '/faults'))).systems;
}

async function playing(): Promise<{ name: string; seed: string; phase: string } | null> {
  return (
    await json<{ scenario: { name: string; seed: string; phase: string } | null }>(call('GET', '/scenario'))
  ).scenario;
}

test.each(names)('gives the same %s for the same seed, and not for every seed', (name) => {
  const plan = (seed: string) => JSON.stringify(phasesOf(name, seed, stage));
  expect(plan('7')).toBe(plan('7'));
  expect(new Set(['1', '2', '3', '4', '5', '6', '7', '8'].map(plan)).size).toBeGreaterThan(1);
});

test.each(names)('sets valid faults in %s, and affects a system', (name) => {
  const set = phasesOf(name, '7', stage).flatMap((phase) => Object.values(phase.faults));
  for (const list of set) expect(readFaults(list.map(showFault))).toEqual(list);
  expect(set.flat().length).toBeGreaterThan(0);
});

test('makes every system unreachable in a line cut, which ends by itself', async () => {
  expect((await call('PUT', '/scenario', { name: 'line-cut', seed: 3 })).status).toBe(204);
  expect(await playing()).toEqual({ name: 'line-cut', seed: '3', phase: 'cut' });
  for (const url of Object.values(mocks.urls)) await expect(fetch(url)).rejects.toThrow('fetch failed');

  const phases = new Set<string | undefined>();
  for (let now = await playing(); now !== null; now = await playing()) {
    phases.add(now.phase);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect([...phases]).toEqual(['cut', 'coming back']);
  expect(Object.values(await faults()).flat()).toEqual([]);
  for (const url of Object.values(mocks.urls)) expect((await fetch(url)).status).toBe(404);
});

test('gives a withdrawn licence the code of one system until it is stopped', async () => {
  await call('PUT', '/scenario', { name: 'licence-withdrawn', seed: 'a' });
  const struck = Object.values(await faults()).flat();
  expect(struck).toEqual([{ kind: 'businessError', code: expect.stringMatching(/^(004|054|06|100)$/) }]);
  expect((await call('DELETE', '/scenario')).status).toBe(204);
  expect(await playing()).toBeNull();
  expect(Object.values(await faults()).flat()).toEqual([]);
});

test('replaces the running scenario by a new one, and stops when the faults are cleared', async () => {
  await call('PUT', '/scenario', { name: 'office-hours' });
  expect(await playing()).toEqual({ name: 'office-hours', seed: '1', phase: 'morning' });
  const kinds = Object.entries(await faults()).map(([id, list]) => [id, list.map(({ kind }) => kind)]);
  expect(Object.fromEntries(kinds)).toEqual(
    Object.fromEntries(Object.keys(mocks.urls).map((id) => [id, ['latency']])),
  );
  await call('PUT', '/scenario', { name: 'token-storm', seed: '2' });
  expect(await playing()).toMatchObject({ name: 'token-storm' });
  await call('DELETE', '/faults');
  expect(await playing()).toBeNull();
});

test.each([
  [{}, /^name must be one of office-hours, line-cut, licence-withdrawn, token-storm\.$/],
  [{ name: 'toString' }, /^name must be one of/],
  [{ name: 'line-cut', seed: 'a b' }, /^seed must be 1 to 64 letters, digits, _ or -\.$/],
  [{ name: 'line-cut', pace: 2 }, /^A scenario may have name and seed only\.$/],
])('refuses %j with field and rule, and starts nothing', async (body, rule) => {
  const response = await call('PUT', '/scenario', body);
  expect(response.status).toBe(400);
  expect((await json<{ message: string }>(response)).message).toMatch(rule);
  expect(await playing()).toBeNull();
});
