/** A Redis that answers and still cannot be used: it is noticed, told once with its reason, and used again when it is mended. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
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
import { startRedis } from './kit/redis.ts';
import { eventually } from './kit/running.ts';

/** Closes something at the end of the test. */
type Later = (close: () => unknown) => void;

/**
 * A test with all that it opens. These tests wait for probes, of which there is one a second, so they run at the same time:
 * nothing is shared, and no hook may close what another test uses.
 */
async function apart(body: (later: Later) => Promise<void>): Promise<void> {
  const closes: (() => unknown)[] = [];
  try {
    await body((close) => void closes.push(close));
  } finally {
    for (const close of closes.toReversed()) await close();
  }
}

async function startApart(later: Later, settings: Readonly<Record<string, string>> = {}) {
  const redis = await startRedis(settings);
  later(() => redis.stop());
  return redis;
}

function connectTo(url: string, later: Later): Redis {
  const redis = new Redis(url);
  later(() => redis.disconnect());
  return redis.on('error', () => undefined);
}

function open(redis: Partial<RedisSettings> & { readonly url: string }, later: Later) {
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
  later(() => cache.close());
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

/** How many changes were told once it works: a process that gets no time may find the first connection too slow. */
async function settled(changes: readonly RedisChange[]): Promise<number> {
  await eventually(
    async () => told(changes).at(-1) ?? 'up',
    (last) => expect(last).toBe('up'),
  );
  return changes.length;
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

interface Target {
  /** A user whom changes of others do not reach. */
  readonly admin: Redis;
  /** Where the Redis writes. */
  readonly folder: string;
}

async function startTarget(later: Later): Promise<Target & { readonly url: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-redis-'));
  later(() => rmSync(folder, { recursive: true, force: true }));
  const { url } = await startApart(later, { dir: folder, 'enable-debug-command': 'yes' });
  const first = connectTo(url, later);
  await first.call('ACL', 'SETUSER', 'admin', 'on', '>admin', '+@all', '~*', '&*');
  return { url, folder, admin: connectTo(url.replace('//', '//admin:admin@'), later) };
}

type Act = (target: Target) => Promise<unknown>;

const config =
  (name: string, value: string | number): Act =>
  ({ admin }) =>
    admin.config('SET', name, value);
const acl =
  (...rules: readonly string[]): Act =>
  ({ admin }) =>
    admin.call('ACL', 'SETUSER', 'default', ...rules);

const faults: readonly (readonly [string, Act, Act])[] = [
  ['READONLY', ({ admin }) => admin.replicaof('127.0.0.1', 1), ({ admin }) => admin.replicaof('NO', 'ONE')],
  ['OOM', config('maxmemory', 1), config('maxmemory', 0)],
  ['NOREPLICAS', config('min-replicas-to-write', 1), config('min-replicas-to-write', 0)],
  ['NOPERM', acl('-publish'), acl('+@all')],
  // Ends the connection of the receiver, whose next one may not listen.
  ['NOPERM', acl('resetchannels'), acl('allchannels')],
  ['NOPERM', acl('resetkeys', '~lienthong:count:*'), acl('resetkeys', '~*')],
  [
    'NOAUTH',
    async (target) => {
      await acl('resetpass', '>geheim')(target);
      await target.admin.call('CLIENT', 'KILL', 'USER', 'default');
    },
    acl('nopass'),
  ],
  [
    'LOADING',
    async (target) => {
      for (let key = 0; key < 40; key += 1) await target.admin.set(`filler:${key}`, randomBytes(2000));
      await config('loading-process-events-interval-bytes', 1024)(target);
      await config('key-load-delay', 200_000)(target);
      void target.admin.call('DEBUG', 'RELOAD').catch(() => undefined);
    },
    async ({ admin }) => {
      // A connection that does not wait until all is loaded.
      const other = admin.duplicate({ enableReadyCheck: false });
      await other.config('SET', 'key-load-delay', 0);
      other.disconnect();
    },
  ],
  [
    'MISCONF',
    async (target) => {
      await config('save', '3600 1000000')(target);
      rmSync(target.folder, { recursive: true });
      await target.admin.bgsave();
    },
    config('save', ''),
  ],
];

test.concurrent.each(faults)(
  'a Redis that answers %s is down until fixed, with one log line per change',
  (code, spoil, mend) =>
    apart(async (later) => {
      const target = await startTarget(later);
      const { cache, changes } = open({ url: target.url }, later);
      await becomes(cache, true);
      await change(cache);
      const before = await settled(changes);
      await spoil(target);
      await changing(cache, 'failed');
      await becomes(cache, false);
      await eventually(
        async () => told(changes.slice(before)),
        (codes) => expect(codes).toEqual([code]),
      );
      await mend(target);
      await eventually(
        async () => told(changes.slice(before)),
        (codes) => expect(codes).toEqual([code, 'up']),
      );
      await becomes(cache, true);
      await change(cache);
    }),
);

test.concurrent('needs no more rights than the documentation lists', () =>
  apart(async (later) => {
    const documentation = readFileSync(join(import.meta.dirname, '../docs/asking.md'), 'utf8');
    const [, rules = ''] = /^ACL SETUSER (lienthong .*)$/m.exec(documentation) ?? [];
    const { url } = await startApart(later);
    const admin = connectTo(url, later);
    await admin.call('ACL', 'SETUSER', ...rules.replaceAll("'", '').split(' '));
    const { cache, changes } = open({ url: url.replace('//', '//lienthong:PASSWORD@') }, later);
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
  }),
);

/** A name behind which servers change: new connections lead to the newest, those that stand stay where they are. */
async function changeableName(to: string, later: Later) {
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
  later(() => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  });
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (url: string) => {
      port = Number(new URL(url).port);
    },
  };
}

test.concurrent('follows a server that takes over the host name, although connections are open', () =>
  apart(async (later) => {
    const [one, other] = [await startApart(later), await startApart(later)];
    const [first, second] = [connectTo(one.url, later), connectTo(other.url, later)];
    const place = await changeableName(one.url, later);
    const { cache, changes } = open({ url: place.url }, later);
    await becomes(cache, true);
    place.lead(other.url);
    await first.replicaof('127.0.0.1', Number(new URL(other.url).port));
    await changing(cache, 'done');
    expect(await second.keys('*:changed')).toHaveLength(1);
    await eventually(
      async () => [cache.state.redisAnswers, String(await second.client('LIST')).includes('sub=1')],
      (found) => expect(found).toEqual([true, true]),
    );
    expect([[], ['up'], ['READONLY', 'up']]).toContainEqual(told(changes).filter((code) => code !== 'DEAF'));
  }),
);

test.concurrent('reports an unreachable server once, however long it lasts', () =>
  apart(async (later) => {
    const redis = await startApart(later);
    const { cache, changes } = open({ url: redis.url }, later);
    await becomes(cache, true);
    const before = await settled(changes);
    await redis.kill();
    await becomes(cache, false);
    await eventually(
      async () => told(changes.slice(before)),
      (codes) => expect(codes).toEqual(['ECONNREFUSED']),
    );
    await redis.restart();
    await eventually(
      async () => told(changes.slice(before)),
      (codes) => expect(codes).toEqual(['ECONNREFUSED', 'up']),
    );
  }),
);

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
