/**
 * The published code lists in codelists/, one file or more for a list, and those of packages. They are read
 * once at the start.
 */
import { readdirSync, readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { CodeList } from '../generated/enums.ts';
import { tidyName } from '../subject/name.ts';

const Item = Type.Object({
  code: Type.String(),
  vi: Type.String(),
  en: Type.Optional(Type.String()),
  /** First day on which the code is known to have had this name. */
  since: Type.Optional(Type.String()),
  /** The name before that day; absent where it is not known. */
  formerly: Type.Optional(Type.String()),
  /** The unit that a district or a commune lies in. */
  province: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  /** Percent that a benefit level of health insurance pays. */
  rate: Type.Optional(Type.Integer()),
});

const Content = Type.Object({
  list: Type.String(),
  editions: Type.Array(
    Type.Object({ version: Type.Union([Type.String(), Type.Null()]), items: Type.Array(Item) }),
  ),
});

/** Compiled, because the lists of communes have 13,000 items. */
const CodeListFile = Compile(Content);

export type CodeItem = Static<typeof Item>;

/** An item in its edition of a list. */
export interface Entry {
  readonly list: CodeList;
  /** Null in a list without editions. */
  readonly version: string | null;
  readonly item: CodeItem;
}

/** Content of a file of a code list. */
export type CodeListContent = Static<typeof Content>;

const folder = new URL('../../codelists/', import.meta.url);

type Editions = Map<string | null, Map<string, CodeItem>>;

/** By list, edition and code. */
const lists = new Map<string, Editions>();

const own = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const content = codeListIn(readFileSync(new URL(file, folder), 'utf8'));
    if (!content) throw new Error(`codelists/${file} is no code list: give it list and editions.`);
    const [twice] = twiceIn(content);
    if (twice !== undefined) throw new Error(`codelists/${file} has ${twice}: remove one.`);
    return content;
  });
addCodeLists(own);

function codeListIn(text: string): CodeListContent | undefined {
  try {
    return codeListOf(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The content of a file; undefined for one that is no code list. */
export function codeListOf(content: unknown): CodeListContent | undefined {
  return CodeListFile.Check(content) ? content : undefined;
}

/** Editions that a list has twice, and codes that an edition has twice, compared as they are read. */
export function twiceIn({ editions }: CodeListContent): readonly string[] {
  const nameOf = (version: string | null) => `the edition ${version ?? 'without a version'}`;
  const codes = [...Map.groupBy(editions, ({ version }) => version)].flatMap(([version, same]) =>
    repeated(same.flatMap(({ items }) => items.map(({ code }) => tidyName(code)))).map(
      (code) => `the code ${code} in ${nameOf(version)}`,
    ),
  );
  return [...repeated(editions.map(({ version }) => version)).map(nameOf), ...codes];
}

/** The values that an earlier one equals. */
function repeated<Value>(values: readonly Value[]): readonly Value[] {
  const seen = new Set<Value>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/** Adds the lists of a package, whose names no other list has. */
export function addCodeLists(contents: readonly CodeListContent[]): void {
  for (const { list, editions } of contents) {
    const known: Editions = lists.get(list) ?? new Map<string | null, Map<string, CodeItem>>();
    lists.set(list, known);
    for (const { version, items } of editions) {
      const edition = known.get(version) ?? new Map<string, CodeItem>();
      for (const item of items) edition.set(tidyName(item.code), item);
      known.set(version, edition);
    }
  }
}

/** The entry of a code, tidy, in an edition of a list; undefined for a code that is not in it. */
export function itemOf(list: string, version: string | null, code: string): CodeItem | undefined {
  return lists.get(list)?.get(version)?.get(code);
}

/** True if an edition of the list has the code, which is tidy. */
export function isListed(list: string, code: string): boolean {
  return (
    lists
      .get(list)
      ?.values()
      .some((items) => items.has(code)) ?? false
  );
}

/** Every item of a list, in all editions. */
export function itemsOf(list: string): readonly CodeItem[] {
  return editionsOf(list).flatMap((version) => itemsIn(list, version));
}

/** The items of one edition, in the order of its file. */
export function itemsIn(list: string, version: string | null): readonly CodeItem[] {
  return [...(lists.get(list)?.get(version)?.values() ?? [])];
}

/** The editions of a list, in the order of their files; null is that of a list without editions. */
export function editionsOf(list: string): readonly (string | null)[] {
  return [...(lists.get(list)?.keys() ?? [])];
}

/** The name of an item; in Vietnamese where the list has no English one. */
export function itemName({ vi, en }: CodeItem, language: 'VI' | 'EN'): string {
  return (language === 'EN' ? en : undefined) ?? vi;
}
