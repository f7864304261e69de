/**
 * The cache of records, never of responses, as `ask/` uses it. Its methods never reject; an unreadable entry
 * is a miss.
 */
import type { RefusalMarks, Scope } from './authorizations.ts';
import type { Entry } from './entry.ts';
import type { CacheKeys } from './cache-keys.ts';

/** Counts of this process at one moment. */
export interface Moment {
  /** Record changes. */
  readonly changes: number;
  readonly refusals: number;
}

/** Result of a read. */
export interface CacheLookup {
  readonly keys: CacheKeys;
  readonly record: Entry | undefined;
  readonly negative: Entry | undefined;
  /** True if the source has answered this caller about this part, without a later refusal. */
  readonly authorized: boolean;
  /** Moment of the read. */
  readonly at: Moment;
  /** Present if the read yields one at no cost. */
  readonly snapshot?: CacheSnapshot;
}

/**
 * State of the cache before a source is asked, required to store its answer. It detects changes and refusals
 * in between (a lease in "Scaling Memcache at Facebook").
 */
export interface CacheSnapshot extends Moment {
  /** In Redis: the mark of the subject key's last change, '' for none, undefined when it could not be read. */
  readonly tombstone: string | undefined;
  /** In Redis: the marks of the latest refusals; undefined if unreadable. */
  readonly marks: RefusalMarks | undefined;
}

export type Slot = 'record' | 'negative';

export interface RecordCache {
  /** Returns a promise only if Redis is read. */
  read(keys: CacheKeys): CacheLookup | Promise<CacheLookup>;
  snapshot(keys: CacheKeys): Promise<CacheSnapshot>;
  /** Number that grows with every change of the record that this process hears of. */
  generation(keys: CacheKeys): number;
  hasChangedSince(keys: CacheKeys, moment: Moment): boolean;
  isRefusedSince(keys: CacheKeys, moment: Moment): boolean;
  /** Stores an answer, unless its record has changed since the snapshot. */
  write(keys: CacheKeys, slot: Slot, entry: Entry, snapshot: CacheSnapshot): void;
  /** Removes a record that the source no longer has. */
  remove(keys: CacheKeys): void;
  /** Authorizes the caller after a live answer, unless a refusal came after the snapshot. */
  grant(keys: CacheKeys, snapshot: CacheSnapshot): void;
  /** Ends authorizations after a refusal. */
  refuse(keys: CacheKeys, scope: Scope): void;
  /** Resolves when refusals have reached the other processes, at the latest after a short wait. */
  refusalsTold(): Promise<void>;
}
