/** A walk over any JSON Schema (2020-12). */
import { isObject } from '../lib/is-object.ts';

export type Json = Record<string, unknown>;

const HOLDING_ONE = new Set([
  'items',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'additionalProperties',
  'propertyNames',
]);
const HOLDING_SEVERAL = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const HOLDING_NAMED = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

/**
 * Applies `change` to a schema and all its subschemas, innermost first. A property name is never taken for a
 * keyword.
 */
export function mapSchema(schema: unknown, change: (schema: Json) => Json): unknown {
  if (!isObject(schema)) return schema; // true and false are schemas, too
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (HOLDING_ONE.has(keyword)) return [keyword, mapSchema(value, change)];
    if (HOLDING_SEVERAL.has(keyword) && Array.isArray(value)) {
      return [keyword, value.map((inner: unknown) => mapSchema(inner, change))];
    }
    if (HOLDING_NAMED.has(keyword) && isObject(value)) {
      return [keyword, mapValues(value, (inner) => mapSchema(inner, change))];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
}

export function mapValues(object: Json, change: (value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
