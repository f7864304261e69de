/**
 * Checks the structure of src/: each folder imports only from folders below it, and no file imports itself
 * through others; types and generated code count. The ways in floors.ts must be true, and
 * docs/architecture.md must draw them. Prints the floors, or with `--ways` the borders that a subject crosses
 * and the types that an intent passes; with `--draw` it draws the pictures of the page anew. Exits with 1 and
 * names the first import that runs up, or the cycle.
 */
import { globSync } from 'node:fs';
import process from 'node:process';
import { drawPage, pageFaults } from './drawings.ts';
import { BELONGING, FLOORS, INTENT, MOST_BORDERS, MOST_TYPES } from './floors.ts';
import { readModule, type Import } from './module-names.ts';
import { STEPS, staysOf, wayFaults } from './ways.ts';

process.chdir(`${import.meta.dirname}/../src`);
const modules = new Map(
  globSync('**/*.ts')
    .toSorted()
    .map((file) => [file, readModule(file)]),
);
const files = [...modules.keys()];
const imports = [...modules.values()].flatMap((module) => module.imports).filter(({ to }) => modules.has(to));
if (process.argv.includes('--draw')) drawPage(folderOf);
const faults = [
  ...strangers(files),
  ...arrowsUp(imports),
  ...beyondHost([...modules.values()].flatMap((module) => module.imports)),
  ...cycles(imports),
  ...wayFaults(modules, folderOf),
  ...pageFaults(folderOf),
];

if (process.argv.includes('--ways')) {
  const borders = staysOf(folderOf).length - 1;
  console.log(`A subject from HTTP to the wire: ${borders} borders (at most ${MOST_BORDERS})`);
  for (const [index, { file, after, by }] of STEPS.entries()) {
    const caller = after === undefined ? '' : `, from ${after}`;
    console.log(`  ${index + 1}. ${file}${caller}${by === undefined ? '' : `, by ${by}`}`);
  }
  console.log(`An intent from posting to disk: ${INTENT.length} types (at most ${MOST_TYPES})`);
  for (const [index, [type, file]] of INTENT.entries()) console.log(`  ${index + 1}. ${type}, ${file}`);
} else if (faults.length === 0) {
  for (const floor of FLOORS) console.log(floor.join(' · '));
  console.log(`${files.length} files, ${imports.length} imports; none runs up, none is part of a cycle.`);
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

/** The floor of a file, counted from the top, and its folder on that floor. */
function placeOf(file: string): { readonly floor: number; readonly folder: string } | undefined {
  const path = BELONGING.get(file) ?? file;
  return FLOORS.flatMap((folders, floor) => folders.map((folder) => ({ floor, folder }))).find(
    ({ folder }) => path === folder || path.startsWith(`${folder}/`),
  );
}

function folderOf(file: string): string {
  return placeOf(file)?.folder ?? file;
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

/** Imports of a source besides its own files, its generated files and the interface for sources. */
function beyondHost(all: readonly Import[]): readonly string[] {
  return all.flatMap(({ from, to }) => {
    const [, id] = /^sources\/([^/]+)\//.exec(from) ?? [];
    if (id === undefined) return [];
    const generated = [`generated/wire/${id}.ts`, `generated/columns/${id}.ts`, 'generated/types.ts'];
    const own = ['source-api/index.ts', ...generated, 'typebox', 'typebox/compile'];
    if (to.startsWith(`sources/${id}/`) || own.includes(to)) return [];
    const what = modules.has(to) ? `src/${to}` : to;
    return [
      `src/${from}: imports ${what} — a source imports src/source-api/index.ts, its generated files and its own; what it lacks belongs into the interface or the host`,
    ];
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
