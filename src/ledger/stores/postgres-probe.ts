/**
 * Finds the host that takes writes among the hosts of an address. All hosts are asked at once, so a host that
 * hangs delays no other. A pooler in front of a host answers for it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { readClientTls } from '../../lib/client-tls.ts';
import { addressesOf, withoutTls, type PostgresServer } from './postgres-address.ts';

/** No host takes writes: each is a standby, or was set to read only. */
export class NoWritableHost extends Error {
  readonly code = 'no host takes writes';
}

/** No host gave a connection in time. A pooler without a free connection has this effect too. */
export class NoConnection extends Error {
  readonly code = 'no connection in time';
}

export interface Connected {
  readonly client: Client;
  readonly isWritable: boolean;
}

interface ProbedHost extends Connected {
  /** Hexadecimal, of a writable host. Each promotion begins a higher timeline. */
  readonly timeline: string;
}

/** Wait for other hosts after the first writable one. Of two, the one that was promoted last is right. */
const OTHERS_MS = 100;

/**
 * Options of the driver for each host. Files are read on each call, so that a certificate can be renewed.
 *
 * @throws NodeJS.ErrnoException when a file cannot be read
 */
export function clientConfigsOf({ url, tls }: PostgresServer): readonly ClientConfig[] {
  const files = tls && readClientTls(tls);
  return addressesOf(url).map((address) => {
    if (!files) return { connectionString: address };
    const connectionString = withoutTls(address);
    // The driver does not check the name in the certificate of a host that is an IP address.
    return { connectionString, ssl: { ...files, host: new Client({ connectionString }).host } };
  });
}

/**
 * @param needsWritable a host that only reads is not enough
 * @throws NoWritableHost, NoConnection, or what the first host refused with
 */
export async function connectTo(
  hosts: readonly ClientConfig[],
  milliseconds: number,
  needsWritable: boolean,
): Promise<Connected> {
  const clients = hosts.map((host) => newClient(host));
  const probed: ProbedHost[] = [];
  const errors: unknown[] = [];
  const writable = Promise.withResolvers<void>();
  const asked = clients.map(async (client) => {
    try {
      const host = await probe(client, hosts.length > 1);
      probed.push(host);
      if (host.isWritable) writable.resolve();
    } catch (error) {
      errors.push(error);
    }
  });
  const over = new AbortController();
  const pause = (ms: number) => wait(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([
    Promise.all(asked),
    writable.promise.then(() => pause(OTHERS_MS)),
    pause(milliseconds),
  ]);
  over.abort();
  const chosen = choose(probed, needsWritable);
  for (const client of clients) if (client !== chosen?.client) client.connection.stream.destroy();
  if (chosen) return chosen;
  if (probed.length > 0) throw new NoWritableHost('No host of the audit database takes writes.');
  if (errors.length > 0) throw errors[0];
  throw new NoConnection('PostgreSQL gives no connection in time.');
}

function choose(hosts: readonly ProbedHost[], needsWritable: boolean): ProbedHost | undefined {
  const latest = hosts
    .filter(({ isWritable }) => isWritable)
    .toSorted((a, b) => (a.timeline < b.timeline ? 1 : -1))
    .at(0);
  return latest ?? (needsWritable ? undefined : hosts[0]);
}

function newClient(host: ClientConfig): Client {
  const client = new Client({
    ...host,
    keepAlive: true,
    fallback_application_name: 'lienthong',
    // A transaction of one statement is one round trip.
    pipeline: true,
  });
  // Without a listener, the loss of an idle connection would end the process.
  client.on('error', () => undefined);
  return client;
}

async function probe(client: Client, isOneOfSeveral: boolean): Promise<ProbedHost> {
  await client.connect();
  const { rows } = await client.query<{ transaction_read_only: string }>('SHOW transaction_read_only');
  const isWritable = rows[0]?.transaction_read_only === 'off';
  const timeline = isWritable && isOneOfSeveral ? await timelineOf(client) : '';
  return { client, isWritable, timeline };
}

async function timelineOf(client: Client): Promise<string> {
  const sql = 'SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline';
  // Some databases with PostgreSQL's protocol have no timeline.
  const found = await client.query<{ timeline: string }>(sql).catch(() => undefined);
  return found?.rows[0]?.timeline ?? '';
}
