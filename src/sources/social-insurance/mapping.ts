/**
 * From the social insurance database's rows to the schema's participations and contributions. One 12-digit
 * number may come with several participants: every row says whose it is and is tied on its own, so that one
 * person's answer never carries another's insurance.
 */
import { SourceError } from '../../ask/answer.ts';
import type { Candidate, Facts, Part } from '../../ask/source.ts';
import { codedDivisions } from '../../codes/divisions.ts';
import { coded } from '../../codes/coded-value.ts';
import type { ContributionsPeriodsArgs, ResolversParentTypes } from '../../generated/schema.ts';
import type { Dong, QuaTrinh, ThamGia, TongHop } from '../../generated/wire/social-insurance.ts';
import { isPartialDate, type PartialDate } from '../../subject/partial-date.ts';
import type { Evidence } from '../../subject/tie.ts';
import { compactDate, numberEvidence, text } from '../../transport/wire-values.ts';

export type ParticipationRecord = ResolversParentTypes['SocialInsurance'];
export type ContributionsRecord = ResolversParentTypes['Contributions'];
type Participation = ResolversParentTypes['SocialInsuranceParticipation'];
type Period = ResolversParentTypes['ContributionPeriod'];
type Summary = ResolversParentTypes['ContributionSummary'];

export const participation: Part<ParticipationRecord> = {
  source: 'SOCIAL_INSURANCE',
  name: 'participation',
  merge: (a, b) => ({
    participations: [...(a.participations ?? []), ...(b.participations ?? [])].toSorted(byInsuranceNumber),
  }),
};

export const contributions: Part<ContributionsRecord> = {
  source: 'SOCIAL_INSURANCE',
  name: 'contributions',
  field: 'contributions',
  merge: (a, b) => ({
    periods: [...(a.periods ?? []), ...(b.periods ?? [])].toSorted(newestFirst),
    periodCount: (a.periodCount ?? 0) + (b.periodCount ?? 0),
    summaries: [...(a.summaries ?? []), ...(b.summaries ?? [])].toSorted(byInsuranceNumber),
  }),
};

/** The most periods that one field gives. */
const MAX_PERIODS = 100;

/** @throws SourceError BAD_RESPONSE */
export function toParticipation(row: ThamGia): Candidate<ParticipationRecord> {
  const evidence = evidenceOf(row);
  const codes = { province: row.maTinhKs, district: row.maHuyenKs, commune: row.maXaKs };
  // A birth is registered after it, maybe long after, and its place entered later still.
  const birthPlace = codedDivisions(codes, evidence.dateOfBirth ?? null, null);
  const record: Participation = {
    insuranceNumber: row.maSoBhxh,
    formerBookNumber: text(row.soSoCu),
    identityNumber: evidence.numbers[0] ?? null,
    holderName: evidence.fullName ?? null,
    holderDateOfBirth: evidence.dateOfBirth ?? null,
    holderSex: coded('SEX', row.gioiTinh?.toString()),
    birthProvince: birthPlace.province,
    birthDistrict: birthPlace.district,
    birthCommune: birthPlace.commune,
    householdCode: text(row.maHo),
    address: text(row.diaChi),
    status: coded('PARTICIPATION_STATUS', row.trangThai),
    contributionType: coded('CONTRIBUTION_TYPE', row.loai),
    sinceMonth: month(row.tuThang, 'tuThang'),
    employerCode: text(row.maDonVi),
    employerName: text(row.tenDonVi),
    officeCode: text(row.maCoQuanBhxh),
  };
  return { evidence, record: { participations: [record] } };
}

/** @throws SourceError BAD_RESPONSE */
export function toContributions(row: Dong): Candidate<ContributionsRecord> {
  const periods = row.quaTrinh.map((period) => toPeriod(row.maSoBhxh, period)).toSorted(newestFirst);
  const summaries = [toSummary(row.maSoBhxh, row.tongHop)];
  return { evidence: evidenceOf(row), record: { periods, periodCount: periods.length, summaries } };
}

/** What the first participation says; the others are the same person's. */
export function participationFacts({ participations }: ParticipationRecord): Facts {
  const first = participations?.[0];
  return {
    FULL_NAME: first?.holderName,
    DATE_OF_BIRTH: first?.holderDateOfBirth,
    SEX: first?.holderSex?.code,
  };
}

