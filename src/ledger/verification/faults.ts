/** What verification finds wrong: the first of it in words, all of it in number. */
import { entryId } from '../entry.ts';

/**
 * - `changed`: an entry is not what was written
 * - `missing`: an entry is gone, at the end of a chain too
 * - `inserted`: an entry stands where none was written
 * - `uncovered`: no commit covers an entry
 * - `commit`: a commit was changed, or nobody whose key is known signed it
 * - `mark`: a mark of retention was changed, or nobody whose key is known signed it
 * - `content`: a text is not what its name says, or is gone
 * - `checkpoint`: a checkpoint is not signed with a key that is known
 * - `cut`: a chain ends before what is known of it from elsewhere, or is gone as a whole
 * - `rewritten`: a chain has another history than what is known of it from elsewhere
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

/** More would not be read. */
const MOST_TOLD = 100;
/** Of more, the same may be counted twice. */
const MOST_REMEMBERED = 10_000;

/** Faults of a kind of which an entry has only one: what follows from it is not told again. */
const OF_ENTRIES: ReadonlySet<FaultKind> = new Set(['changed', 'missing', 'inserted', 'uncovered']);

export class Faults {
  readonly told: Fault[] = [];
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
    if (this.told.length < MOST_TOLD) this.told.push({ kind, about, message });
  }

  /** Whether an entry is known not to hold. */
  has(entry: string): boolean {
    return this.#known.has(`entry ${entry}`);
  }
}

/** How entries in a row are named, e.g. `kbndapfhcgelmoij.17 to kbndapfhcgelmoij.19`. */
export function rangeOf(writer: string, first: number, last: number): string {
  const end = entryId({ writer, sequence: last });
  return first >= last ? end : `${entryId({ writer, sequence: first })} to ${end}`;
}
