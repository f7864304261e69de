/**
 * From the portal's answers to the schema's card and visits, and what each of its result codes means. An
 * answer belongs to the number that its call was about. Name and date of birth tie a card; visits name no
 * person, so the card ties them.
 */
import {
  birthDate,
  coded,
  decidingCode,
  decidingDay,
  finish,
  holderFacts,
  identityNumber,
  isHealthInsuranceNumber,
  numberKind,
  plainFields,
  text,
  today,
  tyingName,
  Unread,
  unreadable,
  type Candidate,
  type Draft,
  type Held,
  type IdentityNumber,
  part,
  type RecordOf,
  type Unnamed,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/health-insurance.ts';
import type * as Schema from '../../generated/types.ts';
import type { LichSuKCB, TheBHYT } from '../../generated/wire/health-insurance.ts';
import { cardsByDay, sameNumber, type ByDay, type Term } from './cards.ts';
import { toVisitList } from './visits.ts';

export type CardRecord = RecordOf<Schema.HealthInsurance>;
export type VisitsRecord = RecordOf<Schema.HealthVisits>;

// One call is about one person.
export const card = part<CardRecord>({ merge: (first) => first, facts: holderFacts });
export const visits = part<VisitsRecord>({ tiedBy: 'card', merge: (first) => first });

/**
 * `VALID`, `REPLACED` (a new card is issued; with 003 the old one serves no more) and `NOT_VALID` come with a
 * card; the others are answers without one, or failures.
 */
export type Meaning = 'VALID' | 'REPLACED' | 'NOT_VALID' | 'NOT_FOUND' | 'MISMATCH' | FailureMeaning;
type FailureMeaning = 'BAD_RESPONSE' | 'UPSTREAM_ERROR' | 'CALLER_NOT_REGISTERED';

/** Every known maKetQua (confirmed, BRIEF 1.4.3). The list is open: a code beyond it cannot be read. */
const RESULTS: ReadonlyArray<readonly [Meaning, readonly string[]]> = [
  ['VALID', ['000', '001', '002']],
  ['REPLACED', ['003', '004']],
  ['NOT_VALID', ['010', '110', '120', '121', '122', '123', '124', '130']],
  ['NOT_FOUND', ['050']],
  ['MISMATCH', ['060', '061', '070', '080', '090']],
  // Our own request was wrong.
  ['BAD_RESPONSE', ['051', '052', '053', '205']],
  ['UPSTREAM_ERROR', ['100', '101']],
  // 401 only after the session was renewed in vain.
  ['CALLER_NOT_REGISTERED', ['054', '055', '401']],
];

export const RESULT_MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  RESULTS.flatMap(([meaning, codes]) => codes.map((code) => [code, meaning] as const)),
);

const MANAGERS = new Map<string, CardRecord['managedBy']>([
  ['001', 'NATIONAL_DEFENCE'],
  ['002', 'PUBLIC_SECURITY'],
]);

/** From memory; any other value is shown as text. */
const SEX_CODES = new Map([
  ['nam', '1'],
  ['nữ', '2'],
]);

/**
 * @param asked the number that the call was about
 * @throws SourceError BAD_RESPONSE
 */
export function toCard(row: TheBHYT, asked: IdentityNumber): Candidate<CardRecord> {
  // A social insurance number is no evidence, but since 2025-08-01 the personal number may stand in its
  // place.
  const ownNumber = identityNumber(row.maSoBHXH, 'PERSONAL');
  const holder: Draft<Omit<CardRecord, keyof ByDay>> = {
    ...plainFields(columns.HealthInsurance, row),
    socialInsuranceNumber: typeof ownNumber === 'string' ? ownNumber : text(row.maSoBHXH),
    holderSex: coded('SEX', sexCode(row.gioiTinh)),
    resultCode: decidingCode('HEALTH_INSURANCE_RESULT', row.maKetQua, 'maKetQua'),
    managedBy: MANAGERS.get(row.maKetQua) ?? null,
  };
  const onDay = (cards: Draft<ByDay>) => finish<CardRecord>({ ...holder, ...cards });
  const [now, ...others] = cardsIn(row);
  const later = others.map(({ from, draft }) => ({ from, ...onDay(draft) }));
  return {
    evidence: {
      numbers: [
        ...(typeof ownNumber === 'string' ? [ownNumber] : []),
        ...(numberKind(asked) === 'HEALTH_INSURANCE' ? cardNumbersIn(row) : []),
      ],
      // One call is about one number.
      keyed: true,
      fullName: tyingName(row.hoTen, 'hoTen'),
      dateOfBirth: birthDate(row.ngaySinh, 'ngaySinh').tied,
    },
    ...onDay(now.draft),
    ...(later.length > 0 && { later }),
  };
}

