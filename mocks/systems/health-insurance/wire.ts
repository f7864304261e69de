/**
 * Writes a card and its visits in the fields of contracts/health-insurance/openapi.yaml. An absent value is
 * null, an empty text or left out.
 */
import resultList from '../../../codelists/health-insurance-result.json' with { type: 'json' };
import { optionalColumn, type Row } from '../../kit/columns.ts';
import { addDays, slashed } from '../../people/calendar.ts';
import { rngOf, pick, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { isSuperseded, type Card, type Issued, type Renewal } from './card.ts';
import { CARD, cardFacts, VISIT } from './columns.ts';
import type { Visit } from './visits.ts';

const NOTES = new Map(
  resultList.editions.flatMap(({ items }) => items.map(({ code, vi }) => [code, vi] as const)),
);

/** An answer with its code alone. */
export function resultRow(code: string): Row {
  return { maKetQua: code, ghiChu: NOTES.get(code) ?? null };
}

export function cardRow(person: Person, card: Card): Row {
  const optional = optionalIn(rngOf(person.key));
  const holder = { hoTen: card.holderName, ngaySinh: slashed(card.holderDateOfBirth) };
  if (card.isBare) return { ...NO_COLUMNS, ...CARD.row(null), ...resultRow(card.result), ...holder };
  return {
    ...resultRow(card.result),
    ...holder,
    ...CARD.row(cardFacts(card), { date: (date) => date && slashed(date), optional }),
    gioiTinh: card.holderSex === 'MALE' ? 'Nam' : 'Nữ',
    ...(isSuperseded(card) ? supersededColumns(card) : presentColumns(card, rngOf(person.key))),
    dsLichSuKCB2018: null,
    dsLichSuKT2018: [{ userKT: '01234_BV', thoiGianKT: '202606290800', thongBao: 'Thẻ hợp lệ', maLoi: '00' }],
  };
}

/** The columns of a bare card beside the holder's, all null. */
const NO_COLUMNS: Row = Object.fromEntries(
  (
    'maThe maDKBD gtTheTu gtTheDen maTheCu maTheMoi gtTheTuMoi gtTheDenMoi maDKBDMoi tenDKBDMoi ' +
    'dsLichSuKCB2018 dsLichSuKT2018'
  )
    .split(' ')
    .map((column) => [column, null]),
);

/** Names no person. */
export function visitsRow(card: Card, visits: readonly Visit[]): Row {
  return {
    ...resultRow(card.result),
    dsLichSuKCB2025: visits.map((visit) => ({
      ...VISIT.row(visit),
      maHoSo: visit.isFileNumeric ? Number(visit.fileNumber) : visit.fileNumber,
      ngayVao: digits(visit.arrived, visit.precision),
      ngayRa: visit.left === null ? visit.none : digits(visit.left, visit.precision),
    })),
  };
}

function optionalIn(rng: Rng) {
  return optionalColumn(rng, (column) => `insurance ${column} none`);
}

function presentColumns(card: Card, rng: Rng): Row {
  const noEnd = pick(rng, 'insurance gtTheDen none', [null, '']);
  return {
    ...shownColumns(card),
    ...(card.to === null && { gtTheDen: noEnd }),
    ...optionalIn(rng)('maTheCu', card.former?.number ?? null),
    maTheMoi: null,
    gtTheTuMoi: null,
    gtTheDenMoi: null,
    maDKBDMoi: '',
    tenDKBDMoi: card.namesFacility ? card.facility.name : '',
    ...(card.next && newColumns(card.next)),
    ...(card.renewal && renewalColumns(card, card.renewal)),
  };
}

function shownColumns({ number, from, to, facility }: Issued): Row {
  return { maThe: number, gtTheTu: slashed(from), gtTheDen: slashed(to ?? ''), maDKBD: facility.code };
}

function newColumns({ number, from, to, facility }: Issued): Row {
  return {
    maTheMoi: number,
    gtTheTuMoi: slashed(from),
    gtTheDenMoi: slashed(to ?? ''),
    maDKBDMoi: facility.code,
    tenDKBDMoi: facility.name,
  };
}

/** The previous term in the fields of every card, the present one in those of a new card. */
function renewalColumns(card: Card, { from, numberIs, tellsOnlyTheEnd }: Renewal): Row {
  return {
    gtTheDen: slashed(addDays(from, -1)),
    maTheMoi: { NULL: null, EMPTY: '', SAME: card.number }[numberIs],
    gtTheTuMoi: tellsOnlyTheEnd ? null : slashed(from),
    gtTheDenMoi: slashed(card.to ?? ''),
  };
}

/** The old card in the fields of every card, the new one in its own fields. */
function supersededColumns(card: Card): Row {
  return { ...(card.former && shownColumns(card.former)), maTheCu: null, ...newColumns(card) };
}

/** `yyyyMMdd`, `yyyyMMddHHmm` or `yyyyMMddHHmmss`. */
function digits(time: string, precision: Visit['precision']): string {
  const minutes = time.replace(/\D/g, '');
  return { DAY: minutes.slice(0, 8), MINUTE: minutes, SECOND: `${minutes}00` }[precision];
}
