/**
 * The printed schema, schema.graphql: the contract with applications. A breaking change is never written
 * without being accepted.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildASTSchema, buildSchema, findBreakingChanges, printSchema, type DocumentNode } from 'graphql';
import { OWN_FILES, wholeSchema } from '../src/graphql/whole-schema.ts';

export const PRINT_FILE = 'schema.graphql';

/** The files schema/*.graphql as one document, with the directives of the source form expanded. */
export function schemaOfFiles(): DocumentNode {
  const sources = globSync('schema/*.graphql')
    .toSorted()
    .filter((file) => !OWN_FILES.includes(basename(file)))
    .map((file) => ({ id: basename(file, '.graphql'), schema: readFileSync(file, 'utf8') }));
  return wholeSchema(sources);
}

export function printedSchema(): string {
  return `${printSchema(buildASTSchema(schemaOfFiles()))}\n`;
}

/** Breaking changes from the first print to the second, one line each; none if there is no first print. */
export function breakingChanges(committed: string, present: string): readonly string[] {
  if (committed === '') return [];
  return findBreakingChanges(buildSchema(committed), buildSchema(present)).map(
    ({ description }) => description,
  );
}
