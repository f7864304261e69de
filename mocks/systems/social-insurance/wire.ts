/**
 * Writes participants and contributions in the columns of contract/openapi.yaml. What is not held comes as
 * null, as an empty text or not at all, as databases of different age have it.
 */
import { compact } from '../../people/calendar.ts';
import { chance, diceOf, pick, pickWeighted } from '../../people/hash.ts';
import type { Dice } from '../../people/hash.ts';
import type { Sex } from '../../people/person.ts';
import type { Book, Holder } from './books.ts';
import type { Period } from './career.ts';
import { monthForms, wireMonth, type MonthForm } from './months.ts';

type Row = Readonly<Record<string, unknown>>;

/** An optional column: its value, or one of the three ways of having none. */
function optional(dice: Dice, column: string, value: string | null): Row {
  if (value !== null) return { [column]: value };
  const way = dice(`no ${column}`, 3);
  if (way === 0) return {};
  return { [column]: way === 1 ? null : '' };
}

/** Eight digits, of which what is not known is filled up with ones and only loaiNgaySinh tells, or what is known alone. */
function birthColumns(dice: Dice, dateOfBirth: string): Row {
  const kinds = new Map([
    [4, 1],
    [7, 2],
    [10, 0],
  ]);
  const kind = kinds.get(dateOfBirth.length) ?? null;
  const form = pickWeighted(dice, 'birth date form', [
    ['filled', 85],
    ['cut', 8],
    ['slashed', 7],
  ]);
  const isLeftOut = kind !== 0 && form !== 'filled' && chance(dice, 'no kind of birth date', 300);
  return {
    ngaySinh:
      form === 'slashed'
        ? dateOfBirth.split('-').toReversed().join('/')
        : compact(dateOfBirth).padEnd(form === 'cut' ? 0 : 8, '01'),
    loaiNgaySinh: isLeftOut ? null : chance(dice, 'kind as text', 200) ? String(kind) : kind,
  };
}

function sexColumn(dice: Dice, sex: Sex): string | number {
  const code = sex === 'MALE' ? 1 : 2;
  const form = dice('insured sex form', 100);
  if (form < 10) return sex === 'MALE' ? 'Nam' : 'Nữ';
  return form < 30 ? code : String(code);
}

/** The form in which a book has its months. */
function monthFormOf(dice: Dice): MonthForm {
  return chance(dice, 'usual months', 850) ? 'MM/yyyy' : pick(dice, 'month form', monthForms);
}

/** What a participant and a history of contributions have in common. */
function holderColumns(dice: Dice, insuranceNumber: string | null, holder: Holder): Row {
  const isGrouped = chance(dice, 'number in groups', 20);
  return {
    maSoBhxh: insuranceNumber ?? (dice('insurance number none', 2) === 0 ? '' : null),
    soDinhDanh:
      holder.number?.replace(/(?<=^(?:...)+)(?=.)/g, isGrouped ? ' ' : '') ??
      (dice('number none', 2) === 0 ? '' : null),
    hoTen: holder.name,
    ...birthColumns(dice, holder.dateOfBirth),
  };
}

export function participantRow(book: Book): Row {
  const dice = diceOf(book.key);
  const last = book.periods.at(-1);
  const first = book.periods[0];
  return {
    ...holderColumns(dice, book.insuranceNumber, book.holder),
    ...optional(dice, 'soSoCu', book.formerBookNumber),
    gioiTinh: sexColumn(dice, book.holder.sex),
    ...optional(dice, 'maTinhKs', book.birthPlace.province),
    ...optional(dice, 'maHuyenKs', book.birthPlace.district),
    ...optional(dice, 'maXaKs', book.birthPlace.commune),
    ...optional(dice, 'maHo', book.householdCode),
    ...optional(dice, 'diaChi', book.address),
    trangThai: book.status,
    ...optional(dice, 'loai', last?.type ?? null),
    ...optional(dice, 'tuThang', first === undefined ? null : wireMonth(first.from, monthFormOf(dice))),
    ...optional(dice, 'maDonVi', last?.employerCode ?? null),
    ...optional(dice, 'tenDonVi', last?.employerName ?? null),
    ...optional(dice, 'maCoQuanBhxh', book.officeCode),
  };
}

function periodRow(dice: Dice, period: Period): Row {
  const form = monthFormOf(dice);
  return {
    loai: period.type,
    tuThang: wireMonth(period.from, form),
    denThang: period.to === null ? noMonth(dice) : wireMonth(period.to, form),
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
    khongThamGiaBhyt: period.inHealthFund === null ? null : !period.inHealthFund,
  };
}

function noMonth(dice: Dice): string | null {
  return chance(dice, 'no last month', 800) ? '' : null;
}

/** The periods given may be only some of the book's; the sums are always over all. */
export function contributionsRow(
  { key, insuranceNumber, holder, sums }: Book,
  periods: readonly Period[],
): Row {
  const dice = diceOf(key);
  const form = monthFormOf(dice);
  return {
    ...holderColumns(dice, insuranceNumber, holder),
    quaTrinh: periods.map((period) => periodRow(dice, period)),
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
