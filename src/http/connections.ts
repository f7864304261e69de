/**
 * Bounds the connections of a listener by TCP peer, so that no client takes them all. A connection whose
 * first request has not arrived is worth least: such connections are bounded apart, and are dropped first
 * when a peer needs room. Next are those whose request body has not arrived, then those that are idle between
 * requests. If there is still no room, the new connection is reset at once.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { AccountPath, Permit, SharedPool } from '../fairness/shared-pool.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { networkOf, plainAddress } from '../lib/network-address.ts';

export interface ConnectionBounds {
  /** Name of the pool, as metrics report it. */
  readonly name: string;
  /** Most connections of direct clients, and as many again of proxies. */
  readonly connections: number;
  /** Many callers share a proxy, so proxies have a pool of their own, with larger shares. */
  readonly isProxy: (address: string) => boolean;
  /** Milliseconds until the first byte, and on TLS also for the handshake. */
  readonly firstByteMs: number;
  readonly shared: SharedResources;
}

/** Age at which a connection without a request is silent: before, requests of a burst may be unread. */
const GRACE_MS = 100;

/** Of the free connections, a peer may hold as many as are left. */
const OF_A_PEER = [1];
const OF_A_PROXY = [4];

interface Connection {
  readonly socket: Socket;
  /** The TLS socket on it, once the handshake is done. */
  secured: Socket | undefined;
  /** Peer address and port. */
  readonly place: string;
  readonly path: AccountPath;
  readonly pool: SharedPool;
  readonly permit: Permit;
  /** Held while the connection is silent for longer than the grace time. */
  silent: Permit | undefined;
  /** The latest request whose head has arrived, and its answer. */
  latest: { readonly request: IncomingMessage; readonly response: ServerResponse } | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** The connections of one peer, in order of arrival. */
interface Peer {
  readonly all: Set<Connection>;
  /** Those without a complete request head so far. */
  readonly fresh: Set<Connection>;
}

export interface BoundedConnections {
  /**
   * Ends connections on which nothing is under way.
   *
   * @param silentToo also those whose first request has not begun to arrive; it may be on its way
   */
  endIdle(silentToo: boolean): void;
}

/** Puts the bounds in front of a server that does not listen yet. */
export function boundConnections(
  server: Server | SecureServer,
  bounds: ConnectionBounds,
): BoundedConnections {
  const guard = new ConnectionGuard(bounds);
  const secured = 'setSecureContext' in server;
  // The server's own listeners must not see a connection that is refused.
  const accept = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    if (!guard.admit(socket, secured)) return;
    for (const listener of accept) Reflect.apply(listener, server, [socket]);
  });
  server.on('secureConnection', (socket: TLSSocket) => guard.secured(socket));
  server.prependListener('request', guard.began);
  return guard;
}

class ConnectionGuard implements BoundedConnections {
  readonly #bounds: ConnectionBounds;
  readonly #direct: SharedPool;
  readonly #proxied: SharedPool;
  readonly #silent: SharedPool;
  readonly #peers = new Map<string, Peer>();
  /** By the socket that requests name: the TCP socket, or the TLS socket on it. */
  readonly #bySocket = new WeakMap<Socket, Connection>();
  /** TCP connections during the TLS handshake, by peer address and port. */
  readonly #handshakes = new Map<string, Connection>();

