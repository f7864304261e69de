/** Facts of several sources disagree when they cannot both be true, however each source writes them. */
import { describe, expect, test } from '@jest/globals';
import type { ScannedCard } from '../src/cards/index.ts';
import type { Fact } from '../src/generated/enums.ts';
import { CitizenParent } from '../src/gateway/citizen.ts';
import { findConflicts } from '../src/gateway/conflicts.ts';
import type { Answer } from '../src/source-api/answer.ts';
import { loaded } from '../src/source-api/check-source.ts';
import type { Facts } from '../src/source-api/source.ts';
import licences from '../src/sources/driving-licence/index.ts';
import insurance from '../src/sources/social-insurance/index.ts';
import { parsePartialDate } from '../src/subject/partial-date.ts';
import { subjectOf } from './kit/calls.ts';

const first = loaded(licences, '1');
const second = loaded(insurance, '1');

function conflictOf(a: string, b: string) {
  return findConflicts([
    { source: first, facts: { SEX: a } },
    { source: second, facts: { SEX: b } },
  ]);
}

describe('the sex in two sources', () => {
  test.each([
    ['1', '1'],
    ['1', 'M'],
    ['M', 'Nam'],
    ['2', 'F'],
    ['2', 'Nữ'],
    ['F', 'NU'],
    ['1', '0'],
    ['0', '2'],
    ['1', 'X'],
    ['U', '2'],
    ['X', 'Y'],
  ])('does not conflict for %s and %s', (a, b) => {
    expect(conflictOf(a, b)).toEqual([]);
    expect(conflictOf(b, a)).toEqual([]);
  });

  test.each([
    ['1', '2'],
    ['1', 'F'],
    ['M', '2'],
    ['Nam', 'Nữ'],
    ['1', '3'],
    ['3', 'F'],
  ])('conflicts for %s and %s, and shows both as read', (a, b) => {
    expect(conflictOf(a, b)).toEqual([
      {
        fact: 'SEX',
        values: [
          { source: first.sourceId, value: a },
          { source: second.sourceId, value: b },
        ],
        scanned: null,
      },
    ]);
  });
});

describe('a scanned card beside sources', () => {
  const CARD: ScannedCard = {
    format: 'IDENTITY_CARD_MRZ',
    number: '001158000001',
    formerNumber: null,
    fullName: 'TON NU NGUYEN PHUOC THI HUONG',
    isNameCut: true,
    dateOfBirth: parsePartialDate('1958-01-01'),
    sex: 'FEMALE',
    residence: null,
    issuedOn: null,
    validFrom: null,
    expiresOn: null,
    facilityCode: null,
    area: null,
    fiveYearsFrom: null,
    notes: [],
  };
  const conflictsOf = (facts: Facts, changes: Partial<ScannedCard> = {}) =>
    findConflicts([{ source: first, facts }], { ...CARD, ...changes });
  const date = parsePartialDate;

  test.each<[string, Facts, Partial<ScannedCard>]>([
    ['a name with accents', { FULL_NAME: 'Tôn Nữ Nguyễn Phước Thị Hương' }, {}],
    ['a name that the zone cut', { FULL_NAME: 'Tôn Nữ Nguyễn Phước Thị Hương Giang' }, {}],
    ['the year alone', { DATE_OF_BIRTH: date('1958') }, {}],
    ['the same sex', { SEX: '2' }, {}],
    ['a sex that the card does not say', { SEX: '1' }, { sex: null }],
    ['capitals', { FULL_NAME: 'TRẦN THỊ HÒA' }, { fullName: 'Trần Thị Hoà', isNameCut: false }],
  ])('is contradicted by none that says %s', (_what, facts, changes) => {
    expect(conflictsOf(facts, changes)).toEqual([]);
  });

  test.each<[string, Fact, string, Partial<ScannedCard>, string]>([
    ['another name before the cut', 'FULL_NAME', 'Tôn Nữ Nguyễn Phước Thị Hoa', {}, CARD.fullName],
    ['more than the name', 'FULL_NAME', `${CARD.fullName} GIANG`, { isNameCut: false }, CARD.fullName],
    ['other accents', 'FULL_NAME', 'Trần Hóa', { fullName: 'Trần Hoà', isNameCut: false }, 'Trần Hoà'],
    ['another day', 'DATE_OF_BIRTH', '1958-05-03', {}, '1958-01-01'],
    ['another sex', 'SEX', 'Nam', {}, '2'],
  ])('is contradicted by %s, and both are shown', (_what, fact, value, changes, scanned) => {
    expect(conflictsOf({ [fact]: value }, changes)).toEqual([
      { fact, values: [{ source: first.sourceId, value }], scanned },
    ]);
  });

  test('shows its value where sources contradict each other', () => {
    const known = [
      { source: first, facts: { SEX: '1' } },
      { source: second, facts: { SEX: '2' } },
    ];
    expect(findConflicts(known, CARD)).toMatchObject([{ fact: 'SEX', scanned: '2' }]);
    expect(findConflicts(known, { ...CARD, sex: null })).toMatchObject([{ fact: 'SEX', scanned: null }]);
  });
});

test.each<[string, () => unknown]>([
  [
    'that fail',
    () => {
      throw new TypeError('no name');
    },
  ],
  ['of no object', () => null],
  ['of another kind', () => ({ SEX: 5, FULL_NAME: {}, DATE_OF_BIRTH: new Date() })],
])('facts %s leave those of other sources to be compared', async (_what, facts) => {
  const known = [first, second, loaded(insurance, '2')].map((source, index) => {
    const part = {
      ...source.parts[0],
      facts: index === 0 ? (facts as () => Facts) : () => ({ SEX: String(index) }),
    };
    return { ...source, parts: [part] } as const;
  });
  const answers = new Map(
    known.map(({ parts: [part] }) => [
      part,
      Promise.resolve({ status: 'FOUND', record: {} } as Answer<unknown>),
    ]),
  );
  const citizen = new CitizenParent(subjectOf(), answers, { seesMismatch: true, denied: new Set() }, () =>
    Promise.resolve(''),
  );
  expect(await citizen.conflicts(known)).toMatchObject([
    { fact: 'SEX', values: [{ value: '1' }, { value: '2' }] },
  ]);
});
