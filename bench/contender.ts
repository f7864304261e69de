/**
 * Runs one contender in its own process: `node bench/contender.ts NAME`. The first message carries its
 * configuration. The process reports its usage on request. A contender loads only its own code, because
 * start-up time and memory are measured too.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import type { GraphQLSchema } from 'graphql';
import type { Source } from '../src/source-api/source.ts';
import type { Config } from '../src/config/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import type { OursOptions } from './contenders/ours.ts';
import { askDirectly, withCache } from './direct.ts';
import type { FromContender, ToContender } from './messages.ts';

/** Starts the contender and returns its port. */
type Start = (sources: readonly Source[], config: Config) => Promise<number>;

const CONTENDERS: Readonly<Record<string, Start>> = {
  floor: async (sources, config) => {
    const { startFloor } = await import('./contenders/floor.ts');
    return startFloor(sources, askDirectly(sources, config));
  },
  'floor-cached': async (sources, config) => {
    const { startFloor } = await import('./contenders/floor.ts');
    return startFloor(sources, withCache(askDirectly(sources, config)));
  },
  apollo: async (...given) => {
    const { startApollo } = await import('./contenders/apollo.ts');
    return startApollo(await plainSchema(...given));
  },
  mercurius: async (...given) => {
    const { startMercurius } = await import('./contenders/mercurius.ts');
    return startMercurius(await plainSchema(...given));
  },
  yoga: async (...given) => {
    const { startYoga } = await import('./contenders/yoga.ts');
    return startYoga(await plainSchema(...given));
  },
  bare,
  'bare-cached': bare,
  access: ours({ audited: false }),
  audit: ours({ audited: true }),
  'audit-slow': ours({ audited: true, commitDelayMs: 5 }),
  'access-cached': ours({ audited: false }),
  'audit-cached': ours({ audited: true }),
  'redis-cached': ours({ audited: true }),
};

async function plainSchema(sources: readonly Source[], config: Config): Promise<GraphQLSchema> {
  const { plainSchema: make } = await import('./contenders/plain-schema.ts');
  return make(sources, askDirectly(sources, config));
}

async function bare(sources: readonly Source[], config: Config): Promise<number> {
  const { startBare } = await import('./contenders/bare.ts');
  return startBare(sources, config);
}

function ours(options: OursOptions): Start {
  return async (sources, config) => {
    const { startOurs } = await import('./contenders/ours.ts');
    return startOurs(sources, config, options);
  };
}

async function start(config: Config): Promise<number> {
  const [, , name = ''] = process.argv;
  const contender = CONTENDERS[name];
  if (!contender) throw new Error(`Unknown contender: ${name}.`);
  return contender(await loadSources(), config);
}

function collectGarbage(): void {
  v8.setFlagsFromString('--expose-gc');
  // Only a global `gc` lets a program collect garbage on demand.
  vm.runInNewContext('gc()');
}

/**
 * Peak memory of this process. On Linux `maxRSS` starts at the peak of the parent process, so the kernel's
 * own high-water mark is read instead.
 */
function peakRssKiB(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

const say = (message: FromContender) => process.send?.(message);

process.on('message', (message: ToContender) => {
  if (message.kind === 'start') {
    void start(message.config).then((port) => say({ kind: 'listening', port }));
  } else {
    if (message.collect) collectGarbage();
    const { user, system } = process.cpuUsage();
    const { heapUsed } = process.memoryUsage();
    say({ kind: 'usage', cpuMicros: user + system, peakRssKiB: peakRssKiB(), heapUsed });
  }
});
process.on('disconnect', () => process.exit());
