/**
 * Derives read schemas from a contract's schemas. Fields that tie a record to a person or decide its meaning
 * are marked in the contract and stay required; any other field may be missing or unreadable.
 */
import { isObject } from '../lib/is-object.ts';
import { mapSchema, mapValues, type Json } from './json-schema.ts';

/** The keyword that marks a field; an appinfo in an XSD. */
export const FIELD_KIND = 'x-kind';

/** Marks values that may be unread, for the generated types. */
export const MAY_BE_UNREAD = 'x-may-be-unread';

/**
 * `tying-where-used`: tying only for the questions that use the field for the tie; the connector then
 * requires it.
 */
const KINDS: readonly unknown[] = ['tying', 'deciding', 'tying-where-used'];

/**
 * Changes the definitions of records, of their parts and of the messages that carry them; not those of
 * requests, tokens and refusals.
 */
export function asRead(definitions: Json): Json {
  const records = recordsIn(definitions);
  const isCarrier = (name: string): boolean =>
    referencesIn(definitions[name]).some((inner) => records.has(inner) || isCarrier(inner));
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [
      name,
      records.has(name) || isCarrier(name) ? mapSchema(schema, withoutRequirements) : schema,
    ]),
  );
}

/** Names of the definitions with marked fields, and of the definitions inside them. */
export function recordsIn(definitions: Json): ReadonlySet<string> {
  const records = new Set(Object.keys(definitions).filter((name) => holdsMark(definitions[name])));
  for (const name of records) for (const inner of referencesIn(definitions[name])) records.add(inner);
  return records;
}

function holdsMark(definition: unknown): boolean {
  let isMarked = false;
  mapSchema(definition, (schema) => {
    const kind = schema[FIELD_KIND];
    if (kind !== undefined && !KINDS.includes(kind))
      throw new Error(`${JSON.stringify(kind)} is no kind of field`);
    isMarked ||= kind !== undefined;
    return schema;
  });
  return isMarked;
}

function referencesIn(schema: unknown): readonly string[] {
  const names: string[] = [];
  mapSchema(schema, (inner) => {
    const { $ref } = inner;
    if (typeof $ref === 'string') names.push($ref.slice($ref.lastIndexOf('/') + 1));
    return inner;
  });
  return names;
}

function withoutRequirements(schema: Json): Json {
  const { required, properties, patternProperties, items, ...rest } = schema;
  if (isObject(items)) return { ...rest, items: isText(items) ? items : { ...items, [MAY_BE_UNREAD]: true } };
  if (!isObject(properties)) return schema;
  const kept = Array.isArray(required) ? required.filter((name) => isDemanded(properties[String(name)])) : [];
  return {
    ...rest,
    properties: mapValues(properties, markedAsRead),
    ...(isObject(patternProperties) && { patternProperties: mapValues(patternProperties, markedAsRead) }),
    ...(kept.length > 0 && { required: kept }),
  };
}

function markedAsRead(schema: unknown): unknown {
  return isObject(schema) && !isDemanded(schema) ? { ...schema, [MAY_BE_UNREAD]: true } : schema;
}

function isDemanded(schema: unknown): boolean {
  return isObject(schema) && schema[FIELD_KIND] !== undefined && schema[FIELD_KIND] !== 'tying-where-used';
}

function isText({ type }: Json): boolean {
  return type === 'string';
}
