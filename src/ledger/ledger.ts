/**
 * The audit log of a gateway: a posting becomes durable, or is refused within a bounded time. If the writer
 * thread dies, another thread resumes with all postings that are not durable yet.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { boundLog, type BoundedLog, type LogLevel } from '../log/bounded-log.ts';
import { promisedLog } from '../log/log.ts';
import type { SecurityLog } from '../log/security-log.ts';
import type { Commit } from './chain.ts';
import type { AccountPath, Permit } from '../fairness/shared-pool.ts';
import { SharedResources } from '../fairness/shared-resources.ts';
import { TransientMap } from '../lib/transient-map.ts';
import type { JournalState } from './journal.ts';
import { AuditQueue } from './queue.ts';
import { entryId, type Posting } from './entry.ts';
import { GroupCommit, type Urgency } from './group-commit.ts';
import { receiptOf, type Receipt } from './receipt.ts';
import type { AuditConfig } from './settings.ts';
import { StoreUnusable } from './stores/store.ts';
import type { FromThread, ToThread } from './thread-messages.ts';
import { tupleOf, writtenOf, type WrittenTuple } from './thread-codec.ts';

/** No data may be shown, since the access is not on record. */
export class AuditUnavailable extends Error {
  /** The caller's own postings exceed its share of the queue. */
  readonly isOverdrawn: boolean;
  /** A search of the log failed; the request itself is on record. */
  readonly isOfSearch: boolean;

  constructor(isOverdrawn = false, isOfSearch = false) {
    super(isOverdrawn ? 'RATE_LIMITED' : 'AUDIT_UNAVAILABLE');
    this.isOverdrawn = isOverdrawn;
    this.isOfSearch = isOfSearch;
  }
}

/** A durable posting. */
export interface Recorded {
  /** The id of its n-th entry, counted from 0. */
  idOf(this: void, index: number): string;
  /** Undefined for a posting without a statement. */
  readonly receipt: Receipt | undefined;
}

export interface Posted {
  /** The queue has taken the posting, which will be written sooner or later. */
  readonly isTaken: boolean;
  /**
   * Resolves when it is durable. Rejects with AuditUnavailable after `audit.timeoutMs`, or when it is not
   * taken; a posting that was taken is still written.
   */
  readonly durable: Promise<Recorded>;
  /** Resolves when it is durable, even late. Never rejects. */
  readonly written: Promise<Recorded>;
  /** Called when an answer begins to wait for it. */
  readonly hurry: () => void;
}

interface Pending {
  readonly posting: Posting;
  readonly postedAt: number;
  /** Undefined once it was rejected as late. */
  waiting: PromiseWithResolvers<Recorded> | undefined;
  readonly written: PromiseWithResolvers<Recorded>;
  readonly permit: Permit;
}

export interface AuditState {
  /** The store takes entries. */
  readonly available: boolean;
  /** There is room for refusals too. */
  readonly hasSpace: boolean;
  /** Entries that wait to be written. */
  readonly queued: number;
  readonly written: number;
  readonly commits: number;
  /** Commits that wait in the journal for the database. */
  readonly journalled: number;
  /** Size of the journal. */
  readonly journalBytes: number;
  /** Age of the oldest commit in the journal, in milliseconds; null when none waits. */
  readonly journalAgeMs: number | null;
  /** Age of the oldest entry that waits to be written, in milliseconds; null when none waits. */
  readonly queuedAgeMs: number | null;
  /** Milliseconds since the last commit; null before the first. */
  readonly lastCommitAgeMs: number | null;
  /** Code of the reason why the store takes no entries; null while it takes them. */
  readonly why: string | null;
}

/** The audit log as the gateway uses it. */
export type AuditLog = Pick<Audit, 'post' | 'state' | 'hasRoomFor' | 'close'>;

