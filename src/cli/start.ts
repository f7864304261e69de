/** The gateway from a configuration file: serve it, check the file, print its schema. */
import { printSchema, type GraphQLSchema } from 'graphql';
import { loadIssuer } from '../access/demo.ts';
import { loadPurposes } from '../access/purposes/load.ts';
import type { Purpose } from '../access/purposes/purpose.ts';
import { readRules, type SchemaRules } from '../graphql/schema-rules.ts';
import { readPort } from './command.ts';
import { unneeded } from '../config/exceptions.ts';
import { loadConfig } from '../config/load.ts';
import { modeFindings } from '../config/mode.ts';
import { sourcesAlone, sourcesOf } from '../config/sources.ts';
import type { Source, SourcePackage } from '../source-api/source.ts';
import type { Config } from '../config/schema.ts';
import { isServing, listenerFaults } from '../http/listener-faults.ts';
import { createSchema } from '../gateway/schema.ts';
import { startFaults } from '../gateway/start-faults.ts';
import { rememberForMs } from '../events/seen.ts';
import { startGateway } from '../gateway/server.ts';
import type { Running } from './lifetime.ts';
import { noteReaderGone } from '../lib/output.ts';
import { loadSources } from '../sources/all.ts';
import { openLog, promisedLog } from '../log/log.ts';
import { mockFaults } from '../transport/mock-proof.ts';
import { VERSION } from '../lib/version.ts';
import { developmentConfig } from '../lib/development-package.ts';
import { holdState } from '../workers/primary-state.ts';
import { startWorkers, workersOf } from '../workers/primary.ts';
import { relayStatus, shareStatus } from '../workers/status-relay.ts';
import { joinPrimary } from '../workers/worker-state.ts';
import { isWorker, sayFarewell, stopRequested, tellListening } from '../workers/worker.ts';

/** A checked configuration: access rules and exceptions. */
export interface CheckedConfig {
  readonly mode: Config['mode'];
  readonly rules: SchemaRules;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** Listed exceptions. */
  readonly insecure: readonly string[];
  /** Listed exceptions that no finding needs. */
  readonly unneeded: readonly string[];
  /** Packages that bring sources, by the id of the source. */
  readonly packages: ReadonlyMap<string, SourcePackage>;
  /** Faults that exist only because a gateway runs with this configuration. */
  readonly notes: readonly string[];
}

/** `npm run serve`: the gateway alone. @param stopping ends a start that is under way */
export async function serve(file: string, stopping: AbortSignal): Promise<Running> {
  const { sources, packageFaults } = await sourcesOf(file);
  let schema: GraphQLSchema | undefined;
  const config = withPort(
    await loadConfig(file, sources, process.env, {
      packageFaults,
      check: async (checked) => {
        schema = createSchema(sources, checked);
        return [
          ...(await startFaults(checked, sources, schema, !isWorker)),
          // Workers listen where the primary process does.
          ...(isWorker ? [] : (await listenerFaults(withPort(checked).server)).map(({ line }) => line)),
          ...(isWorker ? [] : await mockFaults(checked)),
        ];
      },
    }),
  );
  const count = workersOf(config.workers);
  const own = inEarnest(config);
  // A log collector would lose lines of text between those of the log.
  const tell: Tell = (text, fields = {}) => promisedLog(own.log).info(fields, text.trim());
  if (count > 1 && !isWorker) return { ...(await serveWithWorkers(config, count, tell, stopping)), tell };
  const gateway = await startGateway({
    config,
    sources,
    ...(schema && { schema }),
    ...own,
    ...(isWorker && { workers: await joinPrimary(), statusSharing: shareStatus(count) }),
    ...(config.mode === 'development' && (await ownIssuer())),
  });
  if (isWorker) {
    await tellListening(gateway);
    const close = async () => {
      await gateway.close(await stopRequested);
      await sayFarewell();
    };
    return { close };
  }
  return {
    tell,
    close: () => gateway.close(config.server.stop.pauseMs),
    hangUp: () => {
      const read = config.server.tls ? 'SIGHUP: certificates are read again.' : 'SIGHUP is ignored.';
      tell(`${read} One process does not read its configuration again: restart it, or set workers.`);
    },
  };
}

