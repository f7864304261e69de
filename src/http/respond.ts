/**
 * Writes an answer. Answers may be about people, so nothing between here and the caller may keep them. An
 * answer that goes out before the body of its request is there reaches its client all the same: the rest of
 * the body is read and dropped before the connection ends, since TCP would reset it otherwise, and most
 * clients read no answer before they have sent all.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  const { req: request } = response;
  const isUnread = hasBody(request) && !request.complete;
  response.writeHead(status, {
    ...headers,
    ...(isUnread && !isSmall(request) && { connection: 'close' }),
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  });
  if (isUnread) answerEarly(request, response, body);
  else response.end(body);
}

/** Answers with one line of text. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, { 'content-type': 'text/plain; charset=utf-8' }, `${text}\n`);
}

/** A body of at most this size costs less to read than a new connection. */
const SMALL_BODY = 16_384;

/** A client that sends more than this is reset. The time is bounded as for any request. */
const MOST_DROPPED = 134_217_728;

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isSmall({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? Infinity) <= SMALL_BODY;
}

/** Responds, and drops the rest of the request's body before it ends the response and the connection. */
function answerEarly(request: IncomingMessage, response: ServerResponse, body: string): void {
  let dropped = 0;
  let left = body;
  const write = () => {
    if (left !== '') response.write(left);
    left = '';
  };
  // Node.js has sent `100 Continue`. Java's HttpURLConnection loses an answer that arrives together with it,
  // so the answer waits until the client goes on.
  if (request.headers.expect === undefined) write();
  request
    .on('data', (chunk: Buffer) => {
      write();
      dropped += chunk.length;
      if (dropped > MOST_DROPPED) request.destroy();
    })
    .once('end', () => response.end(left))
    .resume();
}
