/**
 * The log: one JSON object a line. `log.level` applies to ordinary lines. Lines that the documentation
 * promises to operators and auditors are written at every level: checkpoints of the audit log, security
 * events, start and stop.
 */
import { pino, type Logger } from 'pino';
import type { Mode } from '../lib/mode.ts';
import { noteFault } from '../lib/output.ts';
import type { LogConfig } from './settings.ts';

/** Memory for lines that cannot be written now; further lines are lost. */
const WAITING_BYTES = 1_048_576;

export interface LogOptions {
  readonly mode: Mode;
  readonly log: LogConfig;
}

/**
 * Opens the log of a configuration. Every line of a rehearsal is marked as such.
 *
 * @param given a logger to use in place of a new one
 */
export function openLog({ mode, log: { level } }: LogOptions, given?: Logger): Logger {
  // A logger that is silent drops promised lines too, so `silent` keeps the level that no ordinary line has.
  const log = given ?? pino({ level: level === 'silent' ? 'fatal' : level }, standardOutput());
  return mode === 'rehearsal' ? log.child({ environment: 'REHEARSAL' }) : log;
}

/** A fault of it does not end the process. */
function standardOutput() {
  const destination = pino.destination({ fd: process.stdout.fd, sync: true, maxLength: WAITING_BYTES });
  destination.on('error', noteFault);
  return destination;
}

/** The same stream for promised lines. A logger that a test or an application has silenced stays silent. */
export function promisedLog(log: Logger): Logger {
  return log.level === 'silent' ? log : log.child({}, { level: 'info' });
}
