/**
 * Reads what `wholeFaults` checks from the project. A module that cannot be loaded is a fault of its source.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { findSystems } from '../mocks/index.ts';
import { createPeople } from '../mocks/people/index.ts';
import { loadPurposes } from '../src/access/purposes/load.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { readRules } from '../src/graphql/schema-rules.ts';
import { ConfigError } from '../src/lib/config-file.ts';
import { loadSources } from '../src/sources/all.ts';
import { isObject } from '../src/lib/is-object.ts';
import { contractFiles } from './contract/contract.ts';
import { readContract } from './source-contract.ts';
import { wholeFaults, type Whole } from './source-whole.ts';

/** @param ids of the sources whose files are all there */
export async function readFaults(root: string, ids: readonly string[]): Promise<readonly string[]> {
  const files = ids.flatMap((id) => [`src/sources/${id}/index.ts`, `mocks/systems/${id}/index.ts`]);
  const broken = await Promise.all([
    ...files.map((file) =>
      faultsOf(
        () => import(`${root}/${file}`),
        (error) => loadFault(root, file, error),
      ),
    ),
    ...ids.map((id) =>
      faultsOf(
        () => Promise.try(contractFiles, id),
        (error) => `contracts/${id}/ cannot be read: ${messageOf(error)}`,
      ),
    ),
  ]);
  const faults = broken.flat();
  if (faults.length > 0) return faults;
  let whole: Whole;
  try {
    whole = await readWhole(root);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => `config/purposes.yml: ${fault}`);
    return [messageOf(error)];
  }
  return wholeFaults(whole);
}

async function faultsOf(
  work: () => Promise<unknown>,
  lineOf: (error: unknown) => string,
): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return [lineOf(error)];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A line about a module that cannot be loaded. Its paths begin in the project. */
export function loadFault(root: string, file: string, error: unknown): string {
  const text = messageOf(error).replaceAll(`${root}/`, '');
  const [, missing, importer] = /^Cannot find module '(.+)' imported from (.+)$/.exec(text) ?? [];
  return missing !== undefined && importer !== undefined
    ? `${missing} is missing, which ${importer} imports: write it, or remove the import`
    : `${file} cannot be loaded, correct it: ${text}`;
}

export async function readWhole(root: string): Promise<Whole> {
  const sources = await loadSources();
  const rules = readRules(createSchema(sources));
  const config: unknown = parse(readFileSync(`${root}/config/development.yml`, 'utf8'));
  const blocks = isObject(config) ? config['sources'] : undefined;
  return {
    sources,
    systems: await findSystems(),
    contracts: sources.map(({ id }) =>
      readContract(id, readFileSync(`${root}/schema/${id}.graphql`, 'utf8')),
    ),
    rules,
    purposes: [...(await loadPurposes(`${root}/config/purposes.yml`, rules, sources, 'production')).values()],
    blocks: isObject(blocks) ? blocks : {},
    people: createPeople(),
    page: (id) => readFileSync(`${root}/docs/sources/${id}.md`, 'utf8'),
  };
}
