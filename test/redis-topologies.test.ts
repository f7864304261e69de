/** The shared tier behind Sentinels and in a Cluster: the same cache, whichever way its Redis is reached. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { findTool } from '../scripts/tools.ts';
import { CacheKeyFactory } from '../src/cache/cache-keys.ts';
import type { RedisChange } from '../src/cache/redis-health.ts';
import type { RedisSettings } from '../src/cache/redis.ts';
import { KeyRing } from '../src/lib/key-ring.ts';
import { TieredCache } from '../src/cache/tiered-cache.ts';
import type { Call, Reply } from '../src/source-api/source.ts';
import { asked, rowOf, thing } from './kit/asking.ts';
import { questionFor } from './kit/calls.ts';
import { freePorts } from './kit/ports.ts';
import { eventually } from './kit/running.ts';

const started: ChildProcess[] = [];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-redis-'));
});
afterAll(async () => {
  for (const server of started) {
    if (server.exitCode !== null) continue;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }
  await rm(folder, { recursive: true, force: true });
});

/** Resolves when the server takes commands. */
async function launch(port: number, settings: string, ...options: readonly string[]): Promise<Redis> {
  const file = join(folder, `${port}.conf`);
  await writeFile(file, `port ${port}\nbind 127.0.0.1\ndir ${folder}\nprotected-mode no\n${settings}\n`);
  started.push(spawn(findTool('redis'), [file, ...options], { stdio: 'ignore' }));
  const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await client.ping();
  return client;
}

const finds = ({ questions }: Call): Promise<readonly Reply[]> =>
  Promise.resolve(questions.map(({ subject }) => ({ candidates: [rowOf('a record', subject)] })));

/**
 * Two replicas: what one was told, the other serves, until it is said to have changed.
 *
 * @param disturb something that the caches must get over
 */
async function expectShared(
  redis: Pick<RedisSettings, 'sentinels' | 'master' | 'cluster'>,
  disturb: (told: () => readonly RedisChange[]) => Promise<unknown>,
): Promise<void> {
  const changes: RedisChange[] = [];
  const keyFactory = new CacheKeyFactory(randomBytes(32));
  const ring = new KeyRing([{ id: 'a', key: randomBytes(32) }]);
  const settings: RedisSettings = { ...redis, tls: false, timeoutMs: 500 };
  const open = () =>
    new TieredCache({
      memoryBytes: 1_048_576,
      keyFactory,
      longestLifeMs: 60_000,
      redis: { settings, ring },
      onRedis: (change) => void changes.push(change),
    });
  const [one, other] = [open(), open()];
  const areUsable = () =>
    eventually(
      async () => [one.state.redisAnswers, other.state.redisAnswers],
      (answers) => expect(answers).toEqual([true, true]),
    );
  try {
    await areUsable();
    const question = questionFor(thing);
    const [teller, listener] = [asked(finds, { cache: one }), asked(finds, { cache: other })];
    await teller.ask([question]);
    await eventually(
      () => listener.ask([question]),
      ([answer]) => expect(answer).toMatchObject({ record: 'a record', provenance: { freshness: 'CACHED' } }),
    );
    await one.invalidate('thing', [question.subject.identityNumber]);
    await eventually(
      () => listener.ask([question]),
      ([answer]) => expect(answer?.provenance.freshness).toBe('LIVE'),
    );
    await disturb(() => changes);
    const invalidated = () =>
      one.invalidate('thing', [question.subject.identityNumber]).then(
        () => 'done',
        () => 'failed',
      );
    await eventually(invalidated, (end) => expect(end).toBe('done'));
    await areUsable();
    expect(changes.filter(({ usable }) => !usable).length).toBeLessThanOrEqual(4);
  } finally {
    one.close();
    other.close();
  }
}

test('shares answers through a Redis Cluster', async () => {
  // Its nodes talk to each other 10,000 ports further up.
  const port = await freePorts();
  const node = (own: number) =>
    launch(
      own,
      `cluster-enabled yes\ncluster-config-file ${own}.nodes\ncluster-announce-ip 127.0.0.1\nsave ""`,
    );
  const client = await node(port);
  await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await eventually(
    async () => String(await client.call('CLUSTER', 'INFO')),
    (info) => expect(info).toContain('cluster_state:ok'),
  );
  const replica = await node(await freePorts());
  const own = String(await client.call('CLUSTER', 'MYID'));
  await eventually(
    async () => {
      // A busy node lets a handshake expire.
      await replica.call('CLUSTER', 'MEET', '127.0.0.1', port);
      return replica.call('CLUSTER', 'REPLICATE', own).then(String, () => 'not known');
    },
    (answer) => expect(answer).toBe('OK'),
  );
  await expectShared({ cluster: [{ host: '127.0.0.1', port }] }, async (told) => {
    await eventually(
      async () => {
        await replica.call('CLUSTER', 'FAILOVER', 'TAKEOVER').catch(() => undefined);
        return String(await client.call('CLUSTER', 'NODES'));
      },
      (nodes) => expect(nodes).toMatch(/myself,slave/),
    );
    await replica.call('CLUSTER', 'DELSLOTSRANGE', '0', '16383');
    await eventually(
      async () => told().map((change) => change.usable || change.code),
      (codes) => expect(codes).toContain('CLUSTERDOWN'),
    );
    await replica.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  });
  client.disconnect();
  replica.disconnect();
});

test('shares answers through a master found by Sentinels', async () => {
  const [port, sentinel] = [await freePorts(), await freePorts()];
  const client = await launch(port, 'save ""');
  const watcher = await launch(sentinel, `sentinel monitor main 127.0.0.1 ${port} 1`, '--sentinel');
  const replica = await launch(await freePorts(), `save ""\nreplicaof 127.0.0.1 ${port}`);
  await expectShared({ sentinels: [{ host: '127.0.0.1', port: sentinel }], master: 'main' }, () =>
    eventually(
      async () => {
        await watcher.call('SENTINEL', 'FAILOVER', 'main').catch(() => undefined);
        return String(await replica.call('ROLE'));
      },
      (role) => expect(role).toMatch(/^master/),
    ),
  );
  client.disconnect();
  replica.disconnect();
  watcher.disconnect();
});
