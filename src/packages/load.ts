/**
 * Loads the sources that come as packages. A package is found, its digest compared, and what it brings
 * checked, before its code is imported: the code then runs with the rights of the gateway. All faults of all
 * packages are reported; the gateway starts with none of them.
 */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  buildASTSchema,
  isInputObjectType,
  isObjectType,
  validateSchema,
  type GraphQLSchema,
  type DocumentNode,
} from 'graphql';
import { Errors } from 'typebox/value';
import { GATEWAY_SCOPES } from '../access/scopes.ts';
import { addCodeLists } from '../codes/code-lists.ts';
import { readRules } from '../graphql/schema-rules.ts';
import { wholeSchema } from '../graphql/whole-schema.ts';
import { Deadline } from '../lib/deadline.ts';
import { provideInterface } from '../lib/development-package.ts';
import { Failure } from '../lib/user-error.ts';
import { API_VERSION, checkSources, loaded, SOURCE_ID } from '../source-api/check-source.ts';
import type { Source, SourceDefinition } from '../source-api/source.ts';
import { untilAborted } from '../source-api/until-aborted.ts';
import { isObject } from '../lib/is-object.ts';
import { readContents, type Contents } from './contents.ts';
import { digestOf } from './digest.ts';
import {
  exportedFile,
  findInstalled,
  nearestGateway,
  ownInstallation,
  readManifest,
  type Installation,
  type Installed,
} from './installed.ts';
import { sourceIdOf, takenNames, type TakenNames } from './own-schema.ts';
import { PackageSettings, type PackageSetting } from './settings.ts';

export interface LoadedPackages {
  readonly sources: readonly Source[];
  /** Each line begins with its path in the configuration. */
  readonly faults: readonly string[];
}

export interface LoadOptions {
  /** The gateway's own sources. */
  readonly own: readonly Source[];
  readonly installation?: Installation;
}

/** @param blocks `sources` of a configuration as it is written, without defaults */
export async function loadPackages(blocks: unknown, options: LoadOptions): Promise<LoadedPackages> {
  const named = packagesIn(blocks);
  if (named.length === 0) return { sources: [], faults: [] };
  const { own, installation = ownInstallation() } = options;
  const taken = takenNames(wholeSchema(own));
  const groups = new Set<string>();
  const sources: Source[] = [];
  const faults: string[] = [];
  // One after the other: a later package may not take a name of an earlier one.
  for (const [id, setting] of named) {
    const path = `sources.${id}.package`;
    if (own.some((source) => source.id === id)) {
      faults.push(
        `${path}: ${id} is a source of the gateway itself — remove package, or use the id of the package`,
      );
      continue;
    }
    // No object has a member of that name by itself.
    if (!SOURCE_ID.test(id) || id in Object.prototype) {
      faults.push(`${path}: ${id} is no id of a source — use small letters, digits and hyphens`);
      continue;
    }
    const result = await loadPackage(id, setting, { own: [...own, ...sources], taken, groups, installation });
    if ('source' in result) sources.push(result.source);
    else faults.push(...result.faults.map((fault) => `${path}${fault}`));
  }
  return { sources, faults };
}

/**
 * Packages by the id of their source. A setting of a wrong form is left to the check of the whole
 * configuration.
 */
export function packagesIn(blocks: unknown): readonly (readonly [id: string, PackageSetting])[] {
  if (!isObject(blocks)) return [];
  return Object.entries(blocks).flatMap(([id, block]) => {
    const setting = isObject(block) ? block['package'] : undefined;
    return isSetting(setting) ? [[id, setting] as const] : [];
  });
}

function isSetting(value: unknown): value is PackageSetting {
  return value !== undefined && Errors(PackageSettings, value).length === 0;
}

interface Loading {
  readonly own: readonly Source[];
  readonly taken: TakenNames;
  readonly groups: Set<string>;
  readonly installation: Installation;
}

type Loaded = { readonly source: Source } | { readonly faults: readonly string[] };

