/** The whole gateway in this process, against the running mocks, all on free ports. */
import { pino } from 'pino';
import type { DemoAccess, DemoRole } from '../../src/access/demo.ts';
import { temporaryLedger, type TemporaryLedger } from '../../dev/temporary-ledger.ts';
import type { AuditConfig } from '../../src/ledger/settings.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../../src/gateway/server.ts';
import { startMocks, type FaultSetting, type StatsView, type TestMocks } from '../../dev/kit.ts';
import { loadSources } from '../../src/sources/all.ts';
import { DEVELOPMENT, towardsMocks } from '../../dev/settings.ts';

export { uncached } from '../../dev/settings.ts';

export interface Triple {
  readonly identityNumber: string;
  readonly fullName: string;
  readonly dateOfBirth: string;
}

export interface ExpectedAnswer {
  readonly outcome: string;
  readonly record: unknown;
}

export interface ExpectedPerson {
  readonly index: number;
  readonly subject: Triple;
  readonly sources: Readonly<
    Record<'population', ExpectedAnswer & { readonly lifeStatus: ExpectedAnswer }> &
      Record<'health-insurance', ExpectedAnswer & { readonly visits: ExpectedAnswer }> &
      Record<'driving-licence', ExpectedAnswer & { readonly points: ExpectedAnswer }>
  >;
}

export type SystemStats = StatsView;

/** Each test names the shape of the answer that it reads. */
export interface GraphqlResponse<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly data?: Data; readonly errors?: readonly ErrorAnswer[] };
}

export interface ErrorAnswer {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly argument?: string;
    readonly rule?: string;
    readonly limit?: string;
  };
}

/** No answer is late because the machine is busy: a test of lateness says how long it waits. */
function patient(config: Config): Config {
  const sources = Object.entries(config.sources).map(([id, source]) => [
    id,
    { ...source, timeoutMs: 30_000 },
  ]);
  return {
    ...config,
    request: { ...config.request, defaultWaitMs: 30_000 },
    sources: Object.fromEntries(sources) as Config['sources'],
  };
}

/** Resolves once it is as expected; throws what is not after a minute, in which the gateway heals by itself. */
export async function eventually<Value>(
  look: () => Promise<Value>,
  check: (value: Value) => void,
): Promise<void> {
  for (const end = Date.now() + 60_000; ;) {
    const value = await look();
    try {
      return check(value);
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
}

export class Running {
  readonly mocks: TestMocks;
  readonly gateway: Gateway;
  /** Every line that the gateway logged. */
  readonly log: readonly string[];
  /** Settings of this gateway's audit log. */
  readonly auditConfig: AuditConfig;
  readonly #audit: TemporaryLedger;
  readonly #access = new Map<DemoRole, Promise<DemoAccess>>();

  private constructor(
    mocks: TestMocks,
    gateway: Gateway,
    log: readonly string[],
    auditConfig: AuditConfig,
    audit: TemporaryLedger,
  ) {
    this.mocks = mocks;
    this.gateway = gateway;
    this.log = log;
    this.auditConfig = auditConfig;
    this.#audit = audit;
  }

  /**
   * @param change what a test wants otherwise than config/development.yml with more patience
   * @param options what else than usual
   */
  static async start(
    change: (config: Config) => Config = (config) => config,
    options: Partial<GatewayOptions> = {},
  ): Promise<Running> {
    return Running.beside(await startMocks(), change, options);
  }

  /** Another gateway that asks the same mocks; they are the first one's to stop. */
  async replica(change: (config: Config) => Config = (config) => config): Promise<Running> {
    return Running.beside({ ...this.mocks, close: () => Promise.resolve() }, change, {});
  }

  private static async beside(
    mocks: TestMocks,
    change: (config: Config) => Config,
    options: Partial<GatewayOptions>,
  ): Promise<Running> {
    const sources = await loadSources();
    const config = await loadConfig(DEVELOPMENT, sources, {});
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    const audit = temporaryLedger(config.audit);
    const free = { ...config, server: { ...config.server, port: 0 }, audit: audit.config };
    const changed = change(patient(towardsMocks(free, mocks)));
    const gateway = await startGateway({
      config: changed,
      sources,
      log,
      ...options,
    });
    return new Running(mocks, gateway, lines, changed.audit, audit);
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    await this.mocks.close();
    this.#audit.remove();
  }

  /** @param headers beside those of the role, or instead of them */
  async ask<Data = unknown>(
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
    role: DemoRole | 'nobody' = 'officer',
  ): Promise<GraphqlResponse<Data>> {
    return this.post(JSON.stringify({ query, variables }), headers, role);
  }

  async post<Data = unknown>(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
    role: DemoRole | 'nobody' = 'officer',
  ): Promise<GraphqlResponse<Data>> {
    const sent = new Headers({ 'content-type': 'application/json', ...(await this.headersOf(role)) });
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    const response = await fetch(`${this.gateway.url}/graphql`, { method: 'POST', headers: sent, body });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as GraphqlResponse<Data>['body'],
    };
  }

  /** Token, purpose and dossier of a role, the same token as long as this runs. */
  async headersOf(role: DemoRole | 'nobody'): Promise<Readonly<Record<string, string>>> {
    if (role === 'nobody') return {};
    const known = this.#access.get(role) ?? this.gateway.demoAccess(role);
    this.#access.set(role, known);
    return (await known).headers;
  }

  async people(limit: number, options = ''): Promise<readonly ExpectedPerson[]> {
    const answer = await fetch(`${this.mocks.controlUrl}/population?limit=${limit}${options}`);
    return ((await answer.json()) as { people: readonly ExpectedPerson[] }).people;
  }

  async persona(name: string): Promise<Triple> {
    return this.mocks.persona(name).subject;
  }

  async setFaults(system: string, faults: readonly FaultSetting[]): Promise<void> {
    return this.mocks.setFaults(system, faults);
  }

  async clearFaults(): Promise<void> {
    return this.mocks.clearFaults();
  }

  async resetStats(): Promise<void> {
    return this.mocks.resetStats();
  }

  async stats(): Promise<Readonly<Record<'population' | 'driving-licence', SystemStats>>> {
    return this.mocks.stats();
  }
}