/** @throws SourceError BAD_RESPONSE */
export function toVisits(answer: LichSuKCB): Unnamed<VisitsRecord> {
  return finish<VisitsRecord>({ visits: toVisitList(answer.dsLichSuKCB2025) });
}

/** The holder's social insurance number, and the numbers of all cards that the portal tells of. */
function cardNumbersIn({ maSoBHXH, maThe, maTheCu, maTheMoi }: TheBHYT): readonly IdentityNumber[] {
  return [maSoBHXH, maThe, maTheCu, maTheMoi]
    .map((value) => text(value))
    .flatMap((value) => (typeof value === 'string' ? value.replaceAll(' ', '').toUpperCase() : []))
    .filter(isHealthInsuranceNumber);
}

function sexCode(value: Held<string>): Held<string> {
  const sex = text(value);
  return typeof sex === 'string' ? (SEX_CODES.get(sex.toLowerCase()) ?? sex) : sex;
}

function cardsIn(row: TheBHYT): ReturnType<typeof cardsByDay> {
  const { maKetQua } = row;
  const meaning = RESULT_MEANINGS.get(maKetQua);
  const newer = newTerm(row);
  // With 003 the old card serves no more, and the one that does must be told of.
  if (maKetQua === '003' && (newer === undefined || newer instanceof Unread)) throw unreadable('gtTheTuMoi');
  const serves = meaning === 'VALID' || meaning === 'REPLACED';
  const present = presentTerm(row, newer);
  const result = decidingCode('HEALTH_INSURANCE_RESULT', maKetQua, 'maKetQua');
  const word = { serves, reason: serves ? null : result, formerNumber: text(row.maTheCu) };
  return cardsByDay(present, newer, word, today());
}

function presentTerm(row: TheBHYT, newer: Term | Unread | undefined): Term {
  const code = text(row.maDKBD);
  const newCode = text(row.maDKBDMoi);
  // The answer has one name of a facility; where it tells of no other, it is this one's (seen in clients).
  const isNamed = newCode === null ? newer === undefined || isRenewal(row) : newCode === code;
  return {
    number: text(row.maThe),
    from: decidingDay(row.gtTheTu, 'gtTheTu'),
    to: decidingDay(row.gtTheDen, 'gtTheDen'),
    facility: facility(code, isNamed ? text(row.tenDKBDMoi) : null),
  };
}

/**
 * The new card, or the renewal of this one; undefined where there is none. Of another card the first day must
 * be told.
 */
function newTerm(row: TheBHYT): Term | Unread | undefined {
  const from = decidingDay(row.gtTheTuMoi, 'gtTheTuMoi');
  const to = decidingDay(row.gtTheDenMoi, 'gtTheDenMoi');
  const code = text(row.maDKBDMoi);
  if (isRenewal(row)) {
    if (from === null && to === null) return undefined;
    const name = code === null ? null : text(row.tenDKBDMoi);
    return { number: null, from, to, facility: facility(code, name) };
  }
  if (from === null) return new Unread('UNREADABLE');
  return { number: text(row.maTheMoi), from, to, facility: facility(code, text(row.tenDKBDMoi)) };
}

/** No number, or the same one: the card is renewed, if anything (seen in the field). */
function isRenewal({ maThe, maTheMoi }: TheBHYT): boolean {
  const number = text(maTheMoi);
  return number === null || sameNumber(number, text(maThe));
}

function facility(code: Term['number'], name: Term['number']): Term['facility'] {
  return code === null && name === null ? null : { code, name };
}
