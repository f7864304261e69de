/**
 * One request and its whole answer. undici's `request` puts a stream between the socket and the reader, and
 * that costs more than the rest of a call whose answer is small and read whole.
 */
import { errors, type Dispatcher } from 'undici';

export type AnswerHeaders = Dispatcher.ResponseData['headers'];

export interface WholeAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Uint8Array;
}

/**
 * @param signal ends the request, also while it waits for a connection
 * @param check throws if the headers show that the answer is useless; its body is not read then
 * @throws undici's errors (RequestAbortedError by the signal), and what `check` throws
 */
export async function wholeAnswer(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal,
  check: (headers: AnswerHeaders) => void,
): Promise<WholeAnswer> {
  if (signal.aborted) throw new errors.RequestAbortedError();
  const { promise, resolve, reject } = Promise.withResolvers<WholeAnswer>();
  let controller: Dispatcher.DispatchController | undefined;
  let status = 0;
  let headers: AnswerHeaders = {};
  const chunks: Buffer[] = [];
  const onAbort = () => {
    const aborted = new errors.RequestAbortedError();
    controller?.abort(aborted);
    reject(aborted);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  dispatcher.dispatch(request, {
    onRequestStart: (started) => {
      controller = started;
      if (signal.aborted) onAbort();
    },
    // Informational answers come here too; the last one is the answer.
    onResponseStart: (_controller, statusCode, received) => {
      check(received);
      status = statusCode;
      headers = received;
    },
    onResponseData: (_controller, chunk) => {
      chunks.push(chunk);
    },
    onResponseEnd: () => {
      signal.removeEventListener('abort', onAbort);
      const [only] = chunks;
      resolve({ status, headers, body: only && chunks.length === 1 ? only : Buffer.concat(chunks) });
    },
    onResponseError: (_controller, error) => {
      signal.removeEventListener('abort', onAbort);
      reject(error);
    },
  });
  return promise;
}
