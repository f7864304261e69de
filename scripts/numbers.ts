/**
 * Lists the schema fields that contain a person's number, and those that contain a similar number of a thing.
 * Derived from the marks in the contracts (`x-number-of` in OpenAPI, an appinfo of `NUMBER_OF` in an XSD) and
 * the columns that the schema names.
 */
import { readFile } from 'node:fs/promises';
import {
  markNumber,
  numberFields,
  numberMarks,
  type NumberMarks,
  type NumberOwner,
} from '../src/graphql/number-fields.ts';
import { contractFiles } from './contract/contract.ts';
import { parseXml, type XmlNode } from './xml-tree.ts';

/** The `source` of the appinfo that marks an element of an XSD. */
const NUMBER_OF = 'urn:lienthong:number-of';

/** @returns the unformatted text of src/generated/numbers.ts */
export async function generateNumbers(ids: readonly string[]): Promise<string> {
  const marked = await Promise.all(
    ids.map(async (id) => numberFields(await readFile(`schema/${id}.graphql`, 'utf8'), marksOf(id))),
  );
  const of = (wanted: NumberOwner) =>
    marked.flat().flatMap(([coordinate, owner]) => (owner === wanted ? [coordinate] : []));
  return `// Generated from the marks in contracts/; do not edit.

    /** Fields whose whole value is the number of a person, of any kind of document. */
    export const numbersOfPeople: ReadonlySet<string> = new Set(${JSON.stringify(of('person').toSorted())});

    /** Fields whose value is the number of a thing, with 12 digits like a person's. */
    export const numbersOfThings: ReadonlySet<string> = new Set(${JSON.stringify(of('thing').toSorted())});
    `;
}

/** The marked wire names of a source's contract. */
export function marksOf(id: string): NumberMarks {
  const { openapi, xsd } = contractFiles(id);
  const marks = new Map(numberMarks(openapi));
  for (const { contents } of xsd) readXsd(parseXml(contents), marks);
  return marks;
}

function readXsd(node: XmlNode, marks: Map<string, NumberOwner>): void {
  const annotation = node.children.find(({ name }) => name === 'annotation');
  for (const { name, text, attributes } of annotation?.children ?? []) {
    const isMark = name === 'appinfo' && attributes['source'] === NUMBER_OF;
    if (isMark) markNumber(marks, node.attributes['name'] ?? '', text);
  }
  for (const child of node.children) readXsd(child, marks);
}
