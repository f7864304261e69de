/** The social insurance database's answer about one person. */
import type { UnknownObject } from '../../kit/unknown.ts';
import type { Book } from './books.ts';
import type { Period } from './career.ts';
import { contributionsRow, participantRow } from './wire.ts';

/** A request about one person; the contract has been checked. */
export interface Asked {
  readonly participation: boolean;
  readonly contributions: boolean;
  /** Months (see months.ts), for a request of some periods only. */
  readonly from: number | null;
  readonly to: number | null;
}

export function resultOf(asked: Asked, books: readonly Book[]): UnknownObject {
  const participants = asked.participation ? books.map(participantRow) : [];
  const histories = (asked.contributions ? books : []).flatMap((book) => {
    // Newest last, which is not guaranteed: callers must sort.
    const periods = book.periods.filter(within(asked));
    return periods.length === 0 ? [] : [contributionsRow(book, periods)];
  });
  if (participants.length + histories.length === 0) return { maKetQua: '01' };
  return {
    maKetQua: '00',
    ...(asked.participation ? { thamGia: participants } : {}),
    ...(asked.contributions ? { dong: histories } : {}),
  };
}

function within({ from, to }: Asked): (period: Period) => boolean {
  return (period) =>
    (from === null || period.to === null || period.to >= from) && (to === null || period.from <= to);
}
