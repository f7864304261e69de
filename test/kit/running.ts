/** The whole gateway in this process, against the running mocks, all on free ports. */
import { pino } from 'pino';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../../src/gateway/server.ts';
import { startMocks, type FaultSetting, type StatsView, type TestMocks } from '../../src/index.ts';
import { loadSources } from '../../src/sources/all.ts';
import { DEVELOPMENT, towardsMocks } from '../../src/start.ts';

export interface Triple {
  readonly identityNumber: string;
  readonly fullName: string;
  readonly dateOfBirth: string;
}

export interface TruthOfSource {
  readonly outcome: string;
  readonly record: unknown;
}

export interface TruthOfPerson {
  readonly index: number;
  readonly subject: Triple;
  readonly sources: Readonly<
    Record<'population', TruthOfSource & { readonly lifeStatus: TruthOfSource }> &
      Record<'driving-licence', TruthOfSource & { readonly points: TruthOfSource }>
  >;
}

export type SystemStats = StatsView;

/** What a test reads of an answer is up to the test, which names its shape. */
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

export class Running {
  readonly mocks: TestMocks;
  readonly gateway: Gateway;
  /** Every line that the gateway logged. */
  readonly log: readonly string[];

  private constructor(mocks: TestMocks, gateway: Gateway, log: readonly string[]) {
    this.mocks = mocks;
    this.gateway = gateway;
    this.log = log;
  }

  /** @param change what a test wants otherwise than config/development.yml */
  static async start(
    change: (config: Config) => Config = (config) => config,
    options: Partial<GatewayOptions> = {},
  ): Promise<Running> {
    const sources = await loadSources();
    const config = await loadConfig(DEVELOPMENT, sources, {});
    const mocks = await startMocks();
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
    const free = { ...config, server: { ...config.server, port: 0 } };
    const gateway = await startGateway({
      config: change(towardsMocks(free, mocks)),
      sources,
      log,
      ...options,
    });
    return new Running(mocks, gateway, lines);
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    await this.mocks.close();
  }

  async ask<Data = unknown>(
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphqlResponse<Data>> {
    return this.post(JSON.stringify({ query, variables }), headers);
  }

  async post<Data = unknown>(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphqlResponse<Data>> {
    const response = await fetch(`${this.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as GraphqlResponse<Data>['body'],
    };
  }

  async people(limit: number, options = ''): Promise<readonly TruthOfPerson[]> {
    const answer = await fetch(`${this.mocks.controlUrl}/population?limit=${limit}${options}`);
    return ((await answer.json()) as { people: readonly TruthOfPerson[] }).people;
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
