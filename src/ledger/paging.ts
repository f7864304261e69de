/** Pages of entries, and the cursors between them. */
import { BadInput } from '../subject/bad-input.ts';
import { entryId, parseEntryId, type Entry } from './entry.ts';

/** Most entries of a page. */
const MOST = 100;

export interface Page {
  readonly first?: number | null | undefined;
  /** Made by `cursorOf` and checked by the scalar. */
  readonly after?: string | null | undefined;
}

const SEALED = /^[\w-]{60,600}$/;

export type Place = Pick<Entry, 'at' | 'writer' | 'sequence'>;

export function sizeOf({ first }: Page): number {
  return Math.min(Math.max(first ?? 20, 0), MOST);
}

export function cursorOf({ at, ...entry }: Place): string {
  return Buffer.from(`${at} ${entryId(entry)}`).toString('base64url');
}

/** @throws BadInput `CURSOR` for a text that is neither a place nor possibly a sealed one */
export function parseCursor(cursor: unknown): string {
  if (typeof cursor !== 'string' || !(placeIn(cursor) || SEALED.test(cursor))) throw new BadInput('CURSOR');
  return cursor;
}

export function placeAfter({ after }: Page): Place | undefined {
  return typeof after === 'string' ? placeIn(after) : undefined;
}

function placeIn(cursor: string): Place | undefined {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const entry = parseEntryId(id);
  return entry && /^\d{1,15}$/.test(at) ? { at: Number(at), ...entry } : undefined;
}

/** @param hasNextPage there may be more edges */
export function connectionOf<Node>(
  edges: { readonly cursor: string; readonly node: Node }[],
  hasNextPage: boolean,
) {
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}
