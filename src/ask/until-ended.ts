/**
 * Waits for work no longer than something lasts. The work itself goes on: others may wait for it.
 *
 * @returns undefined when the ending came first
 */
import type { Ending } from './ending.ts';

export function untilEnded<T>(ending: Ending, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    ending.whenEnded(() => resolve(undefined));
  });
}
