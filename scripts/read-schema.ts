/**
 * From schemas of what a source should send to schemas of what is read of it. Fields that tie a record to a person or decide what
 * it means are marked in the contract and stay required; any other may be missing, or come in a form that cannot be read.
 */
import { isObject, mapSchema, mapValues, type Json } from './json-schema.ts';

/** The keyword that marks a field. In an XSD it is an appinfo. */
export const FIELD_KIND = 'x-kind';

/** Marks what may be unread, for the types. */
export const MAY_BE_UNREAD = 'x-may-be-unread';

/** `tying-where-used` is tying for the questions that are tied by it, for which the connector demands it. */
const KINDS: readonly unknown[] = ['tying', 'deciding', 'tying-where-used'];

/** Definitions of records, of what is in them and of what carries them are changed; those of requests, tokens and refusals are not. */
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

/** Names of the definitions that hold marked fields, and of those within them. */
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
