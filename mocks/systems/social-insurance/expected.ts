/**
 * Expected answers of the social insurance database, in schema names. A book counts if it was made as the
 * person's own; names and dates are not compared here.
 */
import { undatedPlace } from '../../kit/divisions.ts';
import { expectedPart } from '../../kit/expected.ts';
import type { ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { booksOf, type Book } from './books.ts';
import { PARTICIPATION, participationFacts, PERIOD, periodFacts, SUMS } from './columns.ts';

function byNumber(books: readonly Book[]): Book[] {
  return books.toSorted((a, b) => ((a.insuranceNumber ?? '') < (b.insuranceNumber ?? '') ? -1 : 1));
}

function expectedParticipation(book: Book): ExpectedRecord {
  // No insured person was born under today's codes.
  const { birthProvince, birthDistrict, birthCommune } = book;
  const { province, district, commune } = undatedPlace({
    province: birthProvince,
    district: birthDistrict,
    commune: birthCommune,
  });
  return {
    ...PARTICIPATION.record(participationFacts(book)),
    birthProvince: province,
    birthDistrict: district,
    birthCommune: commune,
  };
}

function expectedSummary({ insuranceNumber, sums }: Book): ExpectedRecord {
  return { insuranceNumber, ...SUMS.record(sums), oneTimeWithdrawal: sums.oneTimeWithdrawal };
}

function expectedContributions(books: readonly Book[]): ExpectedRecord {
  const periods = books
    .flatMap(({ insuranceNumber, periods: own }) => own.map((period) => ({ insuranceNumber, period })))
    .toSorted((a, b) => b.period.from - a.period.from);
  return {
    periods: periods.map(({ insuranceNumber, period }) => ({
      insuranceNumber,
      ...PERIOD.record(periodFacts(period)),
      inUnemploymentFund: period.inUnemploymentFund,
      inHealthFund: period.inHealthFund,
    })),
    periodCount: periods.length,
    summaries: books.map(expectedSummary),
  };
}

export function expectedAnswer(person: Person): ExpectedAnswer {
  // A cancelled number leads to no person.
  const books = person.subject.identityNumber === person.identityNumber ? byNumber(booksOf(person)) : [];
  return {
    ...expectedPart(books, (own) => ({ participations: own.map(expectedParticipation) })),
    contributions: expectedPart(
      books.filter(({ periods }) => periods.length > 0),
      expectedContributions,
    ),
  };
}
