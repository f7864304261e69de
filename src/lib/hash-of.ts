import { hash } from 'node:crypto';

/** Hash of a text in hexadecimal, where a protocol demands it. */
export function hashOf(algorithm: 'md5' | 'sha256', text: string): string {
  return hash(algorithm, text);
}
