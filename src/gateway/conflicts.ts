/**
 * Facts about which the selected sources disagree (law 4). They are reported side by side; none is taken
 * for the true one. A coarser date, capitals, another place for a tone mark, punctuation or a name written
 * wholly without accents is a way of writing and no disagreement, and so is a letter or a word for a sex.
 */
import type { Facts, Source } from '../source-api/source.ts';
import { agreeOnSex } from '../codes/sex.ts';
import type { Conflict, ConflictValue } from '../generated/types.ts';
import type { Fact } from '../generated/enums.ts';
import { compareNames, isUnaccented } from '../subject/name.ts';
import { agree, type PartialDate } from '../subject/partial-date.ts';

export interface SourceFacts {
  readonly source: Source;
  readonly facts: Facts;
}

/** Decides if two values of a fact can both be true. */
const agreement: { [F in Fact]: (a: NonNullable<Facts[F]>, b: NonNullable<Facts[F]>) => boolean } = {
  FULL_NAME: (a, b) => {
    const step = compareNames(a, b);
    if (step !== 'UNACCENTED') return step !== undefined;
    return isUnaccented(a) || isUnaccented(b);
  },
  DATE_OF_BIRTH: (a: PartialDate, b: PartialDate) => agree(a, b),
  SEX: agreeOnSex,
};

export function findConflicts(known: readonly SourceFacts[]): Conflict[] {
  return [
    ...conflictAbout('FULL_NAME', known),
    ...conflictAbout('DATE_OF_BIRTH', known),
    ...conflictAbout('SEX', known),
  ];
}

function conflictAbout<F extends Fact>(fact: F, known: readonly SourceFacts[]): Conflict[] {
  const held = known.flatMap(({ source, facts }) => {
    const value = facts[fact];
    return value === undefined || value === null ? [] : [{ source: source.sourceId, value }];
  });
  const disagree = held.some((a) => held.some((b) => !agreement[fact](a.value, b.value)));
  return disagree ? [{ fact, values: held satisfies ConflictValue[] }] : [];
}
