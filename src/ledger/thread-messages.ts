/** Messages between the gateway and the thread that writes its audit log. */
import type { LogLevel } from '../log/bounded-log.ts';
import type { Commit } from './chain.ts';
import type { JournalState } from './journal.ts';
import type { AuditConfig } from './settings.ts';
import type { PostingTuple, WrittenTuple } from './thread-codec.ts';
import type { WriterState } from './writer.ts';

export interface ThreadData {
  readonly config: AuditConfig;
}

export type ToThread =
  { readonly kind: 'post'; readonly postings: readonly PostingTuple[] } | { readonly kind: 'close' };

export type FromThread =
  /** The store cannot be opened, and another try does not help. */
  | { readonly kind: 'unusable'; readonly message: string }
  | { readonly kind: 'durable'; readonly commit: Commit; readonly written: readonly WrittenTuple[] }
  | { readonly kind: 'state'; readonly state: WriterState }
  /** Another row has the place of the entry of this id, or of the text of this name. */
  | { readonly kind: 'conflict'; readonly place: string }
  | { readonly kind: 'checkpoint'; readonly commit: Commit }
  | { readonly kind: 'space'; readonly bytes: number }
  | { readonly kind: 'journal'; readonly state: JournalState }
  /** A line of the log, written at every level of `log.level`. */
  | { readonly kind: 'log'; readonly level: LogLevel; readonly text: string; readonly fields: object };
