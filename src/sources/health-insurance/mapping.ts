/**
 * From the portal's answers to the schema's card and visits, and what each of its result codes means. An answer
 * belongs to the number that its call was about, and name and date of birth tie it.
 */
import { readFileSync } from 'node:fs';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { SourceError } from '../../ask/answer.ts';
import type { Candidate, Facts, Part } from '../../ask/source.ts';
import { coded } from '../../codes/coded-value.ts';
import { codedCardProvince } from '../../codes/divisions.ts';
import type { ResolversParentTypes } from '../../generated/schema.ts';
import type { LichSuKCB, LuotKCB, TheBHYT } from '../../generated/wire/health-insurance.ts';
import { isFullDate, isPartialDate, type PartialDate } from '../../subject/partial-date.ts';
import type { Evidence } from '../../subject/tie.ts';
import { compactDay, identityNumber, moment, text } from '../../transport/wire-values.ts';

export type CardRecord = ResolversParentTypes['HealthInsurance'];
export type VisitsRecord = ResolversParentTypes['HealthVisits'];
type Visit = NonNullable<VisitsRecord['visits']>[number];

export const card: Part<CardRecord> = {
  source: 'HEALTH_INSURANCE',
  name: 'card',
  // One call tells of one card.
  merge: (first) => first,
};

export const visits: Part<VisitsRecord> = {
  source: 'HEALTH_INSURANCE',
  name: 'visits',
  field: 'visits',
  merge: (first) => first,
};

/**
 * `VALID`, `REPLACED` (the new card stands beside the old one) and `NOT_VALID` come with a card; the others
 * are answers without one, or failures.
 */
export type Meaning = 'VALID' | 'REPLACED' | 'NOT_VALID' | 'NOT_FOUND' | 'MISMATCH' | FailureMeaning;
type FailureMeaning = 'BAD_RESPONSE' | 'UPSTREAM_ERROR' | 'CALLER_NOT_REGISTERED';

/** Every known maKetQua (confirmed, BRIEF 1.4.3). The list is open: a code beyond it cannot be read. */
export const RESULT_MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['000', 'VALID'],
  ['001', 'VALID'],
  ['002', 'VALID'],
  ['003', 'REPLACED'],
  ['004', 'REPLACED'],
  ['010', 'NOT_VALID'],
  ['050', 'NOT_FOUND'],
  // Our own request was wrong.
  ['051', 'BAD_RESPONSE'],
  ['052', 'BAD_RESPONSE'],
  ['053', 'BAD_RESPONSE'],
  ['054', 'CALLER_NOT_REGISTERED'],
  ['055', 'CALLER_NOT_REGISTERED'],
  ['060', 'MISMATCH'],
  ['061', 'MISMATCH'],
  ['070', 'MISMATCH'],
  ['080', 'MISMATCH'],
  ['090', 'MISMATCH'],
  ['100', 'UPSTREAM_ERROR'],
  ['101', 'UPSTREAM_ERROR'],
  ['110', 'NOT_VALID'],
  ['120', 'NOT_VALID'],
  ['121', 'NOT_VALID'],
  ['122', 'NOT_VALID'],
  ['123', 'NOT_VALID'],
  ['124', 'NOT_VALID'],
  ['130', 'NOT_VALID'],
  ['205', 'BAD_RESPONSE'],
  // Only after the session was renewed in vain.
  ['401', 'CALLER_NOT_REGISTERED'],
]);

const MANAGERS = new Map<string, CardRecord['managedBy']>([
  ['001', 'NATIONAL_DEFENCE'],
  ['002', 'PUBLIC_SECURITY'],
]);

/** From memory; any other value passes as a code. */
const SEX_CODES = new Map([
  ['Nam', '1'],
  ['Nữ', '2'],
]);

const benefitRates = readBenefitRates();

/** @throws SourceError BAD_RESPONSE */
export function toCard(row: TheBHYT): Candidate<CardRecord> {
  // A social insurance number is no evidence, but since 2025-08-01 the personal number may stand in its place.
  const evidence = evidenceOf(row, row.maSoBHXH);
  const meaning = RESULT_MEANINGS.get(row.maKetQua);
  const result = coded('HEALTH_INSURANCE_RESULT', row.maKetQua);
  const { cardNumber, previousCardNumber, ...validity } =
    meaning === 'REPLACED' ? newCard(row) : presentCard(row);
  const sex = text(row.gioiTinh);
  const record: CardRecord = {
    cardNumber,
    previousCardNumber,
    socialInsuranceNumber: text(row.maSoBHXH),
    holderName: evidence.fullName ?? null,
    holderDateOfBirth: evidence.dateOfBirth ?? null,
    holderSex: coded('SEX', sex === null ? null : (SEX_CODES.get(sex) ?? sex)),
    holderAddress: text(row.diaChi),
    valid: meaning !== 'NOT_VALID',
    invalidReason: meaning === 'NOT_VALID' ? result : null,
    resultCode: result,
    managedBy: MANAGERS.get(row.maKetQua) ?? null,
    ...validity,
    fiveYearsFrom: slashDay(row.ngayDu5Nam, 'ngayDu5Nam'),
    ...codesOnCard(cardNumber, validity.validFrom ?? null),
    area: coded('HEALTH_INSURANCE_AREA', text(row.maKV)),
    insuranceOffice: text(row.cqBHXH),
    employerCode: text(row.TEMP1),
    employerName: text(row.TEMP2),
  };
  return { evidence, record };
}

