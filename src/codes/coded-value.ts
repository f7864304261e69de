/**
 * Codes of the sources' code lists. The lists are open: an unknown code passes through without a name.
 * The lists themselves lie in codelists/, one file a list.
 */
import { readdirSync, readFileSync } from 'node:fs';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { CodeList } from '../generated/schema.ts';

/** A code with its list and, where editions differ, its edition. */
export interface Coded {
  readonly list: CodeList;
  readonly version: string | null;
  readonly code: string;
}

const CodeListFile = Type.Object({
  list: Type.String(),
  editions: Type.Array(
    Type.Object({
      version: Type.Union([Type.String(), Type.Null()]),
      items: Type.Array(
        Type.Object({ code: Type.String(), vi: Type.String(), en: Type.Optional(Type.String()) }),
      ),
    }),
  ),
});

const folder = new URL('../../codelists/', import.meta.url);

const names = new Map(
  readdirSync(folder).flatMap((file) => {
    const { list, editions } = Value.Parse(
      CodeListFile,
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
    );
    return editions.flatMap(({ version, items }) =>
      items.map((item) => [key(list, version, item.code), item] as const),
    );
  }),
);

/** A coded value, or null when the source sent no code. */
export function coded(
  list: CodeList,
  code: string | null | undefined,
  version: string | null = null,
): Coded | null {
  return code === undefined || code === null || code === '' ? null : { list, version, code };
}

/** The code's name; in Vietnamese where the list has no English one; null for a code that is not in the list. */
export function nameOf({ list, version, code }: Coded, language: 'VI' | 'EN'): string | null {
  const item = names.get(key(list, version, code));
  return (language === 'EN' ? item?.en : undefined) ?? item?.vi ?? null;
}

function key(list: string, version: string | null, code: string): string {
  return `${list}|${version ?? ''}|${code}`;
}
