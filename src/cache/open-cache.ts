/** Opens the cache that the configuration describes. */
import { randomBytes } from 'node:crypto';
import type { CacheConfig } from './settings.ts';
import { persistedSecret } from '../lib/persisted-secret.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { SourcePolicies } from '../source-api/policies.ts';
import type { ChangeSharing } from './change-relay.ts';
import { CacheKeyFactory } from './cache-keys.ts';
import { KeyRing, type SealingKey } from '../lib/key-ring.ts';
import { TieredCache } from './tiered-cache.ts';

interface CacheOptions {
  readonly cache: CacheConfig;
  /** Policies of the sources, by id. */
  readonly sources: Readonly<Record<string, SourcePolicies>>;
}

/** @param workers state shared with other workers */
export function openCache(
  { cache, sources }: CacheOptions,
  log: BoundedLog,
  workers?: ChangeSharing,
): TieredCache {
  const { memoryBytes, redis: settings } = cache;
  const policies = Object.values(sources).flatMap((source) => [
    source.cache,
    ...Object.values(source.parts ?? {}).map((part) => ({ ...source.cache, ...part?.cache })),
  ]);
  const lives = policies.map(({ ttl, staleFor, negativeTtl }) => Math.max(ttl + staleFor, negativeTtl));
  return new TieredCache({
    memoryBytes,
    keyFactory: new CacheKeyFactory(namingKey(cache, workers?.secret)),
    longestLifeMs: Math.max(0, ...lives) * 1000,
    ...(settings
      ? { redis: { settings, ring: new KeyRing(sealingKeys(cache)) } }
      : // With Redis, workers are replicas like any others.
        workers && { relay: workers.relay }),
    onRedis: (change) => {
      if (change.usable) log.write({ level: 'warn', text: 'Redis can be used again', fields: () => ({}) });
      else {
        const { code, reason } = change;
        log.write({ level: 'warn', text: 'Redis cannot be used', fields: () => ({ code, reason }) });
      }
    },
  });
}

/** Without Redis, only this process and its fellow workers read the names: a random key suffices. */
function namingKey({ namingKey: key, redis }: CacheConfig, ofWorkers: Buffer = randomBytes(32)): Buffer {
  if (key !== undefined) return Buffer.from(key, 'base64');
  return redis ? persistedSecret('cache-naming') : ofWorkers;
}

function sealingKeys({ sealingKeys: keys = [] }: CacheConfig): [SealingKey, ...SealingKey[]] {
  const [first, ...others] = keys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }));
  return first ? [first, ...others] : [{ id: 'development', key: persistedSecret('cache-sealing') }];
}
