/**
 * Lists the schema fields that contain a person's number, and those that contain a similar number of a thing.
 * Derived from the marks in the contracts (`x-number-of` in OpenAPI, an appinfo of `NUMBER_OF` in an XSD)
 * through the wire names in the schema's field descriptions.
 */
import { readFile } from 'node:fs/promises';
import { parse, visit, type ObjectTypeDefinitionNode } from 'graphql';
import { isObject } from '../src/transport/json-schema.ts';
import { contractFiles } from './contract/contract.ts';
import { parseXml, type XmlNode } from './xml-tree.ts';

/** Whether a wire field contains the number of a person or of a thing. */
type Owner = 'person' | 'thing';
type Marks = Map<string, Owner>;

/** The `source` of the appinfo that marks an element of an XSD. */
const NUMBER_OF = 'urn:lienthong:number-of';

const OWNERS: readonly unknown[] = ['person', 'thing'] satisfies Owner[];

/** @returns the unformatted text of src/generated/numbers.ts */
export async function generateNumbers(ids: readonly string[]): Promise<string> {
  const marked = await Promise.all(
    ids.map(async (id) => {
      return coordinatesOf(await readFile(`schema/${id}.graphql`, 'utf8'), marksOf(id));
    }),
  );
  const of = (wanted: Owner) =>
    marked.flat().flatMap(([coordinate, owner]) => (owner === wanted ? [coordinate] : []));
  return `// Generated from the marks in contracts/; do not edit.

    /** Fields whose whole value is the number of a person, of any kind of document. */
    export const numbersOfPeople: ReadonlySet<string> = new Set(${JSON.stringify(of('person').toSorted())});

    /** Fields whose value is the number of a thing, with 12 digits like a person's. */
    export const numbersOfThings: ReadonlySet<string> = new Set(${JSON.stringify(of('thing').toSorted())});
    `;
}

/** The marked wire names of a source's contract. */
export function marksOf(id: string): Marks {
  const marks: Marks = new Map();
  const { openapi, xsd } = contractFiles(id);
  for (const { contents } of xsd) readXsd(parseXml(contents), marks);
  readOpenApi(openapi, marks);
  return marks;
}

function readXsd(node: XmlNode, marks: Marks): void {
  const annotation = node.children.find(({ name }) => name === 'annotation');
  for (const { name, text, attributes } of annotation?.children ?? []) {
    const isMark = name === 'appinfo' && attributes['source'] === NUMBER_OF;
    if (isMark) note(marks, node.attributes['name'] ?? '', text);
  }
  for (const child of node.children) readXsd(child, marks);
}

function readOpenApi(schema: unknown, marks: Marks): void {
  if (Array.isArray(schema)) for (const one of schema) readOpenApi(one, marks);
  if (!isObject(schema)) return;
  for (const [name, inner] of Object.entries(schema)) {
    if (isObject(inner) && 'x-number-of' in inner) note(marks, name, inner['x-number-of']);
    readOpenApi(inner, marks);
  }
}

function note(marks: Marks, name: string, owner: unknown): void {
  if (!isOwner(owner)) throw new Error(`The mark of "${name}" in its contract is not known.`);
  if ((marks.get(name) ?? owner) !== owner) throw new Error(`"${name}" is marked in two ways.`);
  marks.set(name, owner);
}

function isOwner(value: unknown): value is Owner {
  return OWNERS.includes(value);
}

/**
 * Fields whose description names a marked wire field (`Wire: SoCMND.`), or one per role (`Wire:
 * *SoGiayToTuyThan.`).
 */
function coordinatesOf(sdl: string, marks: Marks): readonly (readonly [string, Owner])[] {
  const found: [string, Owner][] = [];
  const read = (type: Pick<ObjectTypeDefinitionNode, 'name' | 'fields'>) => {
    for (const { name, description } of type.fields ?? []) {
      const [, wire = ''] = /Wire: ([\w*]+)[.;, ]/.exec(description?.value ?? '') ?? [];
      const owner = wire.startsWith('*')
        ? [...marks].find(([marked]) => marked.endsWith(wire.slice(1)))?.[1]
        : marks.get(wire);
      if (owner) found.push([`${type.name.value}.${name.value}`, owner]);
    }
  };
  visit(parse(sdl), { ObjectTypeDefinition: read });
  return found;
}
