/** The people whom an operation names in its arguments, before anything is executed. */
import type { Values } from './variables.ts';
import { parseIdentityNumber } from '../subject/identity-number.ts';
import { parsePartialDate } from '../subject/partial-date.ts';
import { Subject } from '../subject/subject.ts';

/** @param named arguments of root fields, checked */
export function namedSubjects(named: readonly Values[]): readonly Subject[] {
  return named.flatMap(({ subject, subjects, representations }) =>
    [subject, ...listOf(subjects), ...listOf(representations).map(subjectIn)].flatMap(toSubject),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function subjectIn(representation: unknown): unknown {
  return typeof representation === 'object' && representation !== null && 'subject' in representation
    ? representation.subject
    : undefined;
}

function toSubject(value: unknown): readonly Subject[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!('identityNumber' in value && 'fullName' in value && 'dateOfBirth' in value)) return [];
  return [
    Subject.parse({
      identityNumber: parseIdentityNumber(value.identityNumber),
      fullName: String(value.fullName),
      dateOfBirth: parsePartialDate(value.dateOfBirth),
    }),
  ];
}
