/** A commit while its entries are read. */
import { isCanonical, leafHash, merkleTree, type StoredCommit } from '../chain.ts';

/** Of 32 bytes in base64url. */
const HASH_LENGTH = 43;

/** What an entry is for the one after it. */
export interface Link {
  /** As it is stored, unless what follows shows that this is what was changed. */
  hash: Buffer;
  /** As it should be. */
  readonly computed: Buffer;
  /** Whether a commit or a mark vouches for it. */
  readonly isSigned: boolean;
  readonly at: number | undefined;
}

export class OpenCommit {
  /** Whether an entry was not what was written and it cannot be said which, so that receipts may not fit because of it. */
  isDoubtful = false;
  readonly #commit: StoredCommit;
  /** Links of the entries that receipts were given for. */
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
      // So it is the hash of the last one that was changed, which has been told.
      last.hash = last.computed;
    }
    return true;
  }

  /** @param last the link of the last entry */
  timeFits(last: Link): boolean {
    return last.at === this.#commit.at;
  }

  /** True too where an entry is in doubt, which has been told. */
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
