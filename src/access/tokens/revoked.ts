/**
 * Tokens that are no longer taken although they have not expired: a text file with one `jti` a line, read again
 * when it changes. No `jti` has a blank in it, so what follows one in its line is a remark. While the file cannot be
 * read, or is no text, what was read last holds.
 */
import { readFile, stat } from 'node:fs/promises';
import type { Logger } from 'pino';

export interface RevokedTokens {
  has(this: void, tokenId: string): boolean;
  close(this: void): void;
}

export const NOTHING_REVOKED: RevokedTokens = { has: () => false, close: () => undefined };

/**
 * @param onChange told how many tokens the list has, when it is another list
 * @throws Error when the file cannot be read at the start, or is no text
 */
export async function watchRevoked(
  file: string,
  everyMs: number,
  log: Logger,
  onChange: (tokens: number) => void = () => undefined,
): Promise<RevokedTokens> {
  let known = await read(file);
  const renew = async (): Promise<void> => {
    try {
      const before = known;
      known = await read(file, known);
      if (known !== before) onChange(known.ids.size);
    } catch {
      log.error('the list of revoked tokens cannot be read; the last one holds');
    }
  };
  const timer = setInterval(() => void renew(), everyMs).unref();
  return { has: (tokenId) => known.ids.has(tokenId), close: () => clearInterval(timer) };
}

interface List {
  readonly changed: string;
  readonly ids: ReadonlySet<string>;
}

async function read(file: string, known?: List): Promise<List> {
  const { mtimeMs, size } = await stat(file);
  const changed = `${mtimeMs} ${size}`;
  if (changed === known?.changed) return known;
  const text = await readFile(file, 'utf8');
  // Text of two bytes a character would revoke nothing, unseen.
  if (text.includes('\0')) throw new Error('the list of revoked tokens is no text in UTF-8');
  const lines = text.split(/[\r\n]+/).map((line) => line.trim().split(/\s/, 1)[0] ?? '');
  return { changed, ids: new Set(lines.filter((line) => line !== '' && !line.startsWith('#'))) };
}
