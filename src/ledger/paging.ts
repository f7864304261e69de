/** Pages of entries: cursors that say where a page ended. */
import { BadInput } from '../subject/bad-input.ts';
import { entryId, parseEntryId, type Entry } from './entry.ts';

/** The most that one page gives. */
const MOST = 100;

export interface Page {
  readonly first?: number | null | undefined;
  /** As `cursorOf` made it; the scalar has checked it. */
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

/** @throws BadInput `CURSOR` for what can be neither a place nor a sealed one, which is opened where it is used */
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

/** @param hasNextPage whether there may be more than these */
export function connectionOf<Node>(
  edges: { readonly cursor: string; readonly node: Node }[],
  hasNextPage: boolean,
) {
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}