/**
 * The periods that reach into a range of months or years; its days do not count.
 *
 * @param periods newest first
 */
export function periodsWithin(
  periods: readonly Period[],
  { from, to, first }: Partial<ContributionsPeriodsArgs>,
): readonly Period[] {
  const start = from?.slice(0, 7) ?? '';
  const end = to?.slice(0, 7);
  if (end !== undefined && start.slice(0, end.length) > end) return [];
  return periods
    .filter(({ fromMonth, toMonth }) => {
      // Both ends are compared at the precision in which they were asked for.
      const endsTooEarly = toMonth !== null && toMonth.slice(0, start.length) < start;
      const beginsTooLate = end !== undefined && (fromMonth ?? '').slice(0, end.length) > end;
      return !endsTooEarly && !beginsTooLate;
    })
    .slice(0, Math.min(Math.max(first ?? MAX_PERIODS, 0), MAX_PERIODS));
}

function toPeriod(insuranceNumber: string, period: QuaTrinh): Period {
  return {
    insuranceNumber,
    type: coded('CONTRIBUTION_TYPE', period.loai),
    fromMonth: month(period.tuThang, 'tuThang'),
    toMonth: month(period.denThang, 'denThang'),
    months: period.soThang,
    employerCode: text(period.maDonVi),
    employerName: text(period.tenDonVi),
    jobTitle: text(period.congViec),
    salary: period.mucLuong ?? null,
    coefficient: period.hsl ?? null,
    positionAllowance: period.pcChucVu ?? null,
    seniorityAllowance: period.pcThamNien ?? null,
    regionalAllowance: period.pcKhuVuc ?? null,
    inUnemploymentFund: !period.khongThamGiaBhtn,
    inHealthFund: !period.khongThamGiaBhyt,
  };
}

function toSummary(insuranceNumber: string, sums: TongHop): Summary {
  return {
    insuranceNumber,
    totalMonths: sums.tongSoThang,
    unemploymentMonths: sums.soThangBhtn,
    arrearsMonths: sums.soThangNo,
    upToMonth: month(sums.tinhDenThang, 'tinhDenThang'),
    oneTimeWithdrawal: sums.rutMotLan
      ? { month: month(sums.rutMotLan.thang, 'rutMotLan/thang'), months: sums.rutMotLan.soThang }
      : null,
  };
}

function evidenceOf(row: ThamGia | Dong): Evidence {
  return {
    // The result repeats the number asked, so its slot cannot be confused.
    ...numberEvidence(row.soDinhDanh),
    fullName: text(row.hoTen) ?? undefined,
    dateOfBirth: birthDate(row),
  };
}

/** How many digits of `ngaySinh` hold, by `loaiNgaySinh` (confirmed); what stands behind them only fills the column. */
const DIGITS_HELD = new Map([
  ['0', 8],
  ['1', 4],
  ['2', 6],
]);

/**
 * A kind that is not known leaves open how much of the date is true. Any reading of it could show what nobody
 * knows, or tie a record by it, so the row cannot be read.
 */
function birthDate({ ngaySinh, loaiNgaySinh }: ThamGia | Dong): PartialDate | undefined {
  const digits = DIGITS_HELD.get(String(loaiNgaySinh));
  if (digits === undefined) {
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'loaiNgaySinh is of no known kind');
  }
  return compactDate(ngaySinh && ngaySinh.slice(0, digits).padEnd(8, '0'), 'ngaySinh');
}

/** A month written `MM/yyyy`, which the contract sees to; null when there is none. */
function month(value: string | null | undefined, field: string): PartialDate | null {
  if (!value) return null;
  const date = `${value.slice(3)}-${value.slice(0, 2)}`;
  if (!isPartialDate(date)) throw new SourceError({ code: 'BAD_RESPONSE' }, `${field} cannot be read`);
  return date;
}

function byInsuranceNumber(a: Participation | Summary, b: Participation | Summary): number {
  return (a.insuranceNumber ?? '').localeCompare(b.insuranceNumber ?? '');
}

function newestFirst(a: Period, b: Period): number {
  return (
    (b.fromMonth ?? '').localeCompare(a.fromMonth ?? '') ||
    (a.insuranceNumber ?? '').localeCompare(b.insuranceNumber ?? '') ||
    (a.type?.code ?? '').localeCompare(b.type?.code ?? '')
  );
}
