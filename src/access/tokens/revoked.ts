/**
 * Tokens that are no longer taken although they have not expired: a text file with one `jti` a line, read again
 * when it changes. While it cannot be read, what was read last holds.
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
 * @throws NodeJS.ErrnoException when the file cannot be read at the start
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
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim());
  return { changed, ids: new Set(lines.filter((line) => line !== '' && !line.startsWith('#'))) };
}
