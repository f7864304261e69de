/**
 * Stands in for a store that is away or late: what the store does not take is written to a file and drains from there, in
 * order. So a batch is durable on this machine's disk or in the store, and never waits for both.
 *
 * A file belongs to the process that made it. Whoever takes what a former process left renames it first, and whoever
 * writes to a file looks afterwards whether it is still where it was; so none is lost even when two believe it theirs.
 */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, readdir, rename, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../lib/error-code.ts';
import { JournalFile, writerOf } from './journal-file.ts';
import { toLine } from './journal-line.ts';
import { reasonOf } from './reason.ts';
import { StoreTampered, type Conflict } from './stores/conflict.ts';
import { StoreUnusable, type AuditStore, type Batch } from './stores/store.ts';
import type { BatchSink } from './writer.ts';

export interface JournalOptions {
  readonly store: Pick<AuditStore, 'append'>;
  readonly folder: string;
  /** For how long the journal stands in; with 0, there is none. */
  readonly seconds: number;
  /** How large a file may become. */
  readonly bytes: number;
  /** A rehearsal writes journals of its own, in the same folder too, and takes no others. */
  readonly isRehearsal?: boolean;
  readonly onState?: (state: JournalState) => void;
  /** Told where a batch belongs that the store cannot take, because something else stands there. */
  readonly onConflict?: (conflict: Conflict) => void;
  /** Told why the folder cannot be used, and with undefined when it can again. */
  readonly onFolder?: (why: string | undefined) => void;
}

/** Of this process's own journal and those that it found. */
export interface JournalState {
  /** How many batches wait for the store. */
  readonly journalled: number;
  /** When the first of them was written, in milliseconds since 1970. */
  readonly oldestAt: number | undefined;
  /** Size of the files. */
  readonly bytes: number;
}

/** The journal has stood in for as long, or is as large, as it may. */
export class JournalFull extends Error {
  readonly code = 'journal full';
}

const RETRY_MS = 500;
/** How often the folder is looked at: it is needed when the database is away, and then it is too late to mend it. */
const LOOK_MS = 5000;
/** How long a batch waits for the store to catch up, once it is back, before it makes the journal longer. */
const CATCH_UP_MS = 100;
/** How long the end waits for the batch that is being drained. */
const CLOSE_MS = 1000;

export class JournalledSink implements BatchSink {
  readonly #options: JournalOptions;
  readonly #leftovers: JournalFile[] = [];
  #own: JournalFile | undefined;
  /** Whether the store took the last batch that was drained. */
  #flowing = false;
  #running: Promise<void> | undefined;
  #file: Promise<unknown> = Promise.resolve();
  readonly #closing = new AbortController();
  readonly #looks: NodeJS.Timeout;
  /** Whether what former processes left in the folder has been found. */
  #hasCollected = false;
  #why: string | undefined;

  private constructor(options: JournalOptions) {
    this.#options = options;
    this.#looks = setInterval(() => void this.#look(), LOOK_MS).unref();
  }

