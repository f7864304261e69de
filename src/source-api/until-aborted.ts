import { SourceError } from './answer.ts';

/**
 * Waits for work until a signal is aborted. The work itself goes on: it may serve other requests, or ignore
 * the signal.
 *
 * @throws SourceError TIMEOUT once the signal is aborted
 */
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
