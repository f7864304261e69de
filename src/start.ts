/** Puts the gateway together from a configuration file, with or without the mock systems. */
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Mocks } from '../mocks/index.ts';
import { readPort, say } from './command.ts';
import { loadConfig } from './config/load.ts';
import type { Config, SourceConfig } from './config/schema.ts';
import { createSchema } from './gateway/schema.ts';
import { startGateway, type Gateway } from './gateway/server.ts';
import { loadSources } from './sources/all.ts';
import { playgroundExamples } from './web/playground-examples.ts';
import { Persona, welcome } from './welcome.ts';

/** The configuration that needs nothing but the mock systems. */
export const DEVELOPMENT = fileURLToPath(new URL('../config/development.yml', import.meta.url));

/** The purpose that stands for development itself. */
const DEVELOPMENT_HEADERS = { 'X-Purpose': '0.000000', 'X-Dossier': 'H29.101-260131-0001' };

interface Running {
  close(): Promise<void>;
}

/** `npm start`: everything on this machine, and how to try it. */
export async function start(): Promise<Running> {
  say('Starting the mock government systems and the gateway …\n');
  const sources = await loadSources();
  const config = onPort(await loadConfig(DEVELOPMENT, sources, process.env));
  const { startMocksInWorker } = await import('../mocks/worker.ts');
  const mocks = await startMocksInWorker({ port: readPort('MOCK_PORT', 4100) });
  const close = async (gateway?: Gateway) => {
    await gateway?.close();
    await mocks.close();
  };
  try {
    const personas = await fetchPersonas(mocks);
    const [first, ...others] = personas.slice(0, 3).map(({ subject }) => subject);
    const examples = first ? playgroundExamples(first, others, DEVELOPMENT_HEADERS) : [];
    const gateway = await startGateway({ config: towardsMocks(config, mocks), sources, examples });
    say(welcome({ gatewayUrl: gateway.url, mocks, personas, headers: DEVELOPMENT_HEADERS }));
    return { close: () => close(gateway) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `npm run serve`: the gateway alone. */
export async function serve(file: string): Promise<Running> {
  const sources = await loadSources();
  const gateway = await startGateway({
    config: onPort(await loadConfig(file, sources, process.env)),
    sources,
  });
  say(`The gateway answers at ${gateway.url}/graphql\n`);
  if (gateway.operationsUrl !== undefined) say(`Operators ask at ${gateway.operationsUrl}/status\n`);
  return gateway;
}

/** @throws ConfigError */
export async function checkConfigFile(file: string): Promise<void> {
  await loadConfig(file, await loadSources(), process.env);
}

export async function printedSchema(): Promise<string> {
  return `${printSchema(createSchema(await loadSources()))}\n`;
}

function onPort(config: Config): Config {
  return { ...config, server: { ...config.server, port: readPort('PORT', config.server.port) } };
}

/** The configuration with each source at the address where its mock has come up. */
export function towardsMocks(config: Config, { urls }: Pick<Mocks, 'urls'>): Config {
  const sources = Object.entries(config.sources).map(([id, source]): [string, SourceConfig] => {
    const mock = urls[id];
    return [id, mock === undefined ? source : { ...source, url: mock + new URL(source.url).pathname }];
  });
  return { ...config, sources: Object.fromEntries(sources) };
}

async function fetchPersonas({ controlUrl }: Mocks): Promise<readonly Persona[]> {
  const response = await fetch(`${controlUrl}/personas`);
  return Value.Parse(Type.Array(Persona), await response.json());
}
