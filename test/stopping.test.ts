/** Signals and other ends: requests under way are answered, whichever processes are signalled, and the exit code says so. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startClosedSource, type ClosedSource } from './kit/closed-source.ts';
import { openWorkplace, workerPids, type GatewayProcess, type Workplace } from './kit/gateway-process.ts';
import { sendSignal } from './kit/send-signal.ts';

// Each test starts processes, which takes long on a busy machine.
jest.setTimeout(120_000);

const REQUESTS = 6;
const ALL_ANSWERED = Array.from({ length: REQUESTS }, () => '200 close');
const ALL_CUT_OFF = Array.from({ length: REQUESTS }, () => 'cut off');

let source: ClosedSource;
let workplace: Workplace | undefined;
beforeAll(async () => {
  source = await startClosedSource();
});
afterAll(() => source.stop());
afterEach(() => workplace?.remove());

async function start(workers: number, stop: object = { pauseMs: 0 }): Promise<GatewayProcess> {
  workplace = await openWorkplace({ urls: source.urls, workers, blocks: { server: { port: 0, stop } } });
  return workplace.start();
}

const hasPrinted = ({ printed }: GatewayProcess, text: string) => printed.some((line) => line.includes(text));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

/** Terminals and supervisors signal all processes of a group, in any order. */
function signalAll(gateway: GatewayProcess, name: NodeJS.Signals): void {
  for (const pid of [...workerPids(gateway), gateway.pid]) sendSignal(pid, name);
}

describe('requests in progress during a stop are answered', () => {
  test.each<[number, readonly NodeJS.Signals[]]>([
    [1, ['SIGHUP', 'SIGTERM', 'SIGINT', 'SIGTERM']],
    [2, ['SIGTERM']],
    [2, ['SIGINT', 'SIGHUP', 'SIGINT', 'SIGTERM']],
  ])('by %i worker(s) whose whole group gets %j', async (workers, signals) => {
    const gateway = await start(workers);
    const { answers } = await source.keepWaiting(gateway, REQUESTS);
    for (const name of signals) signalAll(gateway, name);
    await until(() => hasPrinted(gateway, 'Stopping'));
    for (const name of signals) signalAll(gateway, name);
    source.open();
    expect(await answers).toEqual(ALL_ANSWERED);
    expect(await gateway.ended).toBe(0);
  });

  test('by workers whose primary process is killed, and these exit', async () => {
    const gateway = await start(2);
    const workers = workerPids(gateway);
    const { answers } = await source.keepWaiting(gateway, REQUESTS);
    await gateway.kill();
    source.open();
    expect((await answers).map((answer) => answer.slice(0, 3))).toEqual(ALL_ANSWERED.map(() => '200'));
    await until(() => workers.every((pid) => !existsSync(`/proc/${pid}`)));
  });

  test('by the remaining workers while another is being replaced', async () => {
    const gateway = await start(2);
    const { answers } = await source.keepWaiting(gateway, REQUESTS);
    const [first = 0] = workerPids(gateway);
    process.kill(first, 'SIGKILL');
    await until(() => hasPrinted(gateway, 'A worker ended (SIGKILL) and is replaced.'));
    process.kill(gateway.pid, 'SIGTERM');
    await until(() => hasPrinted(gateway, 'Stopping'));
    source.open();
    const left = (await answers).filter((answer) => answer === '200 close');
    expect([left.length > 0, await gateway.ended]).toEqual([true, 0]);
  });

  test('by workers whose log has lost its reader', async () => {
    const gateway = await start(2);
    const { answers } = await source.keepWaiting(gateway, REQUESTS);
    gateway.stopReading();
    // Refusals are logged.
    const body = '{"query":"{ sources { id } }"}';
    const headers = { 'content-type': 'application/json', authorization: 'Bearer none' };
    await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
    await until(() => hasPrinted(gateway, 'Standard output has no reader any more (EPIPE)'));
    source.open();
    expect((await answers).map((answer) => answer.slice(0, 3))).toEqual(ALL_ANSWERED.map(() => '200'));
    expect(await gateway.ended).toBe(1);
  });
});

test('cuts off requests that exceed the time to stop, and reports it by the exit code', async () => {
  const gateway = await start(2, { pauseMs: 0, drainMs: 100 });
  const { answers } = await source.keepWaiting(gateway, REQUESTS);
  signalAll(gateway, 'SIGTERM');
  expect(await answers).toEqual(ALL_CUT_OFF);
  expect(await gateway.ended).toBe(1);
  source.open();
});

test('accepts requests during the pause in one process, and announces the stop', async () => {
  const gateway = await start(1, { pauseMs: 60_000 });
  process.kill(gateway.pid, 'SIGTERM');
  await until(() => hasPrinted(gateway, 'Stopping'));
  const response = await fetch(`${gateway.url}/readyz`);
  expect([response.status, await response.text(), response.headers.get('connection')]).toEqual([
    503,
    'draining\n',
    'close',
  ]);
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
});

test('forwards npm’s signal to the script’s command', async () => {
  const npm = spawn('npm', ['run', 'mocks'], {
    cwd: resolve(import.meta.dirname, '..'),
    env: { ...process.env, MOCK_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    let printed = '';
    npm.stdout.on('data', (bytes) => (printed += String(bytes)));
    await until(() => printed.includes('Mock systems are up'));
    npm.kill('SIGTERM');
    // The stream ends with the last process that holds it.
    await once(npm.stdout, 'close');
    expect(printed).toContain('Stopping …');
  } finally {
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-(npm.pid ?? 0), 'SIGKILL');
  }
});
