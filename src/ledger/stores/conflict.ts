/** An insert that did not insert: somebody has put other rows where the log's own belong. */
import type { StoredCommit } from '../chain.ts';
import { ENTRY_COLUMNS, type Content, type Entry } from '../entry.ts';
import type { Batch } from './store.ts';

/** What stands where a batch belongs. */
export type Standing = Pick<Batch, 'entries' | 'contents'> & { readonly commits: readonly StoredCommit[] };

/** The first of a chain's places that another row has, or the text whose name another has. */
export type Conflict =
  | { readonly writer: string; readonly sequence: number }
  | { readonly writer: string; readonly content: Content };

/** The rows stay as they are, for those who find out who did it; the batch is not durable. */
export class StoreTampered extends Error {
  readonly code = 'audit store tampered';
  readonly conflict: Conflict;

  constructor(conflict: Conflict) {
    super('The audit store holds rows that are not the log’s own.');
    this.conflict = conflict;
  }
}

export interface Comparison {
  readonly conflict: Conflict | undefined;
  /** The first of the batch's places at which nothing stands. */
  readonly missing: Conflict | undefined;
}

/** A batch that was written before is there as it is: then there is neither. */
export function compare({ entries, contents, commit }: Batch, standing: Standing): Comparison {
  const { writer } = commit;
  let [conflict, missing]: [Conflict | undefined, Conflict | undefined] = [undefined, undefined];
  const look = <Row>(row: Row | undefined, isSame: (row: Row) => boolean, place: Conflict) => {
    if (row === undefined) missing ??= place;
    else if (!isSame(row)) conflict ??= place;
  };
  const bySequence = new Map(standing.entries.map((entry) => [entry.sequence, entry]));
  for (const entry of entries) {
    const { sequence } = entry;
    look(bySequence.get(sequence), (row) => isSameEntry(row, entry), { writer, sequence });
  }
  const standingCommit = standing.commits.find(({ last }) => last === commit.last);
  look(standingCommit, (row) => isSameCommit(row, commit), { writer, sequence: commit.last });
  const textOf = new Map(standing.contents.map(({ hash, text }) => [hash, text]));
  for (const content of contents)
    look(textOf.get(content.hash), (text) => text === content.text, { writer, content });
  return { conflict, missing };
}

function isSameEntry(a: Entry, b: Entry): boolean {
  return ENTRY_COLUMNS.every((column) =>
    column === 'hash' ? a.hash.equals(b.hash) : a[column] === b[column],
  );
}

function isSameCommit(a: StoredCommit, b: StoredCommit): boolean {
  const text = ({ writer, first, last, at, head, root, key, signature, leaves }: StoredCommit) =>
    JSON.stringify([writer, first, last, at, head, root, key, signature, leaves]);
  return text(a) === text(b);
}
