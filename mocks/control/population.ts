/**
 * Expected answers for a range of the population: each person's triple and the outcome at every source. Each
 * system states its own part; this module does not know the records.
 */
import type { MockSystem, ExpectedAnswer } from '../kit/system.ts';
import { isObject } from '../kit/unknown.ts';
import type { People, Person } from '../people/index.ts';
import type { Subject } from '../people/person.ts';

/** Invalid parameter; the message names the rule. */
export class ListingError extends Error {
  override name = 'ListingError';
}

export interface ExpectedPerson {
  readonly index: number;
  /** The difficulty of this person; only in the listing of difficult people. */
  readonly case?: string;
  readonly subject: Subject;
  readonly sources: Readonly<Record<string, ExpectedAnswer>>;
}

const DEFAULT_LIMIT = 20;
const MAXIMUM_LIMIT = 1000;

function wholeNumber(
  value: unknown,
  name: string,
  minimum: number,
  maximum: number,
  otherwise: number,
): number {
  if (value === undefined) return otherwise;
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= minimum && number <= maximum) return number;
  throw new ListingError(`${name} must be a whole number from ${minimum} to ${maximum}.`);
}

export function listPopulation(
  people: People,
  systems: readonly MockSystem[],
  query: unknown,
): { readonly total: number; readonly people: readonly ExpectedPerson[] } {
  const { offset, limit, kind } = isObject(query) ? query : {};
  if (kind !== undefined && kind !== 'difficult')
    throw new ListingError('kind must be difficult, or left out.');
  const difficult = kind === 'difficult';
  const total = difficult ? people.difficultTotal : people.total;
  const first = wholeNumber(offset, 'offset', 0, Number.MAX_SAFE_INTEGER, 0);
  const most = wholeNumber(limit, 'limit', 1, MAXIMUM_LIMIT, DEFAULT_LIMIT);
  const expectedOf = (person: Person): Omit<ExpectedPerson, 'case'> => ({
    index: person.index,
    subject: person.subject,
    sources: Object.fromEntries(systems.map(({ id, expectedAnswer }) => [id, expectedAnswer(person)])),
  });
  const count = Math.max(0, Math.min(most, total - first));
  return {
    total,
    people: Array.from({ length: count }, (_, i) => {
      const place = first + i;
      if (!difficult) return expectedOf(people.at(place));
      return { ...expectedOf(people.difficultAt(place)), case: people.difficultCaseAt(place) };
    }),
  };
}