type Tell = (text: string, fields?: object) => void;

async function serveWithWorkers(
  config: Config,
  count: number,
  tell: Tell,
  stopping: AbortSignal,
): Promise<Running> {
  holdState(rememberForMs(config.events.toleranceSeconds));
  relayStatus(count);
  const { mode, insecure, server } = config;
  const workers = await startWorkers({
    count,
    say: tell,
    stop: server.stop,
    onLogLost: noteReaderGone,
    stopping,
  });
  if (!workers) return { close: () => Promise.resolve() };
  const { url, operationsUrl } = workers;
  const about = { version: VERSION, node: process.version, mode, insecure, workers: count, operationsUrl };
  tell(`The gateway answers at ${url}/graphql with ${count} workers`, about);
  const close = async () => {
    if (!(await workers.close())) process.exitCode = 1;
  };
  return { close, hangUp: workers.hangUp };
}

/** Log and exit code of a gateway in a process of its own. */
function inEarnest(config: Config) {
  return {
    log: openLog(config),
    onCutOff: () => {
      process.exitCode = 1;
    },
  };
}

/**
 * Finds what `serve` would refuse, apart from ports that a gateway of this configuration holds.
 *
 * @throws ConfigError
 */
export async function checkConfigFile(file: string): Promise<CheckedConfig> {
  const { sources, packageFaults } = await sourcesOf(file);
  const schema = createSchema(sources);
  const notes: string[] = [];
  const config = await loadConfig(file, sources, process.env, {
    packageFaults,
    check: async (checked) => {
      const { server } = withPort(checked);
      const faults = await listenerFaults(server);
      const own = (await isServing(server, faults)) ? faults.filter(({ isTaken }) => isTaken) : [];
      // The configuration of a running gateway needs no correction.
      notes.push(...own.flatMap(({ line }) => line.split(' — ', 1)));
      const others = faults.filter((fault) => !own.includes(fault)).map(({ line }) => line);
      return [...(await startFaults(checked, sources, schema, true)), ...others];
    },
  });
  const rules = readRules(schema, sources);
  return {
    mode: config.mode,
    rules,
    purposes: await loadPurposes(config.purposes, rules, sources, config.mode),
    packages: new Map(sources.flatMap((source) => (source.package ? [[source.id, source.package]] : []))),
    insecure: config.insecure,
    unneeded: unneeded(await modeFindings(config, process.env), config.insecure),
    notes,
  };
}

/** @param file whose packages are part of it; without one, the gateway's own sources alone */
export async function printedSchema(file?: string): Promise<string> {
  return `${printSchema(createSchema(await sourcesFor(file)))}\n`;
}

/** @param file as for the schema */
export async function settingsReference(file?: string): Promise<string> {
  const { configReference } = await import('../config/reference.ts');
  return configReference(await sourcesFor(file));
}

/** @throws ConfigError when a package cannot be used */
async function sourcesFor(file: string | undefined): Promise<readonly Source[]> {
  return file === undefined ? loadSources() : sourcesAlone(file);
}

/**
 * Loads a configuration as the gateway would be started with it; without a file, the one of `npm start`. No
 * code of a package is run: what the caller needs is not in the blocks of sources.
 *
 * @throws ConfigError, and Failure when that one is not installed
 */
export async function configuration(file = developmentConfig()): Promise<Config> {
  return withPort(await loadConfig(file, await loadSources(), process.env));
}

/** The issuer of demo tokens that keeps its key on this machine. @throws Failure without lienthong-dev */
async function ownIssuer() {
  const { createDevelopmentIssuer, DEVELOPMENT_KEY_FILE } = await loadIssuer();
  return { developmentIssuer: await createDevelopmentIssuer(DEVELOPMENT_KEY_FILE) };
}

function withPort(config: Config): Config {
  return { ...config, server: { ...config.server, port: readPort('PORT', config.server.port) } };
}
