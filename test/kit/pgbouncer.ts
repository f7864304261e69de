/** A real PgBouncer before a PostgreSQL of the test, on a free port of 127.0.0.1. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findTool } from '../../scripts/tools.ts';
import { freePorts } from './ports.ts';

export interface TestPgbouncer {
  /** Leads to the same database as the address it was started with. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * @param url of the database
 * @param size connections to it
 */
export async function startPgbouncer(
  url: string,
  mode: 'transaction' | 'session',
  size: number,
): Promise<TestPgbouncer> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-pgbouncer-'));
  // It does not run as root, but as a user that has to read the file.
  chmodSync(folder, 0o755);
  const port = await freePorts();
  const { hostname, port: behind, pathname } = new URL(url);
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${behind} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = ${size}
server_reset_query = DISCARD ALL
`,
  );
  const asRoot = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
  const server = spawn(findTool('pgbouncer'), [...asRoot, file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const endWithTests = () => void server.kill('SIGKILL');
  process.once('exit', endWithTests);
  const stop = async () => {
    process.off('exit', endWithTests);
    if (server.exitCode === null && server.signalCode === null) {
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const printed: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    printed.push(line);
    if (!line.includes('process up')) continue;
    server.stderr.resume();
    return { url: `postgres://postgres@127.0.0.1:${port}${pathname}`, stop };
  }
  throw new Error(`PgBouncer does not come up on port ${port}:\n${printed.join('\n')}`);
}
