/** Facts of several sources disagree when they cannot both be true, however each source writes them. */
import { describe, expect, test } from '@jest/globals';
import { CitizenParent } from '../src/gateway/citizen.ts';
import { findConflicts } from '../src/gateway/conflicts.ts';
import type { Answer } from '../src/source-api/answer.ts';
import { loaded } from '../src/source-api/check-source.ts';
import type { Facts } from '../src/source-api/source.ts';
import licences from '../src/sources/driving-licence/index.ts';
import insurance from '../src/sources/social-insurance/index.ts';
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
