/** The layers of asking, with connectors that behave as no connector should. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import Type from 'typebox';
import { askSource, serveSource } from '../src/ask/ask.ts';
import type { Answer } from '../src/ask/answer.ts';
import type { Ask, Call, Candidate, Connector, Part, Reply, Source } from '../src/ask/source.ts';
import { contextOf, memoryCache, nobodyListens, policies } from './kit/asking.ts';
import { askFor, subjectOf } from './kit/calls.ts';

const part: Part<string> = { source: 'POPULATION', name: 'thing', merge: (a, b) => a + b };
const settings = {
  url: 'http://127.0.0.1:9',
  connections: 1,
  maxResponseBytes: 1024,
  ...policies({ timeoutMs: 200, batchWindowMs: 0 }),
};

const lines: string[] = [];
const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
afterEach(() => {
  lines.length = 0;
});

/** A row that says it is about the subject. */
function rowOf(record: string, subject = subjectOf()): Candidate<string> {
  const { identityNumber, fullName, dateOfBirth } = subject;
  return { record, evidence: { numbers: [identityNumber], keyed: false, fullName, dateOfBirth } };
}

function asking(ask: Connector['ask'], batchSize = 50, deadline = AbortSignal.timeout(5000)) {
  const connector: Connector = { ask, close: () => Promise.resolve() };
  const source: Source = {
    id: 'thing',
    version: '1',
    sourceId: 'POPULATION',
    name: { vi: 'thing', en: 'thing' },
    field: 'identity',
    parts: [part],
    numberKinds: ['PERSONAL'],
    batchSize,
    settings: Type.Object({}),
    resolvers: {},
    connect: () => connector,
    facts: () => ({}),
  };
  const served = serveSource({
    source,
    settings,
    connector,
    cache: memoryCache(),
    listener: nobodyListens,
    log,
  });
  const load = askSource(source, served, contextOf({ deadline }));
  return (asks: readonly Ask[]): Promise<readonly Answer<unknown>[]> =>
    Promise.all(asks.map((one) => load(one)));
}

describe('a connector that', () => {
  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new TypeError('Nguyễn Văn An');
      },
    ],
    ['rejects with no error', () => Promise.reject('Nguyễn Văn An')],
    ['answers too few questions', () => Promise.resolve([])],
    ['gives rows without evidence', () => Promise.resolve([{ candidates: [{}] }])],
  ])('%s is a source that answered badly, and nothing more', async (_what, ask) => {
    const [answer] = await asking(ask as Connector['ask'])([askFor(part)]);
    expect(answer).toMatchObject({ status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE' } });
    expect(lines.join('')).not.toContain('Nguyễn');
  });

  test('never answers is given up after the source’s time', async () => {
    const [answer] = await asking(() => new Promise(() => undefined))([askFor(part)]);
    expect(answer).toMatchObject({ status: 'UNAVAILABLE', failure: { code: 'TIMEOUT' } });
  });

  test('is asked when the request has ended is not waited for', async () => {
    const [answer] = await asking(() => new Promise(() => undefined), 1, AbortSignal.abort())([askFor(part)]);
    expect(answer).toMatchObject({ failure: { code: 'TIMEOUT' } });
  });

  test('gives text for a code is not quoted', async () => {
    const failure = { code: 'BAD_RESPONSE', sourceCode: 'Nguyễn Văn An 079190123456' } as const;
    const [answer] = await asking(() => Promise.resolve([{ failure }]))([askFor(part)]);
    expect(JSON.stringify([answer, lines])).not.toMatch(/Nguyễn|079190123456/);
  });
});

describe('rows', () => {
  const other = subjectOf('079085000001', 'Lê Văn Bình', '1985');

  test('that are tied are put together, others are left out', async () => {
    const candidates = [rowOf('a'), rowOf('b', other), rowOf('c')];
    const [answer] = await asking(() => Promise.resolve([{ candidates }]))([askFor(part)]);
    expect(answer).toMatchObject({ status: 'FOUND', record: 'ac' });
  });

  test('in somebody else’s slot show nothing', async () => {
    const swapped = [{ candidates: [rowOf('b', other)] }, { candidates: [rowOf('a')] }];
    const answers = await asking(() => Promise.resolve(swapped))([askFor(part), askFor(part, other)]);
    expect(answers).toMatchObject([
      { status: 'MISMATCH', record: null },
      { status: 'MISMATCH', record: null },
    ]);
  });

  test('that the source itself calls somebody else’s are a mismatch', async () => {
    const [answer] = await asking(() => Promise.resolve([{ mismatch: true }]))([askFor(part)]);
    expect(answer).toMatchObject({ status: 'MISMATCH', match: null, failure: null, record: null });
  });
});

test('numbers travel in batches, a number once, each call under an id of its own', async () => {
  const ask = jest.fn((call: Call): Promise<readonly Reply[]> => {
    return Promise.resolve(call.asks.map(() => ({ candidates: [] })));
  });
  const people = Array.from({ length: 7 }, (_, index) => subjectOf(`07919012345${index}`));
  const again = subjectOf('079190123450', 'Lê Văn Bình');
  await asking(ask, 3)([...people, again].map((subject) => askFor(part, subject)));
  const calls = ask.mock.calls.map(([call]) => call);
  expect(calls.map(({ asks }) => asks.length)).toEqual([4, 3, 1]);
  expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(3);
});
