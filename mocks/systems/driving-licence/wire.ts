/**
 * Writes licences and points in the columns of contracts/driving-licence/openapi.yaml. An absent value is null, an empty text
 * or left out, as in databases of different age.
 */
import { optionalColumn, type Row } from '../../kit/columns.ts';
import { compact } from '../../people/calendar.ts';
import { chance, rngOf, hashText, pickWeighted, type Rng } from '../../people/hash.ts';
import { licenceClass } from '../../people/licence-classes.ts';
import type { Licence, Sex } from '../../people/person.ts';
import { classCode, issueFormCode } from './codes.ts';

function day(date: string | null): string {
  return date === null ? '' : compact(date);
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

/** Common columns of a row of licences and a row of points. */
function holderColumns({ number, holderName, holderDateOfBirth, holderNumber }: Licence): Row {
  const rng = rngOf(hashText(number));
  return {
    SoGPLX: number,
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
  const { vi, en } = licenceClass(licence.class, licence.newScheme);
  const maybe = optionalColumn(rng, (column) => `licence ${column} none`);
  return {
    ...holderColumns(licence),
    ...maybe('MaDK', `${licence.issuedAt}-${compact(licence.issuedOn)}-${rng('licence learner', 100_000)}`),
    ...maybe('SoGPLXCu', licence.previousNumber),
    HangGPLX: classCode(licence, licence.class),
    ...maybe('SoHoSo', licence.fileNumber),
    NoiCapGPLX: licence.issuedAt,
    CoQuanQLGPLX: licence.issuedAt,
    NgayCapGPLX: day(licence.issuedOn),
    NgayHHGPLX: day(licence.expiresOn),
    ...maybe('NgayTTGPLX', licence.passedOn === null ? null : day(licence.passedOn)),
    ...Object.fromEntries(
      licence.classes.map(({ code, passedOn }) => [`NgayTT_${classCode(licence, code)}`, day(passedOn)]),
    ),
    ...nameParts(licence.holderName),
    MaQuocTich: 'VNM',
    ...maybe('NoiCT', licence.residence),
    ...maybe('NoiCT_MaDVHC', licence.residenceCommune),
    ...maybe('SoSeri', licence.serial),
    GioiTinh: sexColumn(rng, licence.holderSex),
    ...maybe('MaHTCap', issueFormCode(licence)),
    MoTaVN: vi,
    MoTaEN: en,
    ...maybe('NguoiKy', licence.signedBy),
    ...maybe('DuongDanAnh', `/anh/${licence.issuedAt}/${licence.number}.jp2`),
    TrangThai: licence.status,
  };
}

/** Points of one licence, or null if it has none. */
export function pointsRow(licence: Licence): Row | null {
  if (licence.points === null) return null;
  return {
    ...holderColumns(licence),
    SoDiemConLai: licence.points.remaining,
    NgayTruDiemGanNhat: day(licence.points.lastDeductedOn),
  };
}
