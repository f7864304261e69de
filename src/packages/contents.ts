/**
 * What a package brings beside its code: `schema.graphql`, `contract/openapi.yaml`, `codelists/`,
 * `purposes.yml` and `docs/<id>.md`. It is read and checked before any code of the package runs.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Errors } from 'typebox/value';
import { parse as parseYaml } from 'yaml';
import { codeListOf, type CodeListContent } from '../codes/code-lists.ts';
import { codeOf } from '../lib/error-code.ts';
import { CLOSED } from '../lib/settings.ts';
import { readOwnSchema, type OwnNames, type TakenNames } from './own-schema.ts';

/** Groups of fields that purposes can read, by name. */
export type Groups = Readonly<Record<string, readonly string[]>>;

export interface Contents {
  readonly sdl: string;
  readonly names: OwnNames;
  /** The parsed `contract/openapi.yaml`. */
  readonly contract: unknown;
  readonly codeLists: readonly CodeListContent[];
  readonly groups: Groups;
  /** Path of the page that describes the source. */
  readonly docs: string;
}

const PurposeGroups = Type.Object(
  { groups: Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Array(Type.String())) },
  CLOSED,
);

const OpenApi = Type.Object({
  openapi: Type.String({ pattern: String.raw`^3\.[01]\.` }),
  components: Type.Object({ schemas: Type.Record(Type.String(), Type.Unknown()) }),
});

/**
 * @param taken gets the names that the package adds
 * @param takenGroups likewise
 * @returns faults, each with the file it is in
 */
export async function readContents(
  id: string,
  folder: string,
  taken: TakenNames,
  takenGroups: Set<string>,
): Promise<{ readonly contents: Contents; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const text = async (file: string) => {
    try {
      return await readFile(join(folder, file), 'utf8');
    } catch (error) {
      const why = codeOf(error) === 'ENOENT' ? 'is missing' : `cannot be read (${codeOf(error)})`;
      faults.push(`${file}: ${why} — every source needs it`);
      return undefined;
    }
  };
  const sdl = await text('schema.graphql');
  const contract = parsed('contract/openapi.yaml', await text('contract/openapi.yaml'), faults);
  const purposes = parsed('purposes.yml', await text('purposes.yml'), faults);
  await text(`docs/${id}.md`);
  const { names, faults: ownFaults } = readOwnSchema(id, sdl ?? '', taken);
  if (sdl !== undefined) faults.push(...ownFaults.map((fault) => `schema.graphql: ${fault}`));
  faults.push(...shapeFaults('contract/openapi.yaml', OpenApi, contract));
  const groups = groupsOf(purposes, names, takenGroups, faults);
  const codeLists = await readCodeLists(folder, names, faults);
  const docs = join(folder, 'docs', `${id}.md`);
  return { contents: { sdl: sdl ?? '', names, contract, codeLists, groups, docs }, faults };
}

function parsed(file: string, text: string | undefined, faults: string[]): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = parseYaml(text);
    return value ?? {};
  } catch {
    faults.push(`${file}: is no YAML that can be read — correct it`);
    return undefined;
  }
}

function shapeFaults(file: string, schema: typeof OpenApi | typeof PurposeGroups, value: unknown) {
  if (value === undefined) return [];
  const [error] = Errors(schema, value);
  if (!error) return [];
  const at = error.instancePath.slice(1).replaceAll('/', '.');
  return [`${file}: ${at === '' ? '' : `${at} `}${error.message} — correct it`];
}

/** The groups, where they contain fields of the package only. */
function groupsOf(value: unknown, names: OwnNames, taken: Set<string>, faults: string[]): Groups {
  const shape = shapeFaults('purposes.yml', PurposeGroups, value);
  faults.push(...shape);
  if (value === undefined || shape.length > 0) return {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the schema above
  const { groups } = value as Static<typeof PurposeGroups>;
  const isOwn = (coordinate: string) =>
    coordinate === `Citizen.${names.field}` || names.types.includes(coordinate.split('.', 1)[0] ?? '');
  for (const [name, coordinates] of Object.entries(groups)) {
    if (taken.has(name)) faults.push(`purposes.yml: group ${name} is that of another package — rename it`);
    taken.add(name);
    for (const coordinate of coordinates.filter((one) => !isOwn(one))) {
      faults.push(
        `purposes.yml: groups.${name} contains ${coordinate}, which is no field of the package — remove it`,
      );
    }
  }
  return groups;
}

async function readCodeLists(
  folder: string,
  { codeLists }: OwnNames,
  faults: string[],
): Promise<readonly CodeListContent[]> {
  const files = await readdir(join(folder, 'codelists')).catch(() => []);
  const found: CodeListContent[] = [];
  for (const file of files.toSorted()) {
    const path = `codelists/${basename(file)}`;
    const list = await readList(join(folder, path));
    if (!list) faults.push(`${path}: is no code list — give it list and editions`);
    else if (codeLists.includes(list.list)) found.push(list);
    else
      faults.push(
        `${path}: is of list ${list.list}, which schema.graphql does not add to CodeList — correct one of them`,
      );
  }
  for (const list of codeLists.filter((name) => !found.some((one) => one.list === name))) {
    faults.push(`codelists/: has no file of list ${list} — add one`);
  }
  return found;
}

async function readList(file: string): Promise<CodeListContent | undefined> {
  try {
    return codeListOf(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
