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

const editions = new Map<string, Map<string, CodeItem>>();

for (const file of readdirSync(folder)) {
  const content: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  if (!CodeListFile.Check(content)) throw new Error(`codelists/${file} is no code list.`);
  for (const { version, items } of content.editions) {
    const key = editionKey(content.list, version);
    const known = editions.get(key) ?? new Map<string, CodeItem>();
    for (const item of items) known.set(item.code, item);
    editions.set(key, known);
  }
}

/** What an edition of a list says about a code; undefined for a code that is not in it. */
export function itemOf(list: string, version: string | null, code: string): CodeItem | undefined {
  return editions.get(editionKey(list, version))?.get(code);
}

/** Every item of a list, in all editions. */
export function itemsOf(list: string): readonly CodeItem[] {
  return [...editions].flatMap(([key, items]) => (key.startsWith(`${list}|`) ? [...items.values()] : []));
}

function editionKey(list: string, version: string | null): string {
  return `${list}|${version ?? ''}`;
}
