/** Columns of participations and contributions that say the same on the wire and in the schema, and their facts. */
import { table } from '../../kit/table.ts';
import type { Book } from './books.ts';
import type { Period } from './career.ts';
import { schemaMonth } from './months.ts';

export const PARTICIPATION = table({
  insuranceNumber: 'maSoBhxh',
  identityNumber: 'soDinhDanh',
  holderName: 'hoTen',
  holderDateOfBirth: 'ngaySinh',
  formerBookNumber: 'soSoCu?',
  holderSex: ['gioiTinh', 'SEX'],
  birthProvince: ['maTinhKs?', 'PROVINCE'],
  birthDistrict: ['maHuyenKs?', 'DISTRICT'],
  birthCommune: ['maXaKs?', 'COMMUNE'],
  householdCode: 'maHo?',
  address: 'diaChi?',
  status: ['trangThai', 'PARTICIPATION_STATUS'],
  contributionType: ['loai?', 'CONTRIBUTION_TYPE'],
  sinceMonth: ['tuThang?', 'DATE'],
  employerCode: 'maDonVi?',
  employerName: 'tenDonVi?',
  officeCode: 'maCoQuanBhxh?',
});

export const PERIOD = table({
  type: ['loai', 'CONTRIBUTION_TYPE'],
  fromMonth: ['tuThang', 'DATE'],
  toMonth: ['denThang', 'DATE'],
  months: 'soThang',
  salary: 'mucLuong',
  coefficient: 'hsl',
  positionAllowance: 'pcChucVu',
  seniorityAllowance: 'pcThamNien',
  regionalAllowance: 'pcKhuVuc',
  jobTitle: 'congViec?',
  employerCode: 'maDonVi?',
  employerName: 'tenDonVi?',
});

export const SUMS = table({
  totalMonths: 'tongSoThang',
  unemploymentMonths: 'soThangBhtn',
  arrearsMonths: 'soThangNo',
  upToMonth: ['tinhDenThang', 'DATE'],
});

export const WITHDRAWAL = table({ month: ['thang', 'DATE'], months: 'soThang' });

export function participationFacts(book: Book) {
  const [first] = book.periods;
  const { type, employerCode, employerName } = book.periods.at(-1) ?? {};
  const sinceMonth = first && schemaMonth(first.from);
  return { ...book, contributionType: type, sinceMonth, employerCode, employerName };
}

export function periodFacts(period: Period) {
  const { from, to } = period;
  return { ...period, fromMonth: schemaMonth(from), toMonth: to === null ? null : schemaMonth(to) };
}
