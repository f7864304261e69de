/**
 * Finds the host that takes writes among those that an address names. All are asked at the same time, so that one that hangs
 * holds up nobody; a pooler before a host answers for it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { readClientTls } from '../../lib/client-tls.ts';
import { addressesOf, withoutTls, type PostgresServer } from './postgres-address.ts';

/** None of the hosts takes writes: each is a standby, or was set to read only. */
export class NoWritableHost extends Error {
  readonly code = 'no host takes writes';
}

/** No host has given a connection in time. A pooler without a free connection to its database looks like this too. */
export class NoConnection extends Error {
  readonly code = 'no connection in time';
}

export interface Connected {
  readonly client: Client;
  readonly isWritable: boolean;
}

interface Standing extends Connected {
  /** Hexadecimal, of a writable host; each promotion begins a higher one. */
  readonly timeline: string;
}

/** After the first writable host, others may answer so long: of two, the one that was promoted last is right. */
const OTHERS_MS = 100;

/**
 * How the driver is to connect to each of the hosts. Files are read anew each time, so that a certificate may be renewed.
 *
 * @throws NodeJS.ErrnoException when a file cannot be read
 */
export function clientConfigsOf({ url, tls }: PostgresServer): readonly ClientConfig[] {
  const files = tls && readClientTls(tls);
  return addressesOf(url).map((address) => {
    if (!files) return { connectionString: address };
    const connectionString = withoutTls(address);
    // The driver does not say whose certificate it is to be where the host is a number.
    return { connectionString, ssl: { ...files, host: new Client({ connectionString }).host } };
  });
}

/**
 * @param needsWritable whether a host that only reads will not do
 * @throws NoWritableHost, NoConnection, or what the first host refused with
 */
export async function connectTo(
  hosts: readonly ClientConfig[],
  milliseconds: number,
  needsWritable: boolean,
): Promise<Connected> {
  const clients = hosts.map((host) => newClient(host));
  const standings: Standing[] = [];
  const errors: unknown[] = [];
  const writable = Promise.withResolvers<void>();
  const asked = clients.map(async (client) => {
    try {
      const standing = await standingOf(client, hosts.length > 1);
      standings.push(standing);
      if (standing.isWritable) writable.resolve();
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
  const chosen = choose(standings, needsWritable);
  for (const client of clients) if (client !== chosen?.client) client.connection.stream.destroy();
  if (chosen) return chosen;
  if (standings.length > 0) throw new NoWritableHost('No host of the audit database takes writes.');
  if (errors.length > 0) throw errors[0];
  throw new NoConnection('PostgreSQL gives no connection in time.');
}

function choose(standings: readonly Standing[], needsWritable: boolean): Standing | undefined {
  const latest = standings
    .filter(({ isWritable }) => isWritable)
    .toSorted((a, b) => (a.timeline < b.timeline ? 1 : -1))
    .at(0);
  return latest ?? (needsWritable ? undefined : standings[0]);
}

function newClient(host: ClientConfig): Client {
  const client = new Client({
    ...host,
    keepAlive: true,
    fallback_application_name: 'lienthong',
    // A transaction of one statement is one round trip.
    pipeline: true,
  });
  // A connection that is lost while nobody uses it would end the process.
  client.on('error', () => undefined);
  return client;
}

async function standingOf(client: Client, isOneOfSeveral: boolean): Promise<Standing> {
  await client.connect();
  const { rows } = await client.query<{ transaction_read_only: string }>('SHOW transaction_read_only');
  const isWritable = rows[0]?.transaction_read_only === 'off';
  const timeline = isWritable && isOneOfSeveral ? await timelineOf(client) : '';
  return { client, isWritable, timeline };
}

async function timelineOf(client: Client): Promise<string> {
  const sql = 'SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline';
  // Not every database that speaks as PostgreSQL does has one.
  const found = await client.query<{ timeline: string }>(sql).catch(() => undefined);
  return found?.rows[0]?.timeline ?? '';
}
