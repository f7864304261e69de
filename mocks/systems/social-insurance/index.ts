/**
 * The mock of the social insurance database (BHXH) behind the local integration platform. Its secrets are
 * published on purpose: they give access only to synthetic data on this machine.
 */
import { defineLgspSystem, resultOf } from '../../kit/lgsp.ts';
import { textOf } from '../../kit/unknown.ts';
import { booksOf } from './books.ts';
import type { Period } from './career.ts';
import { expectedAnswer } from './expected.ts';
import { monthOf } from './months.ts';
import { contributionsRow, participantRow } from './wire.ts';

export const system = defineLgspSystem({
  id: 'social-insurance',
  portOffset: 3,
  path: '/apiBHXH/1.0/traCuuTheoSoDinhDanh',
  credentials: { consumerKey: 'mock-bhxh-key', consumerSecret: 'mock-bhxh-secret' },
  eventKey: '7PqUdBI295kz4oZeLE1Lg3MhwYXId6RUGWSUbz17OAE',
  result: (item, number, person) => {
    // The person of the wrong-subject fault always has a book.
    const books = person === null ? [] : booksOf(person, person.identityNumber !== number);
    const isWanted = within(monthIn(item['tuThang']), monthIn(item['denThang']));
    const histories = books.flatMap((book) => {
      // Newest last, which is not guaranteed: callers must sort.
      const periods = book.periods.filter(isWanted);
      return periods.length === 0 ? [] : [contributionsRow(book, periods)];
    });
    return resultOf(item, { THAMGIA: ['thamGia', books.map(participantRow)], DONG: ['dong', histories] });
  },
  expected: expectedAnswer,
});

/** The month of `MM/yyyy` (see months.ts). */
function monthIn(value: unknown): number | null {
  const month = textOf(value);
  return month === null ? null : monthOf(month.split('/').toReversed().join('-'));
}

function within(from: number | null, to: number | null): (period: Period) => boolean {
  return (period) =>
    (from === null || period.to === null || period.to >= from) && (to === null || period.from <= to);
}
