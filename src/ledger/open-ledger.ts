/** Opens the keys and the store that the configuration describes. */
import { persistedSecret } from '../lib/persisted-secret.ts';
import { AuditKeys } from './keys.ts';
import type { AuditConfig } from './settings.ts';
import { openPostgres } from './stores/postgres.ts';
import { openSqlite } from './stores/sqlite.ts';
import type { AuditStore } from './stores/store.ts';

/** Keys that the configuration does not name are made and kept in var/, for development. */
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
  /** To read an existing store, never to write. */
  readonly readOnly?: boolean;
  /** Searches at once, where the store can do several. */
  readonly readers?: number;
}

/** @throws StoreUnusable when it cannot be opened, unless it is PostgreSQL, which may come back */
export function openStore(
  { file, postgres, isRehearsal = false }: AuditConfig,
  options: OpenStoreOptions = {},
): AuditStore {
  const { readOnly = false } = options;
  return postgres
    ? openPostgres({ ...postgres, ...options, isRehearsal })
    : openSqlite({ file, readOnly, isRehearsal });
}
