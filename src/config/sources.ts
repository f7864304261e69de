/** The sources of a configuration: those of the gateway, and those of the packages that it names. */
import { readYaml } from '../lib/config-file.ts';
import { loadPackages } from '../packages/load.ts';
import type { Source } from '../source-api/source.ts';
import { loadSources } from '../sources/all.ts';

export interface ConfiguredSources {
  /** By id. A package with a fault is not among them. */
  readonly sources: readonly Source[];
  /** Faults of packages, one line each, by their paths in the configuration. */
  readonly packageFaults: readonly string[];
}

/** Runs the code of the packages that pass their checks. @throws ConfigError when the file cannot be read */
export async function sourcesOf(file: string): Promise<ConfiguredSources> {
  const own = await loadSources();
  const given = await readYaml(file);
  const blocks: unknown =
    typeof given === 'object' && given !== null ? Reflect.get(given, 'sources') : undefined;
  const { sources, faults } = await loadPackages(blocks, { own });
  return {
    sources: [...own, ...sources].toSorted((a, b) => a.id.localeCompare(b.id)),
    packageFaults: faults,
  };
}
