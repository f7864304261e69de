/** The development configuration and its variations for tests. */
import { fileURLToPath } from 'node:url';
import type { Config, SourceConfig } from '#lienthong/config/schema';

/** The configuration that needs nothing but the mock systems. */
export const DEVELOPMENT = fileURLToPath(new URL('../config/development.yml', import.meta.url));

/** Replaces the address of each source by that of its running mock system. */
export function towardsMocks(
  config: Config,
  { urls }: { readonly urls: Readonly<Record<string, string>> },
): Config {
  const sources = Object.entries(config.sources).map(([id, source]): [string, SourceConfig] => {
    const mock = urls[id];
    return [id, mock === undefined ? source : { ...source, url: mock + new URL(source.url).pathname }];
  });
  return { ...config, sources: Object.fromEntries(sources) };
}

/** Turns the cache off: every question reaches its source. */
export function uncached(config: Config): Config {
  const cache = { ttl: 0, negativeTtl: 0, staleFor: 0 };
  const sources = Object.entries(config.sources).map(([id, source]): [string, SourceConfig] => [
    id,
    { ...source, cache, parts: {} },
  ]);
  return { ...config, sources: Object.fromEntries(sources) };
}
