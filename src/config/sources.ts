/** The sources of a configuration: those of the gateway, and those of the packages that it names. */
import { dirname } from 'node:path';
import Type from 'typebox';
import { checkValue, ConfigError, readYaml } from '../lib/config-file.ts';
import { isObject } from '../lib/is-object.ts';
import { loadPackages } from '../packages/load.ts';
import { PackageSettings } from '../packages/settings.ts';
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

/** The part of a file that is read where only its packages are needed. */
const WithPackages = Type.Object({
  sources: Type.Optional(
    Type.Record(Type.String(), Type.Object({ package: Type.Optional(PackageSettings) })),
  ),
});

/**
 * The sources, for commands that check nothing else of the file.
 *
 * @throws ConfigError when the file names no packages that can be used, in a form that can be read
 */
export async function sourcesAlone(file: string): Promise<readonly Source[]> {
  const given = await readYaml(file);
  checkValue(file, WithPackages, packagesAlone(given), process.env, dirname(file));
  const { sources, packageFaults } = await sourcesOf(file);
  if (packageFaults.length > 0) throw new ConfigError(file, packageFaults);
  return sources;
}

/** Without the settings that only other commands need, and may need the environment for. */
function packagesAlone(given: unknown): unknown {
  if (!isObject(given) || !isObject(given['sources'])) return given;
  const blocks = Object.entries(given['sources']).map(([id, block]) => [
    id,
    isObject(block) && 'package' in block ? { package: block['package'] } : isObject(block) ? {} : block,
  ]);
  return { sources: Object.fromEntries(blocks) as unknown };
}
