/**
 * Makes the pieces of a new source behind the platform: `npm run new-source -- ID --like LIKE [--field
 * FIELD]`. They compile and answer with little; each place that needs its author says “To do”, which `npm run
 * sources` lists. Nothing is overwritten.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { changedFiles } from './new-source/changed-files.ts';
import { likes, nameFault, namesOf, type Names } from './new-source/names.ts';
import { newFiles } from './new-source/new-files.ts';

const USAGE = 'Usage: npm run new-source -- ID --like LIKE [--field FIELD]';

process.chdir(dirname(import.meta.dirname));
if (process.argv.includes('--help')) {
  console.log(USAGE);
} else {
  const names = await readArguments();
  if (typeof names === 'string') console.error(names);
  process.exitCode = typeof names === 'string' ? 2 : await make(names);
}

/** The names, or why there are none. */
async function readArguments(): Promise<Names | string> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { like: { type: 'string' }, field: { type: 'string' } },
    });
    const [id, ...others] = positionals;
    if (id === undefined || others.length > 0 || values.like === undefined) return USAGE;
    const known = await likes();
    if (!known.includes(values.like)) {
      return `--like must be a source behind the platform that answers with lists of rows: ${known.join(' or ')}.`;
    }
    const found = namesOf(id, values.like, values.field);
    return (await nameFault(found)) ?? found;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}

async function make(wanted: Names): Promise<number> {
  const made = newFiles(wanted);
  const taken = [...made.keys()].filter((file) => existsSync(file));
  if (taken.length > 0) {
    console.error(`There is already ${taken.join(', ')}: take another ID, or remove it first.`);
    return 2;
  }
  const changed = changedFiles(wanted);
  for (const [file, text] of [...made, ...changed]) {
    mkdirSync(dirname(file), { recursive: true });
    const { ignored } = await getFileInfo(file, { ignorePath: '.prettierignore' });
    const options = { ...(await resolveConfig(file)), filepath: file };
    writeFileSync(file, ignored ? text : await format(text, options));
  }
  for (const script of ['scripts/codegen.ts', 'scripts/docs.ts']) {
    const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) return status ?? 1;
  }
  const paths = [...made.keys()];
  console.log(
    [
      'Made:',
      ...paths.map((file) => `  ${file}`),
      'Changed:',
      ...[...changed.keys()].map((file) => `  ${file}`),
      '  src/generated/, schema.graphql, README.md and docs/, by `npm run codegen` and `npm run docs`',
      'Each file says what to do. `npm run sources` lists it, docs/adding-a-source.md explains it.',
      'To take it back: remove the files made, undo the changes, run `npm run codegen` and `npm run docs`.',
    ].join('\n'),
  );
  return 0;
}
