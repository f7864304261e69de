/** The development configuration and its variations for tests. */
import { fileURLToPath } from 'node:url';
import type { Config, SourceConfig } from '#lienthong/config/schema';
import { sourcesAlone, type ConfiguredSources } from '#lienthong/config/sources';
import { ConfigError } from '#lienthong/lib/config-file';

/** The configuration that needs nothing but the mock systems. */
export const DEVELOPMENT = fileURLToPath(new URL('../config/development.yml', import.meta.url));

/** A configuration for development, with the packages that it names. */
export interface DevelopmentSetup extends Pick<ConfiguredSources, 'sources'> {
  readonly file: string;
  /** Addresses of the modules of their mock systems. */
  readonly mocks: readonly string[];
}

/**
 * @param file by default the one of `npm start`
 * @throws ConfigError when a package cannot be used or has no mock system
 */
export async function developmentSetup(file = DEVELOPMENT): Promise<DevelopmentSetup> {
  const sources = await sourcesAlone(file);
  const packages = sources.flatMap(({ id, package: own }) => (own ? [{ id, ...own }] : []));
  const faults = packages
    .filter(({ mock }) => mock === undefined)
    .map(
      ({ id, name }) => `sources.${id}.package: ${name} exports no "./mock" — add it, or take the source out`,
    );
  if (faults.length > 0) throw new ConfigError(file, faults);
  return { sources, file, mocks: packages.flatMap(({ mock }) => mock ?? []) };
}

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
