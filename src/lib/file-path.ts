/**
 * Paths in a configuration: whoever writes one means it from where the file stands, so that it holds wherever
 * the process is started. Defaults stand in no file; they hold from the working directory.
 */
import { resolve } from 'node:path';
import Type, { type TSchema, type TStringOptions } from 'typebox';

/** Marks a setting that names a file or a folder. */
const MARK = 'isFilePath';

/** A setting that names a file or a folder. */
export function FilePath(options: Omit<TStringOptions, 'minLength'> & { readonly description: string }) {
  return Type.String({ minLength: 1, ...options, [MARK]: true });
}

export function isFilePath(schema: TSchema): boolean {
  return MARK in schema;
}

/**
 * The value with every path that it holds made absolute.
 *
 * @param schema the shape, with paths marked by `FilePath`; objects and arrays are looked into, and in a
 * union its objects
 * @param value as written, without defaults
 * @param folder where the file stands
 */
export function withAbsolutePaths(schema: TSchema, value: unknown, folder: string): unknown {
  if (typeof value === 'string') return isFilePath(schema) ? resolve(folder, value) : value;
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return Type.IsArray(schema) ? items.map((item) => withAbsolutePaths(schema.items, item, folder)) : items;
  }
  if (Type.IsUnion(schema)) {
    return schema.anyOf.reduce((found: unknown, one) => withAbsolutePaths(one, found, folder), value);
  }
  if (typeof value !== 'object' || value === null || !Type.IsObject(schema)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => {
      const property = schema.properties[key];
      return [key, property ? withAbsolutePaths(property, item, folder) : item];
    }),
  );
}
