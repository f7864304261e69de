/**
 * Sums the metrics of all workers in the primary process. A scrape gets all of them or none. Counters of
 * workers that have ended stay in the sums, so that no counter falls when a worker is replaced.
 */
import cluster, { type Worker } from 'node:cluster';
import { Registry } from '@prometheus-io/client';
import type { Figures } from '../telemetry/metrics.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Longest wait for a worker; the usual time limit of a scrape is ten seconds. */
const COLLECT_MS = 4000;

interface Live {
  readonly worker: Worker;
  /** As the worker last sent them. */
  figures: Figures;
}

interface Collect {
  /** Workers whose figures are missing. */
  readonly missing: Set<number>;
  readonly done: PromiseWithResolvers<boolean>;
}

/** Answers the scrapes that reach workers. Call once, in the primary process. */
export function gatherFigures(): void {
  const live = new Map<number, Live>();
  const collects = new Map<number, Collect>();
  let ended: readonly object[] = [];
  let count = 0;

  const end = (id: number, last?: Figures): void => {
    const one = live.get(id);
    if (!one) return;
    live.delete(id);
    const counters = (last ?? one.figures).filter(isCumulative);
    ended = Registry.aggregate([ended, counters]).getMetricsAsArray();
    for (const collect of collects.values()) arrived(collect, id);
  };

  const collect = async (): Promise<string | undefined> => {
    count += 1;
    const id = count;
    const started: Collect = { missing: new Set(live.keys()), done: Promise.withResolvers() };
    collects.set(id, started);
    for (const { worker } of live.values()) send(worker, { kind: 'collect', id });
    if (live.size === 0) started.done.resolve(true);
    const late = setTimeout(started.done.resolve, COLLECT_MS, false);
    const isComplete = await started.done.promise;
    clearTimeout(late);
    collects.delete(id);
    if (!isComplete) return undefined;
    const figures = [...live.values()].map((one) => one.figures);
    return Registry.aggregate([...figures, ended]).metrics();
  };

  const answerScrape = async (worker: Worker, id: number): Promise<void> => {
    const text = await collect();
    send(worker, { kind: 'scraped', id, ...(text !== undefined && { text }) });
  };

  cluster.on('message', (worker, message: FromWorker) => {
    if (message.kind === 'listening') live.set(worker.id, { worker, figures: [] });
    if (message.kind === 'scrape') void answerScrape(worker, message.id);
    if (message.kind === 'farewell') end(worker.id, message.figures);
    if (message.kind !== 'figures') return;
    const one = live.get(worker.id);
    const waiting = collects.get(message.id);
    if (!message.figures) return waiting?.done.resolve(false);
    if (one) one.figures = message.figures;
    if (waiting) arrived(waiting, worker.id);
  });
  cluster.on('exit', ({ id }) => end(id));
}

function arrived({ missing, done }: Collect, id: number): void {
  missing.delete(id);
  if (missing.size === 0) done.resolve(true);
}

/** True for a metric that never falls. */
function isCumulative({ type }: Figures[number]): boolean {
  return type !== 'gauge';
}

function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}
