/** The lines of a journal: each a SHA-256 and what it is of, so that a torn one is recognised. */
import type { FileHandle } from 'node:fs/promises';
import { sha256 } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Batch } from './stores/store.ts';

const NEWLINE = 0x0a;
const CHUNK = 65_536;

export interface Line {
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  readonly batch: Batch;
}

/** As JSON, hashes are in base64. */
interface Written {
  readonly at: number;
  readonly batch: Omit<Batch, 'entries'> & { readonly entries: readonly WrittenEntry[] };
}

type WrittenEntry = Omit<Entry, 'hash'> & { readonly hash: string };

export function toLine({ at, batch: { entries, contents, commit } }: Line): Buffer {
  const written = entries.map((entry) => ({ ...entry, hash: entry.hash.toString('base64') }));
  const json = JSON.stringify({ at, batch: { entries: written, contents, commit } } satisfies Written);
  return Buffer.from(`${sha256(json)} ${json}\n`);
}

/** @returns undefined for a line that is not as it was written */
export function parseLine(line: Buffer): Line | undefined {
  const space = line.indexOf(' ');
  const json = line.toString('utf8', space + 1, line.length - 1);
  if (line.toString('utf8', 0, space) !== sha256(json)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the checksum says that `toLine` wrote it
  const { at, batch } = JSON.parse(json) as Written;
  const entries = batch.entries.map((entry) => ({ ...entry, hash: Buffer.from(entry.hash, 'base64') }));
  return { at, batch: { ...batch, entries } };
}

/**
 * @param size where to stop looking
 * @returns the line that begins there, with its end; undefined when none does
 */
export async function readLine(handle: FileHandle, from: number, size: number): Promise<Buffer | undefined> {
  for (let length = CHUNK; ; length *= 2) {
    const wanted = Math.min(length, size - from);
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, from);
    const end = buffer.subarray(0, bytesRead).indexOf(NEWLINE);
    if (end !== -1) return buffer.subarray(0, end + 1);
    if (bytesRead === 0 || length >= size - from) return undefined;
  }
}

/** Where the second line begins, where the last whole line ends, and how many there are after the first. */
export async function measure(handle: FileHandle): Promise<{ first: number; end: number; lines: number }> {
  let [first, end, lines] = [0, 0, 0];
  const buffer = Buffer.alloc(CHUNK);
  for (let from = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK, from);
    if (bytesRead === 0) return { first, end, lines };
    const read = buffer.subarray(0, bytesRead);
    for (let at = read.indexOf(NEWLINE); at !== -1; at = read.indexOf(NEWLINE, at + 1)) {
      end = from + at + 1;
      if (first === 0) first = end;
      else lines += 1;
    }
    from += bytesRead;
  }
}
