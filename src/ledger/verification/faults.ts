/** Faults that verification finds: the first of them in words, all of them counted. */
import { entryId } from '../entry.ts';

/**
 * - `changed`: an entry is not what was written
 * - `missing`: an entry is gone, at the end of a chain too
 * - `inserted`: an entry that the gateway did not write
 * - `uncovered`: no commit covers an entry
 * - `commit`: a commit was changed, or is not signed with a known key
 * - `mark`: a retention mark was changed, or is not signed with a known key
 * - `content`: a text does not have the hash that is its name, or is gone
 * - `checkpoint`: a checkpoint is not signed with a known key
 * - `cut`: a chain ends before an entry that another chain or a checkpoint names, or is gone
 * - `rewritten`: a chain has another hash than another chain or a checkpoint names
 */
export type FaultKind =
  | 'changed'
  | 'missing'
  | 'inserted'
  | 'uncovered'
  | 'commit'
  | 'mark'
  | 'content'
  | 'checkpoint'
  | 'cut'
  | 'rewritten';

export interface Fault {
  readonly kind: FaultKind;
  /** Id of the entry that it is about, the last one of a commit, or the name of a text. */
  readonly about: string;
  /** A sentence that names the entry. */
  readonly message: string;
}

/** Readers do not read more. */
const MOST_REPORTED = 100;
/** Beyond this number, the same fault may be counted twice. */
const MOST_REMEMBERED = 10_000;

/** An entry has one fault of these kinds at most: faults that follow from it are not reported. */
const OF_ENTRIES: ReadonlySet<FaultKind> = new Set(['changed', 'missing', 'inserted', 'uncovered']);

export class Faults {
  readonly reported: Fault[] = [];
  readonly #known = new Set<string>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(kind: FaultKind, about: string, message: string): void {
    const key = `${OF_ENTRIES.has(kind) ? 'entry' : kind} ${about}`;
    if (this.#known.has(key)) return;
    if (this.#known.size < MOST_REMEMBERED) this.#known.add(key);
    this.#count += 1;
    if (this.reported.length < MOST_REPORTED) this.reported.push({ kind, about, message });
  }

  /** True if an entry has a known fault. */
  has(entry: string): boolean {
    return this.#known.has(`entry ${entry}`);
  }
}

/** Names consecutive entries, e.g. `kbndapfhcgelmoij.17 to kbndapfhcgelmoij.19`. */
export function rangeOf(chain: string, first: number, last: number): string {
  const end = idOf(chain, last);
  return first >= last ? end : `${idOf(chain, first)} to ${end}`;
}

export function idOf(chain: string, sequence: number): string {
  return entryId({ writer: chain, sequence });
}
