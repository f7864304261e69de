/** The audit log in PostgreSQL as operators have it: behind a pooler, and on several hosts of which one takes writes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { JournalledSink } from '../src/ledger/journal.ts';
import { postgresUrlFault } from '../src/ledger/stores/postgres-address.ts';
import { openPostgres, type PostgresOptions } from '../src/ledger/stores/postgres.ts';
import type { AuditStore } from '../src/ledger/stores/store.ts';
import { expectUnbroken } from './kit/audit-chain.ts';
import { postgresStores, type TestStore } from './kit/audit-stores.ts';
import { startWriter } from './kit/audit-writer.ts';
import { startPgbouncer, type TestPgbouncer } from './kit/pgbouncer.ts';
import { startPostgres, type TestPostgres } from './kit/postgres.ts';
import { eventually } from './kit/running.ts';

const opened: { close(): Promise<void> }[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lienthong-journal-'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  rmSync(folder, { recursive: true });
});

function open(options: Partial<PostgresOptions> & { readonly url: string }): AuditStore {
  const store = openPostgres({ timeoutMs: 2000, ...options });
  opened.push(store);
  return store;
}

async function journal(store: AuditStore): Promise<JournalledSink> {
  const sink = await JournalledSink.open({ store, folder, seconds: 600, bytes: 10_000_000 });
  opened.unshift(sink);
  return sink;
}

async function drained(sink: JournalledSink): Promise<void> {
  await eventually(
    async () => sink.state.journalled,
    (journalled) => expect(journalled).toBe(0),
  );
}

async function query(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Readonly<Record<string, unknown>>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('behind PgBouncer', () => {
  const kind = postgresStores();
  let place: TestStore;
  let pooler: TestPgbouncer;

  beforeAll(kind.start);
  afterAll(kind.stop);
  beforeEach(async () => {
    place = await kind.fresh();
  });
  afterEach(() => pooler.stop());

  const pooled = async (mode: 'transaction' | 'session', size: number) => {
    pooler = await startPgbouncer(place.place.postgres?.url ?? '', mode, size);
    return pooler.url;
  };

  test('keeps no session state in transaction pooling with one connection', async () => {
    const url = await pooled('transaction', 1);
    const [store, reader] = [open({ url }), open({ url, readOnly: true, readers: 2 })];
    const { writer, states, post } = startWriter(store);
    for (let round = 0; round < 3; round += 1) {
      await post();
      await Promise.all([reader.count(), reader.search({ order: 'oldest first', limit: 5 }), post()]);
    }
    await writer.prune(Date.UTC(2020, 0));
    expect(states).toEqual([{ ready: true }]);
    expect(await expectUnbroken(reader, writer.name)).toBe(6);
    // The one connection is as it was opened, for whoever uses it next.
    const settings = [
      'default_transaction_read_only',
      'statement_timeout',
      'synchronous_commit',
      'lock_timeout',
    ];
    const names = settings.map((name) => `'${name}'`).join();
    expect(
      await query(url, `SELECT name FROM pg_settings WHERE name IN (${names}) AND source = 'session'`),
    ).toEqual([]);
  });

  test('ends a search without a free connection in session pooling, and reports it', async () => {
    const url = await pooled('session', 3);
    const { post } = startWriter(open({ url }));
    await post();
    const held = new Client(url);
    await held.connect();
    await held.query('SELECT 1');
    const reader = open({ url, readOnly: true });
    await expect(reader.count()).rejects.toMatchObject({ code: 'no connection in time' });
    await held.end();
    expect(await reader.count()).toBe(1);
    await post();
    expect(await reader.count()).toBe(2);
  });
});

describe('on several hosts', () => {
  let first: TestPostgres;
  let second: TestPostgres;
  let url: string;

  beforeEach(async () => {
    first = await startPostgres();
    second = await first.standby();
    const hosts = [second, first].map((server) => new URL(server.url).host);
    url = `postgres://postgres@${hosts.join()}/postgres?target_session_attrs=read-write`;
  });
  afterEach(async () => {
    await second.stop();
    await first.stop();
  });

  test('writes to the primary and follows a promotion without loss', async () => {
    const store = open({ url });
    const sink = await journal(store);
    const { writer, states, post } = startWriter(store, sink);
    await post();
    const { url: follower } = second;
    await eventually(
      () => query(follower, `SELECT to_regclass('entries') IS NOT NULL AS known`),
      (found) => expect(found).toEqual([{ known: true }]),
    );
    // Entries that the standby lacks when its primary dies must not be missing afterwards.
    await query(follower, 'SELECT pg_wal_replay_pause()');
    second.freeze();
    await Promise.all([post(), post(), post()]);
    await first.kill();
    second.thaw();
    await post();
    expect(sink.state.journalled).toBeGreaterThan(0);
    await query(follower, 'SELECT pg_wal_replay_resume()');
    await second.promote();
    await post();
    await drained(sink);
    await post();
    expect(states).toEqual([{ ready: true }]);
    expect(await expectUnbroken(open({ url: follower, readOnly: true }), writer.name)).toBe(7);
  });

  test('leaves a read-only host for the promoted one', async () => {
    const store = open({ url });
    const sink = await journal(store);
    const { writer, post } = startWriter(store, sink);
    await post();
    await query(first.url, 'ALTER SYSTEM SET default_transaction_read_only = on');
    await query(first.url, 'SELECT pg_reload_conf()');
    await eventually(
      () => query(first.url, 'SHOW default_transaction_read_only'),
      (shown) => expect(shown).toEqual([{ default_transaction_read_only: 'on' }]),
    );
    await post();
    await second.promote();
    await drained(sink);
    await post();
    expect(await expectUnbroken(open({ url: second.url, readOnly: true }), writer.name)).toBe(3);
    // Of two that take writes, the one that was promoted is right.
    await query(`${first.url}?options=-c%20default_transaction_read_only%3Doff`, 'ALTER SYSTEM RESET ALL');
    await query(first.url, 'SELECT pg_reload_conf()');
    await eventually(
      () => query(first.url, 'SHOW default_transaction_read_only'),
      (shown) => expect(shown).toEqual([{ default_transaction_read_only: 'off' }]),
    );
    const later = startWriter(open({ url }));
    await later.post();
    expect(await expectUnbroken(open({ url: second.url, readOnly: true }), later.writer.name)).toBe(1);
  });
});

test.each([
  ['postgresql/127.0.0.1/audit', 'must begin with postgres://'],
  ['postgres://u:geheim@h:port/audit', 'has a host or a port that cannot be read'],
  ['postgres://u:geheim@h:99999/audit', 'has a host or a port that cannot be read'],
  ['postgres://u:ge heim@h/audit', 'has a space'],
  ['postgres://u:ge/heim@h/audit', 'has a host or a port that cannot be read'],
  ['postgres://u:geheim@a,,b/audit', 'names an empty host'],
  ['postgres://u:geheim@a,b/audit?target_session_attrs=standby', 'asks for servers that only read'],
  ['postgres://u:geheim@h/audit?sslrootcert=nowhere.pem', 'names nowhere.pem, which cannot be read (ENOENT)'],
])('reports an unusable address by its fault alone: %s', (url, told) => {
  const why = postgresUrlFault(url);
  expect(why).toContain(told);
  expect(why).not.toContain('geheim');
});

test.each([
  'postgres://u@a:5432,b:5433/audit?target_session_attrs=read-write',
  'postgresql://u:p%20w@/audit?host=a,b&port=5432,5433',
  'postgres://u@[::1]:5432/audit',
  'postgres:///audit?host=/var/run/postgresql',
])('accepts a usable address: %s', (url) => {
  expect(postgresUrlFault(url)).toBeUndefined();
});
