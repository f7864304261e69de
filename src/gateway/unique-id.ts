/** Ids of the gateway's own, beside those that callers choose and may choose twice. */
import { randomUUID } from 'node:crypto';

/** Takes the place of the digits of a UUID, so that no id holds what looks like a person's number. */
const LETTERS = 'ghijklmnop';

/** @returns 122 random bits as letters, in the form of a UUID */
export function uniqueId(): string {
  return randomUUID().replaceAll(/\d/g, (digit) => LETTERS[Number(digit)] ?? '');
}
