/** Reads untrusted values of unknown shape. */

export type UnknownObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is UnknownObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; empty for any other value. */
export function objectsIn(value: unknown): readonly UnknownObject[] {
  return Array.isArray(value) ? value.filter((entry: unknown) => isObject(entry)) : [];
}

/** A string, or null for any other value. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