  /** Begins to drain what former processes left in the folder; where it cannot be used, as soon as it can. */
  static async open(options: JournalOptions): Promise<JournalledSink> {
    const sink = new JournalledSink(options);
    if (options.seconds > 0)
      await mkdir(options.folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
    await sink.#look();
    return sink;
  }

  async #look(): Promise<void> {
    try {
      if (!this.#hasCollected) await this.#collect();
      // Without a journal, only what an earlier configuration left is of interest.
      if (this.#options.seconds > 0) await access(this.#options.folder, constants.W_OK | constants.X_OK);
      this.#tellFolder(undefined);
    } catch (error) {
      this.#tellFolder(reasonOf(error));
    }
  }

  async #collect(): Promise<void> {
    const { folder, seconds, isRehearsal = false } = this.#options;
    const prefix = prefixOf(isRehearsal);
    const names = await readdir(folder).catch((error: unknown) => {
      if (seconds === 0 && codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    for (const name of names) {
      if (!name.startsWith(prefix) || !name.endsWith('.jsonl')) continue;
      if (join(folder, name) === this.#own?.path) continue;
      const file = await take(folder, name, prefix);
      if (file) this.#leftovers.push(file);
    }
    this.#hasCollected = true;
    if (this.#leftovers.length > 0) this.#drain();
  }

  #tellFolder(why: string | undefined): void {
    if (why === this.#why) return;
    this.#why = why;
    this.#options.onFolder?.(why);
  }

  get state(): JournalState {
    const files = [...this.#leftovers, ...(this.#own ? [this.#own] : [])];
    const oldest = files.flatMap(({ oldestAt }) => oldestAt ?? []);
    return {
      journalled: files.reduce((sum, { waiting }) => sum + waiting, 0),
      oldestAt: oldest.length === 0 ? undefined : Math.min(...oldest),
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  /**
   * One batch after another, of one writer.
   *
   * @throws JournalFull, what the store threw when there is no journal, or what the disk threw
   */
  async append(batch: Batch): Promise<void> {
    // Else a journal that grows as fast as it drains would never come to an end.
    if (this.#own && this.#flowing && this.#running)
      await Promise.race([this.#running, this.#pause(CATCH_UP_MS)]);
    if (!this.#own) {
      try {
        await this.#options.store.append(batch);
        return;
      } catch (error) {
        // The journal stands in for a store that is away, not for one that somebody has written into or that is another's.
        if (this.#options.seconds === 0 || error instanceof StoreTampered || error instanceof StoreUnusable)
          throw error;
      }
    }
    await this.#exclusively(() => this.#write(batch));
    this.#drain();
  }

  /** What the store has not taken soon stays for the next process; if it takes it later, twice changes nothing. */
  async close(): Promise<void> {
    clearInterval(this.#looks);
    this.#closing.abort();
    await Promise.race([this.#running, wait(CLOSE_MS, undefined, { ref: false })]);
    await this.#exclusively(async () => {
      await Promise.all([...this.#leftovers, ...(this.#own ? [this.#own] : [])].map((file) => file.close()));
    });
  }

  async #write(batch: Batch): Promise<void> {
    const { folder, seconds, bytes, isRehearsal = false } = this.#options;
    // Two of them differ by what has passed, however the clock of the machine is set meanwhile.
    const at = Math.round(performance.timeOrigin + performance.now());
    const line = toLine({ at, batch });
    const { oldestAt = at } = this.state;
    if (at - oldestAt > seconds * 1000 || this.state.bytes + line.length > bytes)
      throw new JournalFull('The journal of the audit log is full.');
    for (;;) {
      const name = `${prefixOf(isRehearsal)}${batch.commit.writer}.jsonl`;
      this.#own ??= await JournalFile.create(join(folder, name));
      if (await this.#own.append(at, line)) break;
      // Another process took it for one that was left, and drains what is in it.
      await this.#own.close();
      this.#own = undefined;
    }
    this.#told();
  }

  #drain(): void {
    this.#running ??= this.#run();
  }

  /** Its own first: until it is empty, everything new goes through it. */
  async #run(): Promise<void> {
    for (let file = this.#next(); file && !this.#closing.signal.aborted; file = this.#next()) {
      this.#flowing = await this.#step(file).catch(() => false);
      if (!this.#flowing) await this.#pause(RETRY_MS);
    }
    this.#running = undefined;
  }

  #next(): JournalFile | undefined {
    return this.#own ?? this.#leftovers[0];
  }

  async #step(file: JournalFile): Promise<boolean> {
    const batch = await this.#exclusively(() => file.first());
    if (batch) {
      await this.#options.store.append(batch, { patient: true }).catch((error: unknown) => {
        if (!(error instanceof StoreTampered)) throw error;
        // What the store has no place for stays in the file, and what comes after it drains.
        file.keep();
        this.#options.onConflict?.(error.conflict);
      });
    }
    await this.#exclusively(async () => {
      // Of a file that was taken meanwhile, nothing must be removed.
      if (file !== this.#own && !this.#leftovers.includes(file)) return;
      if (await file.drop()) return;
      await file.remove();
      if (this.#own === file) this.#own = undefined;
      else this.#leftovers.splice(this.#leftovers.indexOf(file), 1);
    });
    this.#told();
    return true;
  }

  /** Writing to a file and removing it must not meet. */
  async #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#file.then(work);
    this.#file = done.catch(() => undefined);
    return done;
  }

  #told(): void {
    this.#options.onState?.(this.state);
  }

  async #pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}

function prefixOf(isRehearsal: boolean): string {
  return isRehearsal ? 'rehearsal-audit-journal-' : 'audit-journal-';
}

/** @returns undefined for a journal whose process lives, and for one that somebody else takes at this moment */
async function take(folder: string, name: string, prefix: string): Promise<JournalFile | undefined> {
  const path = join(folder, name);
  const taken = join(folder, `${prefix}left-${randomUUID()}.jsonl`);
  try {
    const { mtimeMs } = await stat(path);
    // A process of before the machine's last start has ended, whoever has its id now.
    const old = mtimeMs < Date.now() - uptime() * 1000;
    if (!old && (await isOfAnother(path))) return undefined;
    await rename(path, taken);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  return JournalFile.open(taken);
}

/** Whether the process that wrote it is another and lives. */
async function isOfAnother(path: string): Promise<boolean> {
  const pid = await writerOf(path);
  if (pid === undefined || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another user, it lives too.
    return codeOf(error) === 'EPERM';
  }
}
