/**
 * Names of codes from the published code lists, for the expected answers. A code outside its list stays,
 * without a name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Sex } from '../people/person.ts';
import { isObject, objectsIn, textOf, type UnknownObject } from './unknown.ts';

/** A coded value as the schema shows it, with its Vietnamese name. */
export interface Coded {
  readonly list: string;
  readonly version: string | null;
  readonly code: string;
  readonly name: string | null;
}

const items = new Map<string, UnknownObject>();
addCodeLists(new URL('../../codelists/', import.meta.url));

/**
 * Adds the code lists of a folder to those whose names are known: those of a package, beside the common ones.
 */
export function addCodeLists(folder: URL): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const codeList: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    if (!isObject(codeList)) continue;
    for (const edition of objectsIn(codeList['editions'])) {
      for (const item of objectsIn(edition['items'])) {
        items.set(keyOf(textOf(codeList['list']), textOf(edition['version']), textOf(item['code'])), item);
      }
    }
  }
}

function keyOf(list: string | null, version: string | null, code: string | null): string {
  return `${list}|${version ?? ''}|${code}`;
}

/** The entry of a list's edition under a code. */
export function itemOf(list: string, version: string | null, code: string | null): UnknownObject | undefined {
  return items.get(keyOf(list, version, code));
}

/** @param day the record's day, which selects the unit's name; empty for an unknown day in the past */
export function coded(
  list: string,
  code: string | null,
  version: string | null = null,
  day?: string,
): Coded | null {
  if (code === null) return null;
  const item = itemOf(list, version, code);
  const since = textOf(item?.['since']);
  const renamed = since !== null && day !== undefined && day < since;
  return { list, version, code, name: textOf(renamed ? item?.['formerly'] : item?.['vi']) };
}

/** The code of the list SEX. */
export function sexCode(sex: Sex): string {
  return sex === 'MALE' ? '1' : '2';
}

/** Fields of a coded value other than the code; they have no text fallback. */
export function noTexts(...fields: readonly string[]): Readonly<Record<string, null>> {
  return Object.fromEntries(fields.map((name) => [`${name}Text`, null]));
}
