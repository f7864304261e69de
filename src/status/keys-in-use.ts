/** Names of the keys of a configuration, with the first start with each. */
import { dirname } from 'node:path';
import { openKeys } from '../ledger/open-ledger.ts';
import { firstSeen } from '../config/first-seen.ts';
import type { Config } from '../config/schema.ts';

export interface KeyInUse {
  readonly use: 'audit' | 'audit-signing' | 'cache-sealing' | 'events';
  /** As in the configuration; of the signing key the fingerprint that commits name. */
  readonly id: string;
  /** Source of a key for events. */
  readonly source?: string;
  /** First start with it, ISO 8601; null where that is not known. */
  readonly since: string | null;
}

type Named = Omit<KeyInUse, 'since'>;

export function keysInUse({ audit, cache, sources }: Config): readonly KeyInUse[] {
  const keys: readonly Named[] = [
    ...(audit.keys ?? []).map(({ id }) => ({ use: 'audit', id }) as const),
    { use: 'audit-signing', id: openKeys(audit).id },
    ...(cache.sealingKeys ?? []).map(({ id }) => ({ use: 'cache-sealing', id }) as const),
    ...Object.entries(sources).flatMap(([source, { events }]) =>
      (events?.keys ?? []).map(({ kid }) => ({ use: 'events', id: kid, source }) as const),
    ),
  ];
  const folder = audit.postgres ? audit.postgres.journal.folder : dirname(audit.file);
  const since = firstSeen(folder, keys.map(nameOf));
  return keys.map((key) => ({ ...key, since: since[nameOf(key)] ?? null }));
}

function nameOf({ use, id, source }: Named): string {
  return [use, source, id].filter((part) => part !== undefined).join(' ');
}
