/**
 * Writes a card and its visits in the fields of contract/openapi.yaml. What is not held comes as null, as an
 * empty text or not at all.
 */
import resultList from '../../../codelists/health-insurance-result.json' with { type: 'json' };
import { diceOf } from '../../people/hash.ts';
import type { Dice } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import type { Card } from './card.ts';
import type { Visit } from './visits.ts';

export type Row = Readonly<Record<string, unknown>>;

const notes = new Map(
  resultList.editions.flatMap(({ items }) => items.map(({ code, vi }) => [code, vi] as const)),
);

/** An answer that has nothing but its code. */
export function resultRow(code: string): Row {
  return { maKetQua: code, ghiChu: notes.get(code) ?? null };
}

export function cardRow(person: Person, card: Card): Row {
  const maybe = optionals(diceOf(person.key));
  const superseded = card.result === '003' || card.result === '004';
  return {
    ...resultRow(card.result),
    ...holderColumns(card),
    gioiTinh: card.holderSex === 'MALE' ? 'Nam' : 'Nữ',
    ...maybe('diaChi', card.address),
    ...(superseded ? supersededColumns(card) : presentColumns(card, maybe)),
    cqBHXH: card.office,
    ...maybe('maKV', card.area),
    ...maybe('ngayDu5Nam', card.fiveYearsFrom === null ? null : slashed(card.fiveYearsFrom)),
    maSoBHXH: card.insuranceNumber,
    dsLichSuKCB2018: null,
    dsLichSuKT2018: [{ userKT: '01234_BV', thoiGianKT: '202606290800', thongBao: 'Thẻ hợp lệ', maLoi: '00' }],
    ...maybe('TEMP1', card.unit?.code ?? null),
    ...maybe('TEMP2', card.unit?.name ?? null),
  };
}

export function visitsRow(card: Card, visits: readonly Visit[]): Row {
  return {
    ...resultRow(card.result),
    ...holderColumns(card),
    dsLichSuKCB2025: visits.map((visit) => ({
      maHoSo: visit.fileNumber,
      maCSKCB: visit.facilityCode,
      ngayVao: minutes(visit.arrived),
      ngayRa: minutes(visit.left ?? ''),
      tenBenh: visit.disease,
      tinhTrang: visit.discharge,
      kqDieuTri: visit.outcome,
      lyDoVV: visit.reason,
    })),
  };
}

function holderColumns({ holderName, holderDateOfBirth }: Card): Row {
  return { hoTen: holderName, ngaySinh: slashed(holderDateOfBirth) };
}

type Optional = (column: string, value: string | null) => Row;

function optionals(dice: Dice): Optional {
  return (column, value) => {
    if (value !== null) return { [column]: value };
    const way = dice(`insurance ${column} none`, 3);
    if (way === 0) return {};
    return { [column]: way === 1 ? null : '' };
  };
}

function presentColumns(card: Card, maybe: Optional): Row {
  return {
    maThe: card.number,
    gtTheTu: slashed(card.from),
    ...maybe('gtTheDen', card.to === null ? null : slashed(card.to)),
    maDKBD: card.facility.code,
    ...maybe('maTheCu', card.former?.number ?? null),
    maTheMoi: null,
    gtTheTuMoi: null,
    gtTheDenMoi: null,
    maDKBDMoi: '',
    tenDKBDMoi: '',
  };
}

/** The old card stands in the fields of every card, the new one in fields of its own. */
function supersededColumns({ number, from, to, facility, former }: Card): Row {
  return {
    maThe: former?.number ?? '',
    gtTheTu: slashed(former?.from ?? ''),
    gtTheDen: slashed(former?.to ?? ''),
    maDKBD: former?.facility.code ?? '',
    maTheCu: null,
    maTheMoi: number,
    gtTheTuMoi: slashed(from),
    gtTheDenMoi: slashed(to ?? ''),
    maDKBDMoi: facility.code,
    tenDKBDMoi: facility.name,
  };
}

/** `dd/MM/yyyy`, `MM/yyyy` or `yyyy`. */
function slashed(date: string): string {
  return date.split('-').toReversed().join('/');
}

/** `yyyyMMddHHmm`. */
function minutes(time: string): string {
  return time.replace(/\D/g, '');
}
