/** A Redis that answers and still cannot be used: it is noticed, told once with its reason, and used again when it is mended. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { countsInRedis } from '../src/access/redis-counts.ts';
import { loadConfig } from '../src/config/load.ts';
import { CacheKeyFactory } from '../src/cache/cache-keys.ts';
import { faultOf } from '../src/cache/redis-fault.ts';
import type { RedisChange } from '../src/cache/redis-health.ts';
import { redisUrlFault, type RedisSettings } from '../src/cache/redis.ts';
import { KeyRing } from '../src/lib/key-ring.ts';
import { TieredCache } from '../src/cache/tiered-cache.ts';
import { seenInRedis } from '../src/events/seen.ts';
import { loadSources } from '../src/sources/all.ts';
import { parseIdentityNumber } from '../src/subject/identity-number.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { eventually } from './kit/running.ts';

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

function open(redis: Partial<RedisSettings> & { readonly url: string }) {
  const changes: RedisChange[] = [];
  const cache = new TieredCache({
    memoryBytes: 1_048_576,
    keyFactory: new CacheKeyFactory(randomBytes(32)),
    longestLifeMs: 60_000,
    redis: {
      settings: { tls: false, timeoutMs: 500, ...redis },
      ring: new KeyRing([{ id: 'a', key: randomBytes(32) }]),
    },
    onRedis: (change) => void changes.push(change),
  });
  opened.push(cache);
  return { cache, changes };
}

function becomes(cache: TieredCache, usable: boolean): Promise<void> {
  return eventually(
    async () => cache.state.redisAnswers,
    (answers) => expect(answers).toBe(usable),
  );
}

/** Which faults were told, and with what; `up` where it can be used again. */
function told(changes: readonly RedisChange[]): readonly string[] {
  return changes.map((change) => (change.usable ? 'up' : change.code));
}

/** The effect of an event. */
const change = (cache: TieredCache) => cache.invalidate('thing', [parseIdentityNumber('001099000001')]);

/** Resolves when an event is carried out, or cannot be. */
function changing(cache: TieredCache, end: 'done' | 'failed'): Promise<void> {
  return eventually(
    () =>
      change(cache).then(
        () => 'done',
        () => 'failed',
      ),
    (ended) => expect(ended).toBe(end),
  );
}

describe('the health of a Redis', () => {
  let redis: TestRedis;
  let admin: Redis;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lienthong-redis-'));
    redis = await startRedis({ dir: folder, 'enable-debug-command': 'yes' });
    // Changes of other users do not reach it.
    const first = new Redis(redis.url);
    await first.call('ACL', 'SETUSER', 'admin', 'on', '>admin', '+@all', '~*', '&*');
    first.disconnect();
    admin = new Redis(redis.url, { username: 'admin', password: 'admin' });
    admin.on('error', () => undefined);
  });
  afterAll(async () => {
    admin.disconnect();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const config = (name: string, value: string | number) => admin.config('SET', name, value);
  const acl = (...rules: readonly string[]) => admin.call('ACL', 'SETUSER', 'default', ...rules);

  const faults: readonly (readonly [string, () => Promise<unknown>, () => Promise<unknown>])[] = [
    ['READONLY', () => admin.replicaof('127.0.0.1', 1), () => admin.replicaof('NO', 'ONE')],
    ['OOM', () => config('maxmemory', 1), () => config('maxmemory', 0)],
    ['NOREPLICAS', () => config('min-replicas-to-write', 1), () => config('min-replicas-to-write', 0)],
    ['NOPERM', () => acl('-publish'), () => acl('+@all')],
    // Ends the connection of the receiver, whose next one may not listen.
    ['NOPERM', () => acl('resetchannels'), () => acl('allchannels')],
    ['NOPERM', () => acl('resetkeys', '~lienthong:count:*'), () => acl('resetkeys', '~*')],
    [
      'NOAUTH',
      async () => {
        await acl('resetpass', '>geheim');
        await admin.call('CLIENT', 'KILL', 'USER', 'default');
      },
      () => acl('nopass'),
    ],
    [
      'LOADING',
      async () => {
        for (let key = 0; key < 40; key += 1) await admin.set(`filler:${key}`, randomBytes(2000));
        await config('loading-process-events-interval-bytes', 1024);
        await config('key-load-delay', 200_000);
        void admin.call('DEBUG', 'RELOAD').catch(() => undefined);
      },
      async () => {
        const other = admin.duplicate();
        await other.config('SET', 'key-load-delay', 0);
        other.disconnect();
      },
    ],
    [
      'MISCONF',
      async () => {
        await config('save', '3600 1000000');
        rmSync(folder, { recursive: true });
        await admin.bgsave();
      },
      () => config('save', ''),
    ],
  ];

  test.each(faults)(
    'that answers %s is down until fixed, with one log line per change',
    async (code, spoil, mend) => {
      const { cache, changes } = open({ url: redis.url });
      await becomes(cache, true);
      await change(cache);
      await spoil();
      await changing(cache, 'failed');
      await becomes(cache, false);
      await eventually(
        async () => told(changes),
        (codes) => expect(codes).toEqual([code]),
      );
      await mend();
      await eventually(
        async () => told(changes),
        (codes) => expect(codes).toEqual([code, 'up']),
      );
      await becomes(cache, true);
      await change(cache);
    },
  );
});

