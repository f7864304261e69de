/**
 * The files of a package beside its code: `schema.graphql`, `contract/openapi.yaml`, `codelists/`,
 * `purposes.yml` and `docs/<id>.md`. It is read and checked before any code of the package runs.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Errors } from 'typebox/value';
import { parse as parseYaml } from 'yaml';
import { numberFields, numberMarks } from '../graphql/number-fields.ts';
import { codeListOf, twiceIn, type CodeListContent } from '../codes/code-lists.ts';
import { codeOf } from '../lib/error-code.ts';
import { CLOSED } from '../lib/settings.ts';
import type { AnyWire, WireModule } from '../source-api/host.ts';
import type { NumberFields } from '../source-api/source.ts';
import { contractOf } from '../transport/contract.ts';
import { isObject } from '../lib/is-object.ts';
import { definitionsOf, parseOpenApi, sourceCodePattern, wireSchemas } from '../transport/openapi-schemas.ts';
import { slowPatterns } from './slow-patterns.ts';
import { readOwnSchema, type OwnNames, type TakenNames } from './own-schema.ts';

/** Groups of fields that purposes can read, by name. */
export type Groups = Readonly<Record<string, readonly string[]>>;

export interface Contents {
  readonly sdl: string;
  readonly names: OwnNames;
  /** The schemas by which the connector reads messages; undefined where the contract has a fault. */
  readonly wire: WireModule | undefined;
  readonly numbers: NumberFields;
  readonly codeLists: readonly CodeListContent[];
  readonly groups: Groups;
  /** Path of the page that describes the source. */
  readonly docs: string;
}

const PurposeGroups = Type.Object(
  { groups: Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Array(Type.String())) },
  CLOSED,
);

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
  const contract = readContract(id, await text(CONTRACT), faults);
  const purposes = parsed('purposes.yml', await text('purposes.yml'), faults);
  await text(`docs/${id}.md`);
  const { names, faults: ownFaults } = readOwnSchema(id, sdl ?? '', taken);
  if (sdl !== undefined) faults.push(...ownFaults.map((fault) => `schema.graphql: ${fault}`));
  const groups = groupsOf(purposes, names, takenGroups, faults);
  const codeLists = await readCodeLists(folder, names, faults);
  const docs = join(folder, 'docs', `${id}.md`);
  const numbers = new Map(contract && faults.length === 0 ? numberFields(sdl ?? '', contract.marks) : []);
  return {
    contents: { sdl: sdl ?? '', names, wire: contract?.wire, numbers, codeLists, groups, docs },
    faults,
  };
}

/** A code of the source has none of these forms, or they would reach answers and logs. */
const ABOUT_PEOPLE = ['079190123456', '190123456', 'NGUYEN VAN AN', 'Nguyễn Văn An'];

const CONTRACT = 'contract/openapi.yaml';

/** A message of these modules names schemas and columns, which are no personal data. */
function readContract(id: string, text: string | undefined, faults: string[]) {
  if (text === undefined) return undefined;
  try {
    const document = parseOpenApi(text);
    const [slow] = slowPatterns(document);
    if (slow !== undefined) {
      throw new Error(
        `the pattern ${slow} repeats a group that itself repeats or chooses, which can take for ever`,
      );
    }
    const codes = sourceCodePattern(document);
    const schemas = wireSchemas(id, definitionsOf(document));
    // Without a pattern, no code of the source is passed on.
    const wire = { schemas, sourceCodes: new RegExp(codes === undefined ? '(?!)' : `^(?:${codes})$`) };
    if (ABOUT_PEOPLE.some((person) => wire.sourceCodes.test(person))) {
      throw new Error('x-source-code-pattern takes names or numbers of people for codes');
    }
    const compile = contractOf<AnyWire>(schemas);
    for (const name of Object.keys(schemas.$defs)) compile(name);
    return { wire, marks: numberMarks(document) };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown error';
    faults.push(`${CONTRACT}: is no contract that can be read (${why}) — correct it`);
    return undefined;
  }
}

function parsed(file: string, text: string | undefined, faults: string[]): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = parseYaml(text);
    return isObject(value) ? value : {};
  } catch {
    faults.push(`${file}: is no YAML that can be read — correct it`);
    return undefined;
  }
}

function shapeFaults(file: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  const [error] = Errors(PurposeGroups, value);
  if (!error) return [];
  const at = error.instancePath.slice(1).replaceAll('/', '.');
  return [`${file}: ${at === '' ? '' : `${at} `}${error.message} — correct it`];
}

const GROUP_NAME = /^[a-z][a-z0-9-]*$/;

/** The groups, where they contain fields of the package only. */
function groupsOf(value: unknown, names: OwnNames, taken: Set<string>, faults: string[]): Groups {
  const shape = shapeFaults('purposes.yml', value);
  faults.push(...shape);
  if (value === undefined || shape.length > 0) return {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the schema above
  const { groups } = value as Static<typeof PurposeGroups>;
  const isOwn = (coordinate: string) =>
    coordinate === `Citizen.${names.field}` || names.types.includes(coordinate.split('.', 1)[0] ?? '');
  for (const [name, coordinates] of Object.entries(groups)) {
    // A name in the form of a field would take the place of that field in the purposes of the operator.
    if (!GROUP_NAME.test(name)) {
      faults.push(
        `purposes.yml: groups.${name} is no name of a group — use small letters, digits and hyphens`,
      );
    }
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
  // The order of faults is that of the names.
  for (const file of files.toSorted((a, b) => a.localeCompare(b))) {
    const path = `codelists/${file}`;
    const list = await readList(join(folder, path));
    if (list) faults.push(...twiceIn(list).map((twice) => `${path}: has ${twice} — remove one`));
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
