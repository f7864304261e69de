/**
 * The committed print of the schema, schema.graphql: what applications rely on. A change that could break them is never
 * written by itself.
 */
import { globSync, readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, printSchema } from 'graphql';

export const PRINT_FILE = 'schema.graphql';

/** The schema of schema/*.graphql as one document. */
export function printedSchema(): string {
  const files = globSync('schema/*.graphql').toSorted();
  return `${printSchema(buildSchema(files.map((file) => readFileSync(file, 'utf8')).join('\n')))}\n`;
}

/** What applications that rely on the first print could not do with the second any more, in words; none without a print. */
export function breakingChanges(committed: string, present: string): readonly string[] {
  if (committed === '') return [];
  return findBreakingChanges(buildSchema(committed), buildSchema(present)).map(
    ({ description }) => description,
  );
}
