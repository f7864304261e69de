/** Failures and settings that the commands share. */
import { resolve } from 'node:path';
import { getSystemErrorMessage } from 'node:util';
import { complain } from '../lib/output.ts';
import { Failure } from '../lib/user-error.ts';

/** Prints the error; the process then ends with 1. */
export function fail(error: unknown): void {
  complain(plainWords(error));
  process.exitCode = 1;
}

/** A sentence for an error that the user can fix; a stack for any other. */
export function plainWords(error: unknown): string {
  if (!(error instanceof Error)) return 'An unexpected error occurred.';
  if (error instanceof Failure) return error.message;
  const { code, errno, path, port, address, hostname, message } = error as SystemError;
  if (code === undefined) return error.stack ?? message;
  if (code === 'ERR_SOCKET_BAD_PORT') {
    return 'The ports of the mock systems follow MOCK_PORT and end at 65535. Choose a lower MOCK_PORT.';
  }
  const why = `${errno === undefined ? message : getSystemErrorMessage(errno)} (${code})`;
  if (hostname !== undefined) return `The host ${hostname} has no address: ${why}. Correct server.host.`;
  if (port !== undefined) return portFault(code, port, address, why);
  if (path !== undefined) {
    return `${resolve(path)} cannot be used: ${why}. Make sure that it exists and that this user may read and write it.`;
  }
  return `The process cannot go on: ${why}.`;
}

/** The members that errors of the operating system have, each where it applies. */
type SystemError = NodeJS.ErrnoException & {
  readonly port?: number;
  readonly address?: string;
  readonly hostname?: string;
};

function portFault(code: string, port: number, address = '', why: string): string {
  const choices =
    'PORT for the gateway, MOCK_PORT for the mock systems, server.operations.port for operators';
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use on ${address}. Stop what uses it, or choose other ports: ${choices}.`;
  }
  if (code === 'EACCES')
    return `Port ${port} may not be opened by this user. Choose one above 1023: ${choices}.`;
  return `Port ${port} cannot be opened on ${address}: ${why}. Correct server.host, or choose other ports: ${choices}.`;
}

/** @throws Failure when the value of the variable is not a port */
export function readPort(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return otherwise;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Failure(`${variable} must be a port, a whole number from 0 to 65535.`);
}
