/**
 * One mock system on its port, with its statistics and faults. Routes come from the system; everything common
 * to all systems (bounds, marking, hanging, going down) is here.
 */
import Fastify from 'fastify';
import type { People } from '../people/index.ts';
import { BusinessCalls } from './business.ts';
import type { Fault } from './fault-kinds.ts';
import { SystemFaults } from './faults.ts';
import { Listener } from './listener.ts';
import { SystemStats } from './stats.ts';
import type { MockSystem } from './system.ts';

/** Maximum size of a request body, in bytes. */
export const BODY_LIMIT = 1_048_576;

export class RunningSystem {
  readonly system: MockSystem;
  readonly stats = new SystemStats();
  readonly #faults = new SystemFaults();
  readonly #listener: Listener;
  readonly #closeApp: () => Promise<void>;

  static async start(system: MockSystem, people: People, port: number): Promise<RunningSystem> {
    const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
    const running = new RunningSystem(
      system,
      port,
      (request, response) => app.routing(request, response),
      async () => app.close(),
    );
    const calls = new BusinessCalls(running.#faults, running.stats);
    app.addHook('onSend', async (request, reply, payload) => {
      await calls.beforeSending(request, reply);
      return payload;
    });
    await system.routes(app, {
      people,
      stats: running.stats,
      respondIn: (dialect) => calls.respondIn(dialect),
      refusesToken: (grantedAt) => running.#faults.refusesToken(grantedAt),
    });
    await app.ready();
    await running.#listener.up();
    return running;
  }

  private constructor(
    system: MockSystem,
    port: number,
    handler: ConstructorParameters<typeof Listener>[0],
    closeApp: () => Promise<void>,
  ) {
    this.system = system;
    this.#listener = new Listener(handler, port, () => this.#faults.takesConnection());
    this.#closeApp = closeApp;
  }

  get url(): string {
    return this.#listener.url;
  }

  get faults(): readonly Fault[] {
    return this.#faults.list();
  }

  /** Resolves when the system is in the state wanted: it refuses connections, or accepts them again. */
  async setFaults(faults: readonly Fault[]): Promise<void> {
    this.#faults.replace(faults);
    if (this.#faults.refusesConnections) return this.#listener.down();
    if (this.#faults.has('down')) this.#listener.dropConnections();
    return this.#listener.up();
  }

  async close(): Promise<void> {
    this.#faults.replace([]);
    await this.#listener.down();
    await this.#closeApp();
  }
}
