/**
 * Standard output, to which every command writes and a running gateway logs. When its reader has gone, a
 * command ends at once without a word, as `head` wants it; a command that runs until it is stopped finishes
 * first what it has begun.
 */
import { once } from 'node:events';

/** Codes by which a write says that its reader will not come back. */
const READER_GONE = new Set(['EPIPE', 'ECONNRESET', 'ENOTCONN']);

type OnLost = (code: string) => void;

let onLost: OnLost = () => process.exit(1);
let isTold = false;

export function say(text: string): void {
  process.stdout.write(text);
}

/** As much at a time as the reader takes; resolves when the text is on its way. */
export async function sayInTurn(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Says what went wrong, where a reader of the log does not take it for the result. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Call at the start of the process. */
export function watchOutput(): void {
  process.stdout.on('error', noteFault);
  // There is no other place to say anything.
  process.stderr.on('error', () => undefined);
}

/** @param act called instead of the end of the process, with the code of the error */
export function whenReaderGone(act: OnLost): void {
  onLost = act;
}

/** Call when the reader has gone. @param code of the error by which that was noticed */
export function noteReaderGone(code: string): void {
  onLost(code);
}

/** Call for each fault of standard output, by whatever it was written. */
export function noteFault({ code = 'unknown' }: NodeJS.ErrnoException): void {
  // A terminal that was closed.
  const isClosed = code === 'EIO' && process.stdout.isTTY;
  if (READER_GONE.has(code) || isClosed) return noteReaderGone(code);
  if (isTold) return;
  isTold = true;
  complain(
    `Standard output cannot be written (${code}): log lines are lost until it can. Make room for the log.`,
  );
}
