/**
 * Licences of an ordinary person: motorcycle and car licences are separate documents, classes follow the
 * scheme in force on the day of issue, and the holder has the minimum age of the class.
 */
import { addDays, addYears, dayBetween, isYearOnly, later, TODAY } from './calendar.ts';
import { chance, pick, pickWeighted, type Rng } from './hash.ts';
import { NEW_SCHEME_SINCE } from './licence-classes.ts';
import type { LicencePlan } from './licence.ts';

interface CarKind {
  readonly weight: number;
  readonly age: number;
  /** Maximum age of a valid licence of this kind. */
  readonly years: number;
  readonly old: readonly string[];
  readonly new: readonly string[];
}

/** Ages are from memory. */
const CAR_KINDS: readonly CarKind[] = [
  { weight: 78, age: 18, years: 9, old: ['B1', 'B2', 'B2'], new: ['B'] },
  { weight: 12, age: 21, years: 4, old: ['C'], new: ['C1', 'C'] },
  { weight: 5, age: 24, years: 4, old: ['D', 'E'], new: ['D1', 'D2', 'D'] },
  {
    weight: 5,
    age: 27,
    years: 4,
    old: ['FB2', 'FC', 'FD', 'FE'],
    new: ['BE', 'C1E', 'CE', 'D1E', 'D2E', 'DE'],
  },
];

const OLD_MOTORCYCLES = [
  ['A1', 90],
  ['A2', 7],
  ['A3', 2],
  ['A4', 1],
] as const;
const NEW_MOTORCYCLES = [
  ['A1', 75],
  ['A', 22],
  ['B1', 3],
] as const;

function motorcycle(rng: Rng, adultSince: string, until: string): LicencePlan {
  const issuedOn = dayBetween(rng, 'motorcycle issued', later(addDays(adultSince, 30), '1996-01-01'), until);
  const classes = issuedOn >= NEW_SCHEME_SINCE ? NEW_MOTORCYCLES : OLD_MOTORCYCLES;
  return { class: pickWeighted(rng, 'motorcycle class', classes), issuedOn };
}

/** A car licence, sometimes with the one that it replaced. */
function car(rng: Rng, born: string, until: string): LicencePlan[] {
  const allowed = CAR_KINDS.filter(({ age }) => addYears(born, age) < addDays(until, -60));
  const kind = pickWeighted(
    rng,
    'car kind',
    allowed.map((entry) => [entry, entry.weight] as const),
  );
  const first = later(addDays(addYears(born, kind.age), 30), addYears(until, -kind.years));
  const issuedOn = dayBetween(rng, 'car issued', first, until);
  const plan = {
    class: pick(rng, 'car class', issuedOn >= NEW_SCHEME_SINCE ? kind.new : kind.old),
    issuedOn,
  };
  const before = addDays(issuedOn, -1500 - rng('replaced issued', 1500));
  if (!chance(rng, 'replaced', 80) || before < addYears(born, kind.age) || before >= NEW_SCHEME_SINCE)
    return [plan];
  const number = `${String(10 + rng('replaced place', 80))}${before.slice(0, 4)}${String(rng('replaced serial', 1_000_000)).padStart(6, '0')}`;
  return [
    { ...plan, previousNumber: number },
    { class: pick(rng, 'replaced class', kind.old), issuedOn: before, number, status: '4' },
  ];
}

/** A person's licences by the days of birth and death; `certain` gives every adult one. */
export function licencePlansOf(
  rng: Rng,
  dateOfBirth: string,
  dateOfDeath: string | null,
  certain: boolean,
): LicencePlan[] {
  const until = dateOfDeath ?? TODAY;
  const born = isYearOnly(dateOfBirth) ? `${dateOfBirth}-12-31` : dateOfBirth;
  const adultSince = addYears(born, 18);
  if (adultSince > addDays(until, -90)) return [];
  if (!certain && !chance(rng, 'has licence', 600)) return [];
  const kind = rng('licence kind', 100);
  return [
    ...(kind < 85 ? [motorcycle(rng, adultSince, until)] : []),
    ...(kind >= 55 ? car(rng, born, until) : []),
  ];
}
