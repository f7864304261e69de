/** Elements that say the same on the wire and in the schema, in the order of the answer, and their facts. */
import { table } from '../../kit/table.ts';
import type { Address, LifeStatus } from '../../people/person.ts';
import { capitals } from '../../people/spelling.ts';

export const CODES = table({
  sex: ['GioiTinh', 'SEX'],
  ethnicGroup: ['DanToc', 'ETHNIC_GROUP'],
  religion: ['TonGiao', 'RELIGION'],
  maritalStatus: ['TinhTrangHonNhan', 'MARITAL_STATUS'],
  bloodGroup: ['NhomMau', 'BLOOD_GROUP'],
});

export const ADDRESS = table({
  province: ['MaTinhThanh', 'PROVINCE'],
  district: ['MaQuanHuyen', 'DISTRICT'],
  commune: ['MaPhuongXa', 'COMMUNE'],
  detail: 'ChiTiet',
  country: ['QuocGia', 'COUNTRY'],
});

export const RELATIVE = table({
  fullName: 'HoVaTen',
  nationality: ['QuocTich', 'COUNTRY'],
  identityNumber: 'SoDinhDanh',
  formerNumber: 'SoCMND',
});

export const HOUSEHOLD = table({
  relationship: ['QuanHe', 'HOUSEHOLD_RELATIONSHIP'],
  identityNumber: 'SoDinhDanh',
  formerNumber: 'SoCMND',
  fullName: 'HoVaTen',
});

/** Some addresses are recorded under former codes. */
export function addressFacts(address: Address) {
  return { ...address, district: null, ...address.former };
}

export function inCapitals<Named extends { readonly fullName: string }>(named: Named): Named {
  return { ...named, fullName: capitals(named.fullName) };
}

export const LIFE_STATUS_CODES: Readonly<Record<LifeStatus, string>> = {
  UNKNOWN: '0',
  ALIVE: '1',
  DEAD: '2',
  MISSING: '3',
};
