/**
 * Writes participants and contributions in the columns of contracts/social-insurance/openapi.yaml. An absent
 * value is null, an empty text or left out, as in databases of different age.
 */
import { optionalColumn, type Row } from '../../kit/columns.ts';
import type { Forms } from '../../kit/table.ts';
import { compact, slashed } from '../../people/calendar.ts';
import { chance, rngOf, pick, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Sex } from '../../people/person.ts';
import type { Book } from './books.ts';
import type { Period } from './career.ts';
import { PARTICIPATION, participationFacts, PERIOD, periodFacts, SUMS, WITHDRAWAL } from './columns.ts';
import { MONTH_FORMS, wireMonth } from './months.ts';

/** Eight digits with unknown parts as ones, distinguished only by loaiNgaySinh, or the known part alone. */
function birthColumns(rng: Rng, dateOfBirth: string): Row {
  const kind = { 4: 1, 7: 2, 10: 0 }[dateOfBirth.length] ?? null;
  const form = pickWeighted(rng, 'birth date form', Object.entries({ filled: 85, cut: 8, slashed: 7 }));
  const isLeftOut = kind !== 0 && form !== 'filled' && chance(rng, 'no kind of birth date', 300);
  return {
    ngaySinh:
      form === 'slashed' ? slashed(dateOfBirth) : compact(dateOfBirth).padEnd(form === 'cut' ? 0 : 8, '01'),
    loaiNgaySinh: isLeftOut ? null : chance(rng, 'kind as text', 200) ? String(kind) : kind,
  };
}

function sexColumn(rng: Rng, sex: Sex): string | number {
  const code = sex === 'MALE' ? 1 : 2;
  const form = rng('insured sex form', 100);
  if (form < 10) return sex === 'MALE' ? 'Nam' : 'Nữ';
  return form < 30 ? code : String(code);
}

/** The holder's columns in their odd forms. */
function holderColumns(
  rng: Rng,
  { insuranceNumber, identityNumber, holderName, holderDateOfBirth }: Book,
): Row {
  const isGrouped = chance(rng, 'number in groups', 20);
  return {
    maSoBhxh: insuranceNumber ?? (rng('insurance number none', 2) === 0 ? '' : null),
    soDinhDanh:
      identityNumber?.replace(/(?<=^(?:...)+)(?=.)/g, isGrouped ? ' ' : '') ??
      (rng('number none', 2) === 0 ? '' : null),
    hoTen: holderName,
    ...birthColumns(rng, holderDateOfBirth),
  };
}

/** Forms of the other columns: the months of a row are all written alike. */
function formsOf(rng: Rng): Forms {
  const form = chance(rng, 'usual months', 850) ? 'MM/yyyy' : pick(rng, 'month form', MONTH_FORMS);
  const none = chance(rng, 'no last month', 800) ? '' : null;
  return {
    date: (month) => (month === null ? none : wireMonth(month, form)),
    optional: optionalColumn(rng, (column) => `no ${column}`),
  };
}

export function participantRow(book: Book): Row {
  const rng = rngOf(book.key);
  return {
    ...PARTICIPATION.row(participationFacts(book), formsOf(rng)),
    ...holderColumns(rng, book),
    gioiTinh: sexColumn(rng, book.holderSex),
  };
}

function periodRow(rng: Rng, period: Period): Row {
  const { coefficient, inUnemploymentFund, inHealthFund } = period;
  return {
    ...PERIOD.row(periodFacts(period), formsOf(rng)),
    // Left out where there is none.
    hsl: coefficient ?? undefined,
    khongThamGiaBhtn: !inUnemploymentFund,
    khongThamGiaBhyt: inHealthFund === null ? null : !inHealthFund,
  };
}

/** The given periods may be a part of the book's; the sums are always over all of them. */
export function contributionsRow(book: Book, periods: readonly Period[]): Row {
  const rng = rngOf(book.key);
  const forms = formsOf(rng);
  const { oneTimeWithdrawal } = book.sums;
  return {
    ...holderColumns(rng, book),
    quaTrinh: periods.map((period) => periodRow(rng, period)),
    tongHop: {
      ...SUMS.row(book.sums, forms),
      ...(oneTimeWithdrawal && { rutMotLan: WITHDRAWAL.row(oneTimeWithdrawal, forms) }),
    },
  };
}