/** @returns faults that continue the path `sources.<id>.package` */
async function loadPackage(
  id: string,
  setting: PackageSetting,
  { own, taken, groups, installation }: Loading,
): Promise<Loaded> {
  const { name, version } = setting;
  const about = (faults: readonly string[]) => ({ faults: faults.map((fault) => `: ${name}: ${fault}`) });
  const found = await findInstalled(setting, installation);
  if ('fault' in found) return { faults: [`.${found.fault}`] };
  const digest = await digestOf(found.folder);
  if ('fault' in digest) return about([`${digest.fault} — install it again, or another version`]);
  const { integrity } = digest;
  if (integrity !== setting.integrity) {
    return {
      faults: [
        `.integrity: the installed files of ${name} ${version} are ${integrity}, and the configuration expects ${setting.integrity} — review the files, then correct one of the two`,
      ],
    };
  }
  const read = await readPackage(id, { ...found, integrity }, { own, taken, groups });
  return 'source' in read ? read : about(read.faults);
}

/**
 * Loads the source of a folder, for the tests of its author: it need not be installed.
 *
 * @throws Error that lists its faults
 */
export async function loadFolder(id: string, folder: string, own: readonly Source[]): Promise<Source> {
  const place = realpathSync(folder);
  const manifest = await readManifest(place);
  if (!manifest) throw new Error(`${folder} has no package.json that can be read.`);
  const found = {
    folder: place,
    manifest,
    findsGateway: nearestGateway(place) !== undefined,
    integrity: 'sha512-none',
  };
  const read = await readPackage(id, found, { own, taken: takenNames(wholeSchema(own)), groups: new Set() });
  if ('source' in read) return read.source;
  throw new Error(`${folder} cannot be used:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}`);
}

type Found = Extract<Installed, { folder: string }> & { readonly integrity: string };

/** Imports the code of a package once the rest of it is checked. @returns faults by file */
async function readPackage(
  id: string,
  found: Found,
  { own, taken, groups }: Omit<Loading, 'installation'>,
): Promise<Loaded> {
  const { integrity, manifest } = found;
  const { contents, faults } = await readContents(id, found.folder, taken, groups);
  const entry = exportedFile(found, '.');
  const mock = exportedFile(found, './mock');
  if ('fault' in entry) return { faults: [...faults, entry.fault] };
  if (faults.length > 0) return { faults };
  const whole = documentWith(own, id, contents);
  if ('faults' in whole) return { faults: whole.faults.map((fault) => `schema.graphql: ${fault}`) };
  if (!found.findsGateway) provideInterface(found.folder);
  const definition = await importSource(entry.file);
  if (typeof definition === 'string') return { faults: [definition] };
  const wrong = definitionFaults(id, definition, contents);
  if (wrong.length > 0) return { faults: wrong };
  const { sdl, groups: ownGroups, docs, numbers } = contents;
  const [name, version] = [String(manifest['name']), String(manifest['version'])];
  const brought = { name, version, integrity, docs, groups: ownGroups, numbers };
  let source: Source;
  try {
    source = loaded(definition, integrity.slice('sha512-'.length).slice(0, 8), contents.wire, sdl);
    checkSources([...own, source], whole.document);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { faults: faultsIn(error) };
  }
  addCodeLists(contents.codeLists);
  return {
    source: {
      ...source,
      package: 'file' in mock ? { ...brought, mock: pathToFileURL(mock.file).href } : brought,
    },
  };
}

/** The whole schema, as it would be served, or the faults that show in it. */
function documentWith(
  own: readonly Source[],
  id: string,
  { sdl, names: { types, field } }: Contents,
): { readonly document: DocumentNode } | { readonly faults: readonly string[] } {
  try {
    const document = wholeSchema([...own, { id, schema: sdl }]);
    const schema = buildASTSchema(document, { assumeValidSDL: false });
    const invalid = validateSchema(schema).map(({ message }) => `${message} — correct it`);
    if (invalid.length > 0) return { faults: invalid };
    const { guarded } = readRules(schema);
    const isOwn = (coordinate: string) => types.includes(coordinate.split('.', 1)[0] ?? '');
    const others = [...guarded].filter(
      ([coordinate]) => !isOwn(coordinate) && coordinate !== `Citizen.${field}`,
    );
    const faults = [
      ...defaultFaults(schema, types),
      ...takenScopeFaults(id, [...others.flatMap(([, scopes]) => scopes.flat()), ...GATEWAY_SCOPES]),
      ...[...guarded].flatMap(([coordinate, scopes]) =>
        isOwn(coordinate) ? scopeFaults(id, coordinate, scopes.flat()) : [],
      ),
    ];
    return faults.length > 0 ? { faults } : { document };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      faults: faultsIn(error).map((line) => `${line.replace(`schema/${id}.graphql: `, '')} — correct it`),
    };
  }
}

