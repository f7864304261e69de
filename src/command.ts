/** What the commands share: how they speak, how they fail, and how they stop. */
import { once } from 'node:events';
import cluster from 'node:cluster';
import { Failure } from './user-error.ts';

export function say(text: string): void {
  process.stdout.write(text);
}

/** As much at a time as whoever reads takes; resolves when the text is on its way. */
export async function sayInTurn(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Ends the process without a word when nobody reads any more what it says, as `head` does after some lines. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(1);
  });
}

/** Ends the process with what went wrong, without a stack where the user can mend it. */
export function fail(error: unknown): void {
  process.stderr.write(`${plainWords(error)}\n`);
  process.exitCode = 1;
}

function plainWords(error: unknown): string {
  if (!(error instanceof Error)) return 'Something unforeseen went wrong.';
  if (error instanceof Failure) return error.message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return (
      `Port ${port ?? ''} is in use. Stop what uses it, or choose other ports: ` +
      'PORT for the gateway, MOCK_PORT for the mock systems.'
    );
  }
  if (code === 'EACCES') return `Port ${port ?? ''} may not be opened by this user. Choose one above 1023.`;
  if (code === 'ERR_SOCKET_BAD_PORT') {
    return 'The ports of the mock systems follow MOCK_PORT and end at 65535. Choose a lower MOCK_PORT.';
  }
  return error.stack ?? error.message;
}

/** @throws Failure when the variable is set to something that is no port */
export function readPort(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return otherwise;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Failure(`${variable} must be a port, a whole number from 0 to 65535.`);
}

/** Waits for Ctrl-C or a request to terminate, then closes; a second one does not wait for anything. */
export async function untilStopped(running: {
  close(): Promise<void>;
  /** Reports the stop in its own way, in place of a line of text. */
  readonly stopping?: () => void;
}): Promise<void> {
  const stop = Promise.withResolvers<void>();
  let asked = false;
  const onSignal = () => {
    if (asked) process.exit(1);
    asked = true;
    stop.resolve();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  await stop.promise;
  // Of several processes that stop together, one says so.
  if (cluster.isPrimary) (running.stopping ?? (() => say('\nStopping …\n')))();
  await running.close();
  // The channel to the process that started it would keep a worker alive.
  cluster.worker?.disconnect();
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
}
