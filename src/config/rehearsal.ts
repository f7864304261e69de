/**
 * Separates the state of a rehearsal from production: its own default files, its own names in Redis, and a
 * mark in the audit store, by which each of the two refuses the store of the other.
 */
import { isAbsolute, join, relative } from 'node:path';
import type { Config } from './schema.ts';

/** Changes the configuration for a rehearsal; in any other mode it stays as it is. */
export function forRehearsal(config: Config): Config {
  if (config.mode !== 'rehearsal') return config;
  const { audit, cache } = config;
  const { postgres, checkpoints } = audit;
  return {
    ...config,
    audit: {
      ...audit,
      isRehearsal: true,
      file: apart(audit.file),
      checkpoints: { ...checkpoints, file: apart(checkpoints.file) },
      ...(postgres && {
        postgres: { ...postgres, journal: { ...postgres.journal, folder: apart(postgres.journal.folder) } },
      }),
    },
    cache: cache.redis ? { ...cache, redis: { ...cache.redis, isRehearsal: true } } : cache,
  };
}

/** A default is in `var/`; a path that the configuration names is absolute by now and stays. */
function apart(path: string): string {
  return isAbsolute(path) ? path : join('var', 'rehearsal', relative('var', path));
}
