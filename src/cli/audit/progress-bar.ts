/** Progress bar on one line of a terminal. */
import type { WriteStream } from 'node:tty';

export interface ProgressBar {
  show(this: void, done: number, total: number): void;
  /** Erases the line. */
  clear(this: void): void;
}

const WIDTH = 30;

/** @returns undefined if the stream is no terminal */
export function progressBar(
  stream: Pick<WriteStream, 'write'> & { isTTY?: boolean },
): ProgressBar | undefined {
  if (stream.isTTY !== true) return undefined;
  return {
    show: (done, total) => {
      // A gateway may be writing, so the number may grow beyond the total.
      const share = total === 0 ? 1 : Math.min(done / total, 1);
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      stream.write(`\r${bar} ${Math.floor(share * 100)} %  ${done} entries`);
    },
    clear: () => void stream.write('\r\u001B[K'),
  };
}
