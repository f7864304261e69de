/** Every source: one folder beside this file each. A new source is found by its folder. */
import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Source } from '../ask/source.ts';

/** All sources, by id. */
export async function loadSources(): Promise<readonly Source[]> {
  const here = new URL('./', import.meta.url);
  // `.ts` at home, `.js` in the packed build.
  const entry = `index${extname(import.meta.url)}`;
  const folders = (await readdir(here, { withFileTypes: true })).filter((item) => item.isDirectory());
  const sources = await Promise.all(
    folders.map(async ({ name }) => {
      const module: unknown = await import(new URL(`${name}/${entry}`, here).href);
      if (!exportsSource(module)) throw new Error(`src/sources/${name}/${entry} exports no source`);
      return module.source;
    }),
  );
  return sources.toSorted((a, b) => a.id.localeCompare(b.id));
}

function exportsSource(module: unknown): module is { readonly source: Source } {
  return typeof module === 'object' && module !== null && 'source' in module;
}
