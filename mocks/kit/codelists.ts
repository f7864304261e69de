/**
 * Names of codes, read from the published code lists, for the truth. A code that a list does not have keeps
 * its place and has no name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isObject, objectsIn, textOf } from './unknown.ts';

/** A coded value as the schema shows it, with its Vietnamese name. */
export interface Coded {
  readonly list: string;
  readonly version: string | null;
  readonly code: string;
  readonly name: string | null;
}

const folder = new URL('../../codelists/', import.meta.url);

const names = new Map<string, string>();
for (const file of readdirSync(folder)) {
  const codeList: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  if (!isObject(codeList)) continue;
  for (const { version, items } of objectsIn(codeList['editions'])) {
    for (const { code, vi } of objectsIn(items)) {
      names.set(keyOf(textOf(codeList['list']), textOf(version), textOf(code)), textOf(vi) ?? '');
    }
  }
}

function keyOf(list: string | null, version: string | null, code: string | null): string {
  return `${list}|${version ?? ''}|${code}`;
}

export function coded(list: string, code: string | null, version: string | null = null): Coded | null {
  if (code === null) return null;
  return { list, version, code, name: names.get(keyOf(list, version, code)) ?? null };
}
