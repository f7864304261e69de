/** The whole schema as one document: what the gateway itself has in schema/, and what the sources bring. */
import { readFileSync } from 'node:fs';
import type { DocumentNode } from 'graphql';
import type { Source } from '../source-api/source.ts';
import { expandSchema } from './source-schema.ts';

const folder = new URL('../../schema/', import.meta.url);

/** The gateway's own documents. */
export const OWN_FILES: readonly string[] = [
  'audit.graphql',
  'base.graphql',
  'code-lists.graphql',
  'scans.graphql',
];

/** Another subgraph names a citizen by the triple, which a scan of a health insurance card does not have. */
const NOT_IN_SUBGRAPH: ReadonlySet<string> = new Set(['scans.graphql']);

type SourceWithSchema = Pick<Source, 'id' | 'schema'> & { readonly package?: { readonly name: string } };

/** @throws Failure that lists the faults of what the sources bring */
export function wholeSchema(
  sources: readonly SourceWithSchema[],
  { subgraph } = { subgraph: false },
): DocumentNode {
  const files = OWN_FILES.filter((name) => !subgraph || !NOT_IN_SUBGRAPH.has(name));
  return expandSchema(
    files.map((name) => ({ name, sdl: readFileSync(new URL(name, folder), 'utf8') })),
    sources.map(({ id, schema, package: from }) => ({
      name: from ? `schema.graphql of ${from.name}` : `schema/${id}.graphql`,
      sdl: schema,
    })),
  );
}
