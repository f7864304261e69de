/** A real PostgreSQL of the test's own, on a free port of 127.0.0.1, that can die, hang and come back. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { findTool } from '../../scripts/tools.ts';
import { freePorts } from './ports.ts';
import { sendSignal } from './send-signal.ts';

export interface TestPostgres {
  /** The same address through every restart. */
  readonly url: string;
  /** Ends it for good. */
  stop(): Promise<void>;
  /** Dies at once, as in a power cut; its address refuses connections until `restart`. */
  kill(): Promise<void>;
  /** Comes back at the same address with what was committed. */
  restart(): Promise<void>;
  /** Holds connections open and answers nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Starts another server that follows this one, and takes writes once it is promoted. */
  standby(): Promise<TestPostgres>;
  /** Makes a standby take writes; resolves when it does. */
  promote(): Promise<void>;
}

/** PostgreSQL does not run as root. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** @throws Error that says what to do when PostgreSQL is not installed, or what it printed when it does not come up */
export async function startPostgres(): Promise<TestPostgres> {
  const made = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
  return startIn(newFolder('initdb', made));
}

/** @returns a folder that a program of PostgreSQL has made for a server */
function newFolder(program: string, args: readonly string[]): string {
  const account = accountOf();
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-postgres-'));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  execFileSync(join(dirname(executableOf()), program), ['-D', folder, '--no-sync', ...args], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

function executableOf(): string {
  return realpathSync(findTool('postgresql'));
}

async function startIn(folder: string): Promise<TestPostgres> {
  const [executable, account, port] = [executableOf(), accountOf(), await freePorts()];
  const start = () => launch(executable, folder, port, account);
  let server = await start();
  let frozen: readonly number[] = [];
  const thaw = () => {
    for (const process of frozen.toReversed()) sendSignal(process, 'SIGCONT');
    frozen = [];
  };
  const end = async () => {
    thaw();
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    // Ends all its processes as they stand and writes nothing any more.
    server.kill('SIGQUIT');
    await exited;
  };
  const endWithTests = () => {
    for (const process of [...family(server), ...frozen]) sendSignal(process, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', endWithTests);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await end();
      process.off('exit', endWithTests);
      rmSync(folder, { recursive: true, force: true });
    },
    kill: end,
    restart: async () => {
      await end();
      server = await start();
    },
    freeze: () => {
      const [first = 0] = family(server);
      // The first makes all others, so it must not make any while they are looked for.
      sendSignal(first, 'SIGSTOP');
      frozen = family(server);
      for (const process of frozen) sendSignal(process, 'SIGSTOP');
    },
    thaw,
    standby: () => {
      const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
      return startIn(newFolder('pg_basebackup', [...from, '--write-recovery-conf', '--checkpoint=fast']));
    },
    promote: async () => {
      const client = new Client(`postgres://postgres@127.0.0.1:${port}/postgres`);
      await client.connect();
      await client.query('SELECT pg_promote()');
      await client.end();
    },
  };
}

function accountOf(): Account {
  if (process.getuid?.() !== 0) return {};
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Resolves when it takes connections. */
async function launch(
  executable: string,
  folder: string,
  port: number,
  account: Account,
): Promise<ChildProcess> {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '16MB',
    // Its processes die and the machine does not: what was written is in the system's memory. Recovery would
    // otherwise write every file of every database to the disk.
    fsync: 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(executable, ['-D', folder, ...args], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const printed: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    printed.push(line);
    if (/ready to accept (read-only )?connections/.test(line)) {
      // Its further output is not read, but must not fill the pipe.
      server.stderr.resume();
      return server;
    }
  }
  throw new Error(`PostgreSQL does not come up on port ${port}:\n${printed.join('\n')}`);
}

/** The ids of the server's first process and of those that it made. */
function family({ pid = 0 }: ChildProcess): readonly number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const all = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return all.flatMap(([own = 0, parent]) => (own === pid || parent === pid ? [own] : []));
}
