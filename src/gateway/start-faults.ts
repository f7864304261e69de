/**
 * What would keep a gateway from starting with a configuration, on this machine: `serve` looks for it before it starts and
 * `config check` looks for it alone, so that they find the same. Nothing is asked of another machine.
 */
import { loadPurposes } from '../access/purposes/load.ts';
import { readRules } from '../graphql/schema-rules.ts';
import { revokedFaults } from '../access/tokens/revoked.ts';
import type { Source } from '../source-api/source.ts';
import { auditFaults } from '../ledger/faults.ts';
import { codeOf } from '../lib/error-code.ts';
import { folderFaults } from '../lib/folder-faults.ts';
import { ConfigError } from '../lib/config-file.ts';
import type { Config } from '../config/schema.ts';
import { createSchema } from './schema.ts';
import { tlsFaults } from '../http/tls.ts';
import { operationFaults } from './trusted-operations.ts';

/** @param isFirst false for a process that joins others */
export async function startFaults(
  config: Config,
  sources: readonly Source[],
  isFirst: boolean,
): Promise<readonly string[]> {
  const { server, auth, trustedOperations } = config;
  return [
    ...(server.tls ? tlsFaults(server.tls, !isFirst) : []),
    ...(auth.revoked ? await revokedFaults(auth.revoked.file) : []),
    ...(await purposeFaults(config, sources)),
    ...operationFaults(trustedOperations),
    ...auditFaults(config.audit),
    ...stateFaults(config),
    ...(await connectorFaults(config, sources)),
  ];
}

/** The file is named in each line: its paths are its own. */
async function purposeFaults(
  { purposes, mode }: Config,
  sources: readonly Source[],
): Promise<readonly string[]> {
  try {
    await loadPurposes(purposes, readRules(createSchema(sources)), sources, mode);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => `purposes: ${fault}, in ${purposes}`);
  }
}

/** Development makes the keys that it is not given, and keeps them. */
function stateFaults({ mode }: Config): readonly string[] {
  return mode === 'development' ? folderFaults('mode', 'var') : [];
}

/** Each source is set up as the gateway does it, which connects to nothing yet. */
async function connectorFaults(
  { sources: blocks }: Config,
  sources: readonly Source[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const source of sources) {
    const settings = blocks[source.id];
    if (!settings) continue;
    try {
      await source.connect(settings).close();
    } catch (error) {
      const why = codeOf(error) ?? (error instanceof Error ? error.name : 'unknown');
      faults.push(`sources.${source.id}: cannot be set up (${why}) — correct its settings`);
    }
  }
  return faults;
}
