/**
 * Journal in front of a database: batches that the database does not take in time go to a spool on the local
 * disk and drain from there, in order. A batch is durable on this disk or in the database and never waits for
 * both.
 */
import { constants } from 'node:fs';
import { access, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../lib/error-code.ts';
import { claimOldJournal, moveOldJournal } from './old-journal.ts';
import { reasonOf } from './reason.ts';
import { lineOf, Spool } from './spool.ts';
import { StoreTampered, type Conflict } from './stores/conflict.ts';
import { StoreUnusable, type AuditStore, type Batch } from './stores/store.ts';
import type { BatchSink } from './writer.ts';

export interface JournalOptions {
  readonly store: Pick<AuditStore, 'append'>;
  readonly folder: string;
  /** Longest outage that the journal covers; 0 for no journal. */
  readonly seconds: number;
  /** Most bytes of all spools together. */
  readonly bytes: number;
  /** A rehearsal has spools of its own, in the same folder too, and drains no others. */
  readonly isRehearsal?: boolean;
  readonly onState?: (state: JournalState) => void;
  /** Called with the place of a batch that another row has. */
  readonly onConflict?: (conflict: Conflict) => void;
  /** Called with the reason when the folder cannot be used, and with undefined when it can again. */
  readonly onFolder?: (why: string | undefined) => void;
}

/** Of this process's own spool and those that former processes left. */
export interface JournalState {
  /** Batches that wait for the store. */
  readonly journalled: number;
  /** Time at which the oldest of them was added, in milliseconds since 1970. */
  readonly oldestAt: number | undefined;
  readonly bytes: number;
}

/** The journal has reached its longest outage or its most bytes. */
export class JournalFull extends Error {
  readonly code = 'journal full';
}

const RETRY_MS = 500;
/** Interval of checks of the folder: a fault is to be mended before the database is away. */
const CHECK_MS = 5000;
/** Longest wait of a batch for the draining journal, before it goes to the journal too. */
const CATCH_UP_MS = 100;
/** Longest wait of `close` for the batch that is draining. */
const CLOSE_MS = 1000;

export class JournalledSink implements BatchSink {
  readonly #options: JournalOptions;
  readonly #prefix: string;
  readonly #leftovers: Spool[] = [];
  #own: Spool | undefined;
  /** The store took the last batch that drained. */
  #flowing = false;
  #running: Promise<void> | undefined;
  readonly #closing = new AbortController();
  readonly #checks: NodeJS.Timeout;
  #checking: Promise<void> | undefined;
  #why: string | undefined;

  private constructor(options: JournalOptions) {
    this.#options = options;
    this.#prefix = options.isRehearsal ? 'rehearsal-audit-journal-' : 'audit-journal-';
    this.#checks = setInterval(() => void this.#check(), CHECK_MS).unref();
  }

  /** Begins to drain the spools of former processes, as soon as the folder can be used. */
  static async open(options: JournalOptions): Promise<JournalledSink> {
    const sink = new JournalledSink(options);
    if (options.seconds > 0)
      await mkdir(options.folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
    await sink.#check();
    return sink;
  }

  #check(): Promise<void> {
    return (this.#checking ??= this.#checkFolder().finally(() => (this.#checking = undefined)));
  }

  async #checkFolder(): Promise<void> {
    try {
      await this.#collect();
      // Without a journal, the folder matters only for the spools of an earlier configuration.
      if (this.#options.seconds > 0) await access(this.#options.folder, constants.W_OK | constants.X_OK);
      this.#notifyFolder(undefined);
    } catch (error) {
      this.#notifyFolder(reasonOf(error));
    }
  }

  /** Takes over spools whose processes have ended, and journals of former versions. */
  async #collect(): Promise<void> {
    const { folder, seconds } = this.#options;
    const names = await readdir(folder).catch((error: unknown) => {
      if (seconds === 0 && codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    for (const name of names.filter((each) => each.startsWith(this.#prefix))) {
      const path = join(folder, name);
      if (name.endsWith('.jsonl')) await this.#takeOver(name);
      else if (name.endsWith('.sqlite') && this.#spools.every((spool) => spool.path !== path))
        this.#addLeftover(Spool.open(path));
    }
    if (this.#leftovers.length > 0) this.#drain();
  }

  async #takeOver(name: string): Promise<void> {
    const old = await claimOldJournal(this.#options.folder, name, this.#prefix);
    const spool = old === undefined ? undefined : this.#create();
    if (old === undefined || !spool) return;
    try {
      await moveOldJournal(old, spool);
    } catch (error) {
      spool.remove();
      throw error;
    }
    this.#addLeftover(spool);
  }

  #addLeftover(spool: Spool | undefined): void {
    if (this.#closing.signal.aborted) spool?.close();
    else if (spool) this.#leftovers.push(spool);
  }

  #create(): Spool | undefined {
    return Spool.create(this.#options.folder, this.#prefix);
  }

  get #spools(): readonly Spool[] {
    return this.#own ? [this.#own, ...this.#leftovers] : this.#leftovers;
  }

  #notifyFolder(why: string | undefined): void {
    if (why === this.#why) return;
    this.#why = why;
    this.#options.onFolder?.(why);
  }

  get state(): JournalState {
    const spools = this.#spools;
    const oldest = spools.flatMap(({ oldestAt }) => oldestAt ?? []);
    return {
      journalled: spools.reduce((sum, { waiting }) => sum + waiting, 0),
      oldestAt: oldest.length === 0 ? undefined : Math.min(...oldest),
      bytes: spools.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  /**
   * Called with one batch after another, of one chain.
   *
   * @throws JournalFull, the store's error when there is no journal, or the disk's error
   */
  async append(batch: Batch): Promise<void> {
    // Otherwise a journal that grows as fast as it drains would never end.
    if (this.#own && this.#flowing && this.#running)
      await Promise.race([this.#running, this.#pause(CATCH_UP_MS)]);
    if (!this.#own) {
      try {
        await this.#options.store.append(batch);
        return;
      } catch (error) {
        // The journal covers a store that is away, not one that was tampered with or is of another kind.
        if (this.#options.seconds === 0 || error instanceof StoreTampered || error instanceof StoreUnusable)
          throw error;
      }
    }
    this.#write(batch);
    this.#drain();
  }

  /** Batches that remain are drained by the next process. A batch that is drained twice changes nothing. */
  async close(): Promise<void> {
    clearInterval(this.#checks);
    this.#closing.abort();
    await Promise.race([this.#running, wait(CLOSE_MS, undefined, { ref: false })]);
    for (const spool of this.#spools) spool.close();
  }

  #write(batch: Batch): void {
    const { seconds, bytes } = this.#options;
    // Uses the monotonic clock, so that setting the machine's clock makes no batch older.
    const at = Math.round(performance.timeOrigin + performance.now());
    const line = lineOf(at, batch);
    const { oldestAt = at, bytes: size } = this.state;
    if (at - oldestAt > seconds * 1000 || size + line.json.length > bytes)
      throw new JournalFull('The journal of the audit log is full.');
    for (let isKept = false; !isKept;) {
      const spool = (this.#own ??= this.#create());
      spool?.add(line);
      isKept = spool?.isThere ?? false;
      if (isKept || !spool) continue;
      // The file was removed or renamed. It drains while it is open, and a new one begins.
      this.#leftovers.push(spool);
      this.#own = undefined;
    }
    this.#notify();
  }

  #drain(): void {
    this.#running ??= this.#run();
  }

  /** The own spool first: until it is empty, every new batch goes through it. */
  async #run(): Promise<void> {
    for (let spool = this.#spools[0]; spool && !this.#closing.signal.aborted; spool = this.#spools[0]) {
      this.#flowing = await this.#step(spool).catch(() => false);
      if (!this.#flowing) await this.#pause(RETRY_MS);
    }
    this.#running = undefined;
  }

  async #step(spool: Spool): Promise<boolean> {
    const batch = spool.first();
    if (batch) {
      await this.#options.store.append(batch, { patient: true }).catch((error: unknown) => {
        if (!(error instanceof StoreTampered)) throw error;
        // The batch for which the store has no place stays in the file, and those after it drain.
        spool.keep();
        this.#options.onConflict?.(error.conflict);
      });
    }
    if (!spool.drop()) {
      spool.remove();
      if (this.#own === spool) this.#own = undefined;
      else this.#leftovers.splice(this.#leftovers.indexOf(spool), 1);
    }
    this.#notify();
    return true;
  }

  #notify(): void {
    this.#options.onState?.(this.state);
  }

  async #pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