/** Each fault is a line of its own, under a heading; a message of one line is a fault. */
function faultsIn({ name, message }: Error): readonly string[] {
  const [first = name, ...others] = message.split('\n').filter((line) => line.trim() !== '');
  return others.length > 0 ? others.map((line) => line.trim()) : [first];
}

/** Whoever has the scopes of another source, or of the gateway, would read the package, and the other way round. */
function takenScopeFaults(id: string, scopes: readonly string[]): readonly string[] {
  const taken = scopes.find((scope) => scope.split(':', 1)[0] === id);
  return taken === undefined ? [] : [`${id} begins the scope ${taken} of the gateway — rename the source`];
}

/** Default values that are not of their type, which only some builders of schemas refuse. */
function defaultFaults(schema: GraphQLSchema, types: readonly string[]): readonly string[] {
  return types.flatMap((name) => {
    const type = schema.getType(name);
    const inputs = isInputObjectType(type)
      ? Object.values(type.getFields())
      : isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ args }) => args)
        : [];
    return inputs
      .filter(({ astNode, defaultValue }) => astNode?.defaultValue && defaultValue === undefined)
      .map((input) => `${name}(${input.name}:) has a default value of another type — correct it`);
  });
}

function scopeFaults(id: string, coordinate: string, scopes: readonly string[]): readonly string[] {
  return scopes
    .filter((scope) => scope !== id && !scope.startsWith(`${id}:`))
    .map((scope) => `${coordinate} has scope ${scope} — use ${id}, or a scope that begins with ${id}:`);
}

/** Code that waits for something at the start would keep the gateway from it without a word. */
const LONGEST_IMPORT_MS = 10_000;

/** A copy of the default export, which later changes of it do not reach, or why there is none. */
async function importSource(file: string): Promise<SourceDefinition | string> {
  const deadline = new Deadline(LONGEST_IMPORT_MS);
  try {
    const module: unknown = await untilAborted(deadline.signal, import(pathToFileURL(file).href));
    const exported: unknown =
      typeof module === 'object' && module !== null ? Reflect.get(module, 'default') : undefined;
    const source: unknown = typeof exported === 'object' && exported !== null ? { ...exported } : undefined;
    if (isDefinition(source)) return source;
    return 'its default export is no source — export what defineSource returns';
  } catch (error) {
    const why =
      error instanceof Error ? `${error.name}: ${error.message.split('\n', 1)[0]}` : 'unknown error';
    return `its code cannot be loaded (${why}) — install a version for this gateway`;
  } finally {
    deadline.clear();
  }
}

function isDefinition(value: unknown): value is SourceDefinition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'parts' in value &&
    Array.isArray(value.parts) &&
    'connect' in value &&
    typeof value.connect === 'function'
  );
}

function definitionFaults(
  id: string,
  { apiVersion, id: ownId, sourceId, field }: SourceDefinition,
  { names }: Contents,
): readonly string[] {
  if (apiVersion !== API_VERSION) {
    return [
      `is written for version ${String(apiVersion)} of lienthong/source-api, and this gateway has ${API_VERSION} — install a version for it`,
    ];
  }
  return [
    ...(ownId === id ? [] : [`is the source ${ownId} — name the block sources.${ownId}`]),
    ...(ownId !== id || sourceId === sourceIdOf(id)
      ? []
      : [`has sourceId ${sourceId} — the source ${id} is ${sourceIdOf(id)}`]),
    ...(field === names.field
      ? []
      : [`answers Citizen.${field}, and schema.graphql adds Citizen.${names.field} — correct one of them`]),
  ];
}
