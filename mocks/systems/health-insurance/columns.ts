/** Columns of cards and visits that say the same on the wire and in the schema, and their facts. */
import { table } from '../../kit/table.ts';
import type { Card } from './card.ts';

export const CARD = table({
  holderSex: ['gioiTinh', 'SEX'],
  holderAddress: 'diaChi?',
  insuranceOffice: 'cqBHXH',
  area: ['maKV?', 'HEALTH_INSURANCE_AREA'],
  fiveYearsFrom: ['ngayDu5Nam?', 'DATE'],
  coPaymentExemptFrom: ['ngayMienCCT?', 'DATE'],
  socialInsuranceNumber: 'maSoBHXH',
  employerCode: 'TEMP1?',
  employerName: 'TEMP2?',
});

export const VISIT = table({
  fileNumber: 'maHoSo',
  facilityCode: 'maCSKCB',
  disease: 'tenBenh',
  discharge: ['tinhTrang', 'HEALTH_VISIT_DISCHARGE'],
  outcome: ['kqDieuTri', 'HEALTH_VISIT_OUTCOME'],
  reason: ['lyDoVV', 'HEALTH_VISIT_REASON'],
});

export function cardFacts(card: Card) {
  return { ...card, employerCode: card.unit?.code, employerName: card.unit?.name };
}
