/** Cache lifetimes that a part of a source has by itself, where a configuration says nothing. */
import type { Source } from '../source-api/source.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** @param given the configuration as it is written */
export function withCacheDefaults(given: unknown, sources: readonly Source[]): unknown {
  if (!isMapping(given) || !isMapping(given['sources'])) return given;
  const blocks = { ...given['sources'] };
  for (const { id, parts } of sources) {
    for (const { name, cache } of parts) {
      const block = blocks[id];
      if (cache && isMapping(block)) blocks[id] = withPart(block, name, cache);
    }
  }
  return { ...given, sources: blocks };
}

/** A lifetime of the whole source is written for this part too. */
function withPart(block: Mapping, name: string, cache: object): unknown {
  const { cache: ofSource = {}, parts = {} } = block;
  const part = isMapping(parts) ? (parts[name] ?? {}) : undefined;
  const own = isMapping(part) ? (part['cache'] ?? {}) : undefined;
  // The check of the whole configuration reports what is no mapping.
  if (!isMapping(ofSource) || !isMapping(parts) || !isMapping(part) || !isMapping(own)) return block;
  const defaults = Object.entries(cache).filter(([key]) => !(key in ofSource));
  return {
    ...block,
    parts: { ...parts, [name]: { ...part, cache: { ...Object.fromEntries(defaults), ...own } } },
  };
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
