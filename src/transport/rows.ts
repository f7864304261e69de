/** Rows of an answer, each of which says whose it is: one that cannot be read costs itself and not its siblings. */
import { SourceError } from '../source-api/answer.ts';
import { Unread } from '../source-api/draft.ts';
import type { Candidate, LostRow } from '../source-api/source.ts';
import type { Held } from './wire-values.ts';

export interface Rows<Rec = unknown> {
  readonly candidates: readonly Candidate<Rec>[];
  readonly lost?: readonly LostRow[];
}

/** A row as one person's. A function throws SourceError BAD_RESPONSE when it cannot be read as theirs. */
type AsOnes<Rec> = Candidate<Rec> | (() => Candidate<Rec>);

type ReadRow<Row, Rec> = (row: Row) => AsOnes<Rec> | readonly AsOnes<Rec>[];

/**
 * @param field path of the schema's field with the content of the rows
 * @param read throws SourceError BAD_RESPONSE when a row cannot be read; a row may be about several people
 * @returns undefined when there are no rows to read
 * @throws SourceError BAD_RESPONSE when there is something else than rows
 */
export function readRows<Row, Rec>(
  rows: Held<readonly (Row | Unread)[]>,
  field: string,
  read: ReadRow<Row, Rec>,
): Rows<Rec> | undefined {
  if (rows === undefined || rows === null) return undefined;
  if (rows instanceof Unread) throw new SourceError({ code: 'BAD_RESPONSE' }, `${field}: no list`);
  return allRows(
    rows.map((row) => (row instanceof Unread ? lostRow<Rec>(field) : readRow(row, field, read))),
  );
}

function readRow<Row, Rec>(row: Row, field: string, read: ReadRow<Row, Rec>): Rows<Rec> {
  const people = unlessUnreadable(() => [read(row)].flat());
  if (!people) return lostRow(field);
  const ones = people.map((one) => (typeof one === 'function' ? unlessUnreadable(one) : one));
  const candidates = ones.filter((one) => one !== undefined);
  return candidates.length === ones.length ? { candidates } : lostRow(field, candidates);
}

/** @param candidates those of the people whom the row names as whose it can be read */
function lostRow<Rec>(field: string, candidates: Rows<Rec>['candidates'] = []): Rows<Rec> {
  const unlessTied = candidates.map(({ evidence }) => evidence);
  return {
    candidates,
    lost: [{ field, reason: 'UNREADABLE', ...(unlessTied.length > 0 && { unlessTied }) }],
  };
}

function unlessUnreadable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SourceError && error.failure.code === 'BAD_RESPONSE') return undefined;
    throw error;
  }
}

/** Rows of several kinds in one answer. */
export function allRows<Rec>(kinds: readonly (Rows<Rec> | undefined)[]): Rows<Rec> {
  const candidates = kinds.flatMap((rows) => rows?.candidates ?? []);
  const lost = kinds.flatMap((rows) => rows?.lost ?? []);
  return lost.length > 0 ? { candidates, lost } : { candidates };
}

/** @throws SourceError BAD_RESPONSE when there are rows and none of them can be read */
export function someReadable<Rec>(rows: Rows<Rec>): Rows<Rec> {
  if (rows.candidates.length > 0 || !rows.lost) return rows;
  const fields = rows.lost.map(({ field }) => field).join(', ');
  throw new SourceError({ code: 'BAD_RESPONSE', tiesNobody: true }, `no row can be read: ${fields}`);
}
