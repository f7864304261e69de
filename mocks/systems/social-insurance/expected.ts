/**
 * Expected answers of the social insurance database, in schema names. A book counts if it was made as the
 * person's own; names and dates are not compared here.
 */
import { coded, noTexts } from '../../kit/codelists.ts';
import { undatedPlace } from '../../kit/divisions.ts';
import { expectedPart } from '../../kit/expected.ts';
import type { ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { tidy } from '../../people/spelling.ts';
import { booksOf, type Book } from './books.ts';
import type { Period } from './career.ts';
import { schemaMonth } from './months.ts';

function expectedMonth(month: number | null | undefined): string | null {
  return month === null || month === undefined ? null : schemaMonth(month);
}

function byNumber(books: readonly Book[]): Book[] {
  return books.toSorted((a, b) => ((a.insuranceNumber ?? '') < (b.insuranceNumber ?? '') ? -1 : 1));
}

function expectedParticipation(book: Book): ExpectedRecord {
  const { holder, birthPlace, periods } = book;
  const last = periods.at(-1);
  // No insured person was born under today's codes.
  const place = undatedPlace(birthPlace);
  return {
    insuranceNumber: book.insuranceNumber,
    formerBookNumber: book.formerBookNumber,
    identityNumber: holder.number,
    holderName: tidy(holder.name),
    holderDateOfBirth: holder.dateOfBirth,
    holderSex: coded('SEX', holder.sex === 'MALE' ? '1' : '2'),
    birthProvince: place.province,
    birthDistrict: place.district,
    birthCommune: place.commune,
    householdCode: book.householdCode,
    address: tidy(book.address),
    status: coded('PARTICIPATION_STATUS', book.status),
    contributionType: coded('CONTRIBUTION_TYPE', last?.type ?? null),
    sinceMonth: expectedMonth(periods[0]?.from),
    employerCode: last?.employerCode ?? null,
    employerName: last?.employerName ?? null,
    officeCode: book.officeCode,
    ...noTexts('holderSex', 'birthProvince', 'birthDistrict', 'birthCommune', 'status', 'contributionType'),
  };
}

function expectedPeriod(insuranceNumber: string | null, period: Period): ExpectedRecord {
  const { type, from, to, ...same } = period;
  return {
    insuranceNumber,
    type: coded('CONTRIBUTION_TYPE', type),
    fromMonth: expectedMonth(from),
    toMonth: expectedMonth(to),
    ...same,
    ...noTexts('type'),
  };
}

function expectedSummary({ insuranceNumber, sums }: Book): ExpectedRecord {
  const { upTo, withdrawal, ...same } = sums;
  return {
    insuranceNumber,
    ...same,
    upToMonth: expectedMonth(upTo),
    oneTimeWithdrawal: withdrawal && { month: expectedMonth(withdrawal.month), months: withdrawal.months },
  };
}

function expectedContributions(books: readonly Book[]): ExpectedRecord {
  const periods = books
    .flatMap(({ insuranceNumber, periods: own }) => own.map((period) => ({ insuranceNumber, period })))
    .toSorted((a, b) => b.period.from - a.period.from);
  return {
    periods: periods.map(({ insuranceNumber, period }) => expectedPeriod(insuranceNumber, period)),
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