  constructor(bounds: ConnectionBounds) {
    this.#bounds = bounds;
    const { name, connections: capacity, shared } = bounds;
    this.#direct = shared.pool({ name, capacity, holdPerFreeUnit: OF_A_PEER });
    this.#proxied = shared.pool({ name: `${name}_of_proxies`, capacity, holdPerFreeUnit: OF_A_PROXY });
    this.#silent = shared.pool({
      name: `${name}_silent`,
      capacity: Math.ceil(capacity / 2),
      holdPerFreeUnit: OF_A_PEER,
    });
  }

  /** @returns whether the server may have the connection; else it is reset */
  admit(socket: Socket, secured: boolean): boolean {
    const address = plainAddress(socket.remoteAddress ?? '');
    const isProxy = this.#bounds.isProxy(address);
    const peer = isProxy ? address : networkOf(address);
    const path = [peer];
    const pool = isProxy ? this.#proxied : this.#direct;
    const permit = address === '' ? undefined : this.#take(pool, path);
    if (!permit) {
      socket.on('error', ignore);
      socket.resetAndDestroy();
      return false;
    }
    const connection: Connection = {
      socket,
      secured: undefined,
      place: placeOf(socket),
      path,
      pool,
      permit,
      silent: undefined,
      latest: undefined,
      timer: undefined,
    };
    const known = this.#peers.get(peer) ?? { all: new Set(), fresh: new Set() };
    this.#peers.set(peer, known);
    known.all.add(connection);
    known.fresh.add(connection);
    this.#bySocket.set(socket, connection);
    socket.once('close', () => this.#forget(connection));
    if (secured) this.#handshakes.set(connection.place, connection);
    connection.timer = setTimeout(() => this.#countSilent(connection), GRACE_MS);
    return true;
  }

  /** A TLS handshake is done; the first byte of a request has its own time. */
  secured(socket: TLSSocket): void {
    const place = placeOf(socket);
    const connection = this.#handshakes.get(place);
    if (!connection) return;
    this.#handshakes.delete(place);
    this.#bySocket.set(socket, connection);
    socket.once('close', () => this.#forget(connection));
    clearTimeout(connection.timer);
    connection.secured = socket;
    connection.timer = setTimeout(() => this.#countSilent(connection), GRACE_MS);
  }

  /** The head of a request has arrived. */
  readonly began = (request: IncomingMessage, response: ServerResponse): void => {
    const connection = this.#bySocket.get(request.socket);
    if (!connection) return;
    if (!connection.latest) this.#speaks(connection);
    connection.latest = { request, response };
  };

  endIdle(silentToo: boolean): void {
    for (const { all } of this.#peers.values()) {
      for (const connection of all) {
        const { latest, socket } = connection;
        const isIdle = latest ? latest.response.writableFinished : silentToo && !this.#hasBegun(connection);
        if (isIdle) socket.destroy();
      }
    }
  }

  /** True once the first request has begun to arrive. During a handshake all bytes are the handshake's. */
  #hasBegun(connection: Connection): boolean {
    const isHandshake = this.#handshakes.get(connection.place) === connection;
    return !isHandshake && (connection.secured ?? connection.socket).bytesRead > 0;
  }

  #countSilent(connection: Connection): void {
    connection.silent ??= this.#take(this.#silent, connection.path);
    if (!connection.silent) return this.#end(connection);
    const withoutGrace = Math.max(this.#bounds.firstByteMs - GRACE_MS, 0);
    connection.timer = setTimeout(() => {
      // A busy process has not read yet what arrived in time. A head that has begun to arrive has the
      // server's own time.
      setImmediate(() => {
        if (connection.silent && !this.#hasBegun(connection)) this.#end(connection);
      });
    }, withoutGrace);
  }

  /** Takes a unit for a peer. What has to make room for it ends. */
  #take(pool: SharedPool, path: AccountPath): Permit | undefined {
    for (;;) {
      const permit = pool.take(path);
      if (typeof permit === 'object') return permit;
      const least = this.#leastOf(pool, path, permit === 'EXHAUSTED');
      if (!least) return undefined;
      this.#end(least);
    }
  }

  /** The least valuable connection of the peer in a pool, or of any peer when the pool is empty. */
  #leastOf(pool: SharedPool, [name = '']: AccountPath, ofAnyPeer: boolean): Connection | undefined {
    const isHeld = (one: Connection) =>
      pool === this.#silent ? one.silent !== undefined : one.pool === pool;
    const own = this.#peers.get(name);
    const least = own && (first(own.fresh, isHeld) ?? (pool === this.#silent ? undefined : leastUsed(own)));
    if (least || !ofAnyPeer) return least;
    for (const { fresh } of this.#peers.values()) {
      const oldest = first(fresh, isHeld);
      if (oldest) return oldest;
    }
    return undefined;
  }

  #speaks(connection: Connection): void {
    clearTimeout(connection.timer);
    connection.silent?.release();
    connection.silent = undefined;
    this.#peers.get(connection.path[0] ?? '')?.fresh.delete(connection);
  }

  #end(connection: Connection): void {
    this.#forget(connection);
    connection.socket.resetAndDestroy();
  }

  #forget(connection: Connection): void {
    const { place, path, permit } = connection;
    const [name = ''] = path;
    this.#speaks(connection);
    permit.release();
    if (this.#handshakes.get(place) === connection) this.#handshakes.delete(place);
    const peer = this.#peers.get(name);
    peer?.all.delete(connection);
    if (peer?.all.size === 0) this.#peers.delete(name);
  }
}

function first(
  connections: ReadonlySet<Connection>,
  fits: (connection: Connection) => boolean,
): Connection | undefined {
  for (const connection of connections) if (fits(connection)) return connection;
  return undefined;
}

/** The oldest connection with an incomplete request, else the oldest idle one. */
function leastUsed({ all }: Peer): Connection | undefined {
  return (
    first(all, ({ latest }) => latest?.request.complete === false) ??
    first(all, ({ latest }) => latest?.response.writableFinished === true)
  );
}

function placeOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

const ignore = (): void => undefined;
