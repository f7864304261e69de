/** HTTP proxy before a mock system that can delay its answers. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface HeldSource {
  /** Address of the proxy, once the target is set. */
  before(target: string): string;
  /** Delays the next answer to a path. Resolves when the system has given it. */
  hold(path: string): Promise<Held>;
  stop(): void;
}

export interface Held {
  readonly release: () => void;
}

export async function startHeldSource(): Promise<HeldSource> {
  let system = '';
  const holding = new Map<string, (held: Held) => void>();
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', system);
      const { authorization, 'content-type': type } = request.headers;
      const answer = await fetch(url, {
        method: request.method ?? 'POST',
        headers: { ...(type && { 'content-type': type }), ...(authorization && { authorization }) },
        body: new Uint8Array(await buffer(request)),
      });
      const body = await answer.text();
      const send = () => {
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
      };
      const arrived = holding.get(url.pathname);
      holding.delete(url.pathname);
      if (arrived) arrived({ release: send });
      else send();
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    before: (target) => {
      system = target;
      return `http://127.0.0.1:${port}`;
    },
    hold: (path) =>
      new Promise((resolve) => {
        holding.set(path, resolve);
      }),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
