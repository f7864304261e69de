/**
 * The audit log in one file of SQLite, for a gateway that runs alone. Readers do not block the writer
 * (write-ahead log), and a commit is on the disk (`synchronous = FULL`).
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as yieldToLoop } from 'node:timers/promises';
import { SQLITE_BUSY, sqliteCodeOf } from '../../lib/error-code.ts';
import { closeFile, orUnwritable, privateFile, Unwritable } from '../../lib/private-files.ts';
import type { RetentionMark, StoredCommit } from '../chain.ts';
import { ENTRY_COLUMNS } from '../entry.ts';
import { compare, StoreTampered } from './conflict.ts';
import { toCommit, type Row } from './rows.ts';
import { chainsIn, SqlStore, type SqlValue } from './sql-store.ts';
import { StoreGone, StoreUnusable, whyApart, type AuditStore, type Batch } from './store.ts';

/**
 * Pages of the write-ahead log before they are copied into the file. A page that changed several times is
 * copied once. 16 MB are read quickly after a crash.
 */
const CHECKPOINT_PAGES = 4000;

/** Each step migrates a store to the next version, which is kept in `user_version`. */
const MIGRATIONS = [
  `CREATE TABLE entries (
     writer TEXT NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
     request TEXT, intent TEXT, application TEXT, agency TEXT, officer TEXT, subject TEXT,
     purpose TEXT, dossier TEXT, operation TEXT, detail TEXT NOT NULL, hash BLOB NOT NULL,
     PRIMARY KEY (writer, sequence)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX entries_by_time ON entries (at);
   CREATE INDEX entries_by_subject ON entries (subject, at) WHERE subject IS NOT NULL;
   CREATE INDEX entries_by_officer ON entries (officer, at) WHERE officer IS NOT NULL;
   CREATE INDEX entries_by_intent ON entries (intent) WHERE intent IS NOT NULL;
   CREATE INDEX entries_by_request ON entries (request) WHERE request IS NOT NULL;
   CREATE TABLE contents (hash TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE commits (
     writer TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, at INTEGER NOT NULL, head TEXT NOT NULL,
     root TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL, leaves TEXT NOT NULL,
     PRIMARY KEY (writer, last)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX commits_by_time ON commits (writer, at, last);
   CREATE TABLE marks (
     writer TEXT NOT NULL, sequence INTEGER NOT NULL, head TEXT NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL,
     signature TEXT NOT NULL, PRIMARY KEY (writer, sequence)
   ) STRICT, WITHOUT ROWID;`,
];

/** Entries of one INSERT: a call costs as much as several rows. */
const ROWS = 20;
const ENTRY_ROW = `(${ENTRY_COLUMNS.map(() => '?').join(', ')})`;
const COMMIT_COLUMNS = 'writer, first, last, at, head, root, key, signature, leaves';
const CHAINS = `(${chainsIn('commits')}) AS known`;
/** Entries that one transaction removes, which blocks the writer for a few hundredths of a second. */
const STEP = 2500;
const MARK_COLUMNS = 'writer, sequence, head, at, key, signature';

export interface SqliteOptions {
  readonly file: string;
  /** Only reads, and only an existing store. */
  readonly readOnly?: boolean;
  /** The store is of a rehearsal. A rehearsal opens no other store, and no other gateway opens its store. */
  readonly isRehearsal?: boolean;
}

/** Application id in the header of a rehearsal's file: "LTRh". */
const REHEARSAL_MARK = 0x4c_54_52_68;

