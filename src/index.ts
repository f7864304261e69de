/**
 * What the package offers to an application's tests: the gateway and the mock government systems in the test's own
 * process, on free ports, with the people and the bad days that a test chooses.
 */
import { pino } from 'pino';
import { startMocks as startSystems, type Mocks, type MocksOptions } from '../mocks/index.ts';
import type { ScenarioName } from '../mocks/control/scenarios.ts';
import type { FaultSetting } from '../mocks/kit/fault-kinds.ts';
import type { StatsView } from '../mocks/kit/stats.ts';
import { isObject } from '../mocks/kit/unknown.ts';
import type { DemoCaller, DemoRole } from './access/development/demo.ts';
import { throwawayAudit } from './audit/throwaway.ts';
import { loadConfig } from './config/load.ts';
import { startGateway as startServer, type Gateway } from './gateway/server.ts';
import { loadSources } from './sources/all.ts';
import { DEVELOPMENT, towardsMocks, uncached } from './start.ts';

export type { DemoCaller, DemoRole, Gateway, MocksOptions, FaultSetting, ScenarioName, StatsView };

/** A mock citizen with a story. */
export interface Persona {
  readonly name: string;
  readonly story: string;
  readonly subject: {
    readonly identityNumber: string;
    readonly fullName: string;
    /** `1990`, `1990-02` or `1990-02-15`. */
    readonly dateOfBirth: string;
  };
  /** The text of the QR code on the identity card. */
  readonly cardQr: string;
}

/** The mock systems with what a test does to them. */
export interface TestMocks extends Mocks {
  readonly personas: readonly Persona[];
  /** @throws RangeError that names the personas there are */
  persona(name: string): Persona;
  /**
   * Replaces the faults of a system, e.g. `setFaults('population', [{ kind: 'down' }])`.
   *
   * @throws RangeError that names the field and its rule
   */
  setFaults(system: string, faults: readonly FaultSetting[]): Promise<void>;
  /** Plays a bad day on all systems. @throws RangeError that names the field and its rule */
  playScenario(name: ScenarioName, seed?: string | number): Promise<void>;
  /** Ends faults and scenario; resolves when every system takes calls again. */
  clearFaults(): Promise<void>;
  /** What each system was asked since the start or the last reset. */
  stats(): Promise<Readonly<Record<string, StatsView>>>;
  resetStats(): Promise<void>;
}

export interface TestGatewayOptions {
  /** Whom to ask. */
  readonly mocks: Pick<Mocks, 'urls'>;
  /** Default 0, a free port. */
  readonly port?: number;
  /** Whom the officer's token names; the default is registered at every mock system. */
  readonly caller?: DemoCaller;
  /** Whether records are cached, as they are in earnest; by default every question reaches the mock systems. */
  readonly cached?: boolean;
}

/** The gateway with what an application's requests need. */
export interface TestGateway extends Gateway {
  /**
   * The headers of a request: token, purpose and dossier.
   *
   * @param role default `officer`, who may read everything
   */
  headersOf(this: void, role?: DemoRole): Promise<Readonly<Record<string, string>>>;
}

/**
 * Starts the mock systems on free ports of 127.0.0.1.
 *
 * @throws NodeJS.ErrnoException EADDRINUSE when a port was asked for and is taken
 */
export async function startMocks(options: MocksOptions = {}): Promise<TestMocks> {
  const mocks = await startSystems({ port: 0, ...options });
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${mocks.controlUrl}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const told: unknown = text === '' ? undefined : JSON.parse(text);
    if (!answer.ok) throw new RangeError(isObject(told) ? String(told['message']) : 'The mocks failed.');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the control address of this same package
    return told as Answer;
  };
  const personas = await call<readonly Persona[]>('GET', '/personas');
  return {
    ...mocks,
    personas,
    persona: (name) => {
      const found = personas.find((persona) => persona.name === name);
      if (found) return found;
      throw new RangeError(`name must be one of ${personas.map((persona) => persona.name).join(', ')}.`);
    },
    setFaults: (system, faults) => call('PUT', `/faults/${system}`, faults),
    playScenario: (name, seed = 1) => call('PUT', '/scenario', { name, seed }),
    clearFaults: () => call('DELETE', '/faults'),
    stats: async () => (await call<{ systems: Record<string, StatsView> }>('GET', '/stats')).systems,
    resetStats: () => call('DELETE', '/stats'),
  };
}

/**
 * Starts a gateway that asks the mock systems; GraphQL is at `url` + `/graphql`. It logs nothing.
 *
 * @throws NodeJS.ErrnoException EADDRINUSE when a port was asked for and is taken
 */
export async function startGateway({
  mocks,
  port = 0,
  caller,
  cached = false,
}: TestGatewayOptions): Promise<TestGateway> {
  const sources = await loadSources();
  const config = await loadConfig(DEVELOPMENT, sources, {});
  const audit = throwawayAudit(config.audit);
  const own = { ...config, server: { ...config.server, port }, audit: audit.config };
  const gateway = await startServer({
    config: towardsMocks(cached ? own : uncached(own), mocks),
    sources,
    log: pino({ level: 'silent' }),
    ...(caller && { demoCaller: caller }),
  });
  const close = async () => {
    await gateway.close();
    audit.remove();
  };
  return {
    ...gateway,
    close,
    headersOf: async (role = 'officer') => (await gateway.demoAccess(role)).headers,
  };
}
