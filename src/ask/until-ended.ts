/**
 * Waits for work no longer than something lasts. The work itself goes on: others may wait for it.
 *
 * @throws SourceError TIMEOUT once the ending has come
 */
import { SourceError } from './answer.ts';
import type { Ending } from './ending.ts';

export function untilEnded<T>(ending: Ending, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onEnd = () => reject(new SourceError({ code: 'TIMEOUT' }));
    ending.whenEnded(onEnd);
    const finish = work.finally(() => ending.forget(onEnd));
    finish.then(resolve, reject);
  });
}
