/** `npm start`: the mock systems and the gateway on this machine, and a banner that says how to try them. */
import Type from 'typebox';
import { Value } from 'typebox/value';
import { readPort } from '#lienthong/cli/command';
import type { Running } from '#lienthong/cli/lifetime';
import { loadConfig } from '#lienthong/config/load';
import { createSchema } from '#lienthong/gateway/schema';
import { startGateway, type Gateway } from '#lienthong/gateway/server';
import { say } from '#lienthong/lib/output';
import { Failure } from '#lienthong/lib/user-error';
import { openLog } from '#lienthong/log/log';
import { exampleSelection } from '#lienthong/web/example-selection';
import { playgroundExamples } from '#lienthong/web/playground-examples';
import { DEFAULT_CONTROL_PORT, type Mocks } from '../mocks/index.ts';
import { startMocksInWorker } from '../mocks/worker.ts';
import { formatBanner, Persona } from './banner.ts';
import { createDevelopmentIssuer, DEVELOPMENT_KEY_FILE } from './issuer.ts';
import { developmentSetup, towardsMocks } from './settings.ts';

/** @param file the configuration; by default the one that needs nothing but the mock systems */
export async function start(file?: string): Promise<Running> {
  say('Starting the mock government systems and the gateway …\n');
  const { sources, mocks: modules, file: configuration } = await developmentSetup(file);
  const loaded = await loadConfig(configuration, sources, process.env);
  if (loaded.mode !== 'development') {
    throw new Failure(
      `${configuration} has mode: ${loaded.mode}: start it with serve, and its mock systems with mocks.`,
    );
  }
  const schema = createSchema(sources);
  const config = { ...loaded, server: { ...loaded.server, port: readPort('PORT', loaded.server.port) } };
  const mocks = await startMocksInWorker({ port: readPort('MOCK_PORT', DEFAULT_CONTROL_PORT), modules });
  const close = async (gateway?: Gateway) => {
    await gateway?.close();
    await mocks.close();
  };
  try {
    const personas = await fetchPersonas(mocks);
    const [first, ...others] = personas.slice(0, 3).map(({ subject }) => subject);
    const scan = config.subgraph ? undefined : personas[0]?.cardQr;
    const gateway = await startGateway({
      config: towardsMocks(config, mocks),
      sources,
      log: openLog(config),
      onCutOff: () => {
        process.exitCode = 1;
      },
      examples: first ? playgroundExamples(schema, sources, first, others, scan) : [],
      developmentIssuer: await createDevelopmentIssuer(DEVELOPMENT_KEY_FILE),
    });
    const { headers } = await gateway.demoAccess('officer');
    // The output of a command may be kept in a log, where a valid token must not be.
    const { Authorization: _token, ...purpose } = headers;
    const selections = sources.map(({ field }) => exampleSelection(schema, field, 3));
    say(formatBanner({ gatewayUrl: gateway.url, mocks, personas, headers: purpose, selections }));
    return { close: () => close(gateway) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fetchPersonas({ controlUrl }: Mocks): Promise<readonly Persona[]> {
  const response = await fetch(`${controlUrl}/personas`);
  return Value.Parse(Type.Array(Persona), await response.json());
}
