/**
 * Finds reasons on this machine why a gateway cannot start with a configuration. `serve` looks for them
 * before it starts, `config check` looks for nothing else, so both report the same. No other machine is
 * asked.
 */
import type { GraphQLSchema } from 'graphql';
import { DEVELOPMENT_MODE } from '../access/demo.ts';
import { loadPurposes } from '../access/purposes/load.ts';
import { readRules } from '../graphql/schema-rules.ts';
import { revokedFaults } from '../access/tokens/revoked.ts';
import type { Source } from '../source-api/source.ts';
import { auditFaults } from '../ledger/faults.ts';
import { codeOf } from '../lib/error-code.ts';
import { developmentFault } from '../lib/development-package.ts';
import { folderFaults } from '../lib/folder-faults.ts';
import { ConfigError } from '../lib/config-file.ts';
import type { Config } from '../config/schema.ts';
import { tlsFaults } from '../http/tls.ts';
import { connectSource } from '../transport/host.ts';
import { operationFaults } from './trusted-operations.ts';

/**
 * @param schema of these sources; it does not change
 * @param isFirst false for a process that joins others
 */
export async function startFaults(
  config: Config,
  sources: readonly Source[],
  schema: GraphQLSchema,
  isFirst: boolean,
): Promise<readonly string[]> {
  const { server, auth, trustedOperations, mode } = config;
  const missing = mode === 'development' ? developmentFault(DEVELOPMENT_MODE) : undefined;
  return [
    ...(missing === undefined ? [] : [missing]),
    ...(server.tls ? tlsFaults(server.tls, !isFirst) : []),
    ...(auth.revoked ? await revokedFaults(auth.revoked.file) : []),
    ...(await purposeFaults(config, sources, schema)),
    ...operationFaults(trustedOperations),
    ...auditFaults(config.audit),
    ...stateFaults(config),
    ...(await connectorFaults(config, sources)),
  ];
}

/** Each line names the file of purposes, since its paths are those within the file. */
async function purposeFaults(
  { purposes, mode }: Config,
  sources: readonly Source[],
  schema: GraphQLSchema,
): Promise<readonly string[]> {
  try {
    await loadPurposes(purposes, readRules(schema), sources, mode);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => `purposes: ${fault}, in ${purposes}`);
  }
}

/** Development makes and keeps the keys that the configuration does not name. */
function stateFaults({ mode }: Config): readonly string[] {
  return mode === 'development' ? folderFaults('mode', 'var') : [];
}

/** Sets each source up as the gateway does; that opens no connection yet. */
async function connectorFaults(
  { sources: blocks }: Config,
  sources: readonly Source[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const source of sources) {
    const settings = blocks[source.id];
    if (!settings) continue;
    try {
      await connectSource(source, settings).close();
    } catch (error) {
      const why = codeOf(error) ?? (error instanceof Error ? error.name : 'unknown');
      faults.push(`sources.${source.id}: cannot be set up (${why}) — correct its settings`);
    }
  }
  return faults;
}
