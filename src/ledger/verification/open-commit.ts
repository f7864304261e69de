/** A commit whose entries are being read. */
import { isCanonical, leafHash, merkleTree, type StoredCommit } from '../chain.ts';

/** Of 32 bytes in base64url. */
const HASH_LENGTH = 43;

/** An entry as the entry after it sees it. */
export interface Link {
  /** The stored hash, unless the next entry shows that this hash was changed. */
  hash: Buffer;
  /** The hash that the entry should have. */
  readonly computed: Buffer;
  /** A commit or a mark signs the hash. */
  readonly isSigned: boolean;
  readonly at: number | undefined;
}

export class OpenCommit {
  /** An unknown entry of the commit was changed, so receipts may not fit because of it. */
  isDoubtful = false;
  readonly #commit: StoredCommit;
  /** Links of the entries that have receipts, by sequence. */
  readonly #links: Map<number, Link | undefined>;

  constructor(commit: StoredCommit) {
    this.#commit = commit;
    this.#links = new Map(commit.leaves.map(([, last]) => [last, undefined]));
  }

  note(sequence: number, link: Link): void {
    if (this.#links.has(sequence)) this.#links.set(sequence, link);
  }

  /** @param last the link of the last entry */
  headFits(last: Link): boolean {
    const { head } = this.#commit;
    if (last.hash.toString('base64url') !== head) {
      if (last.computed.toString('base64url') !== head) {
        this.isDoubtful = true;
        return false;
      }
      // The stored hash of the last entry was changed, which is reported already.
      last.hash = last.computed;
    }
    return true;
  }

  /** @param last the link of the last entry */
  timeFits(last: Link): boolean {
    return last.at === this.#commit.at;
  }

  /** True too for a doubtful commit, whose fault is reported already. */
  receiptsFit(): boolean {
    const { leaves, root } = this.#commit;
    const hashes = leaves.flatMap(([from, to, statement]) => {
      const link = this.#links.get(to);
      return link && isCanonical(statement) && statement.length === HASH_LENGTH
        ? [leafHash(from, to, link.hash.toString('base64url'), statement)]
        : [];
    });
    const fits = hashes.length === leaves.length && merkleTree(hashes).root === root;
    return fits || this.isDoubtful;
  }
}
