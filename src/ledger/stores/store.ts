/** Interface of a store. Rows are never changed. Only retention removes rows, and leaves a mark. */
import { Failure } from '../../lib/user-error.ts';
import type { RetentionMark, StoredCommit } from '../chain.ts';
import type { Content, Entry, EntryKind } from '../entry.ts';

/** Rows that become durable together. */
export interface Batch {
  readonly entries: readonly Entry[];
  readonly contents: readonly Content[];
  readonly commit: StoredCommit;
}

/** Patterns with `*`. An entry fits if it fits a pattern of each list. */
export interface WithheldEntries {
  readonly purposes: readonly string[];
  readonly agencies: readonly string[];
  readonly dossiers: readonly string[];
  /** Milliseconds since 1970; older entries are not left out. */
  readonly since: number;
}

/** Conditions of a search; an entry fits all of them. */
export interface EntryQuery {
  /** Keyed hashes of the person's number, under several keys. */
  readonly subjects?: readonly string[] | undefined;
  readonly officers?: readonly string[] | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
  /** Accesses in a citizen's log: to the citizen's data, or to a record of another person. */
  readonly access?: 'to the person' | 'to another' | undefined;
  /** Ids of intents; finds their outcomes and disclosures. */
  readonly intents?: readonly string[] | undefined;
  readonly application?: string | undefined;
  readonly agency?: string | undefined;
  readonly purpose?: string | undefined;
  readonly dossier?: string | undefined;
  readonly request?: string | undefined;
  /** Milliseconds since 1970, the first included. */
  readonly from?: number | undefined;
  /** Milliseconds since 1970, not included itself. */
  readonly until?: number | undefined;
  /** Leaves out entries that fit one of these rules and are younger than its time. */
  readonly withheld?: readonly WithheldEntries[] | undefined;
  /** The last entry of the page before. */
  readonly after?: Pick<Entry, 'at' | 'writer' | 'sequence'> | undefined;
  readonly order: 'oldest first' | 'newest first';
  readonly limit: number;
}

export interface AppendOptions {
  /** No answer waits for the batch, so it has a longer time limit. */
  readonly patient?: boolean;
}

export interface AuditStore {
  /** Durable when it resolves. Writing the same batch once more changes nothing. */
  append(batch: Batch, how?: AppendOptions): Promise<void>;
  /** Ordered by time, then writer and sequence. */
  search(query: EntryQuery): Promise<readonly Entry[]>;
  /** Texts by their hashes, without those that are missing. */
  contents(hashes: readonly string[]): Promise<readonly Content[]>;
  /** The chains that any entry, commit or mark names; sorted. */
  chains(): Promise<readonly string[]>;
  /** Number of entries; may be an estimate. */
  count(): Promise<number>;
  /** The last commit of each chain, the newest first, at most `limit`. */
  heads(limit: number): Promise<readonly StoredCommit[]>;
  /** Entries of a chain after a sequence, in order. */
  entries(chain: string, after: number, limit: number): Promise<readonly Entry[]>;
  /** Commits of a chain whose last entry comes after a sequence, in order. */
  commits(chain: string, after: number, limit: number): Promise<readonly StoredCommit[]>;
  /** Contents after a hash, in the order of hashes. */
  contentsAfter(hash: string, limit: number): Promise<readonly Content[]>;
  marks(): Promise<readonly RetentionMark[]>;
  /** Time of the oldest commit. */
  oldest(): Promise<number | undefined>;
  /**
   * The commits whose ends become marks in `prune`: of each chain the last commit before a month, and before
   * it, in order, the steps of a store that removes in steps. `before` is the month's first millisecond.
   */
  endsBefore(before: number): Promise<readonly StoredCommit[]>;
  /**
   * Removes entries from before a month and keeps the last mark of each chain. Idempotent; when it is
   * interrupted, the remaining log is valid and the next call resumes.
   */
  prune(before: number, marks: readonly RetentionMark[]): Promise<void>;
  close(): Promise<void>;
}

/** Reason to refuse a store of the other kind, and the remedy. */
export function whyApart(isRehearsal: boolean): string {
  return isRehearsal
    ? 'is not that of a rehearsal — name one that is new'
    : 'is that of a rehearsal — name another, or use mode: rehearsal';
}

/** The file of the store was removed or replaced: entries in it would be lost. */
export class StoreGone extends Failure {
  readonly code = 'removed or replaced';
}

/** The store cannot be used as it is configured. Another try does not help. */
export class StoreUnusable extends Failure {}
