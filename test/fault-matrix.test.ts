/** Every kind of fault at every source: what docs/mocks.md says of that source's answer, and nothing at the others. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isObjectType } from 'graphql';
import { FAULT_KINDS, type FaultKind } from '../mocks/kit/fault-kinds.ts';
import { answerUnder, FAULT_PARAMETERS, patienceUnder } from '../dev/fault-answers.ts';
import { createSchema } from '../src/gateway/schema.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { loadSources } from '../src/sources/all.ts';
import { Running, eventually, type Triple } from './kit/running.ts';
import { wholeSelection } from '../dev/truth.ts';

interface Answer {
  readonly status: string;
  readonly failure: object | null;
  readonly provenance: { readonly freshness: string };
  readonly record: object | null;
}

type Answers = Readonly<Record<string, Answer>>;

const sources = await loadSources();
const schema = createSchema(sources);

/** The first two words in code of the last column: status, and failure code unless it is answered. */
const documented = new Map(
  [...readFileSync('docs/mocks.md', 'utf8').matchAll(/^\| `(\w+)`.*\|([^|]+)\|$/gm)].map(
    ([, kind = '', answer = '']) => {
      const [status = '', code = ''] = [...answer.matchAll(/`([A-Z_]+)`/g)].map(([, word = '']) => word);
      return [kind, { status, code: status === 'UNAVAILABLE' ? code : null }] as const;
    },
  ),
);

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

async function ask(kind?: FaultKind): Promise<Answers> {
  const { body } = await running.ask<{ citizen: Answers }>(
    query,
    { subject: an },
    { 'X-Max-Wait-Ms': patienceUnder(kind), 'X-Max-Age': '0' },
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

test.each(Object.keys(FAULT_KINDS) as FaultKind[])('is documented: %s', (kind) => {
  const { status, failure } = answerUnder(kind);
  expect(documented.get(kind)).toMatchObject(
    failure === null ? { status, code: null } : { status, code: String(Reflect.get(failure, 'code')) },
  );
});

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
    await running.setFaults(id, [
      { kind, ...FAULT_PARAMETERS[kind], ...(kind === 'oddValue' && { field: 'GioiTinh' }) } as FaultSetting,
    ]);
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
  const { status, failure } = answerUnder(kind);
  // The field itself is null, where the source has it.
  if (kind === 'oddValue') return expect.objectContaining({ status, failure });
  return status === 'FOUND' ? wholesome[field] : expect.objectContaining({ status, failure, record: null });
}
