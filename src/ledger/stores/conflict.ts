/** Inserts that find other rows in their places. */
import { isDeepStrictEqual } from 'node:util';
import type { Content } from '../entry.ts';
import { toCommit, toContent, toEntry, type Row } from './rows.ts';
import type { Batch } from './store.ts';

/** The rows that a store has in the places of a batch. */
export type StoredRows = Readonly<Record<'entries' | 'commits' | 'contents', readonly Row[]>>;

/** The first place in a chain that another row has, or the text whose name another text has. */
export type Conflict =
  | { readonly writer: string; readonly sequence: number }
  | { readonly writer: string; readonly content: Content };

/** The batch is not durable. The other rows stay, as evidence for an investigation. */
export class StoreTampered extends Error {
  readonly code = 'audit store tampered';
  readonly conflict: Conflict;

  constructor(conflict: Conflict) {
    super('The audit store contains rows that the audit log did not write.');
    this.conflict = conflict;
  }
}

export interface Comparison {
  readonly conflict: Conflict | undefined;
  /** The first empty place of the batch. */
  readonly missing: Conflict | undefined;
}

/** A batch that was stored before has neither a conflict nor a missing row. */
export function compare({ entries, contents, commit }: Batch, stored: StoredRows): Comparison {
  const { writer } = commit;
  let [conflict, missing]: [Conflict | undefined, Conflict | undefined] = [undefined, undefined];
  const check = (found: unknown, expected: unknown, place: Conflict) => {
    if (found === undefined) missing ??= place;
    else if (!isDeepStrictEqual(found, expected)) conflict ??= place;
  };
  const bySequence = new Map(stored.entries.map(toEntry).map((entry) => [entry.sequence, entry]));
  for (const entry of entries) {
    const { sequence } = entry;
    check(bySequence.get(sequence), entry, { writer, sequence });
  }
  const storedCommit = stored.commits.map(toCommit).find(({ last }) => last === commit.last);
  check(storedCommit, commit, { writer, sequence: commit.last });
  const textOf = new Map(stored.contents.map(toContent).map(({ hash, text }) => [hash, text]));
  for (const content of contents) check(textOf.get(content.hash), content.text, { writer, content });
  return { conflict, missing };
}
