/**
 * Dates of the first use of keys. Keys of the configuration carry no date, so the first start with a key is
 * recorded, by the name of the key and never by its value.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { closeFile, replacePrivateFile } from '../lib/private-files.ts';

const Kept = Type.Record(Type.String(), Type.String());

const FILE = 'keys-in-use.json';

/**
 * @param folder where the gateway keeps its state
 * @returns by name, ISO 8601; undefined for keys of which that cannot be kept
 */
export function firstSeen(folder: string, names: readonly string[]): Readonly<Record<string, string>> {
  const file = join(folder, FILE);
  const before = read(file);
  const now = new Date().toISOString();
  const known = Object.fromEntries(names.map((name) => [name, before[name] ?? now]));
  if (names.every((name) => before[name] !== undefined)) return known;
  try {
    replacePrivateFile(file, `${JSON.stringify(known)}\n`);
  } catch {
    // When nothing can be written, only dates recorded before are known.
    return before;
  }
  return known;
}

function read(file: string): Readonly<Record<string, string>> {
  try {
    closeFile(file);
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Check(Kept, kept) ? kept : {};
  } catch {
    return {};
  }
}
