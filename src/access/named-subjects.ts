/** The people whom an operation names in its arguments, before anything is executed. */
import { collectFields } from '@graphql-tools/utils';
import { getArgumentValues } from 'graphql';
import { fragmentsOf } from '../gateway/document.ts';
import type { Operation, Values } from '../gateway/input.ts';
import { parseIdentityNumber } from '../subject/identity-number.ts';
import { parsePartialDate } from '../subject/partial-date.ts';
import { Subject } from '../subject/subject.ts';

/**
 * @param operation whose input has been checked
 * @param values of its variables, coerced
 */
export function namedSubjects(
  { schema, document, operation }: Omit<Operation, 'variables'>,
  values: Values,
): readonly Subject[] {
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const { fields } = collectFields(schema, fragmentsOf(document), values, root, operation.selectionSet);
  return [...fields.values()].flatMap(([node]) => {
    const field = root.getFields()[node?.name.value ?? ''];
    if (!node || !field) return [];
    const { subject, subjects, representations } = getArgumentValues(field, node, values);
    return [subject, ...listOf(subjects), ...listOf(representations).map(subjectIn)].flatMap(toSubject);
  });
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