/** @throws SourceError BAD_RESPONSE */
export function toVisits(answer: LichSuKCB): Candidate<VisitsRecord> {
  const rows = answer.dsLichSuKCB2025?.map(toVisit).toSorted(newestFirst);
  return { evidence: evidenceOf(answer), record: { visits: rows ?? null } };
}

export function cardFacts(record: CardRecord): Facts {
  return {
    FULL_NAME: record.holderName,
    DATE_OF_BIRTH: record.holderDateOfBirth,
    SEX: record.holderSex?.code,
  };
}

/** @param number where the answer may carry a personal number (số định danh cá nhân) */
function evidenceOf({ hoTen, ngaySinh }: TheBHYT | LichSuKCB, number: string | null = null): Evidence {
  const held = identityNumber(number);
  return {
    numbers: held === null ? [] : [held],
    // One call is about one number.
    keyed: true,
    fullName: text(hoTen) ?? undefined,
    dateOfBirth: slashDate(ngaySinh, 'ngaySinh'),
  };
}

type CardFields = Pick<
  CardRecord,
  'cardNumber' | 'previousCardNumber' | 'validFrom' | 'validTo' | 'registeredFacility'
>;

function presentCard(row: TheBHYT): CardFields {
  const code = text(row.maDKBD);
  // The answer has a name for the new facility only.
  const name = code === text(row.maDKBDMoi) ? text(row.tenDKBDMoi) : null;
  return {
    cardNumber: text(row.maThe),
    previousCardNumber: text(row.maTheCu),
    validFrom: slashDay(row.gtTheTu, 'gtTheTu'),
    validTo: slashDay(row.gtTheDen, 'gtTheDen'),
    registeredFacility: facility(code, name),
  };
}

function newCard(row: TheBHYT): CardFields {
  return {
    cardNumber: text(row.maTheMoi),
    previousCardNumber: text(row.maThe),
    validFrom: slashDay(row.gtTheTuMoi, 'gtTheTuMoi'),
    validTo: slashDay(row.gtTheDenMoi, 'gtTheDenMoi'),
    registeredFacility: facility(text(row.maDKBDMoi), text(row.tenDKBDMoi)),
  };
}

function facility(code: string | null, name: string | null): CardRecord['registeredFacility'] {
  return code === null && name === null ? null : { code, name };
}

/** A card number is group, level, province and social insurance number (confirmed, BRIEF 2.2). */
function codesOnCard(
  cardNumber: string | null,
  validFrom: string | null,
): Pick<CardRecord, 'objectGroup' | 'benefitLevel' | 'benefitRatePercent' | 'provinceOnCard'> {
  const [, group, level, province] = /^([A-Z]{2})(\d)(\d{2})\d{10}$/.exec(cardNumber ?? '') ?? [];
  return {
    objectGroup: coded('HEALTH_INSURANCE_OBJECT_GROUP', group),
    benefitLevel: coded('HEALTH_INSURANCE_BENEFIT_LEVEL', level),
    benefitRatePercent: benefitRates.get(level ?? '') ?? null,
    provinceOnCard: codedCardProvince(province, validFrom),
  };
}

function toVisit(row: LuotKCB): Visit {
  return {
    fileNumber: text(row.maHoSo),
    facilityCode: text(row.maCSKCB),
    arrivedAt: minute(row.ngayVao, 'ngayVao'),
    leftAt: minute(row.ngayRa, 'ngayRa'),
    disease: text(row.tenBenh),
    discharge: coded('HEALTH_VISIT_DISCHARGE', text(row.tinhTrang)),
    outcome: coded('HEALTH_VISIT_OUTCOME', text(row.kqDieuTri)),
    reason: coded('HEALTH_VISIT_REASON', text(row.lyDoVV)),
  };
}

function newestFirst(a: Visit, b: Visit): number {
  return (
    (b.arrivedAt ?? '').localeCompare(a.arrivedAt ?? '') ||
    (a.fileNumber ?? '').localeCompare(b.fileNumber ?? '')
  );
}

/** `dd/MM/yyyy`, `MM/yyyy` or `yyyy`; zeros for what is not known (inference). */
function slashDate(value: string | null | undefined, field: string): PartialDate | undefined {
  if (!value) return undefined;
  const date = value
    .split('/')
    .toReversed()
    .join('-')
    .replace(/(-00)+$/, '');
  if (date === '' || date === '0000') return undefined;
  if (!isPartialDate(date)) throw unreadable(field);
  return date;
}

function slashDay(value: string | null | undefined, field: string): string | null {
  const date = slashDate(value, field);
  if (date === undefined) return null;
  if (!isFullDate(date)) throw unreadable(field);
  return date;
}

/** `yyyyMMddHHmm` in the time of Việt Nam. */
function minute(value: string | null | undefined, field: string): string | null {
  const day = compactDay(value?.slice(0, 8), field);
  if (!value || day === null) return null;
  return moment(`${day}T${value.slice(8, 10)}:${value.slice(10)}`, field) ?? null;
}

function unreadable(field: string): SourceError {
  return new SourceError({ code: 'BAD_RESPONSE' }, `${field} cannot be read`);
}

/** Percent by benefit level, from the code list. */
function readBenefitRates(): ReadonlyMap<string, number> {
  const file = new URL('../../../codelists/health-insurance-benefit-level.json', import.meta.url);
  const { editions } = Value.Parse(
    Type.Object({
      editions: Type.Array(
        Type.Object({ items: Type.Array(Type.Object({ code: Type.String(), rate: Type.Integer() })) }),
      ),
    }),
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return new Map(editions.flatMap(({ items }) => items.map(({ code, rate }) => [code, rate] as const)));
}
