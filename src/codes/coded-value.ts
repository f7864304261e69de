/** Codes of the sources' code lists. The lists are open: an unknown code passes through without a name. */
import { TextForCode, Unread } from '../source-api/draft.ts';
import type { CodeList } from '../generated/enums.ts';
import type { Citizen, CodedValue } from '../generated/types.ts';
import { tidyName } from '../subject/name.ts';
import { unreadable } from '../transport/wire-values.ts';
import { isListed, itemName, itemOf } from './code-lists.ts';
import { isText } from './text-for-code.ts';

/** A code with its list and, where editions differ, its edition. */
export interface Coded {
  readonly list: CodeList;
  readonly version: string | null;
  readonly code: string;
  /** Present where the code may be older than the name that its edition has. */
  readonly former?: true;
  /** Present where the record does not tell the edition, and all editions name the code alike. */
  readonly alike?: true;
}

type Scalar = string | number | boolean | null | undefined;

/** A record as a mapping builds it: a type of the schema whose codes have no name yet, without walks to citizens. */
export type RecordOf<Type> = Type extends Scalar
  ? Type
  : Type extends CodedValue
    ? Coded
    : Type extends readonly (infer Item)[]
      ? readonly RecordOf<Item>[]
      : {
          readonly [
            Field in keyof Type as NonNullable<Type[Field]> extends Citizen ? never : Field
          ]: RecordOf<Type[Field]>;
        };

/** Longer text in place of a code is not kept. */
const LONGEST_TEXT = 250;

/** A coded value; null when the source sent no code. Text in place of a code is a `TextForCode`. */
export function coded(
  list: CodeList,
  value: string | Unread | null | undefined,
  version: string | null = null,
): Coded | TextForCode | Unread | null {
  const written = value instanceof Unread ? (value.written ?? value) : (value ?? '');
  if (written instanceof Unread) return written;
  const code = tidyName(written);
  if (code === '') return null;
  if (isText(list, code)) return code.length > LONGEST_TEXT ? new Unread('TOO_LONG') : new TextForCode(code);
  return value instanceof Unread && !isListed(list, code) ? value : { list, version, code };
}

/**
 * A coded value that decides what a record means.
 *
 * @throws SourceError BAD_RESPONSE when there is text in place of a code
 */
export function decidingCode(list: CodeList, value: string | null | undefined, field: string): Coded | null {
  const code = coded(list, value);
  if (code instanceof Unread) throw unreadable(field);
  return code;
}

/**
 * The same of a code that must be there; some sources write it as a number.
 *
 * @throws SourceError BAD_RESPONSE
 */
export function requiredCode(list: CodeList, value: string | number, field: string): Coded {
  const code = decidingCode(list, String(value), field);
  if (code === null) throw unreadable(field);
  return code;
}

/** The code's name; in Vietnamese where the list has no English one; null for a code that is not in the list. */
export function nameOf({ list, version, code, former }: Coded, language: 'VI' | 'EN'): string | null {
  const item = itemOf(list, version, code);
  if (former) return item?.formerly ?? null;
  return item ? itemName(item, language) : null;
}
