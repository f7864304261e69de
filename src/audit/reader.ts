/**
 * Reads the audit log from a thread of its own, so that a search through millions of entries holds up neither the
 * gateway nor the thread that writes. The thread is started by the first search.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AuditUnavailable } from './audit.ts';
import type { Content, Entry } from './entry.ts';
import type { AuditConfig } from './settings.ts';
import { toContent, toEntry, type Row } from './stores/rows.ts';
import type { EntryQuery } from './stores/store.ts';

export interface AuditReader {
  search(this: void, query: EntryQuery): Promise<readonly Entry[]>;
  contents(this: void, hashes: readonly string[]): Promise<readonly Content[]>;
  close(this: void): Promise<void>;
}

export type ReaderQuestion =
  | { readonly kind: 'search'; readonly query: EntryQuery }
  | { readonly kind: 'contents'; readonly hashes: readonly string[] };

export type ReaderAnswer =
  { readonly number: number; readonly rows: Rows } | { readonly number: number; readonly failed: true };

type Rows = readonly Row[];

/** Milliseconds after which a search is given up. */
const LONGEST_MS = 10_000;
/** Searches that may wait for each other. */
const MOST_WAITING = 64;

export function auditReader(config: AuditConfig): AuditReader {
  const waiting = new Map<number, PromiseWithResolvers<Rows>>();
  let number = 0;
  let thread: Worker | undefined;

  const start = (): Worker => {
    const entry = new URL(`reader-thread${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(entry, { workerData: { config } });
    started.on('message', (answer: ReaderAnswer) => {
      const asked = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ('rows' in answer) asked?.resolve(answer.rows);
      else asked?.reject(new AuditUnavailable());
    });
    const ended = (error?: Error) => {
      if (thread === started) thread = undefined;
      for (const asked of waiting.values()) asked.reject(error ?? new AuditUnavailable());
      waiting.clear();
    };
    started.once('error', ended);
    started.once('exit', () => ended());
    started.unref();
    return started;
  };
  const ask = async (question: ReaderQuestion) => {
    if (waiting.size >= MOST_WAITING) throw new AuditUnavailable();
    const started = (thread ??= start());
    const own = (number += 1);
    const asked = Promise.withResolvers<Rows>();
    waiting.set(own, asked);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    started.postMessage({ number: own, question });
    const late = setTimeout(() => void started.terminate(), LONGEST_MS);
    return asked.promise.finally(() => clearTimeout(late));
  };
  return {
    search: async (query) => (await ask({ kind: 'search', query })).map(toEntry),
    contents: async (hashes) => (await ask({ kind: 'contents', hashes })).map(toContent),
    close: async () => {
      await thread?.terminate();
    },
  };
}
