/**
 * Entry of the mocks' worker thread: starts them, reports their addresses or the start error to the parent,
 * and ends on the message `close`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { startMocks, type MocksOptions } from './index.ts';
import { isObject } from './kit/unknown.ts';

export type FromThread =
  | {
      readonly kind: 'listening';
      readonly controlUrl: string;
      readonly urls: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly details: Readonly<Record<string, unknown>>;
    };

function optionsIn(data: unknown): MocksOptions {
  const { port, seed, total, modules } = isObject(data) ? data : {};
  return {
    ...(typeof port === 'number' ? { port } : {}),
    ...(typeof seed === 'number' || typeof seed === 'string' ? { seed } : {}),
    ...(typeof total === 'number' ? { total } : {}),
    ...(Array.isArray(modules) ? { modules: modules.map(String) } : {}),
  };
}

function post(message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(message);
}

try {
  const { controlUrl, urls, close } = await startMocks(optionsIn(workerData));
  parentPort?.once('message', () => {
    void close();
  });
  post({ kind: 'listening', controlUrl, urls });
} catch (error) {
  // An error loses its own properties between threads; code and port identify the cause.
  post({
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
    details: isObject(error) ? { ...error } : {},
  });
}
