/** What the gateway and the thread that writes its audit log say to each other. */
import type { Commit } from './chain.ts';
import type { AuditConfig } from './settings.ts';
import type { PostingTuple, WrittenTuple } from './thread-codec.ts';
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
  /** Somebody else's row stands where an entry of this id, or a text of this name, belongs. */
  | { readonly kind: 'conflict'; readonly place: string }
  | { readonly kind: 'checkpoint'; readonly commit: Commit }
  /** Why the file of checkpoints cannot be written, or that it can again. */
  | { readonly kind: 'checkpoints'; readonly why: string | undefined }
  /** Why the folder of the journal cannot be used, or that it can again. */
  | { readonly kind: 'journal folder'; readonly why: string | undefined }
  /** Others may list the folder of the log; it is not the gateway's own, so it stays as it is. */
  | { readonly kind: 'folder open to others' }
  | { readonly kind: 'space'; readonly bytes: number }
  | {
      readonly kind: 'journal';
      readonly batches: number;
      readonly bytes: number;
      /** Milliseconds since 1970. */
      readonly oldestAt: number | undefined;
    }
  /** As `2026-11`. */
  | { readonly kind: 'month removed'; readonly month: string }
  | { readonly kind: 'retention failed'; readonly error: string };
