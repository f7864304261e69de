// The configuration that a contender gets: that of `npm start`, towards the bench's own mock systems and Redis. A contender's name
// says whether it caches.
import { loadConfig } from '../src/config/load.ts';
import type { Config } from '../src/config/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT, towardsMocks, uncached } from '../dev/settings.ts';

export async function settingsOf(
  name: string,
  urls: Readonly<Record<string, string>>,
  redisUrl: string | undefined,
): Promise<Config> {
  const loaded = await loadConfig(DEVELOPMENT, await loadSources(), {});
  const config = towardsMocks(loaded, { urls });
  if (!name.endsWith('-cached')) return uncached(config);
  if (redisUrl === undefined) return config;
  return { ...config, cache: { ...config.cache, redis: { url: redisUrl, timeoutMs: 100, tls: false } } };
}
