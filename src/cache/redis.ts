/** Connections to Redis: a single server, one behind Sentinels, or a Cluster, all with the same commands. */
import { Cluster, Redis } from 'ioredis';
import Type, { type Static } from 'typebox';
import { REHEARSAL_PREFIX } from '../lib/mode.ts';
import { ClientTlsSettings, readClientTls } from '../lib/client-tls.ts';
import { reconnectsOn } from './redis-fault.ts';

const closed = { additionalProperties: false };

const Node = Type.Object(
  {
    host: Type.String({ minLength: 1, description: 'Its name or address.' }),
    port: Type.Integer({ minimum: 1, maximum: 65_535, description: 'Its port.' }),
  },
  closed,
);

/** One of `url`, `sentinels` with `master`, `cluster`. */
export const RedisSettings = Type.Object(
  {
    url: Type.Optional(
      Type.String({ pattern: '^rediss?://', description: 'A single server; REDIS_URL takes its place.' }),
    ),
    sentinels: Type.Optional(
      Type.Array(Node, { minItems: 1, description: 'Sentinels that know the master.' }),
    ),
    master: Type.Optional(Type.String({ minLength: 1, description: 'Name of the master at the Sentinels.' })),
    cluster: Type.Optional(Type.Array(Node, { minItems: 1, description: 'Some nodes of a Redis Cluster.' })),
    username: Type.Optional(Type.String({ minLength: 1, description: 'User of the ACL.' })),
    password: Type.Optional(Type.String({ minLength: 1, description: 'Password of the servers.' })),
    sentinelPassword: Type.Optional(Type.String({ minLength: 1, description: 'Password of the Sentinels.' })),
    tls: Type.Union([Type.Boolean(), ClientTlsSettings('Redis')], {
      default: false,
      description:
        'Whether connections are encrypted (url: use rediss://), or the files with which they are: ca, cert, key.',
    }),
    timeoutMs: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 10,
      description: 'After this, what is asked of Redis counts as not there.',
    }),
  },
  closed,
);

/** The settings, and whether the mode is a rehearsal. */
export type RedisSettings = Static<typeof RedisSettings> & { readonly isRehearsal?: boolean };

export type RedisClient = Redis | Cluster;

/** A server that leaves a command unanswered for this time gets a new connection. */
const SILENCE_MS = 2000;

/** Longest pause between attempts to reconnect; attempts never end. */
const LONGEST_RETRY_MS = 1000;

const retryStrategy = (times: number) => Math.min(50 * 2 ** times, LONGEST_RETRY_MS);

/**
 * Connects in the background and keeps trying. Commands are refused as long as there is no connection.
 *
 * @param onError called with every error of the connection or of a command; it may contain the data sent
 * @throws NodeJS.ErrnoException when a file of TLS cannot be read
 */
export function connectRedis(settings: RedisSettings, onError: (error: Error) => void): RedisClient {
  const { url, sentinels, master, cluster, username, password, sentinelPassword, isRehearsal } = settings;
  const tls = typeof settings.tls === 'object' ? readClientTls(settings.tls) : settings.tls ? {} : undefined;
  const named = isRehearsal === true && { keyPrefix: REHEARSAL_PREFIX };
  const options = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls }),
    reconnectOnError: reconnectsOn(onError),
    connectTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // Whoever listens subscribes again: a subscription of ioredis's own that Redis refuses would end the
    // process.
    autoResubscribe: false,
  };
  const single = {
    ...options,
    ...named,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    retryStrategy,
  };
  const client = cluster
    ? new Cluster([...cluster], {
        redisOptions: options,
        ...named,
        enableOfflineQueue: false,
        enableAutoPipelining: true,
        clusterRetryStrategy: retryStrategy,
      })
    : sentinels && master !== undefined
      ? new Redis({
          ...single,
          sentinels: [...sentinels],
          name: master,
          ...(sentinelPassword !== undefined && { sentinelPassword }),
          ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
          sentinelRetryStrategy: retryStrategy,
        })
      : new Redis(url ?? '', single);
  client.on('error', onError);
  if (client instanceof Cluster) {
    // A cluster that serves no slot has no servers for ioredis, which then reconnects without an error.
    client.on('refresh', () => {
      if (client.nodes().length === 0) onError(Object.assign(new Error('no slots'), { code: 'CLUSTERDOWN' }));
    });
  }
  return client;
}

/** Faults in the choice of servers, one line each. */
export function redisFaults(settings: RedisSettings | undefined): readonly string[] {
  if (!settings) return [];
  const { url, sentinels, master, cluster } = settings;
  const ways = [url, sentinels, cluster].filter((way) => way !== undefined);
  if (ways.length !== 1) return ['cache.redis: name one of url, sentinels and cluster'];
  const why = url === undefined ? undefined : redisUrlFault(url);
  if (why !== undefined) return [`cache.redis.url: ${why}`];
  return sentinels && master === undefined
    ? ['cache.redis.master: name the master that the sentinels know']
    : [];
}

/**
 * Reason why an address is invalid, as the end of a sentence that begins with its setting. It never quotes
 * the address, which may contain a password.
 */
export function redisUrlFault(url: string): string | undefined {
  if (/\s/.test(url))
    return 'has a space or a line end in it: write %20 for a space in a password, and remove others';
  if (!/^rediss?:\/\//.test(url)) return 'must begin with redis:// or rediss://';
  if (/^rediss?:\/\/([^/?#]*@)?($|[/?#])/.test(url)) return 'names no host';
  const parsed = URL.parse(url);
  if (!parsed) {
    return 'has a host or a port that cannot be read: write redis://USER:PASSWORD@HOST:PORT, with % escapes in the password';
  }
  if (!/^(\/\d{0,5})?$/.test(parsed.pathname))
    return 'has something other than the number of a database after its host';
  try {
    for (const part of [parsed.username, parsed.password]) decodeURIComponent(part);
    return undefined;
  } catch {
    return 'has a % in its password that begins no escape: write %25';
  }
}
