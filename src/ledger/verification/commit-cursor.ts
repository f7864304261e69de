/** Iterates over the valid commits of a chain. Invalid ones are reported and skipped. */
import { commitBytes, type StoredCommit } from '../chain.ts';
import type { SignatureCheck } from '../keys.ts';
import type { AuditStore } from '../stores/store.ts';
import { idOf, rangeOf, type Faults } from './faults.ts';
import { BEFORE_ALL, pageEnd } from './paging.ts';

/** A commit may have thousands of leaves, so a page is small. */
const PAGE = 32;

export interface CommitCursorOptions {
  readonly chain: string;
  readonly store: Pick<AuditStore, 'commits'>;
  readonly verify: SignatureCheck;
  readonly faults: Faults;
  /** Sequence up to which retention removed everything. */
  readonly removed: number;
}

export interface SignedCommit {
  readonly commit: StoredCommit;
  /** An invalid commit precedes this one. */
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

  /** Commits that were read, invalid ones included. */
  get count(): number {
    return this.#count;
  }

  /** The last commit that was read is invalid. */
  get endsBad(): boolean {
    return this.#afterBad;
  }

  /** The next commit that was read. */
  get ready(): SignedCommit | undefined {
    return this.#read[0];
  }

  /** Reads the next commit. The store is asked again at the end, since a gateway may be writing. */
  async peek(): Promise<SignedCommit | undefined> {
    const { store, chain } = this.#options;
    while (this.#read.length === 0 && this.#after !== undefined) {
      const page = await store.commits(chain, this.#after, PAGE);
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
    const { chain, verify, faults, removed } = this.#options;
    const { first, last, key, signature } = commit;
    const fault = (text: string) => {
      const message = `The commit of ${rangeOf(chain, first, last)} ${text}`;
      faults.add('commit', idOf(chain, last), message);
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
