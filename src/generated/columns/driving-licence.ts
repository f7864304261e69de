// Generated from schema/driving-licence.graphql; do not edit.
import type { ColumnsOf } from '../../source-api/columns.ts';
import type * as Schema from '../types.ts';

export const DrivingLicence = {
  number: { column: 'SoGPLX', kind: 'text' },
  previousNumber: { column: 'SoGPLXCu', kind: 'text' },
  fileNumber: { column: 'SoHoSo', kind: 'text' },
  serial: { column: 'SoSeri', kind: 'text' },
  holderName: { column: 'HoVaTen', kind: 'text' },
  holderDateOfBirth: { column: 'NgaySinh', kind: 'partialDate' },
  holderSex: { column: 'GioiTinh', kind: 'code', list: 'SEX' },
  holderNationality: { column: 'MaQuocTich', kind: 'code', list: 'COUNTRY' },
  holderResidence: { column: 'NoiCT', kind: 'text' },
  issuedOn: { column: 'NgayCapGPLX', kind: 'date', decides: true },
  expiresOn: { column: 'NgayHHGPLX', kind: 'date', decides: true },
  passedOn: { column: 'NgayTTGPLX', kind: 'date' },
  issuedAt: { column: 'NoiCapGPLX', kind: 'text' },
  managedBy: { column: 'CoQuanQLGPLX', kind: 'text' },
  issueForm: { column: 'MaHTCap', kind: 'code', list: 'LICENCE_ISSUE_FORM' },
  description: { column: 'MoTaVN', kind: 'text' },
  descriptionEnglish: { column: 'MoTaEN', kind: 'text' },
  signedBy: { column: 'NguoiKy', kind: 'text' },
  status: { column: 'TrangThai', kind: 'code', list: 'LICENCE_STATUS', decides: true },
} as const satisfies ColumnsOf<Schema.DrivingLicence>;

export const LicencePoints = {
  balances: {
    column: 'diem',
    kind: 'records',
    of: {
      licenceNumber: { column: 'SoGPLX', kind: 'text' },
      remaining: { column: 'SoDiemConLai', kind: 'int' },
      lastDeductedOn: { column: 'NgayTruDiemGanNhat', kind: 'date' },
    },
  },
} as const satisfies ColumnsOf<Schema.LicencePoints>;

export const LicencePointBalance = {
  licenceNumber: { column: 'SoGPLX', kind: 'text' },
  remaining: { column: 'SoDiemConLai', kind: 'int' },
  lastDeductedOn: { column: 'NgayTruDiemGanNhat', kind: 'date' },
} as const satisfies ColumnsOf<Schema.LicencePointBalance>;
