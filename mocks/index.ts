/**
 * Starts the mock government systems and their control address in this process. Systems are discovered by
 * folder, so a new system is only a new folder; packages bring further ones. Everything listens on 127.0.0.1
 * only.
 */
import { readdir } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSource, provideInterface } from '#lienthong/lib/development-package';
import { controlServer } from './control/server.ts';
import { Listener } from './kit/listener.ts';
import { RunningSystem } from './kit/running-system.ts';
import type { MockSystem } from './kit/system.ts';
import { isObject } from './kit/unknown.ts';
import { createPeople } from './people/index.ts';

export const DEFAULT_CONTROL_PORT = 4100;

export interface MocksOptions {
  /**
   * Port of the control address; the systems take the ports after it. 0 takes free ports everywhere. Default
   * 4100.
   */
  readonly port?: number;
  /** The same seed gives the same people. */
  readonly seed?: string | number;
  /** Number of ordinary people. Default 1,000,000. */
  readonly total?: number;
  /** Addresses of the modules of further systems, which come with packages of sources. */
  readonly modules?: readonly string[];
}

export interface Mocks {
  /** Address of the control surface, with its path. */
  readonly controlUrl: string;
  /** Address of each system by its id, without a path. */
  readonly urls: Readonly<Record<string, string>>;
  /** Stops everything, including requests that hang. */
  readonly close: () => Promise<void>;
}

function isMockSystem(value: unknown): value is MockSystem {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['portOffset'] === 'number' &&
    typeof value['withdrawnCode'] === 'string' &&
    typeof value['routes'] === 'function' &&
    typeof value['expectedAnswer'] === 'function'
  );
}

/**
 * The systems of mocks/systems/, in the order of their ports.
 *
 * @throws Error when a module exports no system, or two systems have one port
 */
export async function findSystems(modules: readonly string[] = []): Promise<MockSystem[]> {
  const root = new URL('systems/', import.meta.url);
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  // A thread has hooks of its own.
  for (const address of isSource ? modules : []) provideInterface(dirname(fileURLToPath(address)));
  const own = folders.map(({ name }) => new URL(`${name}/index${extname(import.meta.url)}`, root).href);
  const systems = await Promise.all(
    [...own, ...modules].map(async (address) => {
      const loaded: unknown = await import(address);
      const system = isObject(loaded) ? loaded['system'] : undefined;
      if (!isMockSystem(system)) throw new Error(`${fileURLToPath(address)} does not export a system.`);
      return system;
    }),
  );
  for (const [index, { id, portOffset }] of systems.entries()) {
    const earlier = systems.slice(0, index).find((one) => one.portOffset === portOffset || one.id === id);
    if (!earlier) continue;
    throw new Error(
      `The mock systems ${earlier.id} and ${id} have one id or one portOffset: change that of ${id}.`,
    );
  }
  return systems.toSorted((a, b) => a.portOffset - b.portOffset);
}

/**
 * Resolves when all listen; rejects with the system's error (EADDRINUSE with its port) and leaves nothing
 * running.
 */
export async function startMocks(options: MocksOptions = {}): Promise<Mocks> {
  const people = createPeople(options);
  const port = options.port ?? DEFAULT_CONTROL_PORT;
  const running: RunningSystem[] = [];
  const closers: Array<() => Promise<void>> = [];
  const close = async (): Promise<void> => {
    await Promise.all(closers.splice(0).map(async (closer) => closer()));
  };
  try {
    for (const system of await findSystems(options.modules)) {
      const started = await RunningSystem.start(system, people, port === 0 ? 0 : port + system.portOffset);
      running.push(started);
      closers.push(async () => started.close());
    }
    const control = await controlServer(people, running);
    const listener = new Listener((request, response) => control.routing(request, response), port);
    closers.push(async () => {
      await listener.down();
      await control.close();
    });
    await listener.up();
    return {
      controlUrl: `${listener.url}/control`,
      urls: Object.fromEntries(running.map(({ system, url }) => [system.id, url])),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
