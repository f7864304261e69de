/** A source that keeps what it is asked and answers nothing useful: for checking what a connector sends. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

export interface Recorder {
  readonly url: string;
  /** Bodies of everything but token requests. */
  readonly bodies: readonly string[];
  close(): void;
}

export async function startRecorder(): Promise<Recorder> {
  const bodies: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    if (request.url !== '/token') bodies.push(body);
    response.end(JSON.stringify({ access_token: 'recorded', token_type: 'Bearer', expires_in: 3600 }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, bodies, close: () => server.close() };
}
