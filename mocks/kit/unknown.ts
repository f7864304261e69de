/**
 * Looks into values that come from outside without trusting their shape.
 */

export type UnknownObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is UnknownObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list; anything else has none. */
export function objectsIn(value: unknown): readonly UnknownObject[] {
  return Array.isArray(value) ? value.filter((entry: unknown) => isObject(entry)) : [];
}

/** A text, or null for anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
