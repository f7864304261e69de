/** What the commands share: how they speak, how they fail, and how they stop. */
import { ConfigError } from './config/load.ts';

/** A fault that is the user's to mend; its message is all that is shown. */
export class Failure extends Error {}

export function say(text: string): void {
  process.stdout.write(text);
}

/** Ends the process with what went wrong, without a stack where the user can mend it. */
export function fail(error: unknown): void {
  process.stderr.write(`${plainWords(error)}\n`);
  process.exitCode = 1;
}

function plainWords(error: unknown): string {
  if (error instanceof Failure || error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return 'Something unforeseen went wrong.';
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
  if (code?.startsWith('ERR_PARSE_ARGS')) return error.message;
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
export async function untilStopped(running: { close(): Promise<void> }): Promise<void> {
  const stop = Promise.withResolvers<void>();
  let asked = false;
  const onSignal = () => {
    if (asked) process.exit(1);
    asked = true;
    stop.resolve();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  await stop.promise;
  say('\nStopping …\n');
  await running.close();
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
}
