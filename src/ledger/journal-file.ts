/**
 * A file of batches that wait for the store, one line a batch, after a line that says whose it is. Memory holds one batch:
 * each is read back when it is its turn.
 */
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { closeFile } from '../lib/private-files.ts';
import { codeOf } from '../lib/error-code.ts';
import { measure, parseLine, readLine, type Line } from './journal-line.ts';
import type { Batch } from './stores/store.ts';

/** The first line is shorter. */
const HEADER_BYTES = 100;

interface Head extends Line {
  readonly bytes: number;
}

export class JournalFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  /** Where the first batch begins that waits. */
  #from: number;
  /** Where the last good line ends. */
  #size: number;
  #waiting: number;
  #damaged = false;
  #head: Head | undefined;
  #oldestAt: number | undefined;

  private constructor(path: string, handle: FileHandle, from: number, size: number, waiting: number) {
    this.#path = path;
    this.#handle = handle;
    this.#from = from;
    this.#size = size;
    this.#waiting = waiting;
  }

  /** @throws Error when it cannot be made, or is there already */
  static async create(path: string): Promise<JournalFile> {
    const handle = await open(path, 'wx+', 0o600);
    try {
      const header = Buffer.from(`${JSON.stringify({ pid: process.pid })}\n`);
      await writeAll(handle, header, 0);
      await syncFolder(dirname(path));
      return new JournalFile(path, handle, header.length, header.length, 0);
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Opens what a former process left. */
  static async open(path: string): Promise<JournalFile> {
    const handle = await open(path, 'r+');
    try {
      closeFile(path);
      const { first, end, lines } = await measure(handle);
      const file = new JournalFile(path, handle, first, end, lines);
      await file.first();
      return file;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get path(): string {
    return this.#path;
  }

  /** Batches that wait, a torn one at the end included until it is its turn. */
  get waiting(): number {
    return this.#waiting;
  }

  /** When the batch was written that waits longest, in milliseconds since 1970. */
  get oldestAt(): number | undefined {
    return this.#oldestAt;
  }

  /** Its size on the disk. */
  get bytes(): number {
    return this.#size;
  }

  /**
   * On the disk when it resolves.
   *
   * @returns whether the file is still where it was made; else somebody renamed it and may have missed the line
   * @throws Error when the disk does not take it; then the file is as it was before
   */
  async append(at: number, line: Buffer): Promise<boolean> {
    try {
      await writeAll(this.#handle, line, this.#size);
      await this.#handle.datasync();
    } catch (error) {
      // If not even this succeeds, the next line is written over what is too much here.
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += line.length;
    this.#waiting += 1;
    this.#oldestAt ??= at;
    return exists(this.#path);
  }

  /** The batch that waits longest; undefined when none does. */
  async first(): Promise<Batch | undefined> {
    while (!this.#head) {
      const line = await readLine(this.#handle, this.#from, this.#size);
      if (!line) return undefined;
      const parsed = parseLine(line);
      if (parsed) this.#head = { ...parsed, bytes: line.length };
      else {
        // The last was torn when its process died: nobody was told that it is durable. Another was changed later.
        if (this.#from + line.length < this.#size) this.#damaged = true;
        this.#skip(line.length);
      }
    }
    this.#oldestAt = this.#head.at;
    return this.#head.batch;
  }

  /**
   * What `first` gave waits no more.
   *
   * @returns whether another does
   */
  async drop(): Promise<boolean> {
    if (this.#head) this.#skip(this.#head.bytes);
    this.#head = undefined;
    this.#oldestAt = undefined;
    return (await this.first()) !== undefined;
  }

  /** Keeps what is in it when it has drained, as of a file that somebody changed. */
  keep(): void {
    this.#damaged = true;
  }

  /** Closes it and leaves it for the next process. */
  async close(): Promise<void> {
    await this.#handle.close();
  }

  /** A file that somebody changed is kept under another name, for those who find out who did. */
  async remove(): Promise<void> {
    if (this.#damaged) await rename(this.#path, `${this.#path}.damaged`);
    else await rm(this.#path, { force: true });
    await this.close();
  }

  #skip(bytes: number): void {
    this.#from += bytes;
    this.#waiting -= 1;
  }
}

/** The process that wrote a journal, if the file says so. */
export async function writerOf(path: string): Promise<number | undefined> {
  const handle = await open(path, 'r');
  try {
    const line = await readLine(handle, 0, HEADER_BYTES);
    return Number(/^\{"pid":(\d{1,15})\}$/.exec(line?.toString().trimEnd() ?? '')?.[1]) || undefined;
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** The name of a new file is durable only with its folder, where folders can be synced at all. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
