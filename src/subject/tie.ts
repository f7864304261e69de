/**
 * The tie (law 1): a record may be shown only if it is about the person asked for. Number, name and
 * date of birth must all agree; anything less gives no match, and nothing of the record leaves.
 */
import type { MatchStep } from '../generated/enums.ts';
import { holderNumber, numberKind, type IdentityNumber } from './identity-number.ts';
import { compareNames } from './name.ts';
import { agree, isFullDate, type PartialDate } from './partial-date.ts';
import type { Subject } from './subject.ts';
import { isCutAs } from './zone-name.ts';

/** Evidence in a record about its person. */
export interface Evidence {
  /** Every identity number in the record, of any kind; none if it carries none. */
  readonly numbers: readonly IdentityNumber[];
  /** True if the record came in the slot of a call for the subject's number alone, which cannot be confused. */
  readonly keyed: boolean;
  readonly fullName: string | undefined;
  /** Undefined if the source has none (absent or all zeros). */
  readonly dateOfBirth: PartialDate | undefined;
}

/** Agreement of number, name and date of birth of a tied record with those of the subject. */
export interface Match {
  readonly number: MatchStep;
  readonly name: MatchStep;
  readonly dateOfBirth: MatchStep;
}

/** Steps at which the record is tied to the subject; undefined if it is not. */
export function tie(subject: Subject, evidence: Evidence): Match | undefined {
  const number = tieNumber(subject.identityNumber, evidence);
  const name = compareNames(subject.fullName, evidence.fullName ?? '');
  if (!number || (!name && !subject.isNameCut)) return undefined;
  const dateOfBirth = tieDate(subject.dateOfBirth, evidence.dateOfBirth);
  if (!dateOfBirth) return undefined;
  if (!name) return tieCutName(subject, evidence, { number, dateOfBirth });
  if (dateOfBirth === 'NOT_HELD' && name === 'UNACCENTED') return undefined;
  return { number, name, dateOfBirth };
}

/**
 * Ties a longer name to one that a card's zone cut: only with everything else beyond doubt, a personal number
 * and a full date of birth.
 */
function tieCutName(
  { identityNumber, fullName, dateOfBirth }: Subject,
  evidence: Evidence,
  match: Omit<Match, 'name'>,
): Match | undefined {
  const isBeyondDoubt =
    numberKind(identityNumber) === 'PERSONAL' &&
    match.number === 'EXACT' &&
    isFullDate(dateOfBirth) &&
    match.dateOfBirth === 'EXACT';
  return isBeyondDoubt && isCutAs(fullName, evidence.fullName ?? '')
    ? { ...match, name: 'PREFIX' }
    : undefined;
}

/** From the strongest step to the weakest. */
const STEPS: readonly MatchStep[] = [
  'EXACT',
  'TONE_PLACEMENT',
  'PUNCTUATION',
  'UNACCENTED',
  'PREFIX',
  'PRECISION',
  'KEYED',
  'NOT_HELD',
];

/** The match of a record that was put together from several rows: as weak as its weakest row. */
export function weakest(a: Match, b: Match): Match {
  const weaker = (x: MatchStep, y: MatchStep) => (STEPS.indexOf(x) >= STEPS.indexOf(y) ? x : y);
  return {
    number: weaker(a.number, b.number),
    name: weaker(a.name, b.name),
    dateOfBirth: weaker(a.dateOfBirth, b.dateOfBirth),
  };
}

function tieNumber(asked: IdentityNumber, { numbers, keyed }: Evidence): MatchStep | undefined {
  const comparable = numbers.filter((number) => numberKind(number) === numberKind(asked));
  if (comparable.length > 0) {
    const isAsked = (number: IdentityNumber) => holderNumber(number) === holderNumber(asked);
    return comparable.some(isAsked) ? 'EXACT' : undefined;
  }
  return keyed ? 'KEYED' : undefined;
}

function tieDate(asked: PartialDate, held: PartialDate | undefined): MatchStep | undefined {
  if (held === undefined) return 'NOT_HELD';
  if (held === asked) return 'EXACT';
  return agree(asked, held) ? 'PRECISION' : undefined;
}
