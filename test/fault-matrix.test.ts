/** Every kind of fault at every source: what docs/mocks.md says of that source's answer, and nothing at the others. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isObjectType } from 'graphql';
import { FAULT_KINDS, type FaultKind } from '../mocks/kit/fault-kinds.ts';
import { failureMeaning } from '../src/source-api/answer.ts';
import type { SourceFailureCode } from '../src/generated/enums.ts';
import { createSchema } from '../src/gateway/schema.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { loadSources } from '../src/sources/all.ts';
import { Running, eventually, type Triple } from './kit/running.ts';
import { wholeSelection } from './kit/whole-selection.ts';

interface Answer {
  readonly status: string;
  readonly failure: object | null;
  readonly provenance: { readonly freshness: string };
  readonly record: object | null;
}

type Answers = Readonly<Record<string, Answer>>;

const sources = await loadSources();
const schema = createSchema(sources);

/** Settings that make each kind affect the next call. */
const parameters: Readonly<Partial<Record<FaultKind, object>>> = {
  latency: { ms: 20 },
  error: { status: 500 },
  businessError: { code: '999' },
  flaky: { rate: 1, seed: 1 },
  oddValue: { field: 'GioiTinh' },
};

/** The first two words in code of the last column: status, and failure code unless it is answered. */
const documented = new Map(
  [...readFileSync('docs/mocks.md', 'utf8').matchAll(/^\| `(\w+)`.*\|([^|]+)\|$/gm)].map(
    ([, kind = '', answer = '']) => {
      const [status = '', code = ''] = [...answer.matchAll(/`([A-Z_]+)`/g)].map(([, word = '']) => word);
      return [kind, { status, code: status === 'UNAVAILABLE' ? code : null }] as const;
    },
  ),
);

function isFailureCode(code: string): code is SourceFailureCode {
  return Object.hasOwn(failureMeaning, code);
}

function selectionOf(field: string): string {
  const citizen = schema.getType('Citizen');
  const answer = isObjectType(citizen) ? getNamedType(citizen.getFields()[field]?.type) : undefined;
  const record = isObjectType(answer) ? getNamedType(answer.getFields()['record']?.type) : undefined;
  return `${field} {
    status
    failure { code retryable retryAfterMs sourceCode }
    provenance { freshness }
    record ${wholeSelection(schema, record?.name ?? '', ['citizen'])}
  }`;
}

const query = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) { ${sources.map(({ field }) => selectionOf(field)).join(' ')} }
}`;

let running: Running;
let an: Triple;
let wholesome: Answers;

/** Only what never comes is waited for in vain; the others have time enough on a busy machine too. */
async function ask(kind?: FaultKind): Promise<Answers> {
  const { body } = await running.ask<{ citizen: Answers }>(
    query,
    { subject: an },
    { 'X-Max-Wait-Ms': kind === 'hang' || kind === 'slowDrip' ? '2000' : '20000', 'X-Max-Age': '0' },
  );
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.citizen;
}

beforeAll(async () => {
  running = await Running.start();
  an = await running.persona('Nguyễn Văn An');
  wholesome = await ask();
});
afterAll(() => running.stop());
afterEach(() => running.clearFaults());

test('finds the person in every source without faults', () => {
  for (const { field } of sources) {
    expect(wholesome[field]).toMatchObject({
      status: 'FOUND',
      failure: null,
      provenance: { freshness: 'LIVE' },
    });
  }
});

describe.each(sources.map(({ id, field }) => ({ id, field })))('$id', ({ id, field }) => {
  test.each(Object.keys(FAULT_KINDS) as FaultKind[])('%s', async (kind) => {
    await running.setFaults(id, [{ kind, ...parameters[kind] } as FaultSetting]);
    const { [field]: answer, ...others } = await ask(kind);
    const { [field]: _own, ...othersWholesome } = wholesome;
    expect(others).toEqual(othersWholesome);
    expect(answer).toEqual(expectedOf(kind, field));

    await running.clearFaults();
    await eventually(
      () => ask(),
      (answers) => expect(answers).toEqual(wholesome),
    );
  });
});

function expectedOf(kind: FaultKind, field: string): unknown {
  const { status, code } = documented.get(kind) ?? { status: 'undocumented', code: null };
  // The field itself is null, where the source has it.
  if (kind === 'oddValue') return expect.objectContaining({ status, failure: null });
  if (status === 'FOUND') return wholesome[field];
  const answer: unknown = expect.objectContaining({ status, record: null });
  if (code === null) return answer;
  return expect.objectContaining({
    status,
    record: null,
    failure: {
      code,
      retryable: isFailureCode(code) && failureMeaning[code].retryable,
      retryAfterMs: code === 'THROTTLED' ? 1000 : null,
      sourceCode: sourceCodes[kind] ?? null,
    },
  });
}

/** The source's own code, if it sent one. */
const sourceCodes: Readonly<Partial<Record<FaultKind, string>>> = {
  error: 'HTTP 500',
  html500: 'HTTP 500',
  flaky: 'HTTP 500',
  throttled: 'HTTP 429',
  businessError: '999',
};
