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

/** What a refusal says in its headers: which method is right, and that a body left unread ends the connection. */
export function refusalHeaders(request: IncomingMessage, status: number): Record<string, string> {
  return {
    ...(status === 405 && { allow: 'POST' }),
    ...(!request.complete && { connection: 'close' }),
  };
}
