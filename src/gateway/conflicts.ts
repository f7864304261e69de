/**
 * Facts about which the selected sources disagree (law 4). They are reported side by side; none is taken
 * for the true one. A coarser date, capitals, another place for a tone mark, punctuation or a name written
 * wholly without accents is a way of writing and no disagreement, and so is a letter or a word for a sex.
 * A scanned card that contradicts a source is a conflict too, which shows both.
 */
import type { Facts, Source } from '../source-api/source.ts';
import type { ScannedCard } from '../cards/index.ts';
import { agreeOnSex, sexCodeOf } from '../codes/sex.ts';
import type { Conflict, ConflictValue } from '../generated/types.ts';
import type { Fact } from '../generated/enums.ts';
import { compareNames, isUnaccented } from '../subject/name.ts';
import { agree, type PartialDate } from '../subject/partial-date.ts';
import { isCutAs } from '../subject/zone-name.ts';

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

/** @param card the scanned card that names the person */
export function findConflicts(known: readonly SourceFacts[], card?: ScannedCard): Conflict[] {
  const { fullName, dateOfBirth, sex = null } = card ?? {};
  return [
    ...conflictAbout(
      'FULL_NAME',
      known,
      fullName,
      (name) => card?.isNameCut === true && isCutAs(fullName ?? '', name),
    ),
    ...conflictAbout('DATE_OF_BIRTH', known, dateOfBirth),
    ...conflictAbout('SEX', known, sex === null ? undefined : sexCodeOf(sex)),
  ];
}

/**
 * @param scanned what the card says
 * @param isOnCard accepts a value that the card writes in another way
 */
function conflictAbout<F extends Fact>(
  fact: F,
  known: readonly SourceFacts[],
  scanned?: NonNullable<Facts[F]>,
  isOnCard: (value: NonNullable<Facts[F]>) => boolean = () => false,
): Conflict[] {
  const held = known.flatMap(({ source, facts }) => {
    const value = facts[fact];
    return value === undefined || value === null ? [] : [{ source: source.sourceId, value }];
  });
  const agrees = agreement[fact];
  const disagree =
    held.some((a) => held.some((b) => !agrees(a.value, b.value))) ||
    (scanned !== undefined && held.some(({ value }) => !agrees(scanned, value) && !isOnCard(value)));
  return disagree ? [{ fact, values: held satisfies ConflictValue[], scanned: scanned ?? null }] : [];
}