/** Pause before a thread is started again; it doubles up to the longest. */
const RESTART_MS = 500;
const LONGEST_RESTART_MS = 5000;
/** Longest time that a thread may take to write its postings when the log is closed. */
const CLOSE_MS = 10_000;
/** Longest wait of a start for the store. Without the store no data is shown. */
const START_MS = 3000;
const KNOWN_CONTENTS = 10_000;

/** Collaborators of the log. */
export interface AuditSurroundings {
  readonly security?: Pick<SecurityLog, 'emit'>;
  readonly shared?: SharedResources;
}

export class Audit {
  readonly #config: AuditConfig;
  /** Writes at every level of `log.level`. */
  readonly #log: Logger;
  readonly #bounded: BoundedLog;
  readonly #boundedPromised: BoundedLog;
  readonly #security: Pick<SecurityLog, 'emit'> | undefined;
  readonly #pending = new TransientMap<number, Pending>();
  /** Durable contents, which are not sent again. */
  readonly #known = new LRUCache<string, true>({ max: KNOWN_CONTENTS });
  readonly #groupCommit: GroupCommit<number>;
  readonly #firstState = Promise.withResolvers<void>();
  #thread: Worker;
  #isReady = false;
  /** A posting that was rejected as late is still not written. */
  #isLate = false;
  /** State in the last security event. */
  #emittedAvailable = true;
  #freeBytes = Number.POSITIVE_INFINITY;
  readonly #queue: AuditQueue;
  #number = 0;
  #written = 0;
  #commits = 0;
  #journal: JournalState = { journalled: 0, bytes: 0, oldestAt: undefined };
  #lastCommit: number | undefined;
  /** Code of the fault that the store had last. */
  #storeFault = 'starting';
  #isClosing = false;
  #restartMs = RESTART_MS;
  /** The last failure of the thread, as it was logged. */
  #failure: string | undefined;
  #closed: Promise<void> | undefined;
  /** Resolves when the current thread has ended. */
  #ended: Promise<void> = Promise.resolve();
  #sweep: NodeJS.Timeout | undefined;

