/**
 * One chain, entry by entry, against its commits. After a fault it goes on from what the row itself says, or from what a
 * commit signed, so that one change is one fault and not the rest of the chain.
 */
import { CHAIN_START, chainHash } from '../chain.ts';
import { entryId, type Entry } from '../entry.ts';
import type { SignatureCheck } from '../keys.ts';
import type { AuditStore } from '../stores/store.ts';
import { CommitCursor, type SignedCommit } from './commit-cursor.ts';
import { OpenCommit, type Link } from './open-commit.ts';
import { rangeOf, type Faults } from './faults.ts';
import type { Marks } from './retention-marks.ts';

/** What all chains are checked against. */
export interface Scope {
  readonly store: AuditStore;
  readonly verify: SignatureCheck;
  readonly faults: Faults;
  readonly marks: Marks;
}

export class ChainCheck {
  readonly commits: CommitCursor;
  readonly #writer: string;
  readonly #scope: Scope;
  /** Up to here retention removed everything. */
  readonly #removed: number;
  #expected: number;
  /** Up to here commits cover everything. */
  #covered: number;
  /** What the next entry follows; undefined after a gap. */
  #before: Link | undefined;
  #at = 0;
  #open: OpenCommit | undefined;

  constructor(writer: string, scope: Scope) {
    const mark = scope.marks.of(writer);
    this.#writer = writer;
    this.#scope = scope;
    this.#removed = mark?.sequence ?? 0;
    this.#expected = this.#removed + 1;
    this.#covered = this.#removed;
    this.#before = signedLink(mark ? Buffer.from(mark.head, 'base64url') : CHAIN_START);
    this.commits = new CommitCursor({ ...scope, writer, removed: this.#removed });
  }

  /** The next entry of the chain. @returns whether nothing is known to be wrong with it */
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
      this.#fault('inserted', sequence, `${id} stands twice: one of the two was inserted.`);
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

  /** Closes the commits that were read: their entries would have been read after them. */
  async closeRead(): Promise<void> {
    for (let ready = this.commits.ready; ready; ready = this.commits.ready) await this.#close(ready);
  }

  /** To be called when there is nothing more. */
  end(): void {
    if (!this.commits.endsBad) this.#uncovered(this.#expected - 1);
  }

  /** The commit that a sequence lies in or before, with those before it closed. */
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
      const range = rangeOf(this.#writer, first, last);
      this.#fault('commit', last, `The commit of ${range} covers what another one covers.`);
    }
    this.#open = new OpenCommit(commit);
    return this.#open;
  }

  async #close(signed: SignedCommit): Promise<void> {
    const open = this.#open ?? this.#begin(signed);
    const { first, last } = signed.commit;
    const range = rangeOf(this.#writer, first, last);
    if (this.#expected <= last) {
      await this.#missing(this.#expected, last);
      open.isDoubtful = true;
    } else if (this.#before && !open.headFits(this.#before)) {
      const id = entryId({ writer: this.#writer, sequence: last });
      const whole = first === last ? id : `${id}, or one from ${first} on,`;
      this.#fault('changed', last, `${whole} was changed together with its hash: it is not what was signed.`);
    } else if (this.#before && !open.timeFits(this.#before)) {
      this.#fault('changed', last, `${range} and their commit are of different times.`);
    }
    if (!open.receiptsFit()) {
      this.#fault('commit', last, `What the commit of ${range} gave receipts for was changed.`);
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
      // So it is the hash of the one before it that was changed, which has been told.
      before.hash = before.computed;
      holds = true;
    }
    if (!holds) this.#tellChanged(entry, isBeyond);
    else if (entry.at < this.#at) {
      this.#fault('changed', entry.sequence, `${entryId(entry)} is older than the entry before it.`);
    } else this.#at = entry.at;
    if (this.#open && (!before || (!holds && !before.isSigned))) this.#open.isDoubtful = true;
    this.#before = { hash: entry.hash, computed: computed ?? entry.hash, isSigned: false, at: entry.at };
    this.#open?.note(entry.sequence, this.#before);
    return holds;
  }

  #tellChanged(entry: Entry, isBeyond: boolean): void {
    const id = entryId(entry);
    const before = entryId({ writer: this.#writer, sequence: entry.sequence - 1 });
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
    // Retention may be at work at this very time.
    await this.#scope.marks.read();
    if ((this.#scope.marks.of(this.#writer)?.sequence ?? 0) >= last) return;
    const range = rangeOf(this.#writer, first, last);
    this.#fault('missing', first, `${range} ${first === last ? 'is' : 'are'} missing.${more}`);
  }

  /** Tells entries that were read and that no commit covers, the last of them given. */
  #uncovered(last: number): void {
    const first = this.#covered + 1;
    if (last < first) return;
    const range = rangeOf(this.#writer, first, last);
    const what = `${first === last ? 'is' : 'are'} covered by no commit: inserted, or the commit was removed.`;
    this.#fault('uncovered', first, `${range} ${what}`);
  }

  #fault(kind: Parameters<Faults['add']>[0], sequence: number, message: string): void {
    this.#scope.faults.add(kind, entryId({ writer: this.#writer, sequence }), message);
  }
}

function signedLink(hash: Buffer): Link {
  return { hash, computed: hash, isSigned: true, at: undefined };
}
