/**
 * Fields of the schema that contain a person's number, and those that contain a similar number of a thing.
 * The contract of a source marks its columns (`x-number-of`), and its schema names the column of each field.
 */
import { isObject } from '../lib/is-object.ts';
import { readSourceForm } from './source-form.ts';

/** Owner of the number in a column: a person or a thing. */
export type NumberOwner = 'person' | 'thing';

/** By column. */
export type NumberMarks = ReadonlyMap<string, NumberOwner>;

/** The keyword of a contract. */
const NUMBER_OF = 'x-number-of';

/** The columns that an OpenAPI document or a JSON Schema marks. @throws Error when it marks one in two ways */
export function numberMarks(contract: unknown): NumberMarks {
  const marks = new Map<string, NumberOwner>();
  const read = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) read(item);
    if (!isObject(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (isObject(inner) && NUMBER_OF in inner) markNumber(marks, name, inner[NUMBER_OF]);
      read(inner);
    }
  };
  read(contract);
  return marks;
}

/** @throws Error when the mark is not known, or the column is marked in another way */
export function markNumber(marks: Map<string, NumberOwner>, column: string, owner: unknown): void {
  if (owner !== 'person' && owner !== 'thing') {
    throw new Error(`The mark of "${column}" in its contract is not known: it is person or thing.`);
  }
  if ((marks.get(column) ?? owner) !== owner) throw new Error(`"${column}" is marked in two ways.`);
  marks.set(column, owner);
}

/** @returns coordinates of the fields with a marked column, or with one in each role (`*SoGiayToTuyThan`) */
export function numberFields(sdl: string, marks: NumberMarks): readonly (readonly [string, NumberOwner])[] {
  return [...readSourceForm(sdl).records.values()].flatMap(({ node, fields }) =>
    fields.flatMap((field) => {
      const owner = ownerOf(field.wire.column ?? field.wire.from ?? '', marks);
      return owner ? [[`${node.name.value}.${field.node.name.value}`, owner] as const] : [];
    }),
  );
}

/** @param source a column, or words that begin with one */
function ownerOf(source: string, marks: NumberMarks): NumberOwner | undefined {
  const [column = ''] = /^[\w*]+/.exec(source) ?? [];
  if (!column.startsWith('*')) return marks.get(column);
  return [...marks].find(([marked]) => marked.endsWith(column.slice(1)))?.[1];
}
