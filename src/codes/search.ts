/**
 * Search of a code list by code or name. Accents, case, blanks and punctuation do not count, and the kind of
 * a unit (xã, phường) only where a unit of that kind fits. The folded names of an edition are kept from the
 * first search in it.
 */
import { BadArgument } from '../graphql/errors.ts';
import type { CodeList } from '../generated/enums.ts';
import { foldName } from '../subject/name.ts';
import { today } from '../subject/partial-date.ts';
import { editionsOf, itemsIn, type CodeItem, type Entry } from './code-lists.ts';

export interface Found {
  /** How many items fit. */
  readonly total: number;
  /** The first of them: the same as the search, then those that begin with it, then those that contain it. */
  readonly items: readonly Entry[];
}

const LONGEST_SEARCH = 100;

/**
 * @param search code or name, or a part of either; without a letter or a digit every item fits
 * @throws BadArgument `SEARCH_LENGTH`
 */
export function searchList(list: CodeList, version: string | null, search: string, first: number): Found {
  if (search.length > LONGEST_SEARCH) throw new BadArgument('search', 'SEARCH_LENGTH');
  const items = itemsFor(search, list, version);
  return { total: items.length, items: items.slice(0, first).map((item) => ({ list, version, item })) };
}

/** Editions with a version, newest first. */
export function versionsOf(list: CodeList): readonly string[] {
  return editionsOf(list)
    .filter((version) => version !== null)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
}

/**
 * The edition of a list that a caller means.
 *
 * @param version by default the one in force today
 * @returns null for a list without editions
 * @throws BadArgument `EDITION`, `NO_EDITIONS`
 */
export function editionOf(list: CodeList, version: string | null | undefined): string | null {
  const versions = versionsOf(list);
  if (version === null || version === undefined) {
    return versions.find((one) => firstDay(one) <= today()) ?? versions.at(-1) ?? null;
  }
  if (versions.length === 0) throw new BadArgument('version', 'NO_EDITIONS');
  if (!versions.includes(version)) throw new BadArgument('version', 'EDITION', versions);
  return version;
}

const BEFORE = 'before-';

/** First day of an edition; that of the units before a day is not known. */
function firstDay(version: string): string {
  return version.startsWith(BEFORE) ? '' : version;
}

/** `before-2025-07-01` comes right before `2025-07-01`. */
function orderOf(version: string): string {
  return version.startsWith(BEFORE) ? version.slice(BEFORE.length) : `${version} `;
}

function itemsFor(search: string, list: CodeList, version: string | null): readonly CodeItem[] {
  const wholly = folded(search);
  if (wholly === '') return itemsIn(list, version);
  // Former provinces are listed without their kind, and a unit may have had another kind.
  for (const wanted of new Set([wholly, withWholeKind(search), withoutKind(search)])) {
    const found = itemsLike(wanted, list, version);
    if (found.length > 0) return found;
  }
  return [];
}

function itemsLike(wanted: string, list: CodeList, version: string | null): readonly CodeItem[] {
  const same: CodeItem[] = [];
  const beginning: CodeItem[] = [];
  const containing: CodeItem[] = [];
  for (const { item, keys } of indexOf(list, version)) {
    if (keys.includes(wanted)) same.push(item);
    else if (keys.some((key) => key.startsWith(wanted))) beginning.push(item);
    else if (keys.some((key) => key.includes(wanted))) containing.push(item);
  }
  return [...same, ...beginning, ...containing];
}

interface Indexed {
  readonly item: CodeItem;
  /** Code and names, folded. */
  readonly keys: readonly string[];
}

/** By list and version. */
const indexes = new Map<string, readonly Indexed[]>();

function indexOf(list: CodeList, version: string | null): readonly Indexed[] {
  const name = `${list} ${version}`;
  const known = indexes.get(name);
  if (known) return known;
  const index = itemsIn(list, version).map((item) => ({ item, keys: keysOf(item) }));
  indexes.set(name, index);
  return index;
}

function keysOf({ code, vi, en, formerly }: CodeItem): readonly string[] {
  const names = [vi, en, formerly].filter((name) => name !== undefined);
  return [...new Set([folded(code), ...names.map(folded), ...names.map(withoutKind)])];
}

/** Letters without accents, in capitals, and digits. */
function folded(text: string): string {
  return text.replaceAll(/\D+/g, foldName);
}

/** The kind of a unit before its name. */
const KIND = /^(?:THANH PHO|TINH|QUAN|HUYEN|THI XA|PHUONG|XA|THI TRAN|DAC KHU|TP|TX|TT|[TQHPX]) (?=.)/;

/** Kinds as clerks shorten them. */
const SHORT_KINDS = new Map([
  ['TP', 'THANH PHO'],
  ['T', 'TINH'],
  ['Q', 'QUAN'],
  ['H', 'HUYEN'],
  ['TX', 'THI XA'],
  ['P', 'PHUONG'],
  ['X', 'XA'],
  ['TT', 'THI TRAN'],
]);

function withoutKind(text: string): string {
  return joined(wordsOf(text).join(' ').replace(KIND, ''));
}

/** The same with its kind in full: Quận for Q. */
function withWholeKind(text: string): string {
  const [first = '', ...others] = wordsOf(text);
  return joined([SHORT_KINDS.get(first) ?? first, ...others].join(' '));
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[\s.]+/)
    .map(folded)
    .filter(Boolean);
}

function joined(words: string): string {
  return words.replaceAll(' ', '');
}
