/**
 * A listening HTTP server: bounded in connections, header size and time, with TLS by configuration. It stops by first
 * finishing what it has begun.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { Logger } from 'pino';
import type { ServerConfig } from '../config/schema.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { trustedProxies } from './client-address.ts';
import { boundConnections } from './connections.ts';
import { endOf, readTls, reloadOnHangUp } from './tls.ts';

export interface ListenerOptions extends Pick<ServerConfig, 'host' | 'port' | 'timeouts'> {
  readonly tls?: ServerConfig['tls'];
  /** Its name, and the most connections at a time. */
  readonly name: string;
  readonly connections: number;
  /** Told when certificates were read again. */
  readonly onReload?: () => void;
  /** Addresses and networks that have connections of their own, as many again. */
  readonly proxies?: readonly string[];
  readonly shared: SharedResources;
}

export interface Listener {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** End of the certificate that it serves, milliseconds since 1970; undefined without TLS. */
  readonly certificateEndsAt: () => number | undefined;
  /** Answers what has arrived, takes nothing new, and lets go of every connection. */
  close(): Promise<void>;
}

/** How long requests under way may take once the listener is told to stop. */
const DRAIN_MS = 10_000;

const MAX_HEADER_BYTES = 16_384;

/**
 * @throws NodeJS.ErrnoException EADDRINUSE, EACCES when it cannot listen
 * @throws ConfigError when certificates cannot be used
 */
export async function startListener(
  { host, port, timeouts, tls, name, connections, proxies = [], shared, onReload }: ListenerOptions,
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
  const secured = tls && { ...options, ...readTls(tls), handshakeTimeout: firstByteMs };
  const server = secured ? createSecureServer(secured, handle) : createServer(options, handle);
  boundConnections(server, {
    name,
    connections,
    isProxy: trustedProxies(proxies),
    firstByteMs,
    shared,
  });
  // Whoever neither sends nor reads for so long holds the connection for nothing.
  server.setTimeout(timeouts.idleMs);
  await listen(server, host, port);
  let certificateEndsAt = secured && endOf(secured);
  const reloaded: Parameters<typeof reloadOnHangUp>[3] = (files) => {
    certificateEndsAt = endOf(files);
    onReload?.();
  };
  const stopReloading =
    tls && isSecure(server) ? reloadOnHangUp(server, tls, log, reloaded) : () => undefined;
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`,
    certificateEndsAt: () => certificateEndsAt,
    close: async () => {
      stopReloading();
      await drain(server);
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

async function drain(server: Server): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  // A connection whose last answer has just gone out is idle only now.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed.promise;
  clearInterval(idle);
  clearTimeout(late);
}
