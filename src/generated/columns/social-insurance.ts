// Generated from schema/social-insurance.graphql; do not edit.
import type { ColumnsOf } from '../../source-api/columns.ts';
import type * as Schema from '../types.ts';

export const SocialInsuranceParticipation = {
  formerBookNumber: { column: 'soSoCu', kind: 'text' },
  identityNumber: { column: 'soDinhDanh', kind: 'identityNumber' },
  holderName: { column: 'hoTen', kind: 'text' },
  holderSex: { column: 'gioiTinh', kind: 'code', list: 'SEX' },
  householdCode: { column: 'maHo', kind: 'text' },
  address: { column: 'diaChi', kind: 'text' },
  contributionType: { column: 'loai', kind: 'code', list: 'CONTRIBUTION_TYPE' },
  sinceMonth: { column: 'tuThang', kind: 'partialDate', precision: 'MONTH' },
  employerCode: { column: 'maDonVi', kind: 'text' },
  employerName: { column: 'tenDonVi', kind: 'text' },
  officeCode: { column: 'maCoQuanBhxh', kind: 'text' },
} as const satisfies ColumnsOf<Schema.SocialInsuranceParticipation>;

export const ContributionPeriod = {
  type: { column: 'loai', kind: 'code', list: 'CONTRIBUTION_TYPE' },
  fromMonth: { column: 'tuThang', kind: 'partialDate', precision: 'MONTH' },
  toMonth: { column: 'denThang', kind: 'partialDate', precision: 'MONTH' },
  months: { column: 'soThang', kind: 'int' },
  employerCode: { column: 'maDonVi', kind: 'text' },
  employerName: { column: 'tenDonVi', kind: 'text' },
  jobTitle: { column: 'congViec', kind: 'text' },
  salary: { column: 'mucLuong', kind: 'int' },
  coefficient: { column: 'hsl', kind: 'float' },
  positionAllowance: { column: 'pcChucVu', kind: 'float' },
  seniorityAllowance: { column: 'pcThamNien', kind: 'float' },
  regionalAllowance: { column: 'pcKhuVuc', kind: 'float' },
} as const satisfies ColumnsOf<Schema.ContributionPeriod>;

export const ContributionSummary = {
  totalMonths: { column: 'tongSoThang', kind: 'int' },
  unemploymentMonths: { column: 'soThangBhtn', kind: 'int' },
  arrearsMonths: { column: 'soThangNo', kind: 'int' },
  upToMonth: { column: 'tinhDenThang', kind: 'partialDate', precision: 'MONTH' },
} as const satisfies ColumnsOf<Schema.ContributionSummary>;

export const OneTimeWithdrawal = {
  month: { column: 'thang', kind: 'partialDate', precision: 'MONTH' },
  months: { column: 'soThang', kind: 'int' },
} as const satisfies ColumnsOf<Schema.OneTimeWithdrawal>;
