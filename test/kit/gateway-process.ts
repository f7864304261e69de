/** A gateway in a process of its own, started as in earnest, so that it can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { sendSignal } from './send-signal.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const DEVELOPMENT = join(PROJECT, 'config/development.yml');

/** No answer is late because the machine is busy: a test of lateness says how long it waits. */
const PATIENCE_MS = 30_000;

export interface GatewayProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything that it printed; after a line of its log also the text of the line. */
  readonly printed: readonly string[];
  /** Dies at once, as in a power cut. */
  kill(): Promise<void>;
  /** Stops as on Ctrl-C. */
  stop(): Promise<void>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Closes the reading end of its standard output. */
  stopReading(): void;
}

/** Where gateways of one test keep their state, one after another. */
export interface Workplace {
  /** The working directory, with `var/` in it. */
  readonly folder: string;
  /** Where the configuration stands. */
  readonly config: string;
  /** @param command what starts Node.js; by default Node.js itself */
  start(command?: readonly string[]): Promise<GatewayProcess>;
  remove(): Promise<void>;
}

export interface WorkplaceOptions {
  /** Addresses of the mocks by source. */
  readonly urls: Readonly<Record<string, string>>;
  /** The block `audit` of the configuration. */
  readonly audit?: Readonly<Record<string, unknown>>;
  readonly logLevel?: string;
  /** Processes that answer together. */
  readonly workers?: number;
  /** Other blocks of the configuration, instead of those of development. */
  readonly blocks?: Readonly<Record<string, unknown>>;
}

export async function openWorkplace({
  urls,
  audit = {},
  workers = 1,
  logLevel = 'info',
  blocks = {},
}: WorkplaceOptions): Promise<Workplace> {
  // As the system names it: `/tmp` may be a link.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lienthong-gateway-')));
  const config = parse(await readFile(DEVELOPMENT, 'utf8')) as {
    sources: Record<string, { url: string; timeoutMs: number }>;
  } & Record<string, unknown>;
  for (const [id, source] of Object.entries(config.sources)) {
    source.url = `${urls[id] ?? ''}${new URL(source.url).pathname}`;
    source.timeoutMs = PATIENCE_MS;
  }
  const file = join(folder, 'gateway.yml');
  await writeFile(
    file,
    stringify({
      ...config,
      workers,
      server: { port: 0, stop: { pauseMs: 0 } },
      log: { level: logLevel },
      purposes: join(PROJECT, 'config/purposes.yml'),
      request: { defaultWaitMs: PATIENCE_MS },
      audit: { timeoutMs: PATIENCE_MS, ...audit },
      ...blocks,
    }),
  );
  const running = new Set<ChildProcess>();
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    running.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return {
    folder,
    config: file,
    start: async (command = [process.execPath]) => {
      const [program = '', ...args] = command;
      const child = spawn(program, [...args, join(PROJECT, 'src/cli.ts'), 'serve', '--config', file], {
        cwd: folder,
        env: { ...process.env, PORT: '', REDIS_URL: '', DATABASE_URL: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.add(child);
      const printed: string[] = [];
      const endWithTests = () => void child.kill('SIGKILL');
      process.once('exit', endWithTests);
      child.once('exit', () => process.off('exit', endWithTests));
      const ended = new Promise<number | NodeJS.Signals | null>((settle) => {
        child.once('exit', (code, signal) => settle(signal ?? code));
      });
      createInterface(child.stderr).on('line', (line) => printed.push(line));
      const listening = Promise.withResolvers<string>();
      createInterface(child.stdout).on('line', (line) => {
        printed.push(line, ...textOf(line));
        const [, url] = /answers at (\S+)\/graphql/.exec(line) ?? [];
        if (url !== undefined) listening.resolve(url);
      });
      child.once('exit', () => listening.reject(new Error(`The gateway ended:\n${printed.join('\n')}`)));
      const url = await listening.promise;
      return {
        url,
        pid: child.pid ?? 0,
        printed,
        kill: () => end(child, 'SIGKILL'),
        stop: () => end(child, 'SIGTERM'),
        ended,
        stopReading: () => void child.stdout.destroy(),
      };
    },
    remove: async () => {
      await Promise.all([...running].map((child) => end(child, 'SIGKILL')));
      await endProcessesIn(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends the workers of killed gateways: they would go on for a while, and write below the folder. */
async function endProcessesIn(folder: string): Promise<void> {
  for (let left = processesIn(folder); left.length > 0; left = processesIn(folder)) {
    for (const pid of left) sendSignal(pid, 'SIGKILL');
    await sleep(20);
  }
}

/** The processes whose working directory is the folder; an ended one has none. */
function processesIn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => workingDirectory(pid) === folder)
    .map(Number);
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** The text of a line of the log. */
function textOf(line: string): readonly string[] {
  if (!line.startsWith('{')) return [];
  const { msg } = JSON.parse(line) as { readonly msg?: string };
  return msg === undefined ? [] : [msg];
}

/** The workers of a gateway, or other processes that it started. */
export function workerPids({ pid }: Pick<GatewayProcess, 'pid'>): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}

/** Headers of a demo role at a gateway. */
export async function demoHeaders(url: string, role: string): Promise<Readonly<Record<string, string>>> {
  const tokens = (await (await fetch(`${url}/dev/tokens`)).json()) as Record<
    string,
    { readonly headers: Readonly<Record<string, string>> } | undefined
  >;
  return { 'content-type': 'application/json', ...tokens[role]?.headers };
}
