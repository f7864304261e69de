/**
 * Reads the audit log in a thread of its own, so that a search through millions of entries delays neither the
 * gateway nor the writer thread. The first search starts the thread. Callers take turns, and a search that
 * takes too long ends alone.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FairQueue } from '../fairness/fair-queue.ts';
import type { AccountPath, SharedPool } from '../fairness/shared-pool.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import { AuditUnavailable } from './ledger.ts';
import type { Content, Entry } from './entry.ts';
import type { AuditConfig } from './settings.ts';
import { toContent, toEntry, type Row } from './stores/rows.ts';
import type { EntryQuery } from './stores/store.ts';

export interface AuditReader {
  /** Rejects with AuditUnavailable when it takes too long, or too many searches of the account wait. */
  search(this: void, query: EntryQuery, account: AccountPath): Promise<readonly Entry[]>;
  /** Rejects like `search`. */
  contents(this: void, hashes: readonly string[], account: AccountPath): Promise<readonly Content[]>;
  close(this: void): Promise<void>;
}

export type ReaderQuestion =
  | { readonly kind: 'search'; readonly query: EntryQuery }
  | { readonly kind: 'contents'; readonly hashes: readonly string[] };

/** The rows, or the reason of a failure. */
export type ReaderAnswer =
  { readonly number: number; readonly rows: Rows } | { readonly number: number; readonly why: string };

export interface ReaderData {
  readonly config: AuditConfig;
  /** Concurrent searches. */
  readonly readers: number;
}

type Rows = readonly Row[];

interface Asked extends PromiseWithResolvers<Rows> {
  readonly question: ReaderQuestion;
}

/** Most milliseconds of a search. */
const LONGEST_MS = 10_000;
/** Most searches that wait for their turn. */
export const MOST_WAITING = 64;
/** Connections of a process to PostgreSQL that no search uses. */
const OTHER_CONNECTIONS = 2;

export interface AuditReaderOptions {
  readonly config: AuditConfig;
  /** Shares the `MOST_WAITING` places of waiting searches. */
  readonly room: SharedPool;
  readonly log: BoundedLog;
}

export function auditReader({ config, room, log }: AuditReaderOptions): AuditReader {
  // SQLite runs one search at a time. Citizens and auditors have a reader each.
  const readers = config.postgres ? Math.floor((config.postgres.connections - OTHER_CONNECTIONS) / 2) : 1;
  const waiting = new FairQueue<Asked>();
  const running = new Map<number, Asked>();
  let number = 0;
  let thread: Worker | undefined;

  const failed = (why: string): AuditUnavailable => {
    log.write({
      level: 'warn',
      text: 'a search of the audit log failed',
      code: why,
      fields: () => ({ why }),
    });
    return new AuditUnavailable(false, true);
  };
  const start = (): Worker => {
    const entry = new URL(`reader-thread${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(entry, { workerData: { config, readers } satisfies ReaderData });
    started.on('message', (answer: ReaderAnswer) => {
      const asked = running.get(answer.number);
      running.delete(answer.number);
      if ('rows' in answer) asked?.resolve(answer.rows);
      else asked?.reject(failed(answer.why));
      beginNext();
    });
    const ended = (error?: Error) => {
      if (thread !== started) return;
      thread = undefined;
      for (const asked of running.values()) asked.reject(error ?? new AuditUnavailable(false, true));
      running.clear();
      beginNext();
    };
    started.once('error', ended);
    started.once('exit', () => ended());
    started.unref();
    return started;
  };
  const begin = (asked: Asked) => {
    const own = (number += 1);
    running.set(own, asked);
    thread ??= start();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    thread.postMessage({ number: own, question: asked.question });
    const late = setTimeout(() => giveUp(own), LONGEST_MS);
    asked.promise.finally(() => clearTimeout(late)).catch(() => undefined);
  };
  const beginNext = () => {
    while (running.size < readers) {
      const asked = waiting.shift();
      if (!asked) return;
      begin(asked);
    }
  };
  /** Only the end of the thread ends a search. Its other searches start again in the next thread. */
  const giveUp = (late: number) => {
    const others = [...running].filter(([one]) => one !== late).map(([, asked]) => asked);
    running.get(late)?.reject(failed('late'));
    running.clear();
    void thread?.terminate();
    thread = undefined;
    others.forEach(begin);
    beginNext();
  };
  const ask = async (question: ReaderQuestion, account: AccountPath): Promise<Rows> => {
    const permit = room.take(account);
    if (typeof permit === 'string') throw new AuditUnavailable(permit === 'OVERDRAWN', true);
    const asked = { ...Promise.withResolvers<Rows>(), question };
    waiting.push(account, asked);
    beginNext();
    try {
      return await asked.promise;
    } finally {
      permit.release();
    }
  };
  return {
    search: async (query, account) => (await ask({ kind: 'search', query }, account)).map(toEntry),
    contents: async (hashes, account) => (await ask({ kind: 'contents', hashes }, account)).map(toContent),
    close: async () => {
      await thread?.terminate();
    },
  };
}
