/** Codes of the sources' code lists. The lists are open: an unknown code passes through without a name. */
import type { CodeList } from '../generated/schema.ts';
import { itemOf } from './code-lists.ts';

/** A code with its list and, where editions differ, its edition. */
export interface Coded {
  readonly list: CodeList;
  readonly version: string | null;
  readonly code: string;
  /** Present where the code may be older than the name that its edition has. */
  readonly former?: true;
}

/** A coded value, or null when the source sent no code. */
export function coded(
  list: CodeList,
  code: string | null | undefined,
  version: string | null = null,
): Coded | null {
  return code === undefined || code === null || code === '' ? null : { list, version, code };
}

/** The code's name; in Vietnamese where the list has no English one; null for a code that is not in the list. */
export function nameOf({ list, version, code, former }: Coded, language: 'VI' | 'EN'): string | null {
  const item = itemOf(list, version, code);
  if (former) return item?.formerly ?? null;
  return (language === 'EN' ? item?.en : undefined) ?? item?.vi ?? null;
}
