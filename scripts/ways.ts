/**
 * Checks that the ways in floors.ts are true: that each step is connected with its caller, each type with the
 * one before.
 */
import { INTENT, MOST_BORDERS, MOST_TYPES, SUBJECT, type Step } from './floors.ts';
import type { Module } from './module-names.ts';

export type FolderOf = (file: string) => string;

export const STEPS: readonly Step[] = SUBJECT.map((step) =>
  typeof step === 'string' ? { file: step } : step,
);

/** Steps in one folder that follow one another. Between two of them lies a border. */
export interface Stay {
  readonly folder: string;
  readonly files: string[];
}

export function staysOf(folderOf: FolderOf): readonly Stay[] {
  const stays: Stay[] = [];
  for (const { file } of STEPS) {
    const last = stays.at(-1);
    if (last?.folder === folderOf(file)) last.files.push(file);
    else stays.push({ folder: folderOf(file), files: [file] });
  }
  return stays;
}

export function wayFaults(modules: ReadonlyMap<string, Module>, folderOf: FolderOf): readonly string[] {
  const borders = staysOf(folderOf).length - 1;
  return [
    ...STEPS.flatMap((step, index) => stepFaults(modules, step, index)),
    ...(borders > MOST_BORDERS
      ? [`subject: crosses ${borders} borders; at most ${MOST_BORDERS} are allowed`]
      : []),
    ...INTENT.flatMap(([type, file], index) => typeFaults(modules, type, file, INTENT[index - 1]?.[0])),
    ...(INTENT.length > MOST_TYPES
      ? [`intent: ${INTENT.length} types; at most ${MOST_TYPES} are allowed`]
      : []),
  ];
}

function stepFaults(
  modules: ReadonlyMap<string, Module>,
  { file, after, by }: Step,
  index: number,
): readonly string[] {
  const step = modules.get(file);
  if (!step) return [`subject: src/${file} does not exist`];
  const earlier = STEPS.slice(0, index).map((one) => one.file);
  if (after !== undefined && !earlier.includes(after))
    return [`subject: src/${after} is no step before src/${file}`];
  const caller = modules.get(after ?? earlier.at(-1) ?? '');
  if (!caller) return [];
  const isConnected =
    by === undefined ? importsEither(caller, step) : isImportedByBoth(modules, by, caller, step);
  return isConnected
    ? []
    : [`subject: src/${caller.file} and src/${file} are not connected by ${by ?? 'an import'}`];
}

function importsEither(one: Module, other: Module): boolean {
  return one.imports.some(({ to }) => to === other.file) || other.imports.some(({ to }) => to === one.file);
}

function isImportedByBoth(
  modules: ReadonlyMap<string, Module>,
  name: string,
  one: Module,
  other: Module,
): boolean {
  // A module that only hands a name on stands for the one from which it comes.
  const modulesOf = ({ imports }: Module): readonly string[] =>
    imports
      .filter(({ names }) => names.includes(name))
      .flatMap(({ to }) => [to, ...(HANDING_ON.includes(to) ? handedOn(modules.get(to), name) : [])]);
  return modulesOf(one).some((module) => modulesOf(other).includes(module));
}

/** Modules that declare nothing. */
const HANDING_ON = ['source-api/index.ts'];

/** @returns the modules from which a module hands on a name, or all that it has */
function handedOn(module: Module | undefined, name: string): readonly string[] {
  return (module?.imports ?? [])
    .filter(({ names }) => names.length === 0 || names.includes(name))
    .map(({ to }) => to);
}

function typeFaults(
  modules: ReadonlyMap<string, Module>,
  type: string,
  file: string,
  before: string | undefined,
): readonly string[] {
  if (modules.get(file)?.types.includes(type) !== true)
    return [`intent: src/${file} does not declare ${type}`];
  const uses = ({ imports, types }: Module, name: string) =>
    types.includes(name) || imports.some(({ names }) => names.includes(name));
  if (
    before === undefined ||
    [...modules.values()].some((module) => uses(module, before) && uses(module, type))
  )
    return [];
  return [`intent: no file makes ${type} from ${before}`];
}
