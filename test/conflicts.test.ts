/** Facts of several sources disagree when they cannot both be true, however each source writes them. */
import { describe, expect, test } from '@jest/globals';
import { findConflicts } from '../src/gateway/conflicts.ts';
import { loaded } from '../src/source-api/check-source.ts';
import licences from '../src/sources/driving-licence/index.ts';
import insurance from '../src/sources/social-insurance/index.ts';

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
      },
    ]);
  });
});
