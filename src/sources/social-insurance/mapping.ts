/**
 * From the social insurance database's rows to the schema's participations and contributions. One 12-digit
 * number may come with several participants: every row says whose it is and is tied on its own, so that one
 * person's answer never carries another's insurance.
 */
import {
  birthDate,
  both,
  byTexts,
  codedDivisions,
  finish,
  holderFacts,
  isFullDate,
  isIdentityNumber,
  lgspPart,
  newestFirst,
  numberEvidence,
  plainFields,
  numberKind,
  readRows,
  readable,
  requiredCode,
  socialInsuranceNumber,
  tyingName,
  unreadable,
  Unread,
  type Candidate,
  type Draft,
  type Evidence,
  type Held,
  type IdentityNumber,
  type PartialDate,
  type Precision,
  type RecordOf,
  type Rows,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/social-insurance.ts';
import type { ContributionsPeriodsArgs } from '../../generated/types.ts';
import type * as Schema from '../../generated/types.ts';
import type {
  Dong,
  KetQua,
  QuaTrinh,
  ThamGia,
  TongHop,
  Wire,
} from '../../generated/wire/social-insurance.ts';

export type ParticipationRecord = RecordOf<Schema.SocialInsurance>;
export type ContributionsRecord = RecordOf<Schema.Contributions>;
type Participation = RecordOf<Schema.SocialInsuranceParticipation>;
type Period = RecordOf<Schema.ContributionPeriod>;
type Summary = RecordOf<Schema.ContributionSummary>;
type OneTimeWithdrawal = RecordOf<Schema.OneTimeWithdrawal>;

const byInsuranceNumber = byTexts(({ insuranceNumber }: Participation | Summary) => insuranceNumber);

const newestPeriodFirst = newestFirst(
  ({ fromMonth }: Period) => fromMonth,
  ({ insuranceNumber }) => insuranceNumber,
  ({ type }) => type?.code,
);

export const participation = lgspPart<ParticipationRecord, Wire>({
  content: 'THAMGIA',
  column: 'thamGia',
  rows: ({ thamGia }) => readRows(thamGia, 'participations', toParticipation),
  merge: (a, b) => ({
    participations: both(a.participations, b.participations)?.toSorted(byInsuranceNumber) ?? null,
  }),
  // The others are the same person's.
  facts: ({ participations }) => holderFacts(participations?.[0]),
});

export const contributions = lgspPart<ContributionsRecord, Wire>({
  content: 'DONG',
  column: 'dong',
  rows: ({ dong }) => historiesOf(dong),
  merge: (a, b) => ({
    periods: both(a.periods, b.periods)?.toSorted(newestPeriodFirst) ?? null,
    periodCount:
      a.periodCount === null && b.periodCount === null ? null : (a.periodCount ?? 0) + (b.periodCount ?? 0),
    summaries: both(a.summaries, b.summaries)?.toSorted(byInsuranceNumber) ?? null,
  }),
});

/** A history that is lost costs all that is made of it. */
function historiesOf(histories: KetQua['dong']): Rows<ContributionsRecord> | undefined {
  const rows = readRows(histories, 'periods', toContributions);
  if (!rows?.lost) return rows;
  const fields = ['periods', 'periodCount', 'summaries'];
  return { ...rows, lost: rows.lost.flatMap((row) => fields.map((field) => ({ ...row, field }))) };
}

/** The most periods that one field gives. */
const MAX_PERIODS = 100;

/** @throws SourceError BAD_RESPONSE */
export function toParticipation(row: ThamGia): Candidate<ParticipationRecord> {
  const { evidence, dateOfBirth, insuranceNumber } = whose(row);
  const codes = { province: row.maTinhKs, district: row.maHuyenKs, commune: row.maXaKs };
  // A birth is registered after it, maybe long after, and its place entered later still.
  const birthPlace = codedDivisions(codes, evidence.dateOfBirth ?? null, null);
  const held: Draft<Participation> = {
    ...plainFields(columns.SocialInsuranceParticipation, row),
    insuranceNumber,
    holderDateOfBirth: dateOfBirth,
    birthProvince: birthPlace.province,
    birthDistrict: birthPlace.district,
    birthCommune: birthPlace.commune,
    status: requiredCode('PARTICIPATION_STATUS', row.trangThai, 'trangThai'),
  };
  return { evidence, ...finish<ParticipationRecord>({ participations: [held] }) };
}

/** @throws SourceError BAD_RESPONSE, also when neither a period nor the sums can be read */
export function toContributions(row: Dong): Candidate<ContributionsRecord> {
  const { evidence, insuranceNumber } = whose(row);
  const periods = periodsOf(row.quaTrinh, insuranceNumber);
  const summaries = summariesOf(row.tongHop, insuranceNumber);
  if (!isList(periods) && !isList(summaries)) throw unreadable('quaTrinh and tongHop');
  const { record, ...rest } = finish<ContributionsRecord>({
    periods,
    // Those that cannot be read count too.
    periodCount: isList(periods) ? periods.length : null,
    summaries,
  });
  return {
    evidence,
    ...rest,
    record: { ...record, periods: record.periods?.toSorted(newestPeriodFirst) ?? null },
  };
}

/**
 * The periods that reach into a range of months or years; its days do not count.
 *
 * @param periods newest first
 */
export function periodsWithin(
  { periods }: Pick<ContributionsRecord, 'periods'>,
  { from, to, first }: Partial<ContributionsPeriodsArgs>,
): readonly Period[] {
  const start = from?.slice(0, 7) ?? '';
  const end = to?.slice(0, 7);
  if (end !== undefined && start.slice(0, end.length) > end) return [];
  return (periods ?? [])
    .filter(({ fromMonth, toMonth }) => {
      // Both ends are compared at the precision in which they were asked for.
      const endsTooEarly = toMonth !== null && toMonth.slice(0, start.length) < start;
      const beginsTooLate = end !== undefined && (fromMonth ?? '').slice(0, end.length) > end;
      return !endsTooEarly && !beginsTooLate;
    })
    .slice(0, Math.min(Math.max(first ?? MAX_PERIODS, 0), MAX_PERIODS));
}

/**
 * The periods of one social insurance number. Of a list without any that can be read nothing is known, so
 * that a renamed column is no empty history.
 */
function periodsOf(
  periods: Dong['quaTrinh'],
  insuranceNumber: Draft<Period>['insuranceNumber'],
): readonly (Draft<Period> | Unread)[] | Unread | null {
  if (periods === undefined || periods instanceof Unread) return periods ?? null;
  const read = periods.map((period) => toPeriod(insuranceNumber, period));
  if (read.length > 0 && read.every((period) => period instanceof Unread)) throw unreadable('quaTrinh');
  return read;
}

function toPeriod(
  insuranceNumber: Draft<Period>['insuranceNumber'],
  period: QuaTrinh | Unread,
): Draft<Period> | Unread {
  if (period instanceof Unread) return period;
  const plain = plainFields(columns.ContributionPeriod, period);
  if (!isMonth(plain.fromMonth) || (plain.toMonth !== null && !isMonth(plain.toMonth))) {
    return new Unread('UNREADABLE');
  }
  return {
    ...plain,
    insuranceNumber,
    inUnemploymentFund: opposite(period.khongThamGiaBhtn),
    inHealthFund: opposite(period.khongThamGiaBhyt),
  };
}

/** The wire says what was not paid; what it does not say was neither paid nor not paid. */
function opposite(value: Held<boolean>): boolean | Unread | null {
  return typeof value === 'boolean' ? !value : (value ?? null);
}

function summariesOf(
  sums: TongHop | Unread | undefined,
  insuranceNumber: Draft<Summary>['insuranceNumber'],
): readonly (Draft<Summary> | Unread)[] | Unread | null {
  if (sums === undefined || sums instanceof Unread) return sums ?? null;
  const held = {
    ...plainFields(columns.ContributionSummary, sums),
    oneTimeWithdrawal: withdrawalOf(sums.rutMotLan),
  };
  const known = unlessEmpty(held, sums);
  return known === null || known instanceof Unread ? known : [{ insuranceNumber, ...known }];
}

function withdrawalOf(withdrawal: TongHop['rutMotLan']): Draft<OneTimeWithdrawal> | Unread | null {
  if (!withdrawal || withdrawal instanceof Unread) return withdrawal ?? null;
  return unlessEmpty(plainFields(columns.OneTimeWithdrawal, withdrawal), withdrawal);
}

/** The value as read; null if it was sent empty, `Unread` if nothing in it could be read. */
function unlessEmpty<Value extends object>(held: Value, sent: object): Value | Unread | null {
  if (Object.values(held).some((value) => value !== null)) return held;
  const isEmpty = Object.values(sent).every((value) => value === null || value === '');
  return isEmpty ? null : new Unread('UNREADABLE');
}

function isList<Item>(held: readonly Item[] | Unread | null): held is readonly Item[] {
  return Array.isArray(held);
}

/** Evidence of a row. */
function whose(row: ThamGia | Dong) {
  const fullName = tyingName(row.hoTen, 'hoTen');
  const { tied, shown } = born(row);
  const insuranceNumber = socialInsuranceNumber(row.maSoBhxh);
  // The result repeats the number asked, so its slot cannot be confused.
  const { numbers, keyed } = numberEvidence(row.soDinhDanh);
  // Since 2025-08-01 it may be a personal number, and is evidence where the link itself holds none.
  const inItsPlace = numbers.some(isPersonal) ? [] : [insuranceNumber].filter(isPersonal);
  const evidence: Evidence = { numbers: [...numbers, ...inItsPlace], keyed, fullName, dateOfBirth: tied };
  return { evidence, dateOfBirth: shown, insuranceNumber };
}

function isPersonal(number: string | Unread | null): number is IdentityNumber {
  return typeof number === 'string' && isIdentityNumber(number) && numberKind(number) === 'PERSONAL';
}

/** Precision of `ngaySinh` by `loaiNgaySinh` (confirmed); further digits only fill the column. */
const PRECISIONS = new Map<string, Precision>([
  ['0', 'DAY'],
  ['1', 'YEAR'],
  ['2', 'MONTH'],
]);

/**
 * A date is as precise as both its form and its kind say. A kind that is not known leaves open how much of a
 * full date is true: any reading could show what nobody knows, or tie a record by it. A year or a month that
 * stands alone says so by its form.
 *
 * @throws SourceError BAD_RESPONSE
 */
function born({ ngaySinh, loaiNgaySinh }: ThamGia | Dong) {
  const kind = readable(loaiNgaySinh ?? null);
  const precision = PRECISIONS.get(String(kind ?? '').trim());
  const date = birthDate(ngaySinh, 'ngaySinh', precision);
  const isFull = date.shown instanceof Unread || (date.tied !== undefined && isFullDate(date.tied));
  if (precision === undefined && isFull) throw unreadable('loaiNgaySinh');
  return date;
}

function isMonth(value: PartialDate | Unread | null): value is PartialDate {
  return typeof value === 'string' && value.length === MONTH_LENGTH;
}

const MONTH_LENGTH = 'yyyy-MM'.length;
