/** Puts the gateway together from a configuration file, with or without the mock systems. */
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Mocks } from '../mocks/index.ts';
import { RedisSettings } from './cache/redis.ts';
import { demoAccess, type DemoRole } from './access/development/demo.ts';
import { createDevelopmentIssuer, DEVELOPMENT_KEY_FILE } from './access/development/issuer.ts';
import { loadPurposes } from './access/purposes/load.ts';
import type { Purpose } from './access/purposes/purpose.ts';
import { readRules, type SchemaRules } from './access/schema-rules.ts';
import { PostgresSettings, type AuditConfig } from './audit/settings.ts';
import { Failure, readPort, say } from './command.ts';
import { loadConfig } from './config/load.ts';
import type { Config, SourceConfig } from './config/schema.ts';
import { createSchema } from './gateway/schema.ts';
import { rememberForMs } from './events/seen.ts';
import { startGateway, type Gateway } from './gateway/server.ts';
import { loadSources } from './sources/all.ts';
import { playgroundExamples } from './web/playground-examples.ts';
import { Persona, welcome } from './welcome.ts';
import { holdState } from './workers/primary-state.ts';
import { joinPrimary } from './workers/worker-state.ts';
import { isWorker, startWorkers, tellPrimary, workersOf, type Listening } from './workers.ts';

/** The configuration that needs nothing but the mock systems. */
export const DEVELOPMENT = fileURLToPath(new URL('../config/development.yml', import.meta.url));

/** How long a worker that is replaced goes on, so that clients that keep connections find its successor. */
const WORKER_GRACE_MS = 1000;

/** What a configuration makes of access. */
export interface CheckedConfig {
  readonly rules: SchemaRules;
  readonly purposes: ReadonlyMap<string, Purpose>;
}

interface Running {
  close(): Promise<void>;
}

/** `npm start`: everything on this machine, and how to try it. */
export async function start(): Promise<Running> {
  say('Starting the mock government systems and the gateway …\n');
  const sources = await loadSources();
  const config = fromEnvironment(await loadConfig(DEVELOPMENT, sources, process.env));
  const { startMocksInWorker } = await import('../mocks/worker.ts');
  const mocks = await startMocksInWorker({ port: readPort('MOCK_PORT', 4100) });
  const close = async (gateway?: Gateway) => {
    await gateway?.close();
    await mocks.close();
  };
  try {
    const personas = await fetchPersonas(mocks);
    const [first, ...others] = personas.slice(0, 3).map(({ subject }) => subject);
    const gateway = await startGateway({
      config: towardsMocks(config, mocks),
      sources,
      examples: first ? playgroundExamples(first, others) : [],
      developmentIssuer: await createDevelopmentIssuer(DEVELOPMENT_KEY_FILE),
    });
    const { headers } = await gateway.demoAccess('officer');
    say(welcome({ gatewayUrl: gateway.url, mocks, personas, headers }));
    return { close: () => close(gateway) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `npm run serve`: the gateway alone. */
export async function serve(file: string): Promise<Running> {
  const sources = await loadSources();
  const config = fromEnvironment(await loadConfig(file, sources, process.env));
  const workers = workersOf(config.workers);
  if (workers > 1 && !isWorker) {
    holdState(rememberForMs(config.events.toleranceSeconds));
    const all = await startWorkers(workers, say);
    tellWhere(all, workers);
    return all;
  }
  const gateway = await startGateway({
    config,
    sources,
    ...(isWorker && { graceMs: WORKER_GRACE_MS, workers: await joinPrimary() }),
    ...(config.mode === 'development' && {
      developmentIssuer: await createDevelopmentIssuer(DEVELOPMENT_KEY_FILE),
    }),
  });
  const { url, operationsUrl } = gateway;
  if (isWorker) tellPrimary({ url, operationsUrl });
  else tellWhere(gateway, 1);
  return gateway;
}

function tellWhere({ url, operationsUrl }: Listening, workers: number): void {
  say(`The gateway answers at ${url}/graphql${workers > 1 ? ` with ${workers} workers` : ''}\n`);
  if (operationsUrl !== undefined) say(`Operators ask at ${operationsUrl}/status\n`);
}

/** @throws ConfigError */
export async function checkConfigFile(file: string): Promise<CheckedConfig> {
  const sources = await loadSources();
  const config = await loadConfig(file, sources, process.env);
  const rules = readRules(createSchema(sources));
  return { rules, purposes: await loadPurposes(config.purposes, rules, sources, config.mode) };
}

/** A token of development mode, signed with the key that the gateway on this machine keeps. */
export async function developmentToken(role: DemoRole): Promise<string> {
  const { scopes } = readRules(createSchema(await loadSources()));
  return (await demoAccess(role, await createDevelopmentIssuer(DEVELOPMENT_KEY_FILE), scopes)).token;
}

export async function printedSchema(): Promise<string> {
  return `${printSchema(createSchema(await loadSources()))}\n`;
}

/**
 * The configuration as the gateway would be started with it; without a file, that of `npm start`.
 *
 * @throws ConfigError
 */
export async function configuration(file = DEVELOPMENT): Promise<Config> {
  return fromEnvironment(await loadConfig(file, await loadSources(), process.env));
}

/** The configuration with what the environment says otherwise. */
function fromEnvironment(config: Config): Config {
  const url = process.env['REDIS_URL'];
  const redis = url ? Value.Parse(RedisSettings, Value.Default(RedisSettings, { url })) : config.cache.redis;
  return {
    ...config,
    audit: auditFromEnvironment(config.audit),
    server: { ...config.server, port: readPort('PORT', config.server.port) },
    cache: { ...config.cache, ...(redis && { redis }) },
  };
}

function auditFromEnvironment(audit: AuditConfig): AuditConfig {
  const url = process.env['DATABASE_URL'];
  if (!url) return audit;
  const postgres: unknown = Value.Default(PostgresSettings, { ...audit.postgres, url });
  // The address has a password in it, so it is not repeated.
  if (!Value.Check(PostgresSettings, postgres)) throw new Failure('DATABASE_URL must begin with postgres://');
  return { ...audit, postgres };
}

/** The configuration with each source at the address where its mock has come up. */
export function towardsMocks(config: Config, { urls }: Pick<Mocks, 'urls'>): Config {
  const sources = Object.entries(config.sources).map(([id, source]): [string, SourceConfig] => {
    const mock = urls[id];
    return [id, mock === undefined ? source : { ...source, url: mock + new URL(source.url).pathname }];
  });
  return { ...config, sources: Object.fromEntries(sources) };
}

/** The configuration without a cache: every question is asked. */
export function uncached(config: Config): Config {
  const cache = { ttl: 0, negativeTtl: 0, staleFor: 0 };
  const sources = Object.entries(config.sources).map(([id, source]): [string, SourceConfig] => [
    id,
    { ...source, cache, parts: {} },
  ]);
  return { ...config, sources: Object.fromEntries(sources) };
}

async function fetchPersonas({ controlUrl }: Mocks): Promise<readonly Persona[]> {
  const response = await fetch(`${controlUrl}/personas`);
  return Value.Parse(Type.Array(Persona), await response.json());
}
