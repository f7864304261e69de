/**
 * Writes a person like the population database: elements in the order of contracts/population/dancu.xsd, the
 * whole name in capitals in Ten, absent values either empty or left out.
 */
import { escapeUTF8 } from 'entities/escape';
import type { Row } from '../../kit/columns.ts';
import { textOf } from '../../kit/unknown.ts';
import { compact, isYearOnly } from '../../people/calendar.ts';
import { chance, rngOf, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import type { Address, Relative } from '../../people/person.ts';
import { capitals } from '../../people/spelling.ts';
import {
  ADDRESS,
  addressFacts,
  CODES,
  HOUSEHOLD,
  inCapitals,
  LIFE_STATUS_CODES,
  RELATIVE,
} from './columns.ts';
import type { Operation } from './request.ts';
import { envelopeOf } from '../../kit/soap.ts';

const RESPONSE_NAMESPACE = 'http://www.mic.gov.vn/dancu/1.0';

/** Timestamp of the data; the same for all people, so that answers can be compared. */
const AS_OF = '2026-06-30T00:00:00+07:00';

/** One element by its name and content; null means not recorded. */
type Write = (name: string, content: string | null) => string;

/** Absent elements are left out or empty at random, under a label that distinguishes repeated names. */
function writer(rng: Rng, label: string): Write {
  return (name, content) => {
    if (content !== null) return `<ns1:${name}>${content}</ns1:${name}>`;
    return chance(rng, `${label} ${name} empty`, 500) ? `<ns1:${name}/>` : '';
  };
}

function text(value: string | null): string | null {
  return value === null ? null : escapeUTF8(value);
}

function rowXml(write: Write, row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => write(name, text(textOf(value))))
    .join('');
}

function addressRow(address: Address | null): Row | null {
  return address && ADDRESS.row(addressFacts(address));
}

function relativeRow(relative: Relative | null): Row | null {
  return relative && RELATIVE.row(inCapitals(relative));
}

function nameXml(write: Write, { fullName, populationSpelling }: Person): string {
  const { inParts, decomposed } = populationSpelling;
  const whole = capitals(fullName).normalize(decomposed ? 'NFD' : 'NFC');
  const words = whole.split(' ');
  if (!inParts || words.length < 2) {
    return `<ns1:Ho/><ns1:ChuDem/><ns1:Ten>${escapeUTF8(whole)}</ns1:Ten>`;
  }
  const [surname = '', ...rest] = words;
  const given = rest.pop() ?? '';
  const middle = rest.length === 0 ? null : rest.join(' ');
  return write('Ho', text(surname)) + write('ChuDem', text(middle)) + write('Ten', text(given));
}

/** A date of birth or death; `label` distinguishes them. */
function dateXml(rng: Rng, label: string, date: string): string {
  const write = writer(rng, label);
  const year = date.slice(0, 4);
  if (isYearOnly(date)) return write('Nam', year) + write('NgayThangNam', null);
  const onlyFull = chance(rng, `${label} without year`, 400);
  return (onlyFull ? '' : write('Nam', year)) + write('NgayThangNam', compact(date));
}

/** The identity at the beginning of each answer. */
function headXml(rng: Rng, write: Write, person: Person): string {
  return [
    write('SoDinhDanh', person.identityNumber),
    write('SoCMND', person.formerNumber),
    write('HoVaTen', nameXml(writer(rng, 'name'), person)),
  ].join('');
}

function citizenXml(person: Person): string {
  const rng = rngOf(person.key);
  const write = writer(rng, 'person');
  const nested = (name: string, row: Row | null, label = name): string =>
    write(name, row && rowXml(writer(rng, label), row));
  return [
    headXml(rng, write, person),
    rowXml(write, CODES.row(person)),
    write('NgayThangNamSinh', dateXml(rng, 'birth', person.dateOfBirth)),
    nested('NoiDangKyKhaiSinh', addressRow(person.placeOfBirthRegistration)),
    nested('QueQuan', addressRow(person.placeOfOrigin)),
    nested('ThuongTru', addressRow(person.permanentAddress)),
    nested('NoiOHienTai', addressRow(person.currentAddress)),
    write('QuocTich', person.nationality),
    nested('Cha', relativeRow(person.father)),
    nested('Me', relativeRow(person.mother)),
    nested('VoChong', relativeRow(person.spouse)),
    nested('NguoiDaiDien', relativeRow(person.representative)),
    nested('ChuHo', person.household && HOUSEHOLD.row(inCapitals(person.household)), 'head'),
    write('SoSoHoKhau', person.householdBookNumber),
  ].join('');
}

function lifeStatusXml(person: Person): string {
  const rng = rngOf(person.key);
  const write = writer(rng, 'life status');
  const { dateOfDeath, populationSpelling } = person;
  const held =
    dateOfDeath !== null && populationSpelling.yearOfDeathOnly ? dateOfDeath.slice(0, 4) : dateOfDeath;
  return [
    headXml(rng, write, person),
    write('NgayThangNamSinh', dateXml(rng, 'birth', person.dateOfBirth)),
    write('TinhTrang', LIFE_STATUS_CODES[person.lifeStatus]),
    write('NgayThangNamChet', held === null ? null : dateXml(rng, 'death', held)),
  ].join('');
}

/** Response elements of each operation; only the collection counts its people. */
const answers: Readonly<
  Record<Operation, { root: string; counted: boolean; content: (person: Person) => string }>
> = {
  TraCuuThongTinCongDan: { root: 'CongdanCollection', counted: true, content: citizenXml },
  XacMinhTinhTrangChetMatTich: { root: 'KetQuaXacMinhChetMatTich', counted: false, content: lifeStatusXml },
};

function rootXml(operation: Operation, attributes: string, content: string): string {
  const { root } = answers[operation];
  return envelopeOf(`<ns1:${root} xmlns:ns1="${RESPONSE_NAMESPACE}"${attributes}>${content}</ns1:${root}>`);
}

/** The answer about a person, or the answer without one. */
export function answerXml(operation: Operation, person: Person | null): string {
  const { counted, content } = answers[operation];
  const count = counted ? ` SoCongDan="${person === null ? 0 : 1}"` : '';
  const attributes = `${count} ThoiDiemDuLieu="${AS_OF}"`;
  return rootXml(
    operation,
    attributes,
    person === null ? '' : `<ns1:CongDan>${content(person)}</ns1:CongDan>`,
  );
}

/** A business error of authorization, such as 004 and 005. */
export function errorXml(operation: Operation, code: string, message: string): string {
  const content = `<ns1:MaLoi>${escapeUTF8(code)}</ns1:MaLoi><ns1:MoTaLoi>${escapeUTF8(message)}</ns1:MoTaLoi>`;
  return rootXml(operation, '', content);
}

/** A truncated answer. */
export const malformedXml = answerXml('TraCuuThongTinCongDan', null)
  .replace(/<\/soapenv:Body>.*$/s, '')
  .replace('/>', '><ns1:CongDan>');
