/**
 * Runs the mocks in a worker thread, so that they do not share an event loop with their client. The interface
 * is that of `startMocks`.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MocksOptions, Mocks } from './index.ts';
import type { FromThread } from './worker-thread.ts';

/** Resolves when all listen; rejects with the system's error (EADDRINUSE with its port). */
export async function startMocksInWorker(options: MocksOptions = {}): Promise<Mocks> {
  const entry = new URL(`worker-thread${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(entry, { workerData: options });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  const { promise, resolve, reject } = Promise.withResolvers<FromThread>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The mocks ended before they listened.')));
  const message = await promise;
  // From here on a failure of the thread must become visible.
  worker.off('error', reject);
  if (message.kind === 'failed') {
    await ended;
    throw Object.assign(new Error(message.message), message.details);
  }
  return {
    controlUrl: message.controlUrl,
    urls: message.urls,
    close: async () => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      worker.postMessage('close');
      await ended;
    },
  };
}
