/**
 * Writes licences and points in the columns of contracts/driving-licence/openapi.yaml. An absent value is
 * null, an empty text or left out, as in databases of different age.
 */
import { optionalColumn, type Row } from '../../kit/columns.ts';
import { compact } from '../../people/calendar.ts';
import { chance, rngOf, hashText, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Licence, Sex } from '../../people/person.ts';
import { classCode, LICENCE, licenceFacts, POINTS } from './columns.ts';

function day(date: string | null): string {
  return compact(date ?? '');
}

/** `yyyyMMdd`, with zeros or nothing for unknown digits. */
function birthDay(rng: Rng, date: string | null): string | null {
  const digits = compact(date ?? '');
  if (digits.length === 8 || !chance(rng, 'licence birth date cut', 150)) return digits.padEnd(8, '0');
  return digits === '' && chance(rng, 'licence birth date none', 500) ? null : digits;
}

/** Forms of the sex: codes of the population database, letters or words. */
function sexColumn(rng: Rng, sex: Sex): string {
  const [male, female] = pickWeighted(rng, 'licence sex', [
    [['1', '2'], 60],
    [['M', 'F'], 30],
    [['Nam', 'Nữ'], 10],
  ]);
  return (sex === 'MALE' ? male : female) ?? '';
}

/** The holder's columns in their odd forms. */
function holderColumns(rng: Rng, { holderName, holderDateOfBirth, holderNumber }: Licence): Row {
  return {
    HoVaTen: holderName,
    NgaySinh: birthDay(rng, holderDateOfBirth),
    SoCMT: holderNumber ?? (chance(rng, 'licence number null', 300) ? null : ''),
  };
}

function nameParts(holderName: string): Row {
  const words = holderName.trim().split(/\s+/);
  const given = words.pop() ?? '';
  return { HoTenDem: words.join(' '), TenNLX: given };
}

export function licenceRow(licence: Licence): Row {
  const rng = rngOf(hashText(licence.number));
  const optional = optionalColumn(rng, (column) => `licence ${column} none`);
  const { number, issuedAt, issuedOn } = licence;
  return {
    ...LICENCE.row(licenceFacts(licence), { date: day, optional }),
    ...holderColumns(rng, licence),
    ...optional('MaDK', `${issuedAt}-${compact(issuedOn)}-${rng('licence learner', 100_000)}`),
    ...Object.fromEntries(
      licence.classes.map(({ code, passedOn }) => [`NgayTT_${classCode(licence, code)}`, compact(passedOn)]),
    ),
    ...nameParts(licence.holderName),
    GioiTinh: sexColumn(rng, licence.holderSex),
    ...optional('DuongDanAnh', `/anh/${issuedAt}/${number}.jp2`),
  };
}

/** Points of one licence, if there are some. */
export function pointsRows(licence: Licence): Row[] {
  const { number, points } = licence;
  if (points === null) return [];
  const holder = holderColumns(rngOf(hashText(number)), licence);
  return [{ ...POINTS.row({ ...points, licenceNumber: number }, { date: day }), ...holder }];
}
