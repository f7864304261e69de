/**
 * Writes a person like the population database: elements in the order of contracts/population/dancu.xsd, the
 * whole name in capitals in Ten, absent values either empty or left out.
 */
import { escapeUTF8 } from 'entities/escape';
import type { Row } from '../../kit/columns.ts';
import { isObject, textOf } from '../../kit/unknown.ts';
import { compact, isYearOnly } from '../../people/calendar.ts';
import { chance, rngOf, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { capitals } from '../../people/spelling.ts';
import { CITIZEN, citizenFacts, LIFE_STATUS_CODES } from './columns.ts';
import type { Operation } from './request.ts';
import { envelopeOf } from '../../kit/soap.ts';

const RESPONSE_NAMESPACE = 'http://www.mic.gov.vn/dancu/1.0';

/** Timestamp of the data; the same for all people, so that answers can be compared. */
const AS_OF = '2026-06-30T00:00:00+07:00';

/** Labels of draws for an element's contents that are not its name. */
const LABELS: Readonly<Record<string, string>> = {
  HoVaTen: 'name',
  NgayThangNamSinh: 'birth',
  NgayThangNamChet: 'death',
  ChuHo: 'head',
};

/** Elements without a value are left out or empty at random, under a label that distinguishes repeated names. */
function rowXml(rng: Rng, label: string, row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => {
      const text = textOf(value);
      const content = isObject(value) ? rowXml(rng, LABELS[name] ?? name, value) : text && escapeUTF8(text);
      if (content === null) return chance(rng, `${label} ${name} empty`, 500) ? `<ns1:${name}/>` : '';
      return content === '' ? `<ns1:${name}/>` : `<ns1:${name}>${content}</ns1:${name}>`;
    })
    .join('');
}

function nameRow({ fullName, populationSpelling }: Person): Row {
  const { inParts, decomposed } = populationSpelling;
  const whole = capitals(fullName).normalize(decomposed ? 'NFD' : 'NFC');
  const [surname, ...rest] = whole.split(' ');
  const given = rest.pop();
  if (!inParts || given === undefined) return { Ho: '', ChuDem: '', Ten: whole };
  return { Ho: surname, ChuDem: rest.length === 0 ? null : rest.join(' '), Ten: given };
}

/** A date of birth or death; `label` distinguishes them. */
function dateRow(rng: Rng, label: string, date: string): Row {
  const Nam = date.slice(0, 4);
  if (isYearOnly(date)) return { Nam, NgayThangNam: null };
  const onlyFull = chance(rng, `${label} without year`, 400);
  return { ...(!onlyFull && { Nam }), NgayThangNam: compact(date) };
}

function citizenXml(person: Person): string {
  const rng = rngOf(person.key);
  return rowXml(rng, 'person', {
    ...CITIZEN.row(citizenFacts(person)),
    HoVaTen: nameRow(person),
    NgayThangNamSinh: dateRow(rng, 'birth', person.dateOfBirth),
  });
}

function lifeStatusXml(person: Person): string {
  const rng = rngOf(person.key);
  const { identityNumber, formerNumber, dateOfBirth, dateOfDeath, lifeStatus, populationSpelling } = person;
  const held = dateOfDeath?.slice(0, populationSpelling.yearOfDeathOnly ? 4 : 10);
  return rowXml(rng, 'life status', {
    SoDinhDanh: identityNumber,
    SoCMND: formerNumber,
    HoVaTen: nameRow(person),
    NgayThangNamSinh: dateRow(rng, 'birth', dateOfBirth),
    TinhTrang: LIFE_STATUS_CODES[lifeStatus],
    NgayThangNamChet: held === undefined ? null : dateRow(rng, 'death', held),
  });
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
