/** Primary side of a worker process: start, readiness and stop. */
import cluster, { type Worker } from 'node:cluster';
import { Failure } from '../lib/user-error.ts';
import type { FromWorker, Listening, ToWorker } from './messages.ts';

/** End of a worker process. */
export interface WorkerExit {
  readonly code: number;
  readonly signal: string | null;
}

/** The worker has ended, or was ended, before it answered. */
export class NotStarted extends Failure {
  /** Signal by which it ended. */
  readonly signal: string | null;

  constructor(why: string, signal: string | null) {
    super(why);
    this.signal = signal;
  }
}

/** Longest start of a worker. */
const START_MS = 60_000;

export class WorkerProcess {
  /** Its address. @throws NotStarted */
  readonly listening: Promise<Listening>;
  readonly ended: Promise<WorkerExit>;
  readonly #worker: Worker;
  /** True once it may have received connections. */
  #isOpen = false;

  /** @param onLogLost called with an error code when the worker's standard output has no reader any more */
  constructor(onLogLost: (code: string) => void) {
    const worker = cluster.fork();
    const listening = Promise.withResolvers<Listening>();
    const ended = Promise.withResolvers<WorkerExit>();
    let why: string | undefined;
    const late = setTimeout(() => {
      why = `It did not answer within ${START_MS / 1000} s.`;
      worker.process.kill('SIGKILL');
    }, START_MS);
    const end = (code: number, signal: string | null) => {
      clearTimeout(late);
      const text = why ?? `It ended (${signal ?? code}) before it answered.`;
      listening.reject(new NotStarted(text, signal));
      ended.resolve({ code, signal });
    };
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'failed') why = message.text;
      if (message.kind === 'log lost') onLogLost(message.code);
      if (message.kind !== 'listening') return;
      clearTimeout(late);
      listening.resolve({ url: message.url, operationsUrl: message.operationsUrl });
    });
    // A message to a worker that has just died fails; 'exit' reports the end. A failed fork emits no 'exit'.
    worker.on('error', ({ message }) => {
      if (worker.process.pid !== undefined) return;
      why = `No process can be started: ${message}.`;
      end(1, null);
    });
    worker.once('exit', end);
    worker.once('listening', () => {
      this.#isOpen = true;
    });
    // Not every caller waits for it.
    listening.promise.catch(() => undefined);
    this.#worker = worker;
    this.listening = listening.promise;
    this.ended = ended.promise;
  }

  /**
   * Stops it. One that does not listen yet is killed, and so is one that has not stopped within the time.
   *
   * @returns whether it has answered all that it had begun
   */
  async stop(pauseMs: number, withinMs: number): Promise<boolean> {
    if (!this.#isOpen) {
      this.#worker.process.kill('SIGKILL');
      await this.ended;
      return true;
    }
    if (this.#worker.isConnected()) {
      this.#worker.send({ kind: 'stop', pauseMs } satisfies ToWorker, () => undefined);
    }
    const late = setTimeout(() => this.#worker.process.kill('SIGKILL'), withinMs);
    const { code } = await this.ended;
    clearTimeout(late);
    return code === 0;
  }
}
