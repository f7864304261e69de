/**
 * Tokens that are no longer taken although they have not expired: a text file with one `jti` a line, read
 * again when it changes. No `jti` has a blank in it, so what follows one in its line is a remark. While the
 * file cannot be read, or is no text, what was read last holds.
 */
import { readFile, stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { codeOf } from '../../lib/error-code.ts';

export interface RevokedTokens {
  has(this: void, tokenId: string): boolean;
  close(this: void): void;
}

export const NOTHING_REVOKED: RevokedTokens = { has: () => false, close: () => undefined };

/**
 * @param onChange called with the number of tokens when the list has changed
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

/** The fault that keeps the list from being read at the start, one line. */
export async function revokedFaults(file: string): Promise<readonly string[]> {
  const why = await read(file).then(
    () => undefined,
    (error: unknown) => codeOf(error) ?? 'unknown',
  );
  if (why === undefined) return [];
  return [
    why === NO_TEXT
      ? 'auth.revoked.file: is no text in UTF-8 — save it as such'
      : `auth.revoked.file: cannot be read (${why}) — make it, or name another file`,
  ];
}

const NO_TEXT = 'NO_TEXT';

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
  if (text.includes('\0')) {
    throw Object.assign(new Error('the list of revoked tokens is no text in UTF-8'), { code: NO_TEXT });
  }
  const lines = text.split(/[\r\n]+/).map((line) => line.trim().split(/\s/, 1)[0] ?? '');
  return { changed, ids: new Set(lines.filter((line) => line !== '' && !line.startsWith('#'))) };
}
