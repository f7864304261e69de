/** Starts contender processes, with CPU affinity if wanted. */
import { fork, type ChildProcess } from 'node:child_process';
import type { FromContender, ToContender } from './messages.ts';
import { settingsOf } from './settings.ts';

export interface Usage {
  readonly cpuMicros: number;
  readonly peakRssKiB: number;
  readonly heapUsed: number;
}

export interface Contender {
  readonly name: string;
  readonly url: string;
  /** Milliseconds from its start until it listened. */
  readonly startMs: number;
  /** @param collect whether to collect garbage first, so that memory is live memory */
  usage(collect?: boolean): Promise<Usage>;
  stop(): void;
}

/** As the gateway runs when it is served; every contender gets them. */
export const NODE_FLAGS = ['--max-semi-space-size=128', '--no-allocation-site-pretenuring'];

export interface StartOptions {
  readonly name: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly redisUrl?: string;
  /** The core of the process; undefined allows all cores of the parent. */
  readonly core: number | undefined;
}

export async function startContender({ name, urls, redisUrl, core }: StartOptions): Promise<Contender> {
  const program = new URL('contender.ts', import.meta.url);
  const config = await settingsOf(name, urls, redisUrl);
  const began = performance.now();
  const child = fork(program, [name], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: NODE_FLAGS,
    ...(core !== undefined && {
      execPath: 'taskset',
      execArgv: ['--cpu-list', String(core), process.execPath, ...NODE_FLAGS],
    }),
  });
  send(child, { kind: 'start', config });
  const listening = await next(child, 'listening');
  return {
    name,
    url: `http://127.0.0.1:${listening.port}`,
    startMs: performance.now() - began,
    usage: async (collect = false) => {
      send(child, { kind: 'usage', collect });
      return next(child, 'usage');
    },
    stop: () => child.disconnect(),
  };
}

function send(child: ChildProcess, message: ToContender): void {
  child.send(message);
}

async function next<Kind extends FromContender['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromContender, { readonly kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('A contender process ended early.'));
    const heard = (message: FromContender) => {
      if (message.kind !== kind) return;
      child.off('message', heard).off('exit', ended);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- compared above
      resolve(message as Extract<FromContender, { readonly kind: Kind }>);
    };
    child.on('message', heard).once('exit', ended);
  });
}
