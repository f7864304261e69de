/**
 * One gateway on every core: worker processes that share the listening sockets. One that dies is replaced; on SIGHUP each is
 * replaced in turn, the new one before the old one stops, so that no request finds nobody.
 */
import cluster, { type Worker } from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterRegistry } from '@prometheus-io/client';
import { Failure } from './user-error.ts';

/** Where a worker answers. */
export interface Listening {
  readonly url: string;
  readonly operationsUrl: string | undefined;
}

type FromWorker = ({ readonly kind: 'listening' } & Listening) | { readonly kind: 'metrics' };

/** Node.js as the gateway wants it: requests leave much behind that is soon garbage, and room for it spares collections. */
const NODE_FLAGS = ['--max-semi-space-size=128'];

/** A worker that dies sooner than this is waited for as long before it is replaced. */
const SHORT_LIFE_MS = 2000;

/** How many workers a configuration means; 0 is one for each core. */
export function workersOf(workers: number): number {
  return workers === 0 ? availableParallelism() : workers;
}

export interface Workers extends Listening {
  close(): Promise<void>;
}

/**
 * To be called in the primary process; each worker runs the same command.
 *
 * @throws Failure when a worker cannot start; it has said why itself
 */
export async function startWorkers(count: number, onEvent: (text: string) => void): Promise<Workers> {
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...NODE_FLAGS] });
  const metrics = new ClusterRegistry();
  cluster.on('message', (worker, message: FromWorker) => {
    if (message.kind === 'metrics') void answerMetrics(worker, metrics);
  });
  let isClosing = false;
  const live = new Set<Worker>();

  const start = async (): Promise<Listening> => {
    const worker = cluster.fork();
    const began = performance.now();
    live.add(worker);
    // A message to a worker that has just died fails; 'exit' reports the end.
    worker.on('error', () => undefined);
    worker.once('exit', (code, signal: string | null) => {
      live.delete(worker);
      // One that is told to stop goes by itself, and has its successor already.
      if (isClosing || worker.exitedAfterDisconnect || !started) return;
      onEvent(`A worker ended (${signal ?? code}) and is replaced.\n`);
      void replaceSoon(performance.now() - began);
    });
    let started = false;
    const listening = await firstWord(worker);
    started = true;
    return listening;
  };
  const replaceSoon = async (livedMs: number): Promise<void> => {
    if (livedMs < SHORT_LIFE_MS) await sleep(SHORT_LIFE_MS);
    if (isClosing) return;
    const failed = await start().then(
      () => false,
      () => true,
    );
    if (failed) void replaceSoon(0);
  };
  const stop = async (worker: Worker): Promise<void> => {
    worker.exitedAfterDisconnect = true;
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
    });
    worker.process.kill('SIGTERM');
    await ended;
  };
  const close = async () => {
    isClosing = true;
    process.off('SIGHUP', onHangUp);
    await Promise.all([...live].map(stop));
  };
  let restarting = Promise.resolve();
  const restartAll = async () => {
    onEvent('Restarting the workers in turn …\n');
    const before = [...live];
    for (const old of before) {
      if (isClosing) return;
      // Whatever is wrong with the new one, the old one still answers.
      const replaced = await start().then(
        () => true,
        () => false,
      );
      if (!replaced) return onEvent('A new worker did not start; the old ones go on.\n');
      await stop(old);
    }
    onEvent('All workers are new.\n');
  };
  const onHangUp = () => {
    restarting = restarting.then(restartAll);
  };

  try {
    const [first] = await Promise.all(Array.from({ length: count }, start));
    process.on('SIGHUP', onHangUp);
    return { url: first?.url ?? '', operationsUrl: first?.operationsUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** To be called in a worker, once it answers. */
export function tellPrimary(listening: Listening): void {
  process.send?.({ kind: 'listening', ...listening } satisfies FromWorker);
}

export const isWorker = cluster.isWorker;

/** The figures of all workers together, asked for by one of them. */
export async function metricsOfAll(): Promise<string> {
  const answer = Promise.withResolvers<string>();
  const heard = (message: { readonly kind?: string; readonly text?: string }) => {
    if (message.kind !== 'metrics') return;
    process.off('message', heard);
    answer.resolve(message.text ?? '');
  };
  process.on('message', heard);
  process.send?.({ kind: 'metrics' } satisfies FromWorker);
  return answer.promise;
}

async function answerMetrics(worker: Worker, metrics: { clusterMetrics(): Promise<string> }): Promise<void> {
  const text = await metrics.clusterMetrics().catch(() => '');
  if (worker.isConnected()) worker.send({ kind: 'metrics', text });
}

async function firstWord(worker: Worker): Promise<Listening> {
  const word = Promise.withResolvers<Listening>();
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'listening') word.resolve(message);
  });
  worker.once('exit', () => word.reject(new Failure('A worker ended before it answered.')));
  return word.promise;
}
