/**
 * Order of a citizen's own log. Of an access to another person whose record names the citizen, the log shows
 * the source and the month only: otherwise a former spouse would learn where the other deals with the
 * authorities. Such entries come after all others of their month, and neither ids nor cursors reveal more.
 */
import { BadInput } from '../subject/bad-input.ts';
import { entryId, parseEntryId, type Entry } from '../ledger/entry.ts';
import type { AuditKeys } from '../ledger/keys.ts';
import type { Place } from '../ledger/paging.ts';
import type { EntryQuery } from '../ledger/stores/store.ts';

/** An entry of the log. */
export interface Access {
  readonly entry: Entry;
  /** The subject of the request was another person. */
  readonly isOfAnother: boolean;
}

interface AccessPlace extends Place {
  readonly isOfAnother: boolean;
}

/** Việt Nam keeps one time all year. */
const OFFSET_MS = 7 * 60 * 60 * 1000;

/** The first moment of the month of a time in Việt Nam, or of a later one, in milliseconds since 1970. */
function monthStart(at: number, more = 0): number {
  const there = new Date(at + OFFSET_MS);
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + more) - OFFSET_MS;
}

/** The first moment of the month of a time in Việt Nam, in ISO 8601. */
export function monthIn(at: number): string {
  return `${new Date(monthStart(at) + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

/** Queries for the entries after a place: accesses to the citizen, and accesses to others. */
export function searchesAfter(
  place: AccessPlace | undefined,
): Readonly<Record<'own' | 'others', Pick<EntryQuery, 'access' | 'after' | 'until'>>> {
  const own = { access: 'to the person' } as const;
  const others = { access: 'to another' } as const;
  if (!place) return { own, others };
  return place.isOfAnother
    ? { own: { ...own, until: monthStart(place.at) }, others: { ...others, after: place } }
    : { own: { ...own, after: place }, others: { ...others, until: monthStart(place.at, 1) } };
}

/** Newest month first, and in it first the accesses to the citizen. */
export function inOrder(own: readonly Entry[], others: readonly Entry[]): readonly Access[] {
  return [
    ...own.map((entry) => ({ entry, isOfAnother: false })),
    ...others.map((entry) => ({ entry, isOfAnother: true })),
  ].toSorted(
    (a, b) =>
      monthStart(b.entry.at) - monthStart(a.entry.at) ||
      Number(a.isOfAnother) - Number(b.isOfAnother) ||
      b.entry.at - a.entry.at ||
      (a.entry.writer < b.entry.writer ? 1 : a.entry.writer > b.entry.writer ? -1 : 0) ||
      b.entry.sequence - a.entry.sequence,
  );
}

/** Id of an access to another person in a citizen's log: the id of the entry would reveal its time. */
export function opaqueId(entry: Entry, keys: Pick<AuditKeys, 'hash'>): string {
  return keys.hash(`access ${entryId(entry)}`);
}

export function sealedCursor({ entry, isOfAnother }: Access, keys: Pick<AuditKeys, 'seal'>): string {
  return keys.seal(`${CURSOR} ${entry.at} ${entryId(entry)} ${isOfAnother ? 'another' : 'own'}`);
}

/** @throws BadInput `CURSOR` for one that was not sealed here */
export function openedCursor(
  cursor: string | null | undefined,
  keys: Pick<AuditKeys, 'open'>,
): AccessPlace | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const [kind, at = '', id = '', whose] = keys.open(cursor)?.split(' ') ?? [];
  const entry = parseEntryId(id);
  if (kind !== CURSOR || !entry || !/^\d{1,15}$/.test(at)) throw new BadInput('CURSOR');
  return { ...entry, at: Number(at), isOfAnother: whose === 'another' };
}

/** Distinguishes a cursor from other sealed values. */
const CURSOR = 'cursor';
