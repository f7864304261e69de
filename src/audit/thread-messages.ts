/** What the gateway and the thread that writes its audit log say to each other. */
import type { Commit } from './chain.ts';
import type { AuditConfig } from './settings.ts';
import type { PostingTuple, WrittenTuple } from './tuples.ts';
import type { WriterState } from './writer.ts';

export interface ThreadData {
  readonly config: AuditConfig;
}

export type ToThread =
  { readonly kind: 'post'; readonly postings: readonly PostingTuple[] } | { readonly kind: 'close' };

export type FromThread =
  /** The store cannot be opened, now or ever. */
  | { readonly kind: 'unusable'; readonly message: string }
  | { readonly kind: 'durable'; readonly commit: Commit; readonly written: readonly WrittenTuple[] }
  | { readonly kind: 'state'; readonly state: WriterState }
  | { readonly kind: 'checkpoint'; readonly commit: Commit }
  /** The file of checkpoints cannot be written, or is late. */
  | { readonly kind: 'checkpoint not kept' }
  | { readonly kind: 'space'; readonly bytes: number }
  | { readonly kind: 'journal'; readonly batches: number }
  /** As `2026-11`. */
  | { readonly kind: 'month removed'; readonly month: string }
  | { readonly kind: 'retention failed'; readonly error: string };