  private constructor(
    config: AuditConfig,
    log: Logger,
    { security, shared = new SharedResources() }: AuditSurroundings,
  ) {
    this.#queue = new AuditQueue(config, shared);
    this.#config = config;
    this.#log = promisedLog(log);
    this.#bounded = boundLog(log);
    this.#boundedPromised = boundLog(this.#log);
    this.#security = security;
    this.#groupCommit = new GroupCommit({
      paceMs: config.commitEveryMs,
      send: (numbers) => this.#send(numbers),
    });
    this.#thread = this.#startThread();
  }

  /** @throws StoreUnusable when the store cannot be opened as it is configured */
  static async start(config: AuditConfig, log: Logger, around: AuditSurroundings = {}): Promise<Audit> {
    const audit = new Audit(config, log, around);
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, START_MS);
    try {
      await Promise.race([audit.#firstState.promise, late.promise]);
      return audit;
    } catch (error) {
      await audit.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  get state(): AuditState {
    const now = performance.now();
    const [oldest] = this.#pending.values();
    const { journalled, bytes, oldestAt } = this.#journal;
    return {
      available: this.#isReady && !this.#isLate && !this.#queue.isFull,
      hasSpace: this.#freeBytes >= this.#config.reserveBytes && this.#queue.hasRoomForRefusals,
      queued: this.#queue.entries,
      written: this.#written,
      commits: this.#commits,
      journalled,
      journalBytes: bytes,
      journalAgeMs: oldestAt === undefined ? null : Math.max(0, Date.now() - oldestAt),
      queuedAgeMs: oldest ? now - oldest.postedAt : null,
      lastCommitAgeMs: this.#lastCommit === undefined ? null : now - this.#lastCommit,
      why: this.#why(),
    };
  }

  #why(): string | null {
    if (!this.#isReady) return this.#storeFault;
    if (this.#isLate) return 'late';
    return this.#queue.isFull ? 'queue full' : null;
  }

  /** True if the account has room for the entries of another request. */
  hasRoomFor(account: AccountPath): boolean {
    return this.#queue.hasRoomFor(account);
  }

  /**
   * @param urgency `soon` while no answer waits for it: it goes with the next urgent posting, or within 20 ms
   * @param account account whose share of the queue it takes; without one, only the size of the queue is the
   * limit
   */
  post(posting: Posting, urgency: Urgency = 'now', account: AccountPath = []): Posted {
    const permit = this.#isClosing ? 'EXHAUSTED' : this.#queue.take(posting, account);
    if (typeof permit === 'string') {
      const durable = Promise.reject<Recorded>(new AuditUnavailable(permit === 'OVERDRAWN'));
      durable.catch(() => undefined);
      return { isTaken: false, durable, written: new Promise(() => undefined), hurry: () => undefined };
    }
    const number = (this.#number += 1);
    const waiting = Promise.withResolvers<Recorded>();
    const written = Promise.withResolvers<Recorded>();
    // Some callers do not wait.
    waiting.promise.catch(() => undefined);
    this.#pending.set(number, { posting, postedAt: performance.now(), waiting, written, permit });
    this.#groupCommit.add(number, urgency);
    this.#sweep ??= setInterval(() => this.#rejectLate(), this.#config.timeoutMs / 20);
    return {
      isTaken: true,
      durable: waiting.promise,
      written: written.promise,
      hurry: () => this.#groupCommit.hurry(number),
    };
  }

  /** Writes all postings, if the store takes them. */
  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#isClosing = true;
    // The thread receives the postings before the message that ends it.
    this.#groupCommit.flush();
    clearInterval(this.#sweep);
    this.#postToThread({ kind: 'close' });
    const late = setTimeout(() => void this.#thread.terminate(), CLOSE_MS);
    await this.#ended;
    clearTimeout(late);
    for (const pending of this.#pending.values()) pending.waiting?.reject(new AuditUnavailable());
    this.#bounded.close();
    this.#boundedPromised.close();
  }

  #send(numbers: readonly number[]): void {
    const postings = numbers.flatMap((number) => {
      const posting = this.#pending.get(number)?.posting;
      if (!posting) return [];
      const contents = posting.contents.filter(({ hash }) => !this.#known.has(hash));
      return [tupleOf(number, posting, contents)];
    });
    this.#postToThread({ kind: 'post', postings });
  }

  #postToThread(message: ToThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    this.#thread.postMessage(message);
  }

  /** Rejects postings that have waited too long. They stay, and are written once the store takes them. */
  #rejectLate(): void {
    const latest = performance.now() - this.#config.timeoutMs;
    for (const pending of this.#pending.values()) {
      if (pending.postedAt > latest) return;
      this.#isLate = true;
      pending.waiting?.reject(new AuditUnavailable());
      pending.waiting = undefined;
      this.#emitAvailability('LATE');
    }
    if (this.#pending.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }

  #startThread(): Worker {
    const ended = Promise.withResolvers<void>();
    this.#ended = ended.promise;
    const entry = new URL(`writer-thread${extname(import.meta.url)}`, import.meta.url);
    const thread = new Worker(entry, { workerData: { config: this.#config } });
    thread.on('message', (message: FromThread) => this.#receive(message));
    thread.on('error', ({ name: error }: Error) => this.#noteOnce('the audit thread failed', { error }));
    thread.once('exit', () => {
      ended.resolve();
      this.#isReady = false;
      this.#storeFault = 'thread ended';
      if (this.#isClosing) return;
      this.#emitAvailability('THREAD');
      setTimeout(() => this.#restart(), this.#restartMs).unref();
      this.#restartMs = Math.min(2 * this.#restartMs, LONGEST_RESTART_MS);
    });
    return thread;
  }

  #restart(): void {
    if (this.#isClosing) return;
    this.#thread = this.#startThread();
    this.#known.clear();
    this.#groupCommit.restart([...this.#pending.keys()]);
  }

  #receive(message: FromThread): void {
    switch (message.kind) {
      case 'durable':
        return this.#settle(message.commit, message.written);
      case 'state': {
        const { state } = message;
        this.#isReady = state.ready;
        this.#firstState.resolve();
        if (state.ready) {
          this.#restartMs = RESTART_MS;
          this.#failure = undefined;
          this.#note('info', 'the audit store takes entries');
        } else {
          const { why } = state;
          this.#storeFault = why;
          const { postgres, file } = this.#config;
          const where = postgres
            ? { store: 'PostgreSQL', journal: postgres.journal.folder }
            : { store: file };
          const text = 'the audit store does not take entries: nothing is disclosed';
          this.#note('error', text, { why, ...where });
        }
        return this.#emitAvailability('STORE');
      }
      case 'unusable':
        this.#noteOnce('the audit store cannot be opened', { why: message.message });
        return this.#firstState.reject(new StoreUnusable(message.message));
      case 'conflict':
        return this.#security?.emit('audit store tampered', {}, { place: message.place });
      case 'checkpoint':
        return this.#log.info({ checkpoint: message.commit }, 'audit checkpoint');
      case 'log':
        return this.#notePromised(message.level, message.text, message.fields);
      case 'space':
        this.#freeBytes = message.bytes;
        return undefined;
      case 'journal': {
        const [before, now] = [this.#journal.journalled, message.state.journalled];
        if (now > 0 && before === 0)
          this.#note('warn', 'the audit database is away or late: entries go to the journal');
        else if (now === 0 && before > 0)
          this.#note('warn', 'the audit journal has drained into the database');
        this.#journal = message.state;
        return undefined;
      }
      default:
        return message satisfies never;
    }
  }

  /** Logs a failure that repeats once. */
  #noteOnce(text: string, fields: Readonly<Record<string, string>>): void {
    const failure = JSON.stringify([text, fields]);
    if (failure === this.#failure) return;
    this.#failure = failure;
    this.#notePromised('error', text, fields);
  }

  /** Bounded, so that a store that comes and goes cannot fill the log. */
  #note(level: LogLevel, text: string, fields: object = {}): void {
    this.#bounded.write({ level, text, fields: () => fields });
  }

  #notePromised(level: LogLevel, text: string, fields: object = {}): void {
    this.#boundedPromised.write({ level, text, fields: () => fields });
  }

  /** @param code reason, while the store is unavailable */
  #emitAvailability(code: 'STORE' | 'LATE' | 'THREAD'): void {
    const available = this.#isReady && !this.#isLate;
    if (available === this.#emittedAvailable) return;
    this.#emittedAvailable = available;
    if (available) this.#security?.emit('audit store available');
    else this.#security?.emit('audit store unavailable', {}, { code });
  }

  #settle(commit: Commit, written: readonly WrittenTuple[]): void {
    if (this.#isLate) {
      this.#isLate = false;
      this.#emitAvailability('LATE');
    }
    this.#commits += 1;
    this.#lastCommit = performance.now();
    this.#written += commit.last - commit.first + 1;
    for (const one of written.map(writtenOf)) {
      const pending = this.#pending.get(one.posting);
      if (!pending) continue;
      this.#groupCommit.done();
      this.#pending.delete(one.posting);
      pending.permit.release();
      for (const { hash } of pending.posting.contents) this.#known.set(hash, true);
      const { statement } = pending.posting;
      const recorded: Recorded = {
        idOf: (index) => entryId({ writer: commit.writer, sequence: one.first + index }),
        receipt: statement === undefined ? undefined : receiptOf(commit, one, statement),
      };
      pending.waiting?.resolve(recorded);
      pending.written.resolve(recorded);
    }
  }
}
