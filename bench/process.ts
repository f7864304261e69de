// Starts contenders, pinned to a core of their own where the system can do that.
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { FromContender, ToContender } from './messages.ts';

export interface Usage {
  readonly cpuMicros: number;
  readonly rss: number;
  readonly heapUsed: number;
}

export interface Contender {
  readonly name: string;
  readonly url: string;
  /** @param collect whether garbage is collected first, so that memory is what is held */
  usage(collect?: boolean): Promise<Usage>;
  stop(): void;
}

/** As `npm run serve` starts the gateway; every contender gets them. */
const NODE_FLAGS = ['--max-semi-space-size=64'];

/** Whether a process can be kept on one core here. */
export const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

export interface StartOptions {
  readonly name: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly redisUrl?: string;
  /** The core that it runs on; undefined leaves that to the system. */
  readonly core: number | undefined;
}

export async function startContender({ name, urls, redisUrl, core }: StartOptions): Promise<Contender> {
  const pinned = core !== undefined && canPin;
  const program = new URL('contender.ts', import.meta.url);
  const child = fork(program, [name], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: NODE_FLAGS,
    ...(pinned && {
      execPath: 'taskset',
      execArgv: ['--cpu-list', String(core), process.execPath, ...NODE_FLAGS],
    }),
  });
  tell(child, { kind: 'start', urls, ...(redisUrl !== undefined && { redisUrl }) });
  const listening = await next(child, 'listening');
  return {
    name,
    url: `http://127.0.0.1:${listening.port}`,
    usage: async (collect = false) => {
      tell(child, { kind: 'usage', collect });
      return next(child, 'usage');
    },
    stop: () => child.disconnect(),
  };
}

function tell(child: ChildProcess, message: ToContender): void {
  child.send(message);
}

async function next<Kind extends FromContender['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromContender, { readonly kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('A contender ended.'));
    const heard = (message: FromContender) => {
      if (message.kind !== kind) return;
      child.off('message', heard).off('exit', ended);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just compared
      resolve(message as Extract<FromContender, { readonly kind: Kind }>);
    };
    child.on('message', heard).once('exit', ended);
  });
}
