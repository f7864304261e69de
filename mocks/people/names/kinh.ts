/**
 * Names of the Kinh and of groups with the same structure: surname, middle names, given name. All
 * combinations are invented from common parts.
 */
import { chance, pick, pickWeighted, type Rng } from '../hash.ts';
import type { Sex } from '../person.ts';

const SURNAMES: ReadonlyArray<readonly [string, number]> = [
  ['Nguyễn', 310],
  ['Trần', 110],
  ['Lê', 95],
  ['Phạm', 70],
  ['Huỳnh', 40],
  ['Hoàng', 35],
  ['Phan', 45],
  ['Vũ', 30],
  ['Võ', 30],
  ['Đặng', 25],
  ['Bùi', 25],
  ['Đỗ', 20],
  ['Hồ', 18],
  ['Ngô', 18],
  ['Dương', 14],
  ['Lý', 8],
  ['Đinh', 12],
  ['Đoàn', 10],
  ['Trịnh', 10],
  ['Mai', 8],
  ['Tô', 5],
  ['Lưu', 6],
  ['Cao', 8],
  ['Thái', 5],
  ['Tạ', 5],
  ['Hà', 8],
  ['La', 2],
  ['Quách', 3],
  ['Âu Dương', 1],
  ['Tôn Thất', 1],
  ['Đặng Trần', 3],
  ['Nguyễn Phúc', 3],
];

const MIDDLES: Record<Sex, readonly string[]> = {
  MALE: [
    'Văn',
    'Văn',
    'Văn',
    'Hữu',
    'Đức',
    'Minh',
    'Quang',
    'Thanh',
    'Xuân',
    'Đình',
    'Công',
    'Trọng',
    'Bá',
    'Hoàng Gia',
    'Ngọc',
  ],
  FEMALE: [
    'Thị',
    'Thị',
    'Thị',
    'Thị Kim',
    'Thị Thanh',
    'Thị Hồng',
    'Ngọc',
    'Thuý',
    'Thùy',
    'Kim',
    'Bích',
    'Thị Thuỳ',
    'Hoài',
    'Quỳnh',
    'Mỹ',
  ],
};

const GIVENS: Record<Sex, readonly string[]> = {
  MALE: [
    'An',
    'Bảo',
    'Bình',
    'Cường',
    'Dũng',
    'Đạt',
    'Đông',
    'Giang',
    'Hải',
    'Hiếu',
    'Hoà',
    'Hòa',
    'Hùng',
    'Khoa',
    'Khôi',
    'Long',
    'Mạnh',
    'Nam',
    'Nghĩa',
    'Phong',
    'Phúc',
    'Quý',
    'Sơn',
    'Tài',
    'Thắng',
    'Thịnh',
    'Toàn',
    'Trí',
    'Tú',
    'Vinh',
    'Khoẻ',
    'Thuỵ',
  ],
  FEMALE: [
    'Anh',
    'Ánh',
    'Châu',
    'Chi',
    'Dung',
    'Đào',
    'Giang',
    'Hà',
    'Hạnh',
    'Hằng',
    'Hiền',
    'Hoa',
    'Hoà',
    'Hương',
    'Huyền',
    'Lan',
    'Liên',
    'Linh',
    'Mai',
    'My',
    'Nga',
    'Ngân',
    'Nhung',
    'Phương',
    'Quyên',
    'Thảo',
    'Thuỷ',
    'Thủy',
    'Thuý',
    'Thúy',
    'Trang',
    'Tuyết',
    'Vân',
    'Yến',
  ],
};

/** Two-word surnames, which the first word alone does not identify. */
export const compoundSurnames: readonly string[] = SURNAMES.map(([surname]) => surname).filter((surname) =>
  surname.includes(' '),
);

export function kinhSurname(rng: Rng): string {
  return pickWeighted(rng, 'surname', SURNAMES);
}

/** Middle and given names after a surname; few people have none, few have several. */
export function givenNames(rng: Rng, sex: Sex): string {
  const given = pick(rng, `given ${sex}`, GIVENS[sex]);
  if (chance(rng, 'no middle name', 30)) return given;
  const middle = pick(rng, `middle ${sex}`, MIDDLES[sex]);
  const extra = chance(rng, 'extra name', 60)
    ? `${pick(rng, 'extra', ['Minh', 'Bảo', 'Ngọc', 'Gia', 'Như'])} `
    : '';
  return `${middle} ${extra}${given}`;
}

/** The names of the former royal clan are long: Công Tằng Tôn Nữ and two more. */
export function royalName(rng: Rng): string {
  const given = pick(rng, 'royal given', ['Diệu Huyền', 'Như Ngọc', 'Hoài Thuý', 'Quỳnh Hoa', 'Mỹ Châu']);
  return `${pick(rng, 'royal branch', ['Công Tằng Tôn Nữ', 'Công Huyền Tôn Nữ', 'Huyền Tôn Nữ'])} ${given}`;
}
