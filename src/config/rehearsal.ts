/**
 * A rehearsal keeps its state apart from production: files of its own by default, names of its own in Redis, and a mark in the
 * audit store, by which each of the two refuses that of the other.
 */
import { isAbsolute, join, relative } from 'node:path';
import type { Config } from './schema.ts';

/** The configuration as a rehearsal is run with it; in any other mode as it is. */
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

/** A default is in `var/`; a path that somebody has written is absolute by now, and is taken at its word. */
function apart(path: string): string {
  return isAbsolute(path) ? path : join('var', 'rehearsal', relative('var', path));
}
