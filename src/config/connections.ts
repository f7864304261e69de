/**
 * Connections to other machines without TLS. The client libraries themselves parse the addresses of
 * databases, so that an address means the same in the check as in use.
 */
import { addressesOf, type PostgresServer } from '../ledger/stores/postgres-address.ts';
import type { RedisSettings } from '../cache/redis.ts';
import { proxyFor } from '../transport/outgoing-proxy.ts';
import { isThisMachine } from '../lib/addresses.ts';
import type { Finding } from './exceptions.ts';
import { leaves } from '../lib/leaves.ts';
import type { Config, SourceConfig } from './schema.ts';

export async function connectionFindings({ sources, audit, cache }: Config): Promise<readonly Finding[]> {
  return [
    ...Object.entries(sources).flatMap(([id, source]) => sourceFindings(id, source)),
    ...(audit.postgres ? await postgresFindings(audit.postgres) : []),
    ...(cache.redis ? await redisFindings(cache.redis) : []),
  ];
}

function sourceFindings(id: string, source: SourceConfig): readonly Finding[] {
  const addresses = [
    { path: `sources.${id}.url`, value: source.url },
    ...leaves(source, `sources.${id}`).filter(({ path }) => path.endsWith('.tokenUrl')),
  ];
  return addresses
    .filter(({ value }) => !isSafe(value, source.proxy))
    .map(({ path }) => {
      const what = 'is an http address of another machine';
      return { path, what, mend: 'use an https address', name: 'SOURCE_WITHOUT_TLS' };
    });
}

/** @param setting proxy of the source; an address of this machine is safe only through a proxy of this machine */
function isSafe(url: string, setting: string | undefined): boolean {
  const { protocol, hostname } = new URL(url);
  const proxy = proxyFor(url, setting);
  const isNear = isThisMachine(hostname) && (proxy === undefined || isThisMachine(new URL(proxy).hostname));
  return protocol === 'https:' || isNear;
}

async function readPostgres(
  url: string,
): Promise<{ readonly host: unknown; readonly ssl: unknown } | undefined> {
  const { Client } = await import('pg');
  try {
    return new Client({ connectionString: url });
  } catch {
    return undefined;
  }
}

/** Values of `sslmode` that accept a server without TLS or with any certificate. */
const LENIENT = new Set(['disable', 'allow', 'prefer', 'no-verify']);

async function postgresFindings({ url, tls }: PostgresServer): Promise<readonly Finding[]> {
  if (tls) return [];
  const found = await Promise.all(addressesOf(url).map(hostFindings));
  return found.find((findings) => findings.length > 0) ?? [];
}

async function hostFindings(url: string): Promise<readonly Finding[]> {
  const path = 'audit.postgres.url';
  const client = await readPostgres(url);
  if (!client) return [];
  const { host, ssl } = client;
  const isLocal = typeof host === 'string' && (host.startsWith('/') || isThisMachine(host));
  const mode = URL.canParse(url) ? new URL(url).searchParams.get('sslmode') : null;
  if (isLocal || (isVerified(ssl) && !LENIENT.has(mode ?? ''))) return [];
  return [
    {
      path,
      what: 'leads to another machine without TLS',
      mend: 'add ?sslmode=verify-full, or name the files under audit.postgres.tls',
      name: 'DATABASE_WITHOUT_TLS',
    },
  ];
}

/** As Node.js takes it: true, or options that do not leave the certificate unchecked. */
function isVerified(ssl: unknown): boolean {
  if (typeof ssl !== 'object' || ssl === null) return ssl === true;
  return !('rejectUnauthorized' in ssl) || ssl.rejectUnauthorized !== false;
}

async function redisFindings({ url, sentinels, cluster, tls }: RedisSettings): Promise<readonly Finding[]> {
  if (tls) return [];
  const clear = (path: string): Finding => ({
    path: `cache.redis.${path}`,
    what: 'leads to another machine without TLS',
    mend: path === 'url' ? 'use a rediss:// address' : 'set cache.redis.tls',
    name: 'REDIS_WITHOUT_TLS',
  });
  const nodes = { sentinels, cluster };
  const far = (['sentinels', 'cluster'] as const).filter((way) =>
    nodes[way]?.some(({ host }) => !isThisMachine(host)),
  );
  return [...far.map(clear), ...(url === undefined || (await isSafeRedis(url)) ? [] : [clear('url')])];
}

/** False also for a text that is no address. */
async function isSafeRedis(url: string): Promise<boolean> {
  const { Redis } = await import('ioredis');
  try {
    const client = new Redis(url, { lazyConnect: true });
    const { host, path, tls } = client.options;
    client.disconnect();
    return Boolean(tls) || Boolean(path) || isThisMachine(host ?? '');
  } catch {
    return false;
  }
}
