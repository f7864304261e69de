/** Upstream calls for tests of connectors and of what they use. */
import { SourceError, type Failure } from '../../src/source-api/answer.ts';
import { loaded } from '../../src/source-api/check-source.ts';
import type { Host } from '../../src/source-api/host.ts';
import type { Question, Call, Connector, Part, SourceDefinition } from '../../src/source-api/source.ts';
import { isHealthInsuranceNumber, parseIdentityNumber } from '../../src/subject/identity-number.ts';
import { parsePartialDate } from '../../src/subject/partial-date.ts';
import { Subject } from '../../src/subject/subject.ts';
import { connectSource, createHost } from '../../src/transport/host.ts';
import type { HttpSettings } from '../../src/transport/http.ts';

export const common = { timeoutMs: 1000, connections: 2, maxResponseBytes: 65_536 };

/** Settings of a source behind the platform. */
export const platform = {
  serviceCode: 'G22-LT01',
  lgsp: { tokenPath: '/token', consumerKey: 'key', consumerSecret: 'secret' },
};

/** A connector of a source. */
export function connect(source: SourceDefinition, settings: Pick<HttpSettings, 'url'>): Connector {
  return connectSource(loaded(source, '1'), { ...common, ...settings });
}

/** A host without a contract. */
export function hostTo(settings: Partial<HttpSettings> & Pick<HttpSettings, 'url'>): Host {
  const wire = { schemas: { $id: 'none', $defs: {} }, sourceCodes: /^$/ };
  return createHost({ wire }, { ...common, ...settings });
}

export function subjectOf(
  identityNumber = '079190123456',
  fullName = 'Nguyễn Thị Hoà',
  dateOfBirth = '1990-02-15',
): Subject {
  return Subject.parse({
    identityNumber: isHealthInsuranceNumber(identityNumber)
      ? identityNumber
      : parseIdentityNumber(identityNumber),
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
