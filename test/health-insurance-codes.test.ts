/** Each of the portal's result codes as a caller sees it, answered by the running mock. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import resultList from '../codelists/health-insurance-result.json' with { type: 'json' };
import { Running, uncached, type Triple } from './kit/running.ts';

interface Answer {
  readonly status: string;
  readonly failure: { readonly code: string; readonly sourceCode: string } | null;
  readonly record: {
    readonly valid: boolean;
    readonly invalidReason: { readonly code: string } | null;
  } | null;
}

let running: Running;
let an: Triple;
beforeAll(async () => {
  running = await Running.start(uncached);
  an = await running.persona('Nguyễn Văn An');
});
afterAll(() => running.stop());

/** DESIGN's meaning of each code, in classes. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  VALID: ['000', '001', '002', '003', '004'],
  NOT_VALID: ['010', '110', '120', '121', '122', '123', '124', '130'],
  NOT_FOUND: ['050'],
  MISMATCH: ['060', '061', '070', '080', '090'],
  BAD_RESPONSE: ['051', '052', '053', '205', '999'],
  UPSTREAM_ERROR: ['100', '101'],
  CALLER_NOT_REGISTERED: ['054', '055', '401'],
};

function classOf({ status, failure, record }: Answer): string {
  if (failure) return failure.code;
  if (status !== 'FOUND') return status;
  return record?.valid === true ? 'VALID' : 'NOT_VALID';
}

test('gives a class to every code of the list', () => {
  const listed = resultList.editions.flatMap(({ items }) => items.map(({ code }) => code));
  expect(Object.values(CLASSES).flat().toSorted()).toEqual([...listed, '999'].toSorted());
});

test.each(Object.entries(CLASSES).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning])))(
  'code %s means %s',
  async (code, meaning) => {
    await running.setFaults('health-insurance', [{ kind: 'businessError', code }]);
    const { body } = await running.ask<{
      citizen: { healthInsurance: Answer; identity: { status: string } };
    }>(
      `query ($subject: SubjectInput!) {
        citizen(subject: $subject) {
          identity { status }
          healthInsurance { status failure { code sourceCode } record { valid invalidReason { code } } }
        }
      }`,
      { subject: an },
    );
    const answer = body.data?.citizen.healthInsurance;
    expect(answer && classOf(answer)).toBe(meaning);
    expect(body.data?.citizen.identity.status).toBe('FOUND');
    const told = answer?.failure?.sourceCode ?? answer?.record?.invalidReason?.code ?? null;
    expect(told).toBe(['VALID', 'NOT_FOUND', 'MISMATCH'].includes(meaning) ? null : code);
  },
);
