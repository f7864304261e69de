/**
 * Units of local government: where each lies, what a former unit became on 2025-07-01, and of which units one
 * of today was made. The table of it is read when it is first wanted.
 */
import { readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { CodeList, UnitExtent } from '../generated/enums.ts';
import { tidyName } from '../subject/name.ts';
import { itemOf, type Entry } from './code-lists.ts';
import type { Coded } from './coded-value.ts';
import { CURRENT, FORMER } from './divisions.ts';

/** The lists of places. */
type Level = 'PROVINCE' | 'DISTRICT' | 'COMMUNE';

export interface Unit extends Entry {
  readonly list: Level;
  readonly version: string;
}

/** A unit that another became, or was made of. */
export interface Succession {
  readonly unit: Unit;
  /** How much of the former unit went into the one of today. */
  readonly extent: UnitExtent;
}

/** The unit that a code names in an edition; undefined where it names none. */
export function unitOf(list: CodeList, version: string | null, code: string): Unit | undefined {
  if (!isLevel(list) || version === null) return undefined;
  const item = itemOf(list, version, tidyName(code));
  return item && { list, version, item };
}

function isLevel(list: CodeList): list is Level {
  return list === 'PROVINCE' || list === 'DISTRICT' || list === 'COMMUNE';
}

/** The district in which a unit lies; undefined for one of today, which lies in none. */
export function districtOf({ version, item }: Unit): Unit | undefined {
  return unitOf('DISTRICT', version, item.district ?? '');
}

export function provinceOf(unit: Unit): Unit | undefined {
  const lies = unit.item.province ?? districtOf(unit)?.item.province;
  return unitOf('PROVINCE', unit.version, lies ?? '');
}

/** The units of today in which the area of a former unit lies, by code; none for a unit of today. */
export function became({ list, version, item }: Unit): readonly Succession[] {
  if (version !== FORMER) return [];
  const heirs = successions().heirs[list].get(item.code) ?? [];
  const extent = extentOf(heirs);
  return units(list === 'PROVINCE' ? list : 'COMMUNE', CURRENT, heirs).map((unit) => ({ unit, extent }));
}

/** The former units that a unit of today was made of, by code; none for a former unit. */
export function madeOf({ list, version, item }: Unit): readonly Succession[] {
  if (version !== CURRENT || list === 'DISTRICT') return [];
  const { heirs, origins, districts } = successions();
  const former = [
    ...units(list, FORMER, origins[list].get(item.code) ?? []),
    ...units('DISTRICT', FORMER, list === 'COMMUNE' ? (districts.get(item.code) ?? []) : []),
  ];
  return former.map((unit) => ({ unit, extent: extentOf(heirs[unit.list].get(unit.item.code) ?? []) }));
}

/** The only unit of today in which the area of a unit lies; undefined where it was divided. */
export function today(unit: Unit): Unit | undefined {
  if (unit.version === CURRENT) return unit;
  const [heir, ...others] = became(unit);
  return others.length === 0 ? heir?.unit : undefined;
}

/** The same of a code; null too where its edition is not known, or does not have it. */
export function placeToday({ list, version, code, alike }: Coded): Coded | null {
  const named = (alike ? [CURRENT, FORMER] : [version]).map((edition) => unitOf(list, edition, code));
  const [present, ...others] = named.map((unit) => unit && today(unit));
  const isOne = present && others.every((other) => other?.item === present.item);
  return isOne ? codeOf(present) : null;
}

/** A unit as a coded value. */
export function codeOf({ list, version, item }: Unit): Coded {
  return { list, version, code: item.code };
}

function extentOf(heirs: readonly string[]): UnitExtent {
  return heirs.length === 1 ? 'WHOLE' : 'PART';
}

function units(list: Level, version: string, codes: readonly string[]): readonly Unit[] {
  return codes.flatMap((code) => unitOf(list, version, code) ?? []);
}

const Table = Type.Object({
  /** Communes of today by former commune. */
  communes: Type.Record(Type.String(), Type.Array(Type.String())),
  /** The same of the districts without communes. */
  districts: Type.Record(Type.String(), Type.Array(Type.String())),
});

type Codes = ReadonlyMap<string, readonly string[]>;

/** Codes by code, in order. */
interface Successions {
  /** Of former units: the provinces or communes that they became. */
  readonly heirs: Readonly<Record<Level, Codes>>;
  /** Of units of today: the provinces or communes that they were made of. */
  readonly origins: Readonly<Record<'PROVINCE' | 'COMMUNE', Codes>>;
  /** Of communes of today: the districts without communes that they were made of. */
  readonly districts: Codes;
}

let known: Successions | undefined;

function successions(): Successions {
  return (known ??= derived(readTable()));
}

function readTable(): Static<typeof Table> {
  const file = new URL(`../../codelists/became/${CURRENT}.json`, import.meta.url);
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Compile(Table).Check(content)) throw new Error(`${file.pathname} is no table of successions.`);
  return content;
}

/** Districts and provinces became what their communes became. */
function derived({ communes, districts }: Static<typeof Table>): Successions {
  const ofCommunes = new Map(Object.entries(communes));
  const withoutCommunes = new Map(Object.entries(districts));
  const ofDistricts = grouped(ofCommunes, (code) => itemOf('COMMUNE', FORMER, code)?.district);
  for (const [code, heirs] of withoutCommunes) ofDistricts.set(code, heirs);
  const inDistricts = grouped(ofDistricts, (code) => itemOf('DISTRICT', FORMER, code)?.province);
  const ofProvinces = new Map(
    [...inDistricts].map(([code, heirs]) => {
      const provinces = heirs.flatMap((heir) => itemOf('COMMUNE', CURRENT, heir)?.province ?? []);
      return [code, inOrder(provinces)] as const;
    }),
  );
  return {
    heirs: { PROVINCE: ofProvinces, DISTRICT: ofDistricts, COMMUNE: ofCommunes },
    origins: { PROVINCE: reversed(ofProvinces), COMMUNE: reversed(ofCommunes) },
    districts: reversed(withoutCommunes),
  };
}

/** The codes of all units of a group, by the code of the group. */
function grouped(
  codes: Codes,
  groupOf: (code: string) => string | undefined,
): Map<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [code, values] of codes) append(groups, groupOf(code) ?? '', values);
  return new Map([...groups].map(([group, values]) => [group, inOrder(values)]));
}

function reversed(codes: Codes): Codes {
  const keys = new Map<string, string[]>();
  for (const [key, values] of codes) for (const value of values) append(keys, value, [key]);
  return new Map([...keys].map(([value, all]) => [value, inOrder(all)]));
}

function append(lists: Map<string, string[]>, key: string, values: readonly string[]): void {
  const list = lists.get(key);
  if (list) list.push(...values);
  else lists.set(key, [...values]);
}

/** Each once. */
function inOrder(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].toSorted();
}
