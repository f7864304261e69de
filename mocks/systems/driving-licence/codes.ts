/**
 * Codes as recorded in the database: some are in no published list (A1m, Am, B11, CM_VN are seen in the
 * field), on a licence of their own or in the columns of the classes.
 */
import { chance, rngOf, hashText } from '../../people/hash.ts';
import type { Licence } from '../../people/person.ts';

const UNLISTED_CLASSES = new Map([
  ['A1', 'A1m'],
  ['A', 'Am'],
  ['B1', 'B11'],
]);

/** A class on the licence, as in HangGPLX and the column names. */
export function classCode({ number }: Licence, code: string): string {
  const isUnlisted = chance(rngOf(hashText(number)), 'licence unlisted class', 40);
  return (isUnlisted ? UNLISTED_CLASSES.get(code) : undefined) ?? code;
}

/** The type of issue, as in MaHTCap. */
export function issueFormCode({ number, issueForm }: Licence): string | null {
  const isUnlisted = chance(rngOf(hashText(number)), 'licence unlisted form', 60);
  return issueForm !== null && isUnlisted ? `${issueForm}_VN` : issueForm;
}
