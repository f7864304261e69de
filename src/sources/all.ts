/** Every source: one folder beside this file each. A new source is found by its folder. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { loaded } from '../source-api/check-source.ts';
import type { Source, SourceDefinition } from '../source-api/source.ts';

const here = new URL('./', import.meta.url);

/** `.ts` at home, `.js` in the packed build. */
const extension = extname(import.meta.url);

/** All sources, by id. */
export async function loadSources(): Promise<readonly Source[]> {
  const folders = (await readdir(here, { withFileTypes: true })).filter((item) => item.isDirectory());
  const sources = await Promise.all(
    folders.map(async ({ name }) => {
      const entry = `${name}/index${extension}`;
      const module: unknown = await import(new URL(entry, here).href);
      if (!exportsSource(module)) throw new Error(`src/sources/${entry} exports no source`);
      const schema = readFileSync(schemaOf(name), 'utf8');
      return loaded(module.default, versionOf(name), module.default.contract.module, schema);
    }),
  );
  return sources.toSorted((a, b) => a.id.localeCompare(b.id));
}

/** Hash of all files that decide the form of a record of the source. */
function versionOf(id: string): string {
  const folder = new URL(`${id}/`, here);
  const files = [
    ...readdirSync(folder)
      .toSorted()
      .map((name) => new URL(name, folder)),
    new URL(`../generated/wire/${id}${extension}`, here),
    schemaOf(id),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('base64url').slice(0, 8);
}

function schemaOf(id: string): URL {
  return new URL(`../../schema/${id}.graphql`, here);
}

function exportsSource(module: unknown): module is { readonly default: SourceDefinition } {
  const source: unknown =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  return (
    typeof source === 'object' &&
    source !== null &&
    'contract' in source &&
    typeof source.contract === 'object' &&
    source.contract !== null
  );
}
