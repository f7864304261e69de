/** How far something long has come, on one line of a terminal that is drawn again and again. */
import type { WriteStream } from 'node:tty';

export interface ProgressBar {
  show(this: void, done: number, total: number): void;
  /** Leaves the line as if nothing had been there. */
  clear(this: void): void;
}

const WIDTH = 30;

/** @returns undefined where nobody watches */
export function progressBar(
  stream: Pick<WriteStream, 'write'> & { isTTY?: boolean },
): ProgressBar | undefined {
  if (stream.isTTY !== true) return undefined;
  return {
    show: (done, total) => {
      // Somebody may be writing, so there may be more at the end than at the beginning.
      const share = total === 0 ? 1 : Math.min(done / total, 1);
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      stream.write(`\r${bar} ${Math.floor(share * 100)} %  ${done} entries`);
    },
    clear: () => void stream.write('\r\u001B[K'),
  };
}