test('needs no more rights than the documentation lists', async () => {
  const documentation = readFileSync(join(import.meta.dirname, '../docs/asking.md'), 'utf8');
  const [, rules = ''] = /^ACL SETUSER (lienthong .*)$/m.exec(documentation) ?? [];
  const redis = await startRedis();
  const admin = new Redis(redis.url);
  try {
    await admin.call('ACL', 'SETUSER', ...rules.replaceAll("'", '').split(' '));
    const { cache, changes } = open({ url: redis.url.replace('//', '//lienthong:PASSWORD@') });
    await becomes(cache, true);
    await change(cache);
    if (!cache.redis) throw new Error('There is no Redis.');
    const counts = countsInRedis(cache.redis);
    const news = { key: 'lienthong:budget:a', process: 'a', reserved: 1 };
    expect(await counts.add('lienthong:count:a', 1, 10)).toEqual([1, expect.any(Number)]);
    expect(await counts.take(news, 2)).toEqual([true, 0, expect.any(Number)]);
    await counts.settle(news, true, 10);
    expect(await counts.countPeople('a', ['b'], 2, 10)).toEqual([true, expect.any(Number)]);
    const seen = seenInRedis(cache.redis, 1000, randomBytes(32));
    await seen.remember('a', 'b');
    expect(await seen.has('a', 'b')).toBe(true);
    expect(changes).toEqual([]);
  } finally {
    admin.disconnect();
    await redis.stop();
  }
});

/** A name behind which servers change: new connections lead to the newest, those that stand stay where they are. */
async function changeableName(to: string) {
  let port = Number(new URL(to).port);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => [client, upstream].forEach((one) => one.destroy()));
    }
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  });
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (url: string) => {
      port = Number(new URL(url).port);
    },
  };
}

test('follows a server that takes over the host name, although connections are open', async () => {
  const [one, other] = [await startRedis(), await startRedis()];
  const [first, second] = [new Redis(one.url), new Redis(other.url)];
  try {
    const place = await changeableName(one.url);
    const { cache, changes } = open({ url: place.url });
    await becomes(cache, true);
    place.lead(other.url);
    await first.replicaof('127.0.0.1', Number(new URL(other.url).port));
    await changing(cache, 'done');
    expect(await second.keys('*:changed')).toHaveLength(1);
    await eventually(
      async () => [cache.state.redisAnswers, String(await second.client('LIST')).includes('sub=1')],
      (found) => expect(found).toEqual([true, true]),
    );
    expect([[], ['READONLY', 'up']]).toContainEqual(told(changes).filter((code) => code !== 'DEAF'));
  } finally {
    first.disconnect();
    second.disconnect();
    await Promise.all([one.stop(), other.stop()]);
  }
});

test('reports an unreachable server once, however long it lasts', async () => {
  const redis = await startRedis();
  const { cache, changes } = open({ url: redis.url });
  await becomes(cache, true);
  await redis.kill();
  await becomes(cache, false);
  await eventually(
    async () => told(changes),
    (codes) => expect(codes).toEqual(['ECONNREFUSED']),
  );
  await redis.restart();
  await eventually(
    async () => told(changes),
    (codes) => expect(codes).toEqual(['ECONNREFUSED', 'up']),
  );
  await redis.stop();
});

test.each([
  ['127.0.0.1:6379', 'must begin with redis:// or rediss://'],
  ['redis//h:6379', 'must begin with redis:// or rediss://'],
  ['redis:/h:6379', 'must begin with redis:// or rediss://'],
  [' redis://h:6379', 'has a space'],
  ['redis://:ge heim@h:6379', 'has a space'],
  ['redis://:geheim@h:6379\n', 'has a space or a line end'],
  ['redis://:geheim@h:port', 'has a host or a port that cannot be read'],
  ['redis://:geheim@h:63790000', 'has a host or a port that cannot be read'],
  ['redis://:ge/heim@h:6379', 'has a host or a port that cannot be read'],
  ['redis://:geheim@', 'names no host'],
  ['redis://:geheim%@h:6379', 'has a % in its password'],
  ['redis://:geheim@h:6379/first', 'has something other than the number of a database'],
])('reports an unusable REDIS_URL by its fault alone: %j', async (url, fault) => {
  const why = redisUrlFault(url);
  expect(why).toContain(fault);
  const loading = loadConfig('config/development.yml', await loadSources(), { REDIS_URL: url });
  await expect(loading).rejects.toThrow(`REDIS_URL ${why}.`);
  expect(why).not.toMatch(/geheim|heim@/);
});

test.each(['redis://h', 'rediss://u:p%20w@h:6379/5', 'redis://[::1]:6379', 'redis://:p%25@h?family=6'])(
  'accepts a usable address: %s',
  (url) => {
    expect(redisUrlFault(url)).toBeUndefined();
  },
);

test.each([
  ['CLUSTERDOWN The cluster is down', 'CLUSTERDOWN'],
  [
    "ERR Error running script (call to f_1): @user_script:1: -READONLY You can't write against a read only replica.",
    'READONLY',
  ],
  ['ERR max number of clients reached', 'MAXCLIENTS'],
  ["ERR unknown command 'EVAL'", 'ERR'],
  ['WRONGPASS invalid username-password pair or user is disabled.', 'WRONGPASS'],
])('reports a reply of Redis by its code: %s', (message, code) => {
  const error = Object.assign(new Error(message), { name: 'ReplyError' });
  expect(faultOf(error)).toMatchObject({ code, reason: expect.stringMatching(/^its? /) });
});
