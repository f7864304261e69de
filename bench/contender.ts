// One contender in a process of its own: `node bench/contender.ts NAME`, with the mocks' addresses and the wanted settings
// in the message that it gets first. It answers what it has used whenever it is asked.
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import type { Config } from '../src/config/schema.ts';
import { loadConfig } from '../src/config/load.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT, towardsMocks, uncached } from '../src/start.ts';
import { startBare } from './contenders/bare.ts';
import { startFloor } from './contenders/floor.ts';
import { startApollo, startMercurius, startYoga } from './contenders/graphql-servers.ts';
import { startOurs } from './contenders/ours.ts';
import { plainSchema } from './contenders/plain-schema.ts';
import { askDirectly, withCache } from './direct.ts';
import type { FromContender, ToContender } from './messages.ts';

const [, , name = ''] = process.argv;

async function start(urls: Readonly<Record<string, string>>, redisUrl: string | undefined): Promise<number> {
  const sources = await loadSources();
  const loaded = await loadConfig(DEVELOPMENT, sources, {});
  const config: Config = towardsMocks(loaded, { urls });
  const redis = redisUrl === undefined ? {} : { redis: { url: redisUrl, timeoutMs: 100, tls: false } };
  const withRedis = { ...config, cache: { ...config.cache, ...redis } };
  const direct = askDirectly(sources, config);
  switch (name) {
    case 'floor':
      return startFloor(sources, direct);
    case 'floor-cached':
      return startFloor(sources, withCache(direct));
    case 'apollo':
      return startApollo(plainSchema(sources, direct));
    case 'mercurius':
      return startMercurius(plainSchema(sources, direct));
    case 'yoga':
      return startYoga(plainSchema(sources, direct));
    case 'bare':
      return startBare(sources, uncached(config));
    case 'bare-cached':
      return startBare(sources, config);
    case 'access':
      return startOurs(sources, uncached(config), { audited: false });
    case 'audit':
      return startOurs(sources, uncached(config), { audited: true });
    case 'audit-slow':
      return startOurs(sources, uncached(config), { audited: true, commitDelayMs: 5 });
    case 'access-cached':
      return startOurs(sources, config, { audited: false });
    case 'audit-cached':
      return startOurs(sources, config, { audited: true });
    case 'redis-cached':
      return startOurs(sources, withRedis, { audited: true });
    default:
      throw new Error(`No contender is called ${name}.`);
  }
}

function collectGarbage(): void {
  v8.setFlagsFromString('--expose-gc');
  // Only a program that asks for it may collect by name.
  vm.runInNewContext('gc()');
}

const say = (message: FromContender) => process.send?.(message);

process.on('message', (message: ToContender) => {
  if (message.kind === 'start') {
    void start(message.urls, message.redisUrl).then((port) => say({ kind: 'listening', port }));
  } else {
    if (message.collect) collectGarbage();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    say({ kind: 'usage', cpuMicros: user + system, rss, heapUsed });
  }
});
process.on('disconnect', () => process.exit());
