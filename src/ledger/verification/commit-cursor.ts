/** The commits of a chain one after the other, only those that hold; the others are told and left out. */
import { commitBytes, type StoredCommit } from '../chain.ts';
import { entryId } from '../entry.ts';
import type { SignatureCheck } from '../keys.ts';
import type { AuditStore } from '../stores/store.ts';
import { rangeOf, type Faults } from './faults.ts';
import { BEFORE_ALL, pageEnd } from './paging.ts';

/** A commit may have thousands of leaves, so few are held at a time. */
const PAGE = 32;

export interface CommitCursorOptions {
  readonly writer: string;
  readonly store: Pick<AuditStore, 'commits'>;
  readonly verify: SignatureCheck;
  readonly faults: Faults;
  /** Sequence up to which retention removed everything. */
  readonly removed: number;
}

export interface SignedCommit {
  readonly commit: StoredCommit;
  /** Whether one that does not hold stands between the one before and this. */
  readonly afterBad: boolean;
}

export class CommitCursor {
  readonly #options: CommitCursorOptions;
  #read: SignedCommit[] = [];
  #after: number | undefined = BEFORE_ALL;
  #count = 0;
  #afterBad = false;

  constructor(options: CommitCursorOptions) {
    this.#options = options;
  }

  /** How many were read, those that do not hold included. */
  get count(): number {
    return this.#count;
  }

  /** Whether one that does not hold stands after the last one that was read. */
  get endsBad(): boolean {
    return this.#afterBad;
  }

  /** The next one of those that were read. */
  get ready(): SignedCommit | undefined {
    return this.#read[0];
  }

  /** The next one; looked for again where there was none, since somebody may be writing. */
  async peek(): Promise<SignedCommit | undefined> {
    const { store, writer } = this.#options;
    while (this.#read.length === 0 && this.#after !== undefined) {
      const page = await store.commits(writer, this.#after, PAGE);
      const last = page.at(-1);
      if (!last) return undefined;
      this.#count += page.length;
      this.#after = pageEnd(last.last);
      this.#read = page.flatMap((commit) => this.#accept(commit));
    }
    return this.ready;
  }

  next(): void {
    this.#read.shift();
  }

  #accept(commit: StoredCommit): readonly SignedCommit[] {
    const { writer, verify, faults, removed } = this.#options;
    const { first, last, key, signature } = commit;
    const fault = (text: string) => {
      const message = `The commit of ${rangeOf(writer, first, last)} ${text}`;
      faults.add('commit', entryId({ writer, sequence: last }), message);
      return [];
    };
    if (!verify(key, commitBytes(commit), signature)) {
      this.#afterBad = true;
      return fault('is not ours or was changed.');
    }
    if (last <= removed) return fault('was put back after retention.');
    const signed = { commit, afterBad: this.#afterBad };
    this.#afterBad = false;
    return [signed];
  }
}
