/**
 * The printed schema, schema.graphql: the contract with applications. A breaking change is never written
 * without being accepted.
 */
import { spawnSync } from 'node:child_process';
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

/**
 * The breaking changes that a new print makes. What a print of minutes ago has and the committed one has not
 * is relied on by nobody; a change that was accepted is in the former, and is not refused again.
 *
 * @param committed undefined where it is not known
 */
export function refusedChanges(
  written: string,
  present: string,
  committed: string | undefined,
): readonly string[] {
  const changes = breakingChanges(written, present);
  return committed === undefined || changes.length === 0 ? changes : breakingChanges(committed, present);
}

/** The print of the last commit; undefined without git or a commit that has it. */
export function committedPrint(): string | undefined {
  const { status, stdout } = spawnSync('git', ['show', `HEAD:./${PRINT_FILE}`], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
