/**
 * `npm run bench [-- WORKLOAD …]`: measures every contender on every workload and prints its cost relative to
 * the floor. Everything runs on this machine: contenders on one core, clients and mock systems on the other.
 * The figures by which the gateway is judged are also measured without CPU affinity.
 */
import process from 'node:process';
import { startMocks } from '../dev/kit.ts';
import { startRedis } from '../test/kit/redis.ts';
import { canPin, CONTENDER_CORE, CORES, keepApart } from './cores.ts';
import { writeResults, type Figures, type Results } from './figures.ts';
import { judge } from './judged.ts';
import { measure } from './measure.ts';
import { missTimes } from './miss-times.ts';
import { report } from './report.ts';
import { inTerminal, judgedTable, workloadTable } from './tables.ts';
import { WORKLOADS } from './workloads.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const PINNED = process.env['BENCH_PINNED'] !== 'no' && canPin;

const wanted = process.argv.slice(2);
const workloads = WORKLOADS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (PINNED) keepApart(true);
const mocks = await startMocks();
const redis = await startRedis();
const options = { mocks, redisUrl: redis.url, rounds: ROUNDS };
const figures: Figures[] = [];
for (const workload of workloads) {
  process.stdout.write(`\n${workload.name}: ${workload.about}\n`);
  const measured = [...(await measure(workload, { ...options, pinned: PINNED }))];
  if (PINNED && workload.alsoUnpinned) {
    keepApart(false);
    const others = { ...workload, contenders: workload.alsoUnpinned };
    measured.push(...(await measure(others, { ...options, pinned: false })));
    keepApart(true);
  }
  figures.push(...measured);
  process.stdout.write(inTerminal(workloadTable(measured)));
}
if (wanted.length === 0 || wanted.includes('miss times')) {
  process.stdout.write(
    '\nmiss times: NOT_FOUND to a caller who may not know whose a number is, one client\n',
  );
  process.stdout.write(inTerminal(await missTimes(mocks, PINNED ? CONTENDER_CORE : undefined)));
}
await mocks.close();
await redis.stop();
const results: Results = {
  at: new Date().toISOString(),
  node: process.version,
  cores: CORES,
  rounds: ROUNDS,
  figures,
  judged: judge(figures),
};
if (figures.length > 0) writeResults(results);
// A run of selected workloads would leave gaps in the page.
if (workloads.length === WORKLOADS.length) {
  process.stdout.write(`\n${inTerminal(judgedTable(results.judged))}`);
  await report(results);
}
process.exit();
