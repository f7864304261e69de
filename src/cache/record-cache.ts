/** The cache as those who ask see it: records of sources, never responses. Nothing here rejects; what cannot be read is a miss. */
import type { RefusalMarks, Scope } from './authorizations.ts';
import type { Entry } from './entry.ts';
import type { CacheKeys } from './cache-keys.ts';

/** State of this process at some moment. */
export interface Moment {
  /** Count of record changes. */
  readonly changes: number;
  /** Count of refusals. */
  readonly refusals: number;
}

/** What is known about a question before its source is asked. */
export interface Held {
  readonly record: Entry | undefined;
  readonly negative: Entry | undefined;
  /** Whether the source has answered this caller about this part, without a later refusal. */
  readonly authorized: boolean;
  /** Moment of the read. */
  readonly at: Moment;
  /** Where reading gave one. */
  readonly ticket?: Ticket;
}

/** Taken before a source is asked; required to keep its answer. Detects changes and refusals in between. */
export interface Ticket extends Moment {
  /** In Redis: the mark of the subject key's last change, '' for none, undefined when it could not be read. */
  readonly tombstone: string | undefined;
  /** In Redis: the marks of the latest refusals; undefined if unreadable. */
  readonly marks: RefusalMarks | undefined;
}

export type Slot = 'record' | 'negative';

export interface RecordCache {
  /** At once, unless another store than this process's memory is read. */
  read(keys: CacheKeys): Held | Promise<Held>;
  ticket(keys: CacheKeys): Promise<Ticket>;
  /** Differs after every change of the record that this process was told of. */
  generation(keys: CacheKeys): number;
  hasChangedSince(keys: CacheKeys, moment: Moment): boolean;
  isRefusedSince(keys: CacheKeys, moment: Moment): boolean;
  /** Keeps an answer, unless its record has changed since the ticket was taken. */
  write(keys: CacheKeys, slot: Slot, entry: Entry, ticket: Ticket): void;
  /** The source no longer has the record. */
  remove(keys: CacheKeys): void;
  /** Authorizes the caller after a live answer, unless a refusal came after the ticket. */
  grant(keys: CacheKeys, ticket: Ticket): void;
  /** Ends authorizations after a refusal. */
  refuse(keys: CacheKeys, scope: Scope): void;
  /** Resolves when refusals have reached the other processes, at the latest after a short wait. */
  refusalsTold(): Promise<void>;
}
