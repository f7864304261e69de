/**
 * Writes participants and contributions in the columns of contracts/social-insurance/openapi.yaml. An absent value is null, an
 * empty text or left out, as in databases of different age.
 */
import { optionalColumn, type Row } from '../../kit/columns.ts';
import { compact } from '../../people/calendar.ts';
import { chance, rngOf, pick, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Sex } from '../../people/person.ts';
import type { Book, Holder } from './books.ts';
import type { Period } from './career.ts';
import { MONTH_FORMS, wireMonth, type MonthForm } from './months.ts';

function optionalIn(rng: Rng) {
  return optionalColumn(rng, (column) => `no ${column}`);
}

/** Eight digits with unknown parts as ones, distinguished only by loaiNgaySinh, or the known part alone. */
function birthColumns(rng: Rng, dateOfBirth: string): Row {
  const kinds = new Map([
    [4, 1],
    [7, 2],
    [10, 0],
  ]);
  const kind = kinds.get(dateOfBirth.length) ?? null;
  const form = pickWeighted(rng, 'birth date form', [
    ['filled', 85],
    ['cut', 8],
    ['slashed', 7],
  ]);
  const isLeftOut = kind !== 0 && form !== 'filled' && chance(rng, 'no kind of birth date', 300);
  return {
    ngaySinh:
      form === 'slashed'
        ? dateOfBirth.split('-').toReversed().join('/')
        : compact(dateOfBirth).padEnd(form === 'cut' ? 0 : 8, '01'),
    loaiNgaySinh: isLeftOut ? null : chance(rng, 'kind as text', 200) ? String(kind) : kind,
  };
}

function sexColumn(rng: Rng, sex: Sex): string | number {
  const code = sex === 'MALE' ? 1 : 2;
  const form = rng('insured sex form', 100);
  if (form < 10) return sex === 'MALE' ? 'Nam' : 'Nữ';
  return form < 30 ? code : String(code);
}

/** Format of the months of a book. */
function monthFormOf(rng: Rng): MonthForm {
  return chance(rng, 'usual months', 850) ? 'MM/yyyy' : pick(rng, 'month form', MONTH_FORMS);
}

/** Common columns of a participant and a contribution history. */
function holderColumns(rng: Rng, insuranceNumber: string | null, holder: Holder): Row {
  const isGrouped = chance(rng, 'number in groups', 20);
  return {
    maSoBhxh: insuranceNumber ?? (rng('insurance number none', 2) === 0 ? '' : null),
    soDinhDanh:
      holder.number?.replace(/(?<=^(?:...)+)(?=.)/g, isGrouped ? ' ' : '') ??
      (rng('number none', 2) === 0 ? '' : null),
    hoTen: holder.name,
    ...birthColumns(rng, holder.dateOfBirth),
  };
}

export function participantRow(book: Book): Row {
  const rng = rngOf(book.key);
  const maybe = optionalIn(rng);
  const last = book.periods.at(-1);
  const first = book.periods[0];
  return {
    ...holderColumns(rng, book.insuranceNumber, book.holder),
    ...maybe('soSoCu', book.formerBookNumber),
    gioiTinh: sexColumn(rng, book.holder.sex),
    ...maybe('maTinhKs', book.birthPlace.province),
    ...maybe('maHuyenKs', book.birthPlace.district),
    ...maybe('maXaKs', book.birthPlace.commune),
    ...maybe('maHo', book.householdCode),
    ...maybe('diaChi', book.address),
    trangThai: book.status,
    ...maybe('loai', last?.type ?? null),
    ...maybe('tuThang', first === undefined ? null : wireMonth(first.from, monthFormOf(rng))),
    ...maybe('maDonVi', last?.employerCode ?? null),
    ...maybe('tenDonVi', last?.employerName ?? null),
    ...maybe('maCoQuanBhxh', book.officeCode),
  };
}

function periodRow(rng: Rng, period: Period): Row {
  const form = monthFormOf(rng);
  const maybe = optionalIn(rng);
  return {
    loai: period.type,
    tuThang: wireMonth(period.from, form),
    denThang: period.to === null ? noMonth(rng) : wireMonth(period.to, form),
    soThang: period.months,
    mucLuong: period.salary,
    ...(period.coefficient === null ? {} : { hsl: period.coefficient }),
    pcChucVu: period.positionAllowance,
    pcThamNien: period.seniorityAllowance,
    pcKhuVuc: period.regionalAllowance,
    ...maybe('congViec', period.jobTitle),
    ...maybe('maDonVi', period.employerCode),
    ...maybe('tenDonVi', period.employerName),
    khongThamGiaBhtn: !period.inUnemploymentFund,
    khongThamGiaBhyt: period.inHealthFund === null ? null : !period.inHealthFund,
  };
}

function noMonth(rng: Rng): string | null {
  return chance(rng, 'no last month', 800) ? '' : null;
}

/** The given periods may be a part of the book's; the sums are always over all of them. */
export function contributionsRow(
  { key, insuranceNumber, holder, sums }: Book,
  periods: readonly Period[],
): Row {
  const rng = rngOf(key);
  const form = monthFormOf(rng);
  return {
    ...holderColumns(rng, insuranceNumber, holder),
    quaTrinh: periods.map((period) => periodRow(rng, period)),
    tongHop: {
      tongSoThang: sums.totalMonths,
      soThangBhtn: sums.unemploymentMonths,
      soThangNo: sums.arrearsMonths,
      tinhDenThang: wireMonth(sums.upTo, form),
      ...(sums.withdrawal === null
        ? {}
        : { rutMotLan: { thang: wireMonth(sums.withdrawal.month, form), soThang: sums.withdrawal.months } }),
    },
  };
}
