/**
 * Supervises one worker: a worker that ends is replaced, and a failed replacement is retried with growing
 * pauses. A restart starts the new worker before it stops the old one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import { Failure } from '../lib/user-error.ts';
import type { Listening } from './messages.ts';
import { NotStarted, type WorkerProcess } from './process.ts';

/** A worker that lives shorter than this counts as a failed start. */
const SHORT_LIFE_MS = 2000;

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

/** Clients that keep connections find the successor meanwhile. */
const REPLACED_PAUSE_MS = 1000;

export interface PlaceOptions {
  readonly fork: () => WorkerProcess;
  readonly say: (text: string) => void;
  /** Bound of a replaced worker's end, in milliseconds. */
  readonly stopWithinMs: number;
}

export class Place {
  readonly #options: PlaceOptions;
  #current: WorkerProcess | undefined;
  /** A start beside the current worker. */
  #starting = false;
  #reviving: AbortController | undefined;
  #closed = false;

  constructor(options: PlaceOptions) {
    this.#options = options;
  }

  /** The first start. @throws NotStarted */
  async start(): Promise<Listening> {
    const [worker, listening] = await this.#start();
    this.#adopt(worker);
    return listening;
  }

  /** @throws NotStarted when the new worker does not start; the old one then goes on */
  async replace(): Promise<void> {
    this.#reviving?.abort();
    this.#reviving = undefined;
    this.#starting = true;
    try {
      const [worker] = await this.#start();
      const old = this.#current;
      this.#adopt(worker);
      await old?.stop(REPLACED_PAUSE_MS, this.#options.stopWithinMs);
    } finally {
      this.#starting = false;
      if (!this.#current) void this.#revive();
    }
  }

  /** From now on no worker is replaced. */
  close(): void {
    this.#closed = true;
    this.#reviving?.abort();
  }

  async #start(): Promise<readonly [WorkerProcess, Listening]> {
    const worker = this.#options.fork();
    try {
      return [worker, await worker.listening];
    } catch (error) {
      // A signal to the whole group has met a worker that could not ignore it yet.
      const isForPrimary = error instanceof NotStarted && isGroupSignal(error.signal);
      if (!isForPrimary || this.#closed) throw error;
      return this.#start();
    }
  }

  #adopt(worker: WorkerProcess): void {
    this.#current = worker;
    void this.#watch(worker);
  }

  async #watch(worker: WorkerProcess): Promise<void> {
    const { code, signal } = await worker.ended;
    if (this.#current !== worker) return;
    this.#current = undefined;
    if (this.#closed) return;
    this.#options.say(`A worker ended (${signal ?? code}) and is replaced.\n`);
    if (!this.#starting && !this.#reviving) await this.#revive();
  }

  async #revive(): Promise<void> {
    if (this.#closed) return;
    const reviving = new AbortController();
    this.#reviving = reviving;
    const backoff = new ExponentialBackoff({ initialDelay: FIRST_RETRY_MS, maxDelay: LONGEST_RETRY_MS });
    const patiently = retry(handleAll, { maxAttempts: Number.POSITIVE_INFINITY, backoff });
    patiently.onRetry((failed) => {
      if (this.#closed || reviving.signal.aborted) return;
      const why = 'error' in failed && failed.error instanceof Error ? failed.error.message : '';
      this.#options.say(
        `A worker did not start; the next try is in ${Math.ceil(failed.delay / 1000)} s. ${why}\n`,
      );
    });
    const trying = patiently.execute(async ({ signal }) => {
      if (signal.aborted) return;
      const [worker] = await this.#start();
      // A restart has filled the place meanwhile.
      if (signal.aborted) {
        await worker.stop(0, this.#options.stopWithinMs);
        return;
      }
      this.#adopt(worker);
      const short = Symbol('the worker lives');
      const exit = await Promise.race([worker.ended, sleep(SHORT_LIFE_MS, short, { ref: false })]);
      if (exit !== short && !signal.aborted) throw new Failure('It ended soon after its start.');
    }, reviving.signal);
    // It gives up only when a restart or the end has aborted it; the attempt under way may then fail.
    await trying.catch(() => undefined);
    if (this.#reviving !== reviving) return;
    this.#reviving = undefined;
    if (!this.#current) void this.#revive();
  }
}

function isGroupSignal(signal: string | null): boolean {
  return signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP';
}
