/**
 * A listening HTTP server: bounded in connections, header size and time, with TLS by configuration. It stops
 * by first finishing what it has begun.
 */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import { Server as NetServer } from 'node:net';
import type { Logger } from 'pino';
import type { ServerConfig } from './settings.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { trustedProxies } from './client-address.ts';
import { boundConnections, type BoundedConnections } from './connections.ts';
import { endOf, readTls, reloadOnHangUp } from './tls.ts';

export interface ListenerOptions extends Pick<ServerConfig, 'host' | 'port' | 'timeouts' | 'stop'> {
  readonly tls?: ServerConfig['tls'];
  /** Its name, and the most connections at a time. */
  readonly name: string;
  readonly connections: number;
  /** Called when SIGHUP has had the certificates read again; without it they are read once. */
  readonly onReload?: () => void;
  /** Addresses and networks that have connections of their own, as many again. */
  readonly proxies?: readonly string[];
  readonly shared: SharedResources;
}

export interface Listener {
  /** E.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** End of the certificate that it serves, milliseconds since 1970; undefined without TLS. */
  readonly certificateEndsAt: () => number | undefined;
  /** From now on every answer ends its connection, so that clients go elsewhere. */
  endConnections(): void;
  /**
   * Answers what has arrived, takes nothing new, and lets go of every connection.
   *
   * @returns number of requests that were cut off because they took longer than `stop.drainMs`
   */
  close(): Promise<number>;
}

const MAX_HEADER_BYTES = 16_384;

/** The first request of a connection that is still accepted at the end has this time to begin to arrive. */
const LAST_FIRST_BYTE_MS = 1000;

/**
 * @throws NodeJS.ErrnoException EADDRINUSE, EACCES when it cannot listen
 * @throws ConfigError when certificates cannot be used
 */
export async function startListener(
  { host, port, timeouts, stop, tls, name, connections, proxies = [], shared, onReload }: ListenerOptions,
  handle: RequestListener,
  log: Logger,
): Promise<Listener> {
  const firstByteMs = Math.min(timeouts.firstByteMs, timeouts.headersMs);
  const options = {
    requestTimeout: timeouts.requestMs,
    headersTimeout: Math.min(timeouts.headersMs, timeouts.requestMs),
    connectionsCheckingInterval: Math.min(1000, timeouts.headersMs),
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const secured = tls && {
    ...options,
    ...readTls(tls),
    handshakeTimeout: firstByteMs,
    // A client of HTTP/1.0 that offers nothing else (`curl --http1.0`) would be refused in the handshake.
    ALPNProtocols: ['http/1.1', 'http/1.0'],
  };
  const server = secured ? createSecureServer(secured, handle) : createServer(options, handle);
  const bounded = boundConnections(server, {
    name,
    connections,
    isProxy: trustedProxies(proxies),
    firstByteMs,
    shared,
  });
  // A client that neither sends nor reads for so long wastes the connection.
  server.setTimeout(timeouts.idleMs);
  server.keepAliveTimeout = timeouts.idleMs;
  const answers = answersUnderWay(server);
  await listen(server, host, port);
  let certificateEndsAt = secured && endOf(secured);
  const reloaded: Parameters<typeof reloadOnHangUp>[3] = (files) => {
    certificateEndsAt = endOf(files);
    onReload?.();
  };
  const stopReloading =
    tls && onReload && isSecure(server) ? reloadOnHangUp(server, tls, log, reloaded) : () => undefined;
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`,
    certificateEndsAt: () => certificateEndsAt,
    endConnections: answers.endConnections,
    close: async () => {
      stopReloading();
      answers.endConnections();
      return drain(server, bounded, answers.underWay, stop.drainMs);
    },
  };
}

function isSecure(server: Server | SecureServer): server is SecureServer {
  return 'setSecureContext' in server;
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  await promise;
  server.off('error', reject);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/** Answers that are not finished. Each can be made the last of its connection until its head is written. */
function answersUnderWay(server: Server) {
  const underWay = new Set<ServerResponse>();
  let isEnding = false;
  server.prependListener('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (isEnding) response.shouldKeepAlive = false;
  });
  const endConnections = () => {
    isEnding = true;
    for (const response of underWay) response.shouldKeepAlive = false;
  };
  return { underWay, endConnections };
}

async function drain(
  server: Server,
  bounded: BoundedConnections,
  underWay: ReadonlySet<ServerResponse>,
  drainMs: number,
): Promise<number> {
  const closed = Promise.withResolvers<void>();
  // The own `close` of an HTTP server ends connections whose first request or last answer is still on its
  // way.
  NetServer.prototype.close.call(server, () => closed.resolve());
  const began = performance.now();
  // A connection whose last answer has just gone out is idle only now.
  const idle = setInterval(() => bounded.endIdle(performance.now() - began > LAST_FIRST_BYTE_MS), 50);
  bounded.endIdle(false);
  let cutOff = 0;
  const late = setTimeout(() => {
    cutOff = underWay.size;
    server.closeAllConnections();
  }, drainMs);
  await closed.promise;
  clearInterval(idle);
  clearTimeout(late);
  // Ends the timers by which the server watches its connections.
  server.close(() => undefined);
  return cutOff;
}
