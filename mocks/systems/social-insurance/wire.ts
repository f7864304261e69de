/**
 * Writes participants and contributions in the columns of contract/openapi.yaml. What is not held comes as
 * null, as an empty text or not at all, as databases of different age have it.
 */
import { compact } from '../../people/calendar.ts';
import { diceOf, hashText } from '../../people/hash.ts';
import type { Dice } from '../../people/hash.ts';
import type { Book, Holder } from './books.ts';
import type { Period } from './career.ts';
import { wireMonth } from './months.ts';

type Row = Readonly<Record<string, unknown>>;

/** An optional column: its value, or one of the three ways of having none. */
function optional(dice: Dice, column: string, value: string | null): Row {
  if (value !== null) return { [column]: value };
  const way = dice(`no ${column}`, 3);
  if (way === 0) return {};
  return { [column]: way === 1 ? null : '' };
}

/** Always eight digits: what is not known is filled up with ones, and only loaiNgaySinh tells. */
function birthColumns(dateOfBirth: string): Row {
  const kinds = new Map([
    [4, 1],
    [7, 2],
    [10, 0],
  ]);
  return {
    ngaySinh: compact(dateOfBirth).padEnd(8, '01'),
    loaiNgaySinh: kinds.get(dateOfBirth.length),
  };
}

/** What a participant and a history of contributions have in common. */
function holderColumns(dice: Dice, insuranceNumber: string, holder: Holder): Row {
  return {
    maSoBhxh: insuranceNumber,
    soDinhDanh: holder.number ?? (dice('number none', 2) === 0 ? '' : null),
    hoTen: holder.name,
    ...birthColumns(holder.dateOfBirth),
  };
}

export function participantRow(book: Book): Row {
  const dice = diceOf(hashText(book.insuranceNumber));
  const last = book.periods.at(-1);
  const first = book.periods[0];
  return {
    ...holderColumns(dice, book.insuranceNumber, book.holder),
    ...optional(dice, 'soSoCu', book.formerBookNumber),
    gioiTinh: book.holder.sex === 'MALE' ? '1' : '2',
    ...optional(dice, 'maTinhKs', book.birthPlace.province),
    ...optional(dice, 'maHuyenKs', book.birthPlace.district),
    ...optional(dice, 'maXaKs', book.birthPlace.commune),
    ...optional(dice, 'maHo', book.householdCode),
    ...optional(dice, 'diaChi', book.address),
    trangThai: book.status,
    ...optional(dice, 'loai', last?.type ?? null),
    ...optional(dice, 'tuThang', first === undefined ? null : wireMonth(first.from)),
    ...optional(dice, 'maDonVi', last?.employerCode ?? null),
    ...optional(dice, 'tenDonVi', last?.employerName ?? null),
    ...optional(dice, 'maCoQuanBhxh', book.officeCode),
  };
}

function periodRow(dice: Dice, period: Period): Row {
  return {
    loai: period.type,
    tuThang: wireMonth(period.from),
    denThang: period.to === null ? '' : wireMonth(period.to),
    soThang: period.months,
    mucLuong: period.salary,
    ...(period.coefficient === null ? {} : { hsl: period.coefficient }),
    pcChucVu: period.positionAllowance,
    pcThamNien: period.seniorityAllowance,
    pcKhuVuc: period.regionalAllowance,
    ...optional(dice, 'congViec', period.jobTitle),
    ...optional(dice, 'maDonVi', period.employerCode),
    ...optional(dice, 'tenDonVi', period.employerName),
    khongThamGiaBhtn: !period.inUnemploymentFund,
    khongThamGiaBhyt: !period.inHealthFund,
  };
}

/** The periods given may be only some of the book's; the sums are always over all. */
export function contributionsRow({ insuranceNumber, holder, sums }: Book, periods: readonly Period[]): Row {
  const dice = diceOf(hashText(insuranceNumber));
  return {
    ...holderColumns(dice, insuranceNumber, holder),
    quaTrinh: periods.map((period) => periodRow(dice, period)),
    tongHop: {
      tongSoThang: sums.totalMonths,
      soThangBhtn: sums.unemploymentMonths,
      soThangNo: sums.arrearsMonths,
      tinhDenThang: wireMonth(sums.upTo),
      ...(sums.withdrawal === null
        ? {}
        : { rutMotLan: { thang: wireMonth(sums.withdrawal.month), soThang: sums.withdrawal.months } }),
    },
  };
}
