/**
 * Batches on the local disk that wait for the store, oldest first, in an SQLite file. A process locks the
 * file while it uses it, and its death releases the lock, so a file that can be locked is one of a former
 * process.
 *
 * The file only grows until all of it has drained; then it is removed. Memory holds one batch.
 */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { codeOf, SQLITE_BUSY, sqliteCodeOf } from '../lib/error-code.ts';
import { closeFile, privateFile } from '../lib/private-files.ts';
import { sha256 } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Batch } from './stores/store.ts';

/** A batch as JSON, with its checksum. */
export interface SpoolLine {
  readonly checksum: string;
  readonly json: string;
}

interface Head {
  /** Time at which it was added, in milliseconds since 1970. */
  readonly at: number;
  readonly batch: Batch;
}

/** Codes of SQLite for damaged pages, and for no database. */
const DAMAGED = [11, 26];

const OPEN = `
  PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS batches (id INTEGER PRIMARY KEY, checksum TEXT NOT NULL, json TEXT NOT NULL) STRICT;`;

/** As JSON, hashes of entries are in base64. */
export function lineOf(at: number, { entries, contents, commit }: Batch): SpoolLine {
  const written = entries.map((entry) => ({ ...entry, hash: entry.hash.toString('base64') }));
  const json = JSON.stringify({ at, batch: { entries: written, contents, commit } });
  return { checksum: sha256(json), json };
}

export class Spool {
  readonly path: string;
  readonly #db: DatabaseSync;
  #waiting: number;
  #bytes: number;
  /** Id of the batch that was read last. */
  #id = 0;
  #head: Head | undefined;
  #isDamaged = false;

  private constructor(path: string, db: DatabaseSync) {
    this.path = path;
    this.#db = db;
    const found = db
      .prepare('SELECT count(*) AS rows, total(octet_length(json)) AS bytes FROM batches')
      .get();
    this.#waiting = Number(found?.['rows']);
    this.#bytes = Number(found?.['bytes']);
    this.first();
  }

  /**
   * @returns undefined if another process has opened the new file as one of a former process
   * @throws Error when it cannot be made
   */
  static create(folder: string, prefix: string): Spool | undefined {
    const path = join(folder, `${prefix}${randomUUID()}.sqlite`);
    privateFile(path);
    try {
      return Spool.open(path);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  }

  /**
   * Opens an existing file.
   *
   * @returns undefined while another process uses it, once it is gone, and for a damaged one, which is
   * renamed
   */
  static open(path: string): Spool | undefined {
    let db: DatabaseSync | undefined;
    try {
      // Fails with a code of the operating system, which SQLite hides.
      accessSync(path, constants.R_OK | constants.W_OK);
      closeFile(path);
      db = new DatabaseSync(path);
      db.exec(OPEN);
      return new Spool(path, db);
    } catch (error) {
      db?.close();
      if (isDamage(error)) setAside(path);
      else if (sqliteCodeOf(error) !== SQLITE_BUSY && codeOf(error) !== 'ENOENT') throw error;
      return undefined;
    }
  }

  /** Waiting batches. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Time at which the oldest waiting batch was added, in milliseconds since 1970. */
  get oldestAt(): number | undefined {
    return this.#head?.at;
  }

  /** Size of all batches, the drained ones included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** False once the file was removed or renamed. Batches in a removed file are lost with the process. */
  get isThere(): boolean {
    return existsSync(this.path);
  }

  /**
   * The line is on the disk when it returns.
   *
   * @throws Error when the disk does not take it; then the file is as before
   */
  add({ checksum, json }: SpoolLine): void {
    this.#db.prepare('INSERT INTO batches (checksum, json) VALUES (?, ?)').run(checksum, json);
    this.#waiting += 1;
    this.#bytes += Buffer.byteLength(json);
    this.first();
  }

  /** Adds all lines or none. */
  async addAll(lines: AsyncIterable<SpoolLine>): Promise<void> {
    this.#db.exec('BEGIN');
    for await (const line of lines) this.add(line);
    this.#db.exec('COMMIT');
  }

  /** The oldest waiting batch. */
  first(): Batch | undefined {
    while (!this.#head) {
      const row = this.#row();
      if (!row) return undefined;
      this.#id = Number(row['id']);
      this.#head = headOf(String(row['checksum']), String(row['json']));
      if (this.#head) break;
      this.#isDamaged = true;
      this.#waiting -= 1;
    }
    return this.#head.batch;
  }

  /** @returns whether another batch waits after the first, which has drained */
  drop(): boolean {
    if (this.#head) this.#waiting -= 1;
    this.#head = undefined;
    return this.first() !== undefined;
  }

  /** The next row; undefined also if the rest of the file is damaged. */
  #row() {
    try {
      return this.#db.prepare('SELECT * FROM batches WHERE id > ? ORDER BY id LIMIT 1').get(this.#id);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#isDamaged = true;
      this.#waiting = 0;
      return undefined;
    }
  }

  /** Keeps the file when it has drained. */
  keep(): void {
    this.#isDamaged = true;
  }

  /** Leaves the file for the next process. */
  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  /** Renames a damaged file, which is evidence. */
  remove(): void {
    this.close();
    if (this.#isDamaged) setAside(this.path);
    else rmSync(this.path, { force: true });
  }
}

function setAside(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}.damaged`);
}

function isDamage(error: unknown): boolean {
  return DAMAGED.includes(sqliteCodeOf(error));
}

interface Parsed {
  readonly at: number;
  readonly batch: Omit<Batch, 'entries'> & {
    readonly entries: readonly (Omit<Entry, 'hash'> & { readonly hash: string })[];
  };
}

/** @returns undefined for a line that was changed */
function headOf(checksum: string, json: string): Head | undefined {
  if (sha256(json) !== checksum) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the checksum says that `lineOf` made it
  const { at, batch } = JSON.parse(json) as Parsed;
  const entries = batch.entries.map((entry) => ({ ...entry, hash: Buffer.from(entry.hash, 'base64') }));
  return { at, batch: { ...batch, entries } };
}
