/** True if the value of a code is text: clerks write names there, with and without accents, hyphens and blanks. */
import type { CodeList } from '../generated/enums.ts';
import { foldName } from '../subject/name.ts';
import { isListed, itemsOf } from './code-lists.ts';

/** Characters of codes that no list has; an apostrophe occurs in names only. */
const CODE = /^[\w.+/-]+$/;

/** A word, which is a code only in lists that have words for codes. */
const WORD = /[A-Za-z]{4}/;

/** A name of several words, or one with accents, is known as text without its list. */
const ONE_WORD = /^[^\s]{1,12}$/;

interface ListOfWords {
  /** Folded. */
  readonly names: ReadonlySet<string>;
  readonly hasWordsForCodes: boolean;
}

/** Made when it is first wanted: most codes are digits. */
const lists = new Map<CodeList, ListOfWords>();

export function isText(list: CodeList, code: string): boolean {
  if (/^\d+$/.test(code) || isListed(list, code)) return false;
  if (!CODE.test(code)) return true;
  const { names, hasWordsForCodes } = listOf(list);
  return names.has(folded(code)) || (WORD.test(code) && !hasWordsForCodes);
}

function listOf(list: CodeList): ListOfWords {
  const known = lists.get(list);
  if (known) return known;
  const items = itemsOf(list);
  const names = items.flatMap(({ vi, en = '' }) => [vi, en, vi.replaceAll(/\s/g, '')]);
  const made = {
    names: new Set(names.filter((name) => ONE_WORD.test(name)).map(folded)),
    hasWordsForCodes: items.some(({ code }) => WORD.test(code)),
  };
  lists.set(list, made);
  return made;
}

/** Names with digits, as blood groups and districts have, keep them. */
function folded(name: string): string {
  return /\d/.test(name) ? name.toUpperCase() : foldName(name);
}
