/**
 * Generates src/generated/: GraphQL types from the schema, wire types from the contracts. `--check` writes
 * nothing and fails, naming the files, if the committed files are stale. The printed schema, schema.graphql,
 * is written too, but a change that breaks the committed one only with `--accept-breaking`.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import process from 'node:process';
import { executeCodegen, loadContext } from '@graphql-codegen/cli';
import { print } from 'graphql';
import { format } from 'prettier';
import { Failure } from '../src/lib/user-error.ts';
import { generateColumns } from './columns.ts';
import { contractIds } from './contract/contract.ts';
import { generateNumbers } from './numbers.ts';
import { generatePublished } from './published.ts';
import { committedPrint, PRINT_FILE, printedSchema, refusedChanges, schemaOfFiles } from './schema-print.ts';
import { generateWire } from './wire.ts';

const target = 'src/generated';

process.chdir(`${import.meta.dirname}/..`);
const generated = await generateAll().catch((error: unknown) => {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exit(1);
});
const committed = await readAll();
const stale = [...generated.keys(), ...committed.keys()]
  .filter((file, index, all) => all.indexOf(file) === index && generated.get(file) !== committed.get(file))
  .toSorted();
const breaking = refusedChanges(
  committed.get(PRINT_FILE) ?? '',
  generated.get(PRINT_FILE) ?? '',
  committedPrint(),
);

if (breaking.length > 0 && !process.argv.includes('--accept-breaking')) {
  console.error(
    `The schema breaks what applications rely on:\n${breaking.map((change) => `- ${change}`).join('\n')}`,
  );
  console.error('If it must be: `npm run codegen -- --accept-breaking`, and say so in CHANGELOG.md.');
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  for (const file of stale) {
    await mkdir(dirname(file), { recursive: true });
    const text = generated.get(file);
    await (text === undefined ? rm(file) : writeFile(file, text));
    console.log(`${file}: ${text === undefined ? 'removed' : 'written'}`);
  }
} else if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run \`npm run codegen\` and commit the result.`);
  process.exitCode = 1;
}

/** All generated files, by path. */
async function generateAll(): Promise<Map<string, string>> {
  const ids = contractIds();
  const missing = ids.map((id) => `schema/${id}.graphql`).filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Failure(`${missing.join(', ')} is missing: write it beside the contract.`);
  const graphqlTypes = await generateGraphqlTypes();
  const others = await Promise.all([
    Promise.resolve<[string, string]>([PRINT_FILE, printedSchema()]),
    generateNumbers(ids).then((text): [string, string] => [`${target}/numbers.ts`, text]),
    generatePublished().then((text): [string, string] => [`${target}/published.ts`, text]),
    ...ids.map(async (id): Promise<[string, string]> => {
      return [`${target}/columns/${id}.ts`, await generateColumns(id)];
    }),
    ...ids.map(async (id): Promise<[string, string]> => {
      return [`${target}/wire/${id}.ts`, await generateWire(id)];
    }),
  ]);
  const style = { singleQuote: true, printWidth: 110 };
  return new Map(
    await Promise.all(
      [...graphqlTypes, ...others].map(async ([file, text]): Promise<[string, string]> => {
        return [file, await format(text, { ...style, filepath: file })];
      }),
    ),
  );
}

async function generateGraphqlTypes(): Promise<[string, string][]> {
  const context = await loadContext('codegen.yml');
  context.updateConfig({ schema: print(schemaOfFiles()) });
  const { result, error } = await executeCodegen(context);
  if (error !== null) throw error;
  return result.map(({ filename, content }) => {
    // The generator exports the enums of another file as if they were values.
    const own = content.replaceAll(/^export (?=\{ \w+ \};$)/gm, 'export type ');
    return [filename, `// Generated from schema/*.graphql; do not edit.\n${own}`];
  });
}

async function readAll(): Promise<Map<string, string>> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath.replaceAll(sep, '/')}/${name}`)
    .concat(existsSync(PRINT_FILE) ? PRINT_FILE : []);
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => [file, await readFile(file, 'utf8')]),
    ),
  );
}
