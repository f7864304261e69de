/**
 * Decodes rows of the tables. No row is refused: verification reads a changed row as it is, to report it.
 */
import type { RetentionMark, StoredCommit } from '../chain.ts';
import type { Content, Entry, EntryKind } from '../entry.ts';

/** Numbers may come as text (`bigint`), bytes as any kind of array. */
export type Row = Readonly<Record<string, unknown>>;

export function toEntry(row: Row): Entry {
  return {
    writer: text(row, 'writer'),
    sequence: Number(row['sequence']),
    at: Number(row['at']),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- another kind is a changed row, whose hash does not fit
    kind: text(row, 'kind') as EntryKind,
    request: textOrNull(row, 'request'),
    intent: textOrNull(row, 'intent'),
    application: textOrNull(row, 'application'),
    agency: textOrNull(row, 'agency'),
    officer: textOrNull(row, 'officer'),
    subject: textOrNull(row, 'subject'),
    purpose: textOrNull(row, 'purpose'),
    dossier: textOrNull(row, 'dossier'),
    operation: textOrNull(row, 'operation'),
    detail: text(row, 'detail'),
    hash: row['hash'] instanceof Uint8Array ? Buffer.from(row['hash']) : Buffer.alloc(0),
  };
}

export function toContent(row: Row): Content {
  return { hash: text(row, 'hash'), text: text(row, 'text') };
}

export function toCommit(row: Row): StoredCommit {
  return {
    writer: text(row, 'writer'),
    first: Number(row['first']),
    last: Number(row['last']),
    at: Number(row['at']),
    head: text(row, 'head'),
    root: text(row, 'root'),
    key: text(row, 'key'),
    signature: text(row, 'signature'),
    leaves: leavesOf(text(row, 'leaves')),
  };
}

export function toMark(row: Row): RetentionMark {
  return {
    writer: text(row, 'writer'),
    sequence: Number(row['sequence']),
    head: text(row, 'head'),
    at: Number(row['at']),
    key: text(row, 'key'),
    signature: text(row, 'signature'),
  };
}

/** Replaces a value that is no leaf, so that the commit does not pass as one without receipts. */
const NO_LEAF = [Number.NaN, Number.NaN, ''] as const;

function leavesOf(json: string): StoredCommit['leaves'] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [NO_LEAF];
  }
  if (!Array.isArray(value)) return [NO_LEAF];
  return value.map((leaf: unknown) =>
    Array.isArray(leaf) && leaf.length === 3
      ? ([Number(leaf[0]), Number(leaf[1]), String(leaf[2])] as const)
      : NO_LEAF,
  );
}

function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}
