/** Outcomes of expected answers. Whose a row is was decided where it was made; nothing is compared here. */
import type { Person } from '../people/person.ts';
import type { ExpectedAnswer, ExpectedPart, ExpectedRecord, Outcome } from './system.ts';

export function without(outcome: Exclude<Outcome, 'FOUND'>): ExpectedPart {
  return { outcome, record: null };
}

/** FOUND with rows of the subject; MISMATCH with rows of another person only; NOT_FOUND without rows. */
export function expectedPart<Row extends { readonly tied: boolean }>(
  rows: readonly Row[],
  record: (own: readonly Row[]) => ExpectedRecord,
): ExpectedPart {
  const own = rows.filter(({ tied }) => tied);
  if (own.length > 0) return { outcome: 'FOUND', record: record(own) };
  return without(rows.length > 0 ? 'MISMATCH' : 'NOT_FOUND');
}

/** The answer of a source that looks people up by their 12-digit number only. */
export function byPersonalNumber(answer: (person: Person) => ExpectedAnswer) {
  return (person: Person): ExpectedAnswer => {
    const expected = answer(person);
    if (person.subject.identityNumber.length === 12) return expected;
    const parts = Object.keys(expected).filter((name) => name !== 'outcome' && name !== 'record');
    const notAsked = without('NOT_ASKED');
    return { ...notAsked, ...Object.fromEntries(parts.map((part) => [part, notAsked])) };
  };
}
