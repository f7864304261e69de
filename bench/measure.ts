// Measures the contenders of one workload, in rounds that take turns.
import type { TestMocks } from '../dev/kit.ts';
import { demoHeaders } from '../test/kit/gateway-process.ts';
import { CONTENDER_CORE } from './cores.ts';
import type { Figures, Round } from './figures.ts';
import { median, quantile, runLoad } from './load.ts';
import { peopleOf } from './people.ts';
import { startContender, type Contender } from './process.ts';
import { WARM_UP_ROUNDS, type Workload } from './workloads.ts';

export interface MeasureOptions {
  readonly mocks: TestMocks;
  readonly redisUrl: string;
  /** Rounds after the warm-up. */
  readonly rounds: number;
  /** Whether contenders have their own core. */
  readonly pinned: boolean;
}

/** A contender and the requests of its clients. */
interface Entrant {
  readonly contender: Contender;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: Iterator<string>;
  readonly rounds: Round[];
}

export async function measure(workload: Workload, options: MeasureOptions): Promise<readonly Figures[]> {
  const { mocks, rounds, pinned } = options;
  const entrants = await enter(workload, options);
  const { warmUpRounds = WARM_UP_ROUNDS } = workload;
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    for (const entrant of entrants) {
      await setFaults(mocks, workload.faults ?? {});
      const measured = await measureRound(entrant, workload, mocks);
      if (round >= warmUpRounds) entrant.rounds.push(measured);
    }
  }
  await mocks.clearFaults();
  const figures: Figures[] = [];
  for (const { contender, rounds: measured } of entrants) {
    const { peakRssKiB } = await contender.usage();
    figures.push({
      workload: workload.name,
      contender: contender.name,
      pinned,
      ...summary(measured),
      peakRssKiB,
      startMs: contender.startMs,
    });
    contender.stop();
  }
  return figures;
}

async function enter(
  workload: Workload,
  { mocks, redisUrl, pinned }: MeasureOptions,
): Promise<readonly Entrant[]> {
  const people = await peopleOf(mocks.controlUrl, workload.people);
  const entrants: Entrant[] = [];
  for (const name of workload.contenders) {
    const contender = await startContender({
      name,
      urls: mocks.urls,
      core: pinned ? CONTENDER_CORE : undefined,
      ...(name.startsWith('redis') && { redisUrl }),
    });
    const headers = await headersOf(contender);
    entrants.push({ contender, headers, bodies: workload.bodies(people), rounds: [] });
  }
  return entrants;
}

async function measureRound(
  { contender, headers, bodies }: Entrant,
  { requests, clients }: Workload,
  mocks: TestMocks,
): Promise<Round> {
  await mocks.resetStats();
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
    calls: (await callsSoFar(mocks)) / requests,
    failed,
  };
}

function summary(rounds: readonly Round[]): Round & Pick<Figures, 'cpuSpread'> {
  const middle = (read: (round: Round) => number) => median(rounds.map(read));
  const cpu = rounds.map(({ cpuMicros }) => cpuMicros);
  return {
    cpuMicros: middle((round) => round.cpuMicros),
    cpuSpread: [Math.min(...cpu), Math.max(...cpu)],
    perSecond: middle((round) => round.perSecond),
    p50: middle((round) => round.p50),
    p99: middle((round) => round.p99),
    calls: middle((round) => round.calls),
    failed: rounds.reduce((sum, round) => sum + round.failed, 0),
  };
}

/** Headers that the gateway requires; the other contenders need none. */
async function headersOf({ name, url }: Contender): Promise<Readonly<Record<string, string>>> {
  return /^(?:access|audit|redis)/.test(name) ? demoHeaders(url, 'officer') : {};
}

async function setFaults(mocks: TestMocks, faults: NonNullable<Workload['faults']>): Promise<void> {
  await mocks.clearFaults();
  for (const [system, wanted] of Object.entries(faults)) {
    for (const id of system === '*' ? Object.keys(mocks.urls) : [system]) await mocks.setFaults(id, wanted);
  }
}

async function callsSoFar(mocks: TestMocks): Promise<number> {
  return Object.values(await mocks.stats()).reduce((sum, { calls }) => sum + calls, 0);
}
