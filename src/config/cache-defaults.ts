/** Cache lifetimes that a part of a source has by itself, where a configuration says nothing. */
import { isObject } from '../lib/is-object.ts';
import type { Source } from '../source-api/source.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** @param given the configuration as it is written */
export function withCacheDefaults(given: unknown, sources: readonly Source[]): unknown {
  if (!isObject(given) || !isObject(given['sources'])) return given;
  const blocks = { ...given['sources'] };
  for (const { id, parts } of sources) {
    for (const { name, cache } of parts) {
      const block = blocks[id];
      if (cache && isObject(block)) blocks[id] = withPart(block, name, cache);
    }
  }
  return { ...given, sources: blocks };
}

/** A lifetime of the whole source is written for this part too. */
function withPart(block: Mapping, name: string, cache: object): unknown {
  const { cache: ofSource = {}, parts = {} } = block;
  const part = isObject(parts) ? (parts[name] ?? {}) : undefined;
  const own = isObject(part) ? (part['cache'] ?? {}) : undefined;
  // The check of the whole configuration reports what is no mapping.
  if (!isObject(ofSource) || !isObject(parts) || !isObject(part) || !isObject(own)) return block;
  const defaults = Object.entries(cache).filter(([key]) => !(key in ofSource));
  return {
    ...block,
    parts: { ...parts, [name]: { ...part, cache: { ...Object.fromEntries(defaults), ...own } } },
  };
}
