/**
 * Waits for work no longer than a signal allows. The work itself goes on: it may serve others, or not
 * look at the signal.
 *
 * @throws SourceError TIMEOUT once the signal is aborted
 */
import { SourceError } from './answer.ts';

export async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const onAbort = () => late.reject(new SourceError({ code: 'TIMEOUT' }));
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
