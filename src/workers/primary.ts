/**
 * The gateway on several cores: worker processes that share the listening sockets. The primary process keeps
 * their number, and replaces them in turn on SIGHUP, so that no connection is refused.
 */
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { gatherFigures } from './figures.ts';
import type { Listening } from './messages.ts';
import { Place } from './place.ts';
import { WorkerProcess } from './process.ts';

/** Garbage of requests is short-lived: a larger young generation spares collections. */
const NODE_FLAGS = ['--max-semi-space-size=128'];

/** A worker writes its audit log to the end once its last request is answered. */
const CLOSE_MS = 20_000;

/** Number of workers that a configuration asks for; 0 is one for each core. */
export function workersOf(workers: number): number {
  return workers === 0 ? availableParallelism() : workers;
}

export interface WorkersOptions {
  readonly count: number;
  readonly say: (text: string) => void;
  /** Times of a stop: how long requests are still accepted, and how long those in progress may last. */
  readonly stop: { readonly pauseMs: number; readonly drainMs: number };
  /** Called with an error code when standard output has no reader any more. */
  readonly onLogLost: (code: string) => void;
  /** Ends a start that is under way. */
  readonly stopping: AbortSignal;
}

export interface Workers extends Listening {
  /** Restarts the workers in turn. */
  hangUp(this: void): void;
  /** @returns whether every request under way was answered */
  close(this: void): Promise<boolean>;
}

/**
 * Call in the primary process; each worker runs the same command.
 *
 * @returns undefined when it was stopped before all workers answered
 * @throws NotStarted with the reason of the first worker that cannot start
 */
export async function startWorkers({
  count,
  say,
  stop: { pauseMs, drainMs },
  onLogLost,
  stopping,
}: WorkersOptions): Promise<Workers | undefined> {
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...NODE_FLAGS] });
  gatherFigures();
  const live = new Set<WorkerProcess>();
  const stopWithinMs = pauseMs + drainMs + CLOSE_MS;
  const fork = () => {
    const worker = new WorkerProcess(onLogLost);
    live.add(worker);
    void worker.ended.then(() => live.delete(worker));
    return worker;
  };
  const places = Array.from({ length: count }, () => new Place({ fork, say, stopWithinMs }));
  let isClosing = false;

  const close = async (pause = pauseMs): Promise<boolean> => {
    isClosing = true;
    for (const place of places) place.close();
    const ends = await Promise.all([...live].map((worker) => worker.stop(pause, stopWithinMs)));
    return ends.every((answeredAll) => answeredAll);
  };
  const restart = async (): Promise<void> => {
    if (isClosing) return;
    say('Restarting the workers in turn …\n');
    for (const place of places) {
      if (isClosing) return;
      try {
        await place.replace();
      } catch (error) {
        if (isClosing) return;
        const why = error instanceof Error ? error.message : '';
        return say(`A new worker did not start; the old ones go on. ${why}\n`);
      }
    }
    say('All workers are new.\n');
  };
  const restarts = inTurn(restart);

  try {
    const stopped = new Promise<undefined>((resolve) => {
      stopping.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    const all = Promise.all(places.map((place) => place.start()));
    all.catch(() => undefined);
    const listening = await Promise.race([all, stopped]);
    if (listening === undefined) {
      await close();
      return undefined;
    }
    const [first] = listening;
    return {
      url: first?.url ?? '',
      operationsUrl: first?.operationsUrl,
      hangUp: restarts,
      close: () => close(),
    };
  } catch (error) {
    await close(0);
    throw error;
  }
}

/** Runs an action again after itself, once, however often it was requested meanwhile. */
function inTurn(act: () => Promise<void>): () => void {
  let isRunning = false;
  let again = false;
  const run = async () => {
    isRunning = true;
    do {
      again = false;
      await act();
    } while (again);
    isRunning = false;
  };
  return () => {
    if (isRunning) again = true;
    else void run();
  };
}
