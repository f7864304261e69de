/** Resolvers of schema/code-lists.graphql. Lists are nobody's data: no purpose, no audit entry. */
import { itemName, type Entry } from '../codes/code-lists.ts';
import { editionOf, searchList, versionsOf } from '../codes/search.ts';
import { became, codeOf, districtOf, madeOf, provinceOf, today, unitOf, type Unit } from '../codes/units.ts';
import type { CodeList, Language } from '../generated/enums.ts';
import type { Resolvers } from '../generated/resolvers.ts';

const USUAL_ITEMS = 20;
const MOST_ITEMS = 100;

const name = ({ item }: Entry, { lang }: { lang: Language | null }) => itemName(item, lang ?? 'VI');
const code = ({ item }: Entry) => item.code;
const shown = (unit: Unit | undefined) => (unit ? codeOf(unit) : null);

export const resolvers: Resolvers = {
  Query: {
    codeList: (_query, { list, version, search, first }) => {
      const edition = editionOf(list, version);
      const most = Math.min(Math.max(first ?? USUAL_ITEMS, 0), MOST_ITEMS);
      return {
        list,
        version: edition,
        versions: versionsOf(list),
        ...searchList(list, edition, search ?? '', most),
      };
    },
    province: (_query, { code: asked, version }) => unitIn('PROVINCE', asked, version),
    commune: (_query, { code: asked, version }) => unitIn('COMMUNE', asked, version),
  },
  CodeListItem: {
    code,
    name,
    unit: ({ list, version, item }) => unitOf(list, version, item.code) ?? null,
  },
  AdministrativeUnit: {
    code,
    name,
    since: ({ item }) => item.since ?? null,
    formerly: ({ item }) => item.formerly ?? null,
    district: (unit) => shown(districtOf(unit)),
    province: (unit) => shown(provinceOf(unit)),
    became: (unit) => became(unit),
    madeOf: (unit) => madeOf(unit),
    today: (unit) => shown(today(unit)),
  },
  UnitSuccession: {
    unit: ({ unit }) => codeOf(unit),
  },
};

function unitIn(list: CodeList, asked: string, version: string | null | undefined) {
  return unitOf(list, editionOf(list, version), asked) ?? null;
}