/** @throws StoreUnusable when the file cannot be opened or is not a store of this version */
export function openSqlite({ file, readOnly = false, isRehearsal = false }: SqliteOptions): AuditStore {
  let db: DatabaseSync;
  try {
    if (!readOnly) {
      orUnwritable(dirname(file), () => mkdirSync(dirname(file), { recursive: true, mode: 0o700 }));
      // SQLite gives the write-ahead log and its index the mode of the file.
      orUnwritable(file, () => privateFile(file));
      for (const beside of ['-wal', '-shm']) closeFile(`${file}${beside}`);
    }
    db = new DatabaseSync(file, { readOnly });
    // A second gateway or a tool may be writing. A short wait is cheaper than another try.
    db.exec('PRAGMA busy_timeout = 1000');
    if (isOfOther(db, isRehearsal)) throw new StoreUnusable(`it ${whyApart(isRehearsal)}`);
    if (!readOnly) {
      useWriteAheadLog(db);
      db.exec(`PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      migrate(db, isRehearsal);
    }
    const version = versionOf(db);
    if (version !== MIGRATIONS.length) throw new StoreUnusable(`it has version ${version}`);
  } catch (error) {
    if (error instanceof Unwritable)
      throw new StoreUnusable(`The audit store: ${error.message}`, { cause: error });
    const why = error instanceof Error ? error.message : 'unknown';
    throw new StoreUnusable(`The audit store ${resolve(file)} cannot be opened: ${why}.`, { cause: error });
  }
  return new SqliteStore(db, file);
}

/** Longest wait for another gateway that starts at the same time, and between two tries. */
const SWITCH_MS = 5000;
const TRY_AGAIN_MS = 20;

/** Of two connections that switch a new file, SQLite refuses one at once, whatever its busy_timeout. */
function useWriteAheadLog(db: DatabaseSync): void {
  const latest = performance.now() + SWITCH_MS;
  for (;;) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (sqliteCodeOf(error) !== SQLITE_BUSY || performance.now() > latest) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_AGAIN_MS);
    }
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

/** Reason why an existing file cannot be opened for writing, and the remedy; undefined without a file. */
export function sqliteFault(file: string, isRehearsal: boolean): string | undefined {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return undefined;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    if (isOfOther(db, isRehearsal)) return whyApart(isRehearsal);
    const version = versionOf(db);
    return version > MIGRATIONS.length
      ? `is of version ${version}, and this gateway knows ${MIGRATIONS.length} — use the gateway that wrote it`
      : undefined;
  } catch {
    return 'is no audit store — name another file';
  } finally {
    db?.close();
  }
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** True if an existing store is of the other kind. */
function isOfOther(db: DatabaseSync, isRehearsal: boolean): boolean {
  const mark = Number(db.prepare('PRAGMA application_id').get()?.['application_id']);
  return versionOf(db) > 0 && (mark === REHEARSAL_MARK) !== isRehearsal;
}

function migrate(db: DatabaseSync, isRehearsal: boolean): void {
  // The lock makes the second of two gateways that start together wait, and find the work done.
  transaction(db, () => {
    if (isOfOther(db, isRehearsal)) throw new StoreUnusable(`it ${whyApart(isRehearsal)}`);
    if (isRehearsal) db.exec(`PRAGMA application_id = ${REHEARSAL_MARK}`);
    for (const step of MIGRATIONS.slice(versionOf(db))) db.exec(step);
    db.exec(`PRAGMA user_version = ${Math.max(versionOf(db), MIGRATIONS.length)}`);
  });
}

function transaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    // A full disk has already rolled back. A second rollback would throw an error that hides the first.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

class SqliteStore extends SqlStore implements AuditStore {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #inode: number | undefined;

  constructor(db: DatabaseSync, file: string) {
    super();
    this.#db = db;
    this.#file = file;
    this.#inode = inodeOf(file);
  }

  async append(batch: Batch): Promise<void> {
    const { entries, contents, commit } = batch;
    transaction(this.#db, () => {
      let inserted = 0;
      const content = this.#statement('INSERT OR IGNORE INTO contents (hash, text) VALUES (?, ?)');
      for (const { hash, text } of contents) inserted += Number(content.run(hash, text).changes);
      for (let from = 0; from < entries.length; from += ROWS) {
        const rows = entries.slice(from, from + ROWS);
        const values = rows.flatMap((entry) => ENTRY_COLUMNS.map((column) => entry[column]));
        const { changes } = this.#statement(
          `INSERT OR IGNORE INTO entries (${ENTRY_COLUMNS.join(', ')}) VALUES ${ENTRY_ROW}${`, ${ENTRY_ROW}`.repeat(rows.length - 1)}`,
        ).run(...values);
        inserted += Number(changes);
      }
      const { writer, first, last, at, head, root, key, signature, leaves } = commit;
      const { changes } = this.#statement(
        `INSERT OR IGNORE INTO commits (${COMMIT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(writer, first, last, at, head, root, key, signature, JSON.stringify(leaves));
      if (inserted + Number(changes) < contents.length + entries.length + 1) this.#checkStored(batch);
    });
    // A removed file still takes entries, which are lost.
    if (inodeOf(this.#file) !== this.#inode)
      throw new StoreGone(
        `The audit store ${resolve(this.#file)} was removed or replaced: a new one is begun.`,
      );
  }

  /** @throws StoreTampered unless the store has the whole batch, unchanged */
  #checkStored(batch: Batch): void {
    const { writer, first, last } = batch.commit;
    const { conflict, missing } = compare(batch, {
      entries: this.#rows('SELECT * FROM entries WHERE writer = $1 AND sequence BETWEEN $2 AND $3', [
        writer,
        first,
        last,
      ]),
      commits: this.#rows('SELECT * FROM commits WHERE writer = $1 AND last = $2', [writer, last]),
      contents: batch.contents.flatMap(({ hash }) =>
        this.#rows('SELECT hash, text FROM contents WHERE hash = $1', [hash]),
      ),
    });
    // Inside the transaction an inserted row is missing only if a trigger of the store leaves it out.
    const fault = conflict ?? missing;
    if (fault) throw new StoreTampered(fault);
  }

  async count(): Promise<number> {
    return Number(this.#rows('SELECT count(*) AS entries FROM entries')[0]?.['entries']);
  }

  async heads(limit: number): Promise<readonly StoredCommit[]> {
    return this.#rows(
      `SELECT commits.* FROM ${CHAINS} CROSS JOIN commits ON commits.writer = known.writer
         AND last = (SELECT max(last) FROM commits WHERE writer = known.writer) ORDER BY at DESC LIMIT $1`,
      [limit],
    ).map(toCommit);
  }

  async oldest(): Promise<number | undefined> {
    const [row] = this.#rows(
      `SELECT min((SELECT min(at) FROM commits WHERE writer = known.writer)) AS at FROM ${CHAINS}`,
    );
    const at = row?.['at'] ?? undefined;
    return at === undefined ? undefined : Number(at);
  }

  async endsBefore(before: number): Promise<readonly StoredCommit[]> {
    const ends = this.#rows(
      `SELECT commits.* FROM ${CHAINS} CROSS JOIN commits ON commits.writer = known.writer AND last =
         (SELECT last FROM commits WHERE writer = known.writer AND at < $1 ORDER BY at DESC, last DESC LIMIT 1)`,
      [before],
    ).map(toCommit);
    return ends.flatMap((end) => [...this.#stepsTo(end), end]);
  }

  /**
   * Removes in steps, each a mark and the entries up to it, so that the log is valid at any time and appends
   * come in between.
   */
  async prune(_before: number, marks: readonly RetentionMark[]): Promise<void> {
    const former = new Map<string, number>();
    for (const { writer, sequence, head, at, key, signature } of marks) {
      transaction(this.#db, () => {
        this.#statement(`INSERT OR IGNORE INTO marks (${MARK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`).run(
          writer,
          sequence,
          head,
          at,
          key,
          signature,
        );
        this.#statement('DELETE FROM entries WHERE writer = ? AND sequence <= ?').run(writer, sequence);
        this.#statement('DELETE FROM commits WHERE writer = ? AND last <= ?').run(writer, sequence);
        const step = former.get(writer);
        if (step !== undefined)
          this.#statement('DELETE FROM marks WHERE writer = ? AND sequence = ?').run(writer, step);
      });
      former.set(writer, sequence);
      await yieldToLoop();
    }
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /** Commits before the end, with few entries between two of them. */
  *#stepsTo(end: StoredCommit): Generator<StoredCommit> {
    const next = (condition: string, ...values: readonly number[]) =>
      this.#rows(`SELECT * FROM commits WHERE writer = $1 AND ${condition} LIMIT 1`, [end.writer, ...values])
        .map(toCommit)
        .at(0);
    let step = next('true ORDER BY last');
    for (let after = (step?.first ?? 0) - 1; step; after = step.last) {
      step =
        next('last > $2 AND last <= $3 ORDER BY last DESC', after, after + STEP) ??
        next('last > $2 ORDER BY last', after);
      // Sequences beyond the safe integers of JavaScript end the steps.
      if (!step || step.last >= end.last || step.last <= after) return;
      yield step;
    }
  }

  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  #statement(sql: string) {
    const known = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }

  protected async rows(sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]> {
    return this.#rows(sql, values);
  }

  #rows(sql: string, values: readonly SqlValue[] = []): readonly Row[] {
    const statement = this.#db.prepare(sql);
    // A number that was made too large for JavaScript is read too, so that verification reports it.
    statement.setReadBigInts(true);
    return statement.all(Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value])));
  }
}
