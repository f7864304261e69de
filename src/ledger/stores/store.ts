/** What a store of the audit log does. Nothing in it is ever changed; only retention removes, and leaves its mark. */
import { Failure } from '../../lib/user-error.ts';
import type { RetentionMark, StoredCommit } from '../chain.ts';
import type { Content, Entry, EntryKind } from '../entry.ts';

/** What becomes durable at once. */
export interface Batch {
  readonly entries: readonly Entry[];
  readonly contents: readonly Content[];
  readonly commit: StoredCommit;
}

/** Patterns with `*`; an entry fits that fits one of each list. */
export interface WithheldEntries {
  readonly purposes: readonly string[];
  readonly agencies: readonly string[];
  readonly dossiers: readonly string[];
  /** Milliseconds since 1970; entries from before are not left out. */
  readonly since: number;
}

/** Which entries are looked for; all conditions must hold. */
export interface EntryQuery {
  /** Keyed hashes, any of which may stand for the person. */
  readonly subjects?: readonly string[] | undefined;
  readonly officers?: readonly string[] | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
  /** What a citizen's log shows: where the person was asked about, under whatever number, or where they stood in a record. */
  readonly access?: 'to the person' | 'to another' | undefined;
  /** Ids of intents whose outcomes and disclosures are looked for. */
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
  /** Entries that fit one of these rules and are younger than it says are left out. */
  readonly withheld?: readonly WithheldEntries[] | undefined;
  /** Where the page before ended; entries follow in `order` from there. */
  readonly after?: Pick<Entry, 'at' | 'writer' | 'sequence'> | undefined;
  readonly order: 'oldest first' | 'newest first';
  readonly limit: number;
}

export interface AppendOptions {
  /** No answer waits for it: it may take as long as it needs, within reason. */
  readonly patient?: boolean;
}

export interface AuditStore {
  /** Durable when it resolves. Writing the same batch once more changes nothing. */
  append(batch: Batch, how?: AppendOptions): Promise<void>;
  /** Ordered by time, then writer and sequence. */
  search(query: EntryQuery): Promise<readonly Entry[]>;
  /** Texts by their hashes; those that are not there are left out. */
  contents(hashes: readonly string[]): Promise<readonly Content[]>;
  /** The chains that any entry, commit or mark names; sorted. */
  chains(): Promise<readonly string[]>;
  /** How many entries there are, about. */
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
   * The commits with which marks must end for `prune`: of each writer the last before a month, and before it, in order,
   * those at which the store pauses. `before` is the month's first millisecond.
   */
  endsBefore(before: number): Promise<readonly StoredCommit[]>;
  /**
   * Removes what was written before a month, and keeps the marks, of several of a writer the last. Idempotent; when it is
   * broken off, what it leaves holds, and the next goes on.
   */
  prune(before: number, marks: readonly RetentionMark[]): Promise<void>;
  close(): Promise<void>;
}

/** Why a store that is not of this kind is refused, with what to do. */
export function whyApart(isRehearsal: boolean): string {
  return isRehearsal
    ? 'is not that of a rehearsal — name one that is new'
    : 'is that of a rehearsal — name another, or use mode: rehearsal';
}

/** The file of the store is no longer where it was: what is written to it would be lost. */
export class StoreGone extends Failure {
  readonly code = 'removed or replaced';
}

/** The store cannot be used as it is configured; trying again will not help. */
export class StoreUnusable extends Failure {}
