/**
 * The sex of a person, which every source writes in its own way: as a code of the list, as a letter or as a
 * word. It is read as the list's code, so that clients and the comparison of sources see the meaning and not
 * the letters.
 */
import { Unread } from '../source-api/draft.ts';
import { foldName, tidyName } from '../subject/name.ts';
import { coded, type Coded } from './coded-value.ts';

const MALE = '1';
const FEMALE = '2';
/** Social insurance knows a third value (confirmed). */
const OTHER = '3';

/** Letters and words, folded (seen in the field); those of a third value are left as they are. */
const WRITTEN = new Map([
  ['M', MALE],
  ['MALE', MALE],
  ['NAM', MALE],
  ['NAMGIOI', MALE],
  ['F', FEMALE],
  ['FEMALE', FEMALE],
  ['NU', FEMALE],
  ['NUGIOI', FEMALE],
]);

/** A value of the list SEX. A code that has no meaning here is data. */
export function sex(value: string | number | Unread | null | undefined): ReturnType<typeof coded> {
  const held = typeof value === 'number' ? String(value) : value;
  const written = held instanceof Unread ? held.written : held;
  const known = written === undefined || written === null ? undefined : WRITTEN.get(letters(written));
  return coded('SEX', known ?? held);
}

/** The list's code of the sex that a card says. */
export function sexCodeOf(printed: 'MALE' | 'FEMALE'): string {
  return printed === 'MALE' ? MALE : FEMALE;
}

/**
 * True if two sources can both be right. A code without a known meaning, 0 for "not known" among them,
 * contradicts none.
 */
export function agreeOnSex(a: Coded['code'], b: Coded['code']): boolean {
  const [one, other] = [meaning(a), meaning(b)];
  return one === undefined || other === undefined || one === other;
}

function meaning(code: string): string | undefined {
  return [MALE, FEMALE, OTHER].includes(code) ? code : WRITTEN.get(letters(code));
}

/** Nothing but letters counts, so a code beside other characters is none of these. */
function letters(text: string): string {
  return /^[\p{L}\p{M}\s]+$/u.test(tidyName(text)) ? foldName(text) : '';
}
