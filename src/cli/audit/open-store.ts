/** The configuration and the store of a command of `lienthong audit`. */
import { loadConfig } from '../../config/load.ts';
import { developmentConfig } from '../../lib/development-package.ts';
import { codeOf } from '../../lib/error-code.ts';
import { Failure } from '../../lib/user-error.ts';
import { openStore } from '../../ledger/open-ledger.ts';
import type { AuditConfig } from '../../ledger/settings.ts';
import type { AuditStore } from '../../ledger/stores/store.ts';

/**
 * Reads and checks a configuration without the settings of sources: sources declare those in their code, and
 * no command of the audit log asks a source.
 *
 * @throws ConfigError
 */
export async function readAuditConfig(file = developmentConfig()): Promise<AuditConfig> {
  const { audit } = await loadConfig(file, [], process.env, { change: withoutSources });
  return audit;
}

function withoutSources(given: unknown): unknown {
  return typeof given === 'object' && given !== null && 'sources' in given
    ? { ...given, sources: {} }
    : given;
}

/** @throws StoreUnusable, or Failure if the store cannot be read or written now */
export async function withStore<Result>(
  config: AuditConfig,
  readOnly: boolean,
  work: (store: AuditStore) => Promise<Result>,
): Promise<Result> {
  const store = openStore(config, { readOnly });
  try {
    return await work(store);
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof Failure || code === undefined) throw error;
    const why = code === 'ERR_SQLITE_ERROR' && error instanceof Error ? error.message : code;
    throw new Failure(`The audit store cannot be read: ${why}.`);
  } finally {
    await store.close();
  }
}
