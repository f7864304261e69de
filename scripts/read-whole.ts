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
import { isObject } from '../src/transport/json-schema.ts';
import { contractFiles } from './contract/contract.ts';
import { wholeFaults, type Whole } from './source-whole.ts';

/** @param ids of the sources whose files are all there */
export async function readFaults(root: string, ids: readonly string[]): Promise<readonly string[]> {
  const unloaded = await Promise.all(
    ids
      .flatMap((id) => [`src/sources/${id}/index.ts`, `mocks/systems/${id}/index.ts`])
      .map(async (file) => {
        const fault = await messageOf(() => import(`${root}/${file}`));
        return fault === undefined ? [] : [`${file} cannot be loaded: ${fault}`];
      }),
  );
  const unread = await Promise.all(
    ids.map(async (id) => {
      const fault = await messageOf(() => Promise.try(contractFiles, id));
      return fault === undefined ? [] : [`contracts/${id}/ cannot be read: ${fault}`];
    }),
  );
  const broken = [...unloaded, ...unread].flat();
  if (broken.length > 0) return broken;
  let whole: Whole;
  try {
    whole = await readWhole(root);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => `config/purposes.yml: ${fault}`);
    return [error instanceof Error ? error.message : String(error)];
  }
  return wholeFaults(whole);
}

async function messageOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export async function readWhole(root: string): Promise<Whole> {
  const sources = await loadSources();
  const rules = readRules(createSchema(sources));
  const config: unknown = parse(readFileSync(`${root}/config/development.yml`, 'utf8'));
  const blocks = isObject(config) ? config['sources'] : undefined;
  return {
    sources,
    systems: await findSystems(),
    rules,
    purposes: [...(await loadPurposes(`${root}/config/purposes.yml`, rules, sources, 'production')).values()],
    blocks: isObject(blocks) ? blocks : {},
    people: createPeople(),
    page: (id) => readFileSync(`${root}/docs/sources/${id}.md`, 'utf8'),
  };
}
