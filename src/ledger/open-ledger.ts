/** Opens the keys and the store of a configuration. */
import { persistedSecret } from '../lib/persisted-secret.ts';
import { AuditKeys } from './keys.ts';
import type { AuditConfig } from './settings.ts';
import { openPostgres } from './stores/postgres.ts';
import { openSqlite } from './stores/sqlite.ts';
import type { AuditStore } from './stores/store.ts';

/** For development, keys that the configuration lacks are made and kept in var/. */
export function openKeys({ keys, signingKey, formerPublicKeys }: AuditConfig): AuditKeys {
  const [first, ...others] = (keys ?? []).map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }));
  return new AuditKeys({
    people: first ? [first, ...others] : [{ id: 'development', key: persistedSecret('audit-people') }],
    signingSeed:
      signingKey === undefined ? persistedSecret('audit-signing') : Buffer.from(signingKey, 'base64'),
    formerPublicKeys,
  });
}

export interface OpenStoreOptions {
  /** Only reads, and only an existing store. */
  readonly readOnly?: boolean;
  /** Concurrent searches, if the store supports several. */
  readonly readers?: number;
}

/** @throws StoreUnusable when it cannot be opened; PostgreSQL may come back and is no reason */
export function openStore(
  { file, postgres, isRehearsal = false }: AuditConfig,
  options: OpenStoreOptions = {},
): AuditStore {
  const { readOnly = false } = options;
  return postgres
    ? openPostgres({ ...postgres, ...options, isRehearsal })
    : openSqlite({ file, readOnly, isRehearsal });
}
