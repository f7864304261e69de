/**
 * The printed schema, schema.graphql: the contract with applications. A breaking change is never written
 * without being accepted.
 */
import { globSync, readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, printSchema } from 'graphql';

export const PRINT_FILE = 'schema.graphql';

/** The files schema/*.graphql as one document. */
export function printedSchema(): string {
  const files = globSync('schema/*.graphql').toSorted();
  return `${printSchema(buildSchema(files.map((file) => readFileSync(file, 'utf8')).join('\n')))}\n`;
}

/** Breaking changes from the first print to the second, one line each; none if there is no first print. */
export function breakingChanges(committed: string, present: string): readonly string[] {
  if (committed === '') return [];
  return findBreakingChanges(buildSchema(committed), buildSchema(present)).map(
    ({ description }) => description,
  );
}
