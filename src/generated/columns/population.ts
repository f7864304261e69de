// Generated from schema/population.graphql; do not edit.
import type { ColumnsOf } from '../../source-api/columns.ts';
import type * as Schema from '../types.ts';

export const Identity = {
  identityNumber: { column: 'SoDinhDanh', kind: 'identityNumber', numberKind: 'PERSONAL' },
  formerNumber: { column: 'SoCMND', kind: 'identityNumber', numberKind: 'FORMER_CARD' },
  ethnicGroup: { column: 'DanToc', kind: 'code', list: 'ETHNIC_GROUP' },
  religion: { column: 'TonGiao', kind: 'code', list: 'RELIGION' },
  maritalStatus: { column: 'TinhTrangHonNhan', kind: 'code', list: 'MARITAL_STATUS' },
  bloodGroup: { column: 'NhomMau', kind: 'code', list: 'BLOOD_GROUP' },
  nationality: { column: 'QuocTich', kind: 'code', list: 'COUNTRY' },
  householdBookNumber: { column: 'SoSoHoKhau', kind: 'text' },
} as const satisfies ColumnsOf<Schema.Identity>;

export const RelatedPerson = {
  fullName: { column: 'HoVaTen', kind: 'text' },
  identityNumber: { column: 'SoDinhDanh', kind: 'identityNumber', numberKind: 'PERSONAL' },
  formerNumber: { column: 'SoCMND', kind: 'identityNumber', numberKind: 'FORMER_CARD' },
  nationality: { column: 'QuocTich', kind: 'code', list: 'COUNTRY' },
} as const satisfies ColumnsOf<Schema.RelatedPerson>;

export const HouseholdHead = {
  relationship: { column: 'QuanHe', kind: 'code', list: 'HOUSEHOLD_RELATIONSHIP' },
  fullName: { column: 'HoVaTen', kind: 'text' },
  identityNumber: { column: 'SoDinhDanh', kind: 'identityNumber', numberKind: 'PERSONAL' },
  formerNumber: { column: 'SoCMND', kind: 'identityNumber', numberKind: 'FORMER_CARD' },
} as const satisfies ColumnsOf<Schema.HouseholdHead>;
