// Generated from schema/health-insurance.graphql; do not edit.
import type { ColumnsOf } from '../../source-api/columns.ts';
import type * as Schema from '../types.ts';

export const HealthInsurance = {
  holderName: { column: 'hoTen', kind: 'text' },
  holderDateOfBirth: { column: 'ngaySinh', kind: 'partialDate' },
  holderAddress: { column: 'diaChi', kind: 'text' },
  coPaymentExemptFrom: { column: 'ngayMienCCT', kind: 'date' },
  fiveYearsFrom: { column: 'ngayDu5Nam', kind: 'date' },
  area: { column: 'maKV', kind: 'code', list: 'HEALTH_INSURANCE_AREA' },
  insuranceOffice: { column: 'cqBHXH', kind: 'text' },
  employerCode: { column: 'TEMP1', kind: 'text' },
  employerName: { column: 'TEMP2', kind: 'text' },
  portalNote: { column: 'ghiChu', kind: 'text' },
} as const satisfies ColumnsOf<Schema.HealthInsurance>;

export const HealthVisit = {
  fileNumber: { column: 'maHoSo', kind: 'text' },
  facilityCode: { column: 'maCSKCB', kind: 'text' },
  arrivedOn: { column: 'ngayVao', kind: 'date' },
  leftOn: { column: 'ngayRa', kind: 'date' },
  disease: { column: 'tenBenh', kind: 'text' },
  discharge: { column: 'tinhTrang', kind: 'code', list: 'HEALTH_VISIT_DISCHARGE' },
  outcome: { column: 'kqDieuTri', kind: 'code', list: 'HEALTH_VISIT_OUTCOME' },
  reason: { column: 'lyDoVV', kind: 'code', list: 'HEALTH_VISIT_REASON' },
} as const satisfies ColumnsOf<Schema.HealthVisit>;
