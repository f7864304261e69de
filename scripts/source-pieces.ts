/**
 * The files and settings that make a source. An id that one place names must be in every other one, so that a
 * piece which is left out is reported by its path.
 */
import { globSync, readFileSync } from 'node:fs';
import { parse, Kind } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { Failure } from '../src/lib/user-error.ts';
import { isObject } from '../src/lib/is-object.ts';
import { SHARED_CONTRACTS } from '../src/transport/openapi-schemas.ts';

/** The project's files, with `/` in their paths. */
export interface Tree {
  readonly files: ReadonlySet<string>;
  read(this: void, file: string): string;
}

const PLACES = [
  'src/sources/*/**',
  'src/generated/{wire,columns}/*',
  'contracts/*/*',
  'schema/*.graphql',
  'mocks/systems/*/**',
  'codelists/*.json',
  'docs/sources/*.md',
  'test/*-connector.test.ts',
  'test/contract/*.test.ts',
  'config/*.yml',
];

export function readTree(root: string): Tree {
  const found = globSync(PLACES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = found.map(({ parentPath, name }) => `${parentPath.slice(root.length + 1)}/${name}`);
  return {
    files: new Set(files.map((file) => file.replaceAll('\\', '/'))),
    read: (file) => readFileSync(`${root}/${file}`, 'utf8'),
  };
}

const DEVELOPMENT = 'config/development.yml';
const CONTRACT = 'config/contract.example.yml';
const PRODUCTION = 'config/production.example.yml';

const NAMED = [
  /^src\/sources\/([^/]+)\//,
  /^contracts\/([^/]+)\//,
  /^mocks\/systems\/([^/]+)\//,
  /^docs\/sources\/([^/]+)\.md$/,
  /^test\/([^/]+)-connector\.test\.ts$/,
];

/** Every id that a place of sources names, sorted. @throws Failure */
export function sourceIds(tree: Tree): readonly string[] {
  const named = [...tree.files].flatMap((file) => NAMED.flatMap((pattern) => pattern.exec(file)?.[1] ?? []));
  const ids = [
    ...named,
    ...schemaIds(tree),
    ...blocksOf(tree, DEVELOPMENT),
    ...blocksOf(tree, PRODUCTION),
    ...blocksOf(tree, CONTRACT),
  ];
  return [...new Set(ids)].filter((id) => !SHARED_CONTRACTS.includes(id)).toSorted();
}

function schemaIds({ files, read }: Tree): readonly string[] {
  return [...files].flatMap((file) => {
    const [, id] = /^schema\/([^/]+)\.graphql$/.exec(file) ?? [];
    return id !== undefined && /^extend enum SourceId\b/m.test(read(file)) ? [id] : [];
  });
}

function blocksOf({ files, read }: Tree, file: string, key = 'sources'): readonly string[] {
  const config = files.has(file) ? reading(file, (): unknown => parseYaml(read(file))) : undefined;
  const blocks = isObject(config) ? config[key] : undefined;
  return isObject(blocks) ? Object.keys(blocks) : [];
}

/** @throws Failure that names the file */
function reading<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A line for each missing piece: its place, and what to do. @throws Failure */
export function pieceFaults(tree: Tree): readonly string[] {
  const has = (file: string) => tree.files.has(file);
  const hasIn = (folder: string, form: RegExp) =>
    [...tree.files].some((file) => file.startsWith(folder) && form.test(file));
  return sourceIds(tree).flatMap((id) => {
    const pieces: readonly (readonly [isThere: boolean, piece: string, toDo: string])[] = [
      [
        hasIn(`contracts/${id}/`, /\.(?:yaml|wsdl)$/),
        `contracts/${id}/`,
        'describe the wire in openapi.yaml, or in WSDL and XSD',
      ],
      [has(`schema/${id}.graphql`), `schema/${id}.graphql`, 'write what the source adds to the schema'],
      ...[`src/generated/wire/${id}.ts`, `src/generated/columns/${id}.ts`].map(
        (file) => [has(file), file, 'run `npm run codegen` once contract and schema are written'] as const,
      ),
      [
        has(`src/sources/${id}/index.ts`),
        `src/sources/${id}/index.ts`,
        'export the source, with its parts, settings and connector',
      ],
      [
        has(`mocks/systems/${id}/index.ts`),
        `mocks/systems/${id}/index.ts`,
        'export the mock system, with a port, an event key and the expected answers',
      ],
      [
        blocksOf(tree, DEVELOPMENT).includes(id),
        `${DEVELOPMENT}: sources.${id}`,
        'add the block that leads to the mock system',
      ],
      [
        blocksOf(tree, PRODUCTION).includes(id),
        `${PRODUCTION}: sources.${id}`,
        'add a block with its own settings, secrets as ${NAME}',
      ],
      [
        blocksOf(tree, CONTRACT).includes(id),
        `${CONTRACT}: sources.${id}`,
        'add the settings under which `npm run contract` asks the mock system',
      ],
      [
        blocksOf(tree, CONTRACT, 'refusals').includes(id),
        `${CONTRACT}: refusals.${id}`,
        'name what the source must refuse: a wrong secret, another service code, an unknown officer',
      ],
      [
        has(`docs/sources/${id}.md`),
        `docs/sources/${id}.md`,
        'write the page: what is confirmed, what is ours, what every code becomes, which personas it holds',
      ],
      [
        hasTests(tree, `test/${id}-connector.test.ts`),
        `test/${id}-connector.test.ts`,
        'test odd answers of the source (nock)',
      ],
      [
        isOfPlatform(tree, id) || hasTests(tree, `test/contract/${id}.test.ts`),
        `test/contract/${id}.test.ts`,
        'test both sides of the contract (test/kit/contract.ts)',
      ],
      ...codeListPieces(tree, id),
    ];
    return pieces.flatMap(([isThere, piece, toDo]) => (isThere ? [] : [`${piece} is missing: ${toDo}`]));
  });
}

/** A line for each mark of work in the places of sources, as `npm run new-source` leaves them. */
export function workFaults({ files, read }: Tree): readonly string[] {
  const written = [...files].filter((file) => !file.startsWith('src/generated/'));
  return written.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => {
        const [, toDo] = /\bTo do: (.*?)(?:['"\],;)(]|\*\/|%s)*$/.exec(line) ?? [];
        return toDo === undefined ? [] : [`${file}:${index + 1} is still to do: ${toDo.trim()}`];
      }),
  );
}

/**
 * True if test/contract/lgsp.test.ts tests the contract, beside what only this source may have; of a source
 * without a contract that piece is missing alone.
 */
function isOfPlatform({ files, read }: Tree, id: string): boolean {
  const contract = [...files].filter((file) => file.startsWith(`contracts/${id}/`));
  return contract.length === 0 || contract.some((file) => read(file).includes('../lgsp/openapi.yaml'));
}

/** True for a file with a test in it that runs. */
function hasTests({ files, read }: Tree, file: string): boolean {
  return files.has(file) && /\b(?:test|it)(?:\.each\b[^;]*?\))?\(/.test(read(file));
}

/** A file for each code list that the schema of a source brings. */
function codeListPieces(tree: Tree, id: string): readonly (readonly [boolean, string, string])[] {
  const schema = `schema/${id}.graphql`;
  if (!tree.files.has(schema)) return [];
  const written = listsIn(tree);
  const { definitions } = reading(schema, () => parse(tree.read(schema)));
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.ENUM_TYPE_EXTENSION || definition.name.value !== 'CodeList') return [];
    return (definition.values ?? []).map(({ name }): readonly [boolean, string, string] => {
      const file = `codelists/${name.value.toLowerCase().replaceAll('_', '-')}.json`;
      return [written.has(name.value), file, `write the codes of ${name.value} and where they come from`];
    });
  });
}

/** The lists that codelists/ has; an edition may be in a file of its own. */
function listsIn({ files, read }: Tree): ReadonlySet<string> {
  const folder = [...files].filter((file) => file.startsWith('codelists/'));
  return new Set(folder.flatMap((file) => /"list": *"(\w+)"/.exec(read(file).slice(0, 200))?.[1] ?? []));
}
