/**
 * Names of codes, read from the published code lists, for the expected answers. A code that a list does not have keeps
 * its place and has no name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isObject, objectsIn, textOf, type UnknownObject } from './unknown.ts';

/** A coded value as the schema shows it, with its Vietnamese name. */
export interface Coded {
  readonly list: string;
  readonly version: string | null;
  readonly code: string;
  readonly name: string | null;
}

const folder = new URL('../../codelists/', import.meta.url);

const items = new Map<string, UnknownObject>();
for (const file of readdirSync(folder)) {
  const codeList: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  if (!isObject(codeList)) continue;
  for (const edition of objectsIn(codeList['editions'])) {
    for (const item of objectsIn(edition['items'])) {
      items.set(keyOf(textOf(codeList['list']), textOf(edition['version']), textOf(item['code'])), item);
    }
  }
}

function keyOf(list: string | null, version: string | null, code: string | null): string {
  return `${list}|${version ?? ''}|${code}`;
}

/** What a list has in an edition under a code. */
export function itemOf(list: string, version: string | null, code: string | null): UnknownObject | undefined {
  return items.get(keyOf(list, version, code));
}

/** @param day the record's day, by which a unit that was renamed is named; empty for a day in the past that is not known */
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

/** The fields beside codes, in whose place there is no text. */
export function noTexts(...fields: readonly string[]): Readonly<Record<string, null>> {
  return Object.fromEntries(fields.map((name) => [`${name}Text`, null]));
}
