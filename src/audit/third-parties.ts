/**
 * Numbers of third parties in a record that is shown: parents, spouses, requesters, and people in notes.
 * Numbers are found in the fields that the contracts mark (src/generated/numbers.ts, and the contracts of
 * packages), whatever the name of the field, and in every other text by their form.
 */
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { coordinateOf } from '../graphql/schema-rules.ts';
import type { Part, Source } from '../source-api/source.ts';
import { numbersOfPeople, numbersOfThings } from '../generated/numbers.ts';
import { isIdentityNumber } from '../subject/identity-number.ts';
import { numbersIn } from './numbers-in-text.ts';

/** A person in a record. */
export interface Mentioned {
  /** The field that leads to the person, or the text that contains the number, e.g. `Identity.father`. */
  readonly field: string;
  /** Undefined if the record has no number of the person. */
  readonly number: string | undefined;
}

/** Finds the people in a record of a part. */
export type FindMentioned = (source: Source, part: Part<unknown>, record: unknown) => readonly Mentioned[];

/** A text field. */
interface TextField {
  readonly name: string;
  readonly coordinate: string;
  readonly isRead: boolean;
  /** The field contains the number of a thing, with 12 digits like a person's. */
  readonly isOfThing: boolean;
}

/** The fields of a type that may name people and that the operation reads. */
interface Look {
  /** Marked fields, read or not: an object with such a field is a person. */
  readonly numbers: readonly TextField[];
  readonly texts: readonly TextField[];
  readonly inner: readonly { readonly name: string; readonly coordinate: string; readonly look: Look }[];
}

/** No record is nested deeper. */
const DEEPEST = 10;
/** Longer than the number of any document. */
const LONGEST_NUMBER = 64;
/** Scalars with texts of a source. */
const TEXTS: ReadonlySet<string> = new Set(['String', 'ID', 'IdentityNumber']);

/**
 * @param sources the packages among them mark numbers of their own
 * @param reads whether the operation reads a field, and may read it
 */
export function findMentioned(
  schema: GraphQLSchema,
  sources: readonly Source[],
  reads: (coordinate: string) => boolean,
): FindMentioned {
  const packaged = sources.flatMap((source) => source.package?.numbers ?? []);
  const isOf = (owner: 'person' | 'thing', coordinate: string) =>
    (owner === 'person' ? numbersOfPeople : numbersOfThings).has(coordinate) ||
    packaged.some((numbers) => numbers.get(coordinate) === owner);
  const lookAt = (type: GraphQLObjectType, depth = 0): Look | undefined => {
    const fields = Object.values(type.getFields()).map((field) => {
      const coordinate = coordinateOf(type, field.name);
      return {
        name: field.name,
        coordinate,
        type: getNamedType(field.type),
        isRead: reads(coordinate),
        isOfPerson: isOf('person', coordinate),
        isOfThing: isOf('thing', coordinate),
      };
    });
    const inner = fields.flatMap(({ name, coordinate, type: next, isRead }) => {
      if (!isRead || !isObjectType(next) || next.name === 'Citizen' || depth > DEEPEST) return [];
      const look = next.name === 'CodedValue' ? CODED : lookAt(next, depth + 1);
      return look ? [{ name, coordinate, look }] : [];
    });
    const numbers = fields.filter(({ isOfPerson }) => isOfPerson);
    const texts = fields.filter(
      ({ isOfPerson, type: { name }, isRead }) => isRead && TEXTS.has(name) && !isOfPerson,
    );
    return numbers.length + texts.length + inner.length === 0 ? undefined : { numbers, texts, inner };
  };
  const recordOf = ({ field }: Source, part: Part<unknown>): GraphQLObjectType | undefined => {
    const answer = fieldType(schema.getType('Citizen'), field);
    const own = part.field === undefined ? answer : fieldType(answer, part.field);
    return fieldType(own, 'record');
  };
  const byPart = new Map<Part<unknown>, Look | undefined>();
  const lookOf = (source: Source, part: Part<unknown>): Look | undefined => {
    if (byPart.has(part)) return byPart.get(part);
    const type = recordOf(source, part);
    const look = type && lookAt(type);
    byPart.set(part, look);
    return look;
  };
  return (source, part, record) => {
    const found: Mentioned[] = [];
    const look = lookOf(source, part);
    if (look) search(look, record, undefined, found);
    return found;
  };
}

/** A code is a text of the source, whichever of its fields is read: an unknown code is shown unchanged. */
const CODED: Look = {
  numbers: [],
  texts: [{ name: 'code', coordinate: 'CodedValue.code', isRead: true, isOfThing: false }],
  inner: [],
};

/** @param leading the field that leads to the value; undefined for the record itself */
function search(
  { numbers, texts, inner }: Look,
  value: unknown,
  leading: string | undefined,
  found: Mentioned[],
): void {
  if (numbers.length > 0) {
    const before = found.length;
    for (const { name, coordinate, isRead } of numbers) {
      // One number identifies a person. Further numbers count only if they are shown.
      if (!isRead && (leading === undefined || found.length > before)) continue;
      const field = leading ?? coordinate;
      for (const number of markedNumbers(valueOf(value, name))) found.push({ field, number });
    }
    if (leading !== undefined && found.length === before) found.push({ field: leading, number: undefined });
  }
  for (const { name, coordinate, isOfThing } of texts) {
    const field = leading !== undefined && coordinate === 'CodedValue.code' ? leading : coordinate;
    for (const text of listOf(valueOf(value, name))) {
      if (typeof text !== 'string') continue;
      for (const number of numbersIn(text)) {
        if (!isOfThing || mayBePersonal(number)) found.push({ field, number });
      }
    }
  }
  for (const { name, coordinate, look } of inner) {
    for (const one of listOf(valueOf(value, name))) search(look, one, coordinate, found);
  }
}

/** Numbers in a marked field, including those of passports and other documents, without blanks. */
function markedNumbers(value: unknown): readonly string[] {
  if (typeof value !== 'string' || isIdentityNumber(value)) return typeof value === 'string' ? [value] : [];
  const numbers = numbersIn(value);
  if (numbers.length > 0) return numbers;
  const written = value.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
  return /\p{N}/u.test(written) ? [written.toUpperCase().slice(0, LONGEST_NUMBER)] : [];
}

/** A personal number begins with the code of a province, 001 to 096; other 12 digits belong to a thing. */
function mayBePersonal(number: string): boolean {
  return number.length !== 12 || /^0(?:0[1-9]|[1-8]\d|9[0-6])/.test(number);
}

function fieldType(type: unknown, field: string): GraphQLObjectType | undefined {
  const found = isObjectType(type) ? type.getFields()[field] : undefined;
  const named = found && getNamedType(found.type);
  return isObjectType(named) ? named : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function valueOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
