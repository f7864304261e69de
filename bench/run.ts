// `npm run bench [-- WORKLOAD …]`: measures every contender on every workload, in rounds that take turns, and prints what each costs
// beside the floor. Everything runs on this machine: contenders on one core, the clients and the mock systems on the other.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { startMocks, type TestMocks } from '../src/index.ts';
import { demoHeaders } from '../test/kit/gateway-process.ts';
import { startRedis, type TestRedis } from '../test/kit/redis.ts';
import { median, quantile, runLoad } from './load.ts';
import { drawPlot } from './plot.ts';
import { canPin, startContender, type Contender } from './process.ts';
import { peopleOf } from './people.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const PINNED = process.env['BENCH_PINNED'] !== 'no' && canPin;
const CONTENDER_CORE = 0;
const OWN_CORE = 1;

interface Round {
  /** Microseconds of CPU for one request. */
  readonly cpuMicros: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Calls that the sources got for one request. */
  readonly calls: number;
  readonly failed: number;
}

export interface Figures extends Round {
  readonly workload: string;
  readonly contender: string;
  /** Least and most CPU of the rounds. */
  readonly cpuSpread: readonly [number, number];
  /** Most memory after a round, in bytes. */
  readonly rss: number;
}

if (PINNED) spawnSync('taskset', ['--pid', '--cpu-list', String(OWN_CORE), String(process.pid)]);

const wanted = process.argv.slice(2);
const workloads = WORKLOADS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const mocks = await startMocks();
const redis = await startRedis();
const figures: Figures[] = [];
for (const workload of workloads) {
  process.stdout.write(`\n${workload.name}: ${workload.about}\n`);
  const measured = await measure(workload, mocks, redis);
  figures.push(...measured);
  process.stdout.write(table(measured));
}
await mocks.close();
await redis.stop();
writeFileSync(
  new URL('results.json', import.meta.url),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, rounds: ROUNDS, pinned: PINNED, figures }, null, 2)}\n`,
);
// Of some workloads alone, the picture would be half of one.
if (workloads.length === WORKLOADS.length)
  drawPlot(figures, new URL('../docs/performance.svg', import.meta.url));
process.exit();

async function measure(workload: Workload, systems: TestMocks, { url }: TestRedis): Promise<Figures[]> {
  const { urls, controlUrl } = systems;
  const people = await peopleOf(controlUrl, workload.people);
  const contenders: Contender[] = [];
  for (const name of workload.contenders) {
    const core = PINNED ? CONTENDER_CORE : undefined;
    contenders.push(
      await startContender({ name, urls, core, ...(name.startsWith('redis') && { redisUrl: url }) }),
    );
  }
  const bodies = contenders.map(() => workload.bodies(people));
  const headers = await Promise.all(contenders.map((contender) => headersOf(contender)));
  const rounds = contenders.map((): Round[] => []);
  const memory = contenders.map(() => 0);
  // The first round warms caches and compilers, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      await setFaults(systems, workload.faults ?? {});
      const measured = await measureRound(contender, workload, headers[index] ?? {}, bodies[index], systems);
      if (round > 0) rounds[index]?.push(measured);
      const { rss } = await contender.usage();
      memory[index] = Math.max(memory[index] ?? 0, rss);
    }
  }
  await systems.clearFaults();
  for (const contender of contenders) contender.stop();
  return contenders.map(({ name }, index) =>
    summary(workload, name, rounds[index] ?? [], memory[index] ?? 0),
  );
}

async function measureRound(
  contender: Contender,
  { requests, clients }: Workload,
  headers: Readonly<Record<string, string>>,
  bodies: Iterator<string> | undefined,
  systems: TestMocks,
): Promise<Round> {
  if (!bodies) throw new Error('A contender has nothing to send.');
  await systems.resetStats();
  const before = await contender.usage();
  const { seconds, latencies, failed } = await runLoad({
    url: contender.url,
    headers,
    bodies,
    clients,
    requests,
  });
  const after = await contender.usage();
  return {
    cpuMicros: (after.cpuMicros - before.cpuMicros) / requests,
    perSecond: requests / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    calls: (await callsSoFar(systems)) / requests,
    failed,
  };
}

function summary({ name }: Workload, contender: string, rounds: readonly Round[], rss: number): Figures {
  const middle = (read: (round: Round) => number) => median(rounds.map(read));
  const cpu = rounds.map(({ cpuMicros }) => cpuMicros);
  return {
    workload: name,
    contender,
    cpuMicros: middle((round) => round.cpuMicros),
    cpuSpread: [Math.min(...cpu), Math.max(...cpu)],
    perSecond: middle((round) => round.perSecond),
    p50: middle((round) => round.p50),
    p99: middle((round) => round.p99),
    calls: middle((round) => round.calls),
    failed: rounds.reduce((sum, round) => sum + round.failed, 0),
    rss,
  };
}

/** @param measured of one workload; the first is the floor */
function table(measured: readonly Figures[]): string {
  const [floor] = measured;
  const rows = measured.map((one) => [
    one.contender,
    one.cpuMicros.toFixed(0),
    one.cpuSpread.map((cpu) => cpu.toFixed(0)).join('–'),
    (one.cpuMicros / (floor?.cpuMicros ?? Number.NaN)).toFixed(2),
    one.perSecond.toFixed(0),
    one.p50.toFixed(1),
    one.p99.toFixed(1),
    one.calls.toFixed(2),
    (one.rss / 2 ** 20).toFixed(0),
    String(one.failed),
  ]);
  const head = ['', 'CPU µs', 'spread', '× floor', 'per s', 'p50 ms', 'p99 ms', 'calls', 'MB', 'failed'];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0), title.length),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [head, ...rows].map((row) => `  ${line(row)}\n`).join('');
}

/** What a request needs at the gateway; the other contenders want nothing. */
async function headersOf({ name, url }: Contender): Promise<Readonly<Record<string, string>>> {
  return /^(?:access|audit|redis)/.test(name) ? demoHeaders(url, 'officer') : {};
}

async function setFaults(systems: TestMocks, faults: NonNullable<Workload['faults']>): Promise<void> {
  await systems.clearFaults();
  for (const [system, wantedFaults] of Object.entries(faults)) {
    for (const id of system === '*' ? Object.keys(systems.urls) : [system])
      await systems.setFaults(id, wantedFaults);
  }
}

async function callsSoFar(systems: TestMocks): Promise<number> {
  return Object.values(await systems.stats()).reduce((sum, { calls }) => sum + calls, 0);
}
