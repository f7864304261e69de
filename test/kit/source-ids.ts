/** The ids of all sources, by their folders. */
import { readdirSync } from 'node:fs';

const folder = new URL('../../src/sources/', import.meta.url);

export const SOURCE_IDS: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
