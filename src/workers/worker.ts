/**
 * Worker side of a worker process. It obeys only the primary process: supervisors and terminals signal whole
 * process groups, and a worker that obeyed them would end before the primary process has a successor.
 */
import cluster from 'node:cluster';
import type { Figures } from '../telemetry/metrics.ts';
import type { FromWorker, Listening, StateFromWorker, ToWorker } from './messages.ts';

export const isWorker = cluster.isWorker;

/** Longest wait for the figures of all workers; longer than the primary process waits for one. */
const SCRAPE_MS = 6000;

const stop = Promise.withResolvers<number>();
let readFigures: (() => Promise<Figures>) | undefined;

/** Resolves when the worker is to stop, with the milliseconds during which it still takes requests. */
export const stopRequested: Promise<number> = stop.promise;

/** Call in a worker before anything else. */
export function obeyPrimary(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  // Node.js would exit at once when the primary process dies, with requests under way.
  if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
  process.once('disconnect', () => stop.resolve(0));
  process.on('message', (message: ToWorker) => {
    if (message.kind === 'stop') stop.resolve(message.pauseMs);
    if (message.kind === 'collect') void answerCollect(message.id);
  });
}

/** Sends a message, unless the primary process is gone. Resolves when it is on its way. */
export async function tellPrimary(message: FromWorker | StateFromWorker): Promise<void> {
  if (!process.connected) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  // A primary process that dies meanwhile is noticed by the end of the channel.
  process.send?.(message, undefined, undefined, () => resolve());
  return promise;
}

/** Call once the worker answers. */
export async function tellListening({ url, operationsUrl }: Listening): Promise<void> {
  return tellPrimary({ kind: 'listening', url, operationsUrl });
}

/** @param read metrics of this worker */
export function provideFigures(read: () => Promise<Figures>): void {
  readFigures = read;
}

/** Sends the last metrics to the primary process, so that counters never fall. */
export async function sayFarewell(): Promise<void> {
  const figures = await readFigures?.();
  if (figures) await tellPrimary({ kind: 'farewell', figures });
}

let scrapes = 0;

/** @returns the metrics of all workers, or undefined when those of a worker are missing */
export async function metricsOfAll(): Promise<string | undefined> {
  scrapes += 1;
  const id = scrapes;
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const late = setTimeout(resolve, SCRAPE_MS, undefined);
  const hear = (message: ToWorker) => {
    if (message.kind === 'scraped' && message.id === id) resolve(message.text);
  };
  process.on('message', hear);
  await tellPrimary({ kind: 'scrape', id });
  const text = await promise;
  process.off('message', hear);
  clearTimeout(late);
  return text;
}

async function answerCollect(id: number): Promise<void> {
  const figures = await readFigures?.().catch(() => undefined);
  await tellPrimary({ kind: 'figures', id, ...(figures && { figures }) });
}
