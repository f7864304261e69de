/**
 * Checks one chain, entry by entry, against its commits. After a fault the check resumes from the hash in the
 * row, or from the hash that a commit signed, so that one change is one fault.
 */
import { CHAIN_START, chainHash } from '../chain.ts';
import { entryId, type Entry } from '../entry.ts';
import type { SignatureCheck } from '../keys.ts';
import type { AuditStore } from '../stores/store.ts';
import { CommitCursor, type SignedCommit } from './commit-cursor.ts';
import { OpenCommit, type Link } from './open-commit.ts';
import { idOf, rangeOf, type Faults } from './faults.ts';
import type { RetentionMarks } from './retention-marks.ts';

/** Shared by the checks of all chains. */
export interface Scope {
  readonly store: AuditStore;
  readonly verify: SignatureCheck;
  readonly faults: Faults;
  readonly marks: RetentionMarks;
}

export class ChainCheck {
  readonly commits: CommitCursor;
  readonly #chain: string;
  readonly #scope: Scope;
  /** Retention removed all entries up to this sequence. */
  readonly #removed: number;
  #expected: number;
  /** Commits cover all entries up to this sequence. */
  #covered: number;
  /** The link before the next entry; undefined after a gap. */
  #before: Link | undefined;
  #at = 0;
  #open: OpenCommit | undefined;

