/**
 * Checks the structure of src/: each folder imports only from folders below it, and no file imports itself through
 * others; types and generated code count. Prints the floors, or with `--ways` the borders that a subject and an intent
 * cross. Exits with 1 and names the first import that runs up, or the cycle.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import process from 'node:process';
import { parseSync } from '@swc/core';
import { BELONGING, FLOORS, WAYS } from './floors.ts';
import { isObject } from './json-schema.ts';

/** An import of one file by another, both as paths below src/. */
interface Import {
  readonly from: string;
  readonly to: string;
}

process.chdir(`${import.meta.dirname}/../src`);
const files = globSync('**/*.ts').toSorted();
const imports = files.flatMap((from) => importsOf(from));
const faults = [...strangers(files), ...arrowsUp(imports), ...cycles(imports), ...brokenWays(imports)];

if (process.argv.includes('--ways')) {
  for (const way of WAYS) {
    console.log(`${way.name}: ${borders(way.files)} borders (at most ${way.most})`);
    for (const [index, file] of way.files.entries()) console.log(`  ${index + 1}. ${file}`);
  }
} else if (faults.length === 0) {
  for (const floor of FLOORS) console.log(floor.join(' · '));
  console.log(`${files.length} files, ${imports.length} imports; none runs up, none is part of a cycle.`);
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

/** Static, dynamic and type imports of a file from other files of src/. */
function importsOf(from: string): readonly Import[] {
  const { body } = parseSync(readFileSync(from, 'utf8'), { syntax: 'typescript' });
  return sourcesIn(body)
    .filter((source) => source.startsWith('.'))
    .map((source) => ({ from, to: normalize(join(dirname(from), source)) }))
    .filter(({ to }) => !to.startsWith('..'));
}

/** Texts after `from`, and those in `import(…)`, anywhere in a syntax tree. */
function sourcesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(sourcesIn);
  if (!isObject(node)) return [];
  const { source, callee } = node;
  const own = isObject(source) && typeof source['value'] === 'string' ? [source['value']] : [];
  const isImport = isObject(callee) && callee['type'] === 'Import';
  const called = isImport ? textsIn(node['arguments']) : [];
  const ofType = node['type'] === 'TsImportType' ? textsIn(node['argument']) : [];
  return [...own, ...called, ...ofType, ...Object.values(node).flatMap(sourcesIn)];
}

function textsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isObject(node)) return [];
  return node['type'] === 'StringLiteral' ? [String(node['value'])] : textsIn(node['expression']);
}

/** The floor of a file, counted from the top, and its folder on that floor. */
function placeOf(file: string): { readonly floor: number; readonly folder: string } | undefined {
  const path = BELONGING.get(file) ?? file;
  return FLOORS.flatMap((folders, floor) => folders.map((folder) => ({ floor, folder }))).find(
    ({ folder }) => path === folder || path.startsWith(`${folder}/`),
  );
}

function strangers(all: readonly string[]): readonly string[] {
  return all.filter((file) => !placeOf(file)).map((file) => `src/${file}: has no floor in scripts/floors.ts`);
}

function arrowsUp(all: readonly Import[]): readonly string[] {
  return all.flatMap(({ from, to }) => {
    const [above, below] = [placeOf(from), placeOf(to)];
    if (!above || !below || above.folder === below.folder || above.floor < below.floor) return [];
    return [`src/${from}: imports src/${to}, which is not below it`];
  });
}

/** Cycles of imports, each once. */
function cycles(all: readonly Import[]): readonly string[] {
  const next = Map.groupBy(all, ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const begin = path.indexOf(file);
    if (begin >= 0) found.push(`cycle: ${[...path.slice(begin), file].join(' → ')}`);
    if (begin >= 0 || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

/** Ways that name a missing file, or cross more borders than they may. */
function brokenWays(all: readonly Import[]): readonly string[] {
  const known = new Set(all.flatMap(({ from, to }) => [from, to]));
  return WAYS.flatMap(({ name, files: steps, most }) => [
    ...steps.filter((file) => !known.has(file)).map((file) => `${name}: src/${file} does not exist`),
    ...(borders(steps) > most
      ? [`${name}: crosses ${borders(steps)} borders, at most ${most} are allowed`]
      : []),
  ]);
}

/** How often a way leaves one folder for another. */
function borders(steps: readonly string[]): number {
  const folders = steps.map((file) => placeOf(file)?.folder);
  return folders.filter((folder, index) => index > 0 && folder !== folders[index - 1]).length;
}
