/** Redis and PostgreSQL with an authority of their own, which demand a client certificate. */
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { openPostgres } from '../src/ledger/stores/postgres.ts';
import { CacheKeyFactory } from '../src/cache/cache-keys.ts';
import type { RedisSettings } from '../src/cache/redis.ts';
import { KeyRing } from '../src/lib/key-ring.ts';
import { TieredCache } from '../src/cache/tiered-cache.ts';
import { startWriter } from './kit/audit-writer.ts';
import { createAuthority } from './kit/certificates.ts';
import { freePorts } from './kit/ports.ts';
import { startPostgres } from './kit/postgres.ts';
import { startRedis } from './kit/redis.ts';
import { eventually } from './kit/running.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const ours = () => ({ ca: file('servers.pem'), cert: file('ours.pem'), key: file('ours.key') });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lienthong-tls-'));
  chmodSync(folder, 0o755);
  const [servers, callers] = [await createAuthority('Servers'), await createAuthority('Callers')];
  writeFileSync(file('servers.pem'), servers.cert);
  writeFileSync(file('callers.pem'), callers.cert);
  for (const [name, pair] of [
    ['server', await servers.issue('server', 'serverAuth')],
    ['ours', await callers.issue('ours', 'clientAuth')],
  ] as const) {
    writeFileSync(file(`${name}.pem`), pair.cert);
    writeFileSync(file(`${name}.key`), pair.key, { mode: 0o600 });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('verifies the server and authenticates by certificate at Redis over TLS', async () => {
  const port = await freePorts();
  const redis = await startRedis({
    'tls-port': String(port),
    'tls-cert-file': file('server.pem'),
    'tls-key-file': file('server.key'),
    'tls-ca-cert-file': file('callers.pem'),
  });
  const told: string[] = [];
  const open = (settings: Pick<RedisSettings, 'url' | 'tls'>) =>
    new TieredCache({
      memoryBytes: 1_048_576,
      keyFactory: new CacheKeyFactory(randomBytes(32)),
      longestLifeMs: 60_000,
      redis: {
        settings: { timeoutMs: 500, ...settings },
        ring: new KeyRing([{ id: 'a', key: randomBytes(32) }]),
      },
      onRedis: (change) => void told.push(change.usable ? 'up' : change.code),
    });
  for (const url of [`rediss://127.0.0.1:${port}`, `redis://127.0.0.1:${port}`]) {
    const cache = open({ url, tls: ours() });
    await eventually(
      async () => cache.state.redisAnswers,
      (answers) => expect(answers).toBe(true),
    );
    cache.close();
  }
  expect(told).toEqual([]);
  const { ca, ...others } = ours();
  for (const tls of [others, { ca }]) {
    const cache = open({ url: `rediss://127.0.0.1:${port}`, tls });
    await eventually(
      async () => told.length,
      (count) => expect(count).toBe(1),
    );
    expect(cache.state.redisAnswers).toBe(false);
    expect(told.splice(0)).toEqual([expect.stringMatching(/CERT|SSL|VERIFY|ECONNRESET|AWAY/)]);
    cache.close();
  }
  await redis.stop();
});

test('verifies the server and authenticates by certificate at PostgreSQL over TLS', async () => {
  const server = await startPostgres();
  const admin = new Client(server.url);
  await admin.connect();
  const shown = async (name: string) =>
    (await admin.query<Record<string, string>>(`SHOW ${name}`)).rows[0]?.[name] ?? '';
  const hba = await shown('hba_file');
  const { uid, gid } = statSync(hba);
  // A server takes no key that is somebody else's.
  if (process.getuid?.() === 0) chownSync(file('server.key'), uid, gid);
  writeFileSync(
    hba,
    'hostssl all all 127.0.0.1/32 trust clientcert=verify-ca\nhostnossl all all 127.0.0.1/32 reject\n',
  );
  const settings = {
    ssl: 'on',
    ssl_cert_file: file('server.pem'),
    ssl_key_file: file('server.key'),
    ssl_ca_file: file('callers.pem'),
  };
  for (const [name, value] of Object.entries(settings))
    await admin.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.end();
  const { url } = server;
  const append = async (options: Parameters<typeof openPostgres>[0]) => {
    const store = openPostgres(options);
    const { states, post, writer } = startWriter(store);
    const posted = post();
    await eventually(
      async () => states.at(0),
      (state) => expect(state).toBeDefined(),
    );
    if (states[0]?.ready === true) await posted;
    else void writer.close();
    await store.close();
    return states[0]?.ready === true ? 'written' : states[0]?.why;
  };
  const { ca, ...others } = ours();
  expect(await append({ url, tls: ours(), timeoutMs: 2000 })).toBe('written');
  expect(await append({ url: `${url}?sslmode=verify-full`, tls: ours(), timeoutMs: 2000 })).toBe('written');
  expect(await append({ url, tls: others, timeoutMs: 2000 })).toMatch(/CERT|LEAF/);
  expect(await append({ url, tls: { ca }, timeoutMs: 2000 })).toBe('28000');
  expect(await append({ url, timeoutMs: 2000 })).toBe('28000');
  await server.stop();
});
