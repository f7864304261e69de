/**
 * One port on 127.0.0.1 that can be taken down and brought up again. Every answer carries the header that
 * marks a mock. Only this machine's own host names are accepted, so that no web page can reach a mock through
 * a foreign host name.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { nextLastingPort } from './lasting-port.ts';
import { isObject } from './unknown.ts';

export const MOCK_HEADER = 'X-Lienthong-Mock';

const ALLOWED_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** Number of ports to try before the last one's error is thrown. */
const MOST_TRIES = 100;

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export class Listener {
  readonly #handler: Handler;
  readonly #dropsConnection: () => boolean;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port: number;
  #change: Promise<void> = Promise.resolve();

  /** Port 0 takes a free port at the first `up` and keeps it while it is down. */
  constructor(handler: Handler, port: number, dropsConnection: () => boolean = () => false) {
    this.#handler = handler;
    this.#port = port;
    this.#dropsConnection = dropsConnection;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens; resolves when connections are accepted, rejects with the system's error. */
  async up(): Promise<void> {
    return this.#inOrder(async () => {
      if (this.#server !== null) return;
      const server = createServer((request, response) => this.#admit(request, response));
      // Longer than any client's pool keeps a connection, so that none is closed at its next use.
      server.keepAliveTimeout = 65_000;
      server.on('connection', (socket) => this.#connected(socket));
      server.on('clientError', (_error, socket) => {
        socket.end(
          `HTTP/1.1 400 Bad Request\r\n${MOCK_HEADER}: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        );
      });
      this.#port = await (this.#port === 0 ? listenAnywhere(server) : listen(server, this.#port));
      this.#server = server;
    });
  }

  /** Stops listening and destroys open connections. */
  async down(): Promise<void> {
    return this.#inOrder(async () => {
      const server = this.#server;
      if (server === null) return;
      this.#server = null;
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      this.dropConnections();
      await promise;
    });
  }

  /** Destroys open connections and keeps listening. */
  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #connected(socket: Socket): void {
    if (this.#dropsConnection()) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #admit(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader(MOCK_HEADER, '1');
    if (ALLOWED_HOST.test(request.headers.host ?? '')) {
      this.#handler(request, response);
      return;
    }
    response.writeHead(403, { 'content-type': 'application/json', connection: 'close' });
    response.end('{"message":"Host must be 127.0.0.1, localhost or [::1]."}');
    request.resume();
  }

  /** Changes never overlap; a failed change does not prevent the next. */
  async #inOrder(change: () => Promise<void>): Promise<void> {
    const done = this.#change.then(change);
    this.#change = done.catch(() => undefined);
    return done;
  }
}

/** @returns the port */
async function listenAnywhere(server: Server, triesLeft = MOST_TRIES): Promise<number> {
  try {
    return await listen(server, nextLastingPort());
  } catch (error) {
    if (triesLeft <= 1 || !isTaken(error)) throw error;
    return listenAnywhere(server, triesLeft - 1);
  }
}

/** @returns the port */
async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', resolve);
  await promise.finally(() => server.off('error', reject));
  const address = server.address();
  return address === null || typeof address === 'string' ? port : address.port;
}

/** Windows reserves ranges of ports and reports EACCES. */
function isTaken(error: unknown): boolean {
  return isObject(error) && (error['code'] === 'EADDRINUSE' || error['code'] === 'EACCES');
}
