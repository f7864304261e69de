/**
 * Lifecycle of a command that runs until it is stopped. SIGINT and SIGTERM stop it: it finishes what it has
 * begun, within its bounds; later signals change nothing. SIGHUP never ends it. Workers obey the primary
 * process instead of signals.
 */
import { once } from 'node:events';
import { plainWords } from './command.ts';
import { complain, say, whenReaderGone } from '../lib/output.ts';
import { isWorker, stopRequested, tellPrimary } from '../workers/worker.ts';

export interface Running {
  /** Finishes what is under way, within its bounds, and takes nothing new. */
  close(): Promise<void>;
  /** Carries out a SIGHUP; without it, the signal is ignored. */
  readonly hangUp?: () => void;
  /** Says something in its own way; by default as a line of text. */
  readonly tell?: (text: string) => void;
}

/** Longest time that a start goes on after a stop signal; nothing is served before its end. */
const ABANDON_MS = 10_000;

/**
 * Ends the process: with 0 when all that was begun is finished, else with 1.
 *
 * @param start gets a signal that aborts when the process is to stop during the start
 */
export async function runUntilStopped(start: (stopping: AbortSignal) => Promise<Running>): Promise<void> {
  const stopping = new AbortController();
  let running: Running | undefined;
  const stop = () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    if (!running) setTimeout(() => process.exit(), ABANDON_MS).unref();
  };
  const tell = (text: string) => (running?.tell ? running.tell(text) : say(`${text}\n`));
  const hangUp = () => {
    if (stopping.signal.aborted) return;
    if (!running) return tell('SIGHUP is ignored while the start is under way; send it again afterwards.');
    if (!running.hangUp) return tell('SIGHUP is ignored: start the command again to have it read its files.');
    running.hangUp();
  };
  whenReaderGone((code) => {
    if (stopping.signal.aborted) return;
    process.exitCode = 1;
    if (isWorker) void tellPrimary({ kind: 'log lost', code });
    else {
      complain(endsWithoutLog(code));
      stop();
    }
  });
  if (isWorker) void stopRequested.then(stop);
  else process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', hangUp);

  try {
    running = await start(stopping.signal);
  } catch (error) {
    if (isWorker) await tellPrimary({ kind: 'failed', text: plainWords(error) });
    else complain(plainWords(error));
    process.exit(1);
  }
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  // Of several processes that stop together, one says so.
  if (!isWorker) tell('Stopping …');
  await running.close();
  process.exit();
}

/** Says why a gateway ends whose log has no reader. */
function endsWithoutLog(code: string): string {
  return `Standard output has no reader any more (${code}): the log would be lost, so the process answers what is under way and ends.`;
}
