/** Ids of the gateway's own, beside those that callers choose and may choose twice. */
import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnop';

/** 96 random bits as letters: no id may contain a text like a person's number. */
const PROCESS = randomBytes(12)
  .toString('hex')
  .replaceAll(/./g, (digit) => LETTERS[Number.parseInt(digit, 16)] ?? '');

let count = 0;

/** @returns the name of this process and a number, which stays shorter than an identity number */
export function uniqueId(): string {
  count += 1;
  return `${PROCESS}-${count.toString(36)}`;
}
