/** Writes an answer. Answers may be about people, so nothing between here and the caller may keep them. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** A body of at most this size is read to its end and dropped, which costs less than a new connection. */
const SMALL_BODY = 16_384;

/** What a refusal says in its headers: which method is right, and that a large body left unread ends the connection. */
export function refusalHeaders(request: IncomingMessage, status: number): Record<string, string> {
  return {
    ...(status === 405 && { allow: 'POST' }),
    ...(!request.complete && !isSmall(request) && { connection: 'close' }),
  };
}

function isSmall({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? Infinity) <= SMALL_BODY;
}
