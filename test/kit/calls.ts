/** Upstream calls for tests of connectors and of what they use. */
import type { Question, Call, Part } from '../../src/source-api/source.ts';
import { SourceError, type Failure } from '../../src/source-api/answer.ts';
import { parseIdentityNumber } from '../../src/subject/identity-number.ts';
import { parsePartialDate } from '../../src/subject/partial-date.ts';
import { Subject } from '../../src/subject/subject.ts';

export const common = { timeoutMs: 1000, connections: 2, maxResponseBytes: 65_536 };

export function subjectOf(
  identityNumber = '079190123456',
  fullName = 'Nguyễn Thị Hoà',
  dateOfBirth = '1990-02-15',
): Subject {
  return Subject.parse({
    identityNumber: parseIdentityNumber(identityNumber),
    fullName,
    dateOfBirth: parsePartialDate(dateOfBirth),
  });
}

export function callOf(questions: readonly Question[], changes: Partial<Call> = {}): Call {
  return {
    questions,
    caller: {
      agency: 'H29.101',
      officer: { identityNumber: '079185000001', fullName: 'Trần Thị Cán Bộ' },
      purpose: '1.004222',
      dossier: 'H29.101-260131-0001',
    },
    requestId: 'id-0001',
    signal: AbortSignal.timeout(30_000),
    ...changes,
  };
}

export function questionFor(part: Part<unknown>, subject = subjectOf()): Question {
  return { part, subject };
}

/** The failure that a call ends with. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && outcome.error instanceof SourceError) return outcome.error.failure;
  throw new Error(`expected a SourceError, got ${JSON.stringify(outcome)}`);
}