  constructor(chain: string, scope: Scope) {
    const mark = scope.marks.of(chain);
    this.#chain = chain;
    this.#scope = scope;
    this.#removed = mark?.sequence ?? 0;
    this.#expected = this.#removed + 1;
    this.#covered = this.#removed;
    this.#before = signedLink(mark ? Buffer.from(mark.head, 'base64url') : CHAIN_START);
    this.commits = new CommitCursor({ ...scope, chain, removed: this.#removed });
  }

  /** Checks the next entry of the chain. @returns whether it has no known fault */
  async entry(entry: Entry): Promise<boolean> {
    const { sequence } = entry;
    const id = entryId(entry);
    if (sequence <= this.#removed || sequence > Number.MAX_SAFE_INTEGER) {
      this.#fault(
        'inserted',
        sequence,
        `${id} was inserted: nothing was ever written there, or it was removed.`,
      );
      return false;
    }
    if (sequence < this.#expected) {
      this.#fault('inserted', sequence, `${id} exists twice: one of the two was inserted.`);
      return false;
    }
    const commit = await this.#commitOf(sequence);
    const isBeyond = !commit && !this.commits.endsBad;
    if (sequence > this.#expected) {
      if (isBeyond) {
        this.#fault('inserted', sequence, `${id} was inserted: it lies beyond everything that was signed.`);
        return false;
      }
      await this.#missing(this.#expected, sequence - 1, ` What follows, ${id}, cannot be checked.`);
      this.#before = undefined;
    }
    const holds = this.#follows(entry, isBeyond);
    this.#expected = sequence + 1;
    return holds;
  }

  /** Closes the commits that were read. Entries are read after their commits, so none of them follows. */
  async closeRead(): Promise<void> {
    for (let ready = this.commits.ready; ready; ready = this.commits.ready) await this.#close(ready);
  }

  /** Called after the last entry. */
  end(): void {
    if (!this.commits.endsBad) this.#uncovered(this.#expected - 1);
  }

  /** Closes the commits before a sequence. @returns the first commit that ends at or after it */
  async #commitOf(sequence: number): Promise<SignedCommit | undefined> {
    let signed = await this.commits.peek();
    while (signed && signed.commit.last < sequence) {
      await this.#close(signed);
      signed = await this.commits.peek();
    }
    if (signed && !this.#open && signed.commit.first <= sequence) this.#begin(signed);
    return signed;
  }

  #begin({ commit, afterBad }: SignedCommit): OpenCommit {
    const { first, last } = commit;
    if (!afterBad) this.#uncovered(Math.min(first, this.#expected) - 1);
    if (first <= this.#covered) {
      const range = rangeOf(this.#chain, first, last);
      this.#fault('commit', last, `The commit of ${range} covers what another one covers.`);
    }
    this.#open = new OpenCommit(commit);
    return this.#open;
  }

  async #close(signed: SignedCommit): Promise<void> {
    const open = this.#open ?? this.#begin(signed);
    const { first, last } = signed.commit;
    const range = rangeOf(this.#chain, first, last);
    if (this.#expected <= last) {
      await this.#missing(this.#expected, last);
      open.isDoubtful = true;
    } else if (this.#before && !open.headFits(this.#before)) {
      const id = idOf(this.#chain, last);
      const whole = first === last ? id : `${id}, or one from ${first} on,`;
      this.#fault('changed', last, `${whole} was changed together with its hash: it is not what was signed.`);
    } else if (this.#before && !open.timeFits(this.#before)) {
      this.#fault('changed', last, `${range} and their commit are of different times.`);
    }
    if (!open.receiptsFit()) {
      this.#fault('commit', last, `The receipts of the commit of ${range} were changed.`);
    }
    this.commits.next();
    this.#open = undefined;
    this.#covered = last;
    this.#expected = last + 1;
    this.#before = signedLink(Buffer.from(signed.commit.head, 'base64url'));
  }

  #follows(entry: Entry, isBeyond: boolean): boolean {
    const before = this.#before;
    const computed = before && chainHash(before.hash, entry);
    let holds = computed?.equals(entry.hash) ?? true;
    if (before && !holds && chainHash(before.computed, entry).equals(entry.hash)) {
      // The stored hash of the entry before was changed, which is reported already.
      before.hash = before.computed;
      holds = true;
    }
    if (!holds) this.#reportChanged(entry, isBeyond);
    else if (entry.at < this.#at) {
      this.#fault('changed', entry.sequence, `${entryId(entry)} is older than the entry before it.`);
    } else this.#at = entry.at;
    if (this.#open && (!before || (!holds && !before.isSigned))) this.#open.isDoubtful = true;
    this.#before = { hash: entry.hash, computed: computed ?? entry.hash, isSigned: false, at: entry.at };
    this.#open?.note(entry.sequence, this.#before);
    return holds;
  }

  #reportChanged(entry: Entry, isBeyond: boolean): void {
    const id = entryId(entry);
    const before = idOf(this.#chain, entry.sequence - 1);
    const { sequence } = entry;
    if (isBeyond) {
      this.#fault('inserted', sequence, `${id} was inserted, or changed and its commit removed.`);
    } else if (this.#before?.isSigned === true) {
      this.#fault('changed', sequence, `${id} was changed.`);
    } else if (this.#scope.faults.has(before)) {
      this.#fault(
        'changed',
        sequence,
        `${id} does not follow ${before}, which was changed; perhaps it was too.`,
      );
    } else {
      this.#fault('changed', sequence, `${id} was changed, or ${before} together with its hash.`);
    }
  }

  async #missing(first: number, last: number, more = ''): Promise<void> {
    // Retention may have removed them since.
    await this.#scope.marks.read();
    if ((this.#scope.marks.of(this.#chain)?.sequence ?? 0) >= last) return;
    const range = rangeOf(this.#chain, first, last);
    this.#fault('missing', first, `${range} ${first === last ? 'is' : 'are'} missing.${more}`);
  }

  /** Reports entries up to a sequence that no commit covers. */
  #uncovered(last: number): void {
    const first = this.#covered + 1;
    if (last < first) return;
    const range = rangeOf(this.#chain, first, last);
    const what = `${first === last ? 'is' : 'are'} covered by no commit: inserted, or the commit was removed.`;
    this.#fault('uncovered', first, `${range} ${what}`);
  }

  #fault(kind: Parameters<Faults['add']>[0], sequence: number, message: string): void {
    this.#scope.faults.add(kind, idOf(this.#chain, sequence), message);
  }
}

function signedLink(hash: Buffer): Link {
  return { hash, computed: hash, isSigned: true, at: undefined };
}
