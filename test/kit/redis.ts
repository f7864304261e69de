/** A real Redis of the test's own, on a free port of 127.0.0.1, that can die and come back. It keeps nothing on disk. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { findTool } from '../../scripts/tools.ts';
import { freePorts } from './ports.ts';

export interface TestRedis {
  /** The same address through every restart. */
  readonly url: string;
  /** Ends it for good. */
  stop(): Promise<void>;
  /** Dies at once, as in a power cut; its address refuses connections until `restart`. */
  kill(): Promise<void>;
  /** Comes back at the same address, empty. */
  restart(): Promise<void>;
  /** Holds connections open and answers nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/**
 * @param settings of its configuration, beside those that keep it to itself
 * @throws Error that says what to do when Redis is not installed, or what it printed when it does not come up
 */
export async function startRedis(settings: Readonly<Record<string, string>> = {}): Promise<TestRedis> {
  const executable = findTool('redis');
  const port = await freePorts();
  let server = await launch(executable, port, settings);
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => end('SIGKILL'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      server = await launch(executable, port, settings);
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
  };
}

/** Resolves when it takes connections. */
async function launch(
  executable: string,
  port: number,
  given: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: tmpdir(), ...given };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(executable, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const endWithTests = () => void server.kill('SIGKILL');
  process.once('exit', endWithTests);
  server.once('exit', () => process.off('exit', endWithTests));
  const printed: string[] = [];
  for await (const line of createInterface(server.stdout)) {
    printed.push(line);
    if (line.includes('Ready to accept connections')) {
      // Its further output is not read, but must not fill the pipe.
      server.stdout.resume();
      return server;
    }
  }
  throw new Error(`Redis does not come up on port ${port}:\n${printed.join('\n')}`);
}
