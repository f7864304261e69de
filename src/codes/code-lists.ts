/** The published code lists in codelists/, one file or more for a list, read once at the start. */
import { readdirSync, readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

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

/** Compiled, because the lists of communes have 13,000 items. */
const CodeListFile = Compile(
  Type.Object({
    list: Type.String(),
    editions: Type.Array(
      Type.Object({ version: Type.Union([Type.String(), Type.Null()]), items: Type.Array(Item) }),
    ),
  }),
);

export type CodeItem = Static<typeof Item>;

const folder = new URL('../../codelists/', import.meta.url);

/** By list, edition and code. */
const lists = new Map<string, Map<string | null, Map<string, CodeItem>>>();

for (const file of readdirSync(folder)) {
  const content: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  if (!CodeListFile.Check(content)) throw new Error(`codelists/${file} is no code list.`);
  const editions = lists.get(content.list) ?? new Map<string | null, Map<string, CodeItem>>();
  lists.set(content.list, editions);
  for (const { version, items } of content.editions) {
    const known = editions.get(version) ?? new Map<string, CodeItem>();
    for (const item of items) known.set(item.code, item);
    editions.set(version, known);
  }
}

/** The entry of a code in an edition of a list; undefined for a code that is not in it. */
export function itemOf(list: string, version: string | null, code: string): CodeItem | undefined {
  return lists.get(list)?.get(version)?.get(code);
}

/** Every item of a list, in all editions. */
export function itemsOf(list: string): readonly CodeItem[] {
  return [...(lists.get(list)?.values() ?? [])].flatMap((items) => [...items.values()]);
}
