/** Records that name no person are shown only with a tied answer about the same triple, whichever way they come. */
import { describe, expect, test } from '@jest/globals';
import { SourceError, type Failure } from '../src/source-api/answer.ts';
import type { Question, Part, Reply } from '../src/source-api/source.ts';
import { asked, rowOf, thing } from './kit/asking.ts';
import { questionFor, subjectOf } from './kit/calls.ts';

const visits: Part<string> = {
  source: 'POPULATION',
  name: 'visits',
  field: 'lifeStatus',
  tiedBy: thing,
  merge: (first) => first,
};

const hoa = subjectOf();
const wrongName = subjectOf(undefined, 'Lê Thị Khác');
const wrongDate = subjectOf(undefined, undefined, '1991-02-15');

/** Holds one person and, unlike the real portal, compares no names. */
function portal(
  answers: { thing?: Reply | Failure; visits?: Reply | Failure } = {},
  cache: object = { ttl: 60 },
) {
  const calls: Question[] = [];
  const answer = async ({
    questions,
  }: {
    readonly questions: readonly Question[];
  }): Promise<readonly Reply[]> => {
    calls.push(...questions);
    await Promise.resolve();
    return questions.map(({ part }): Reply => {
      const reply =
        part === thing
          ? (answers.thing ?? { candidates: [rowOf('card', hoa)] })
          : (answers.visits ?? { unnamed: { record: 'visits', notes: [] } });
      if ('code' in reply) throw new SourceError(reply);
      return reply;
    });
  };
  return { calls, answers, ...asked(answer, { batchSize: 1, policies: { cache } }) };
}

const FOUND = { status: 'FOUND', record: 'visits', match: { number: 'EXACT', name: 'EXACT' } };
const MISMATCH = { status: 'MISMATCH', record: null, match: null };

test('shows visits under the match of the tied card', async () => {
  const { ask, calls } = portal();
  expect(await ask([questionFor(visits)])).toMatchObject([FOUND]);
  expect(calls.map(({ part }) => part.name).toSorted()).toEqual(['thing', 'visits']);
});

describe.each([
  ['name', wrongName],
  ['date of birth', wrongDate],
])('a wrong %s', (_what, wrong) => {
  test('shows nothing', async () => {
    expect(await portal().ask([questionFor(visits, wrong)])).toMatchObject([MISMATCH]);
  });

  test('are not shown from the cache after the right one', async () => {
    const { ask } = portal();
    expect(await ask([questionFor(visits)])).toMatchObject([FOUND]);
    expect(await ask([questionFor(visits)])).toMatchObject([
      { ...FOUND, provenance: { freshness: 'CACHED' } },
    ]);
    expect(await ask([questionFor(visits, wrong)])).toMatchObject([MISMATCH]);
  });

  test('are not shown concurrently with the right one, in one request or in two', async () => {
    const { ask } = portal();
    expect(await ask([questionFor(visits), questionFor(visits, wrong)])).toMatchObject([FOUND, MISMATCH]);
    const others = portal();
    const both = await Promise.all([
      others.ask([questionFor(visits, wrong)]),
      others.ask([questionFor(visits)]),
    ]);
    expect(both).toMatchObject([[MISMATCH], [FOUND]]);
    // No record of one is in the flight of the other.
    expect(others.calls.filter(({ part }) => part === visits)).toHaveLength(2);
  });

  test('leave nothing in the cache that the right one shows, or the other way round', async () => {
    const { ask, answers } = portal();
    expect(await ask([questionFor(visits, wrong)])).toMatchObject([MISMATCH]);
    answers.visits = { unnamed: { record: 'visits of the right one' } };
    expect(await ask([questionFor(visits)])).toMatchObject([{ record: 'visits of the right one' }]);
    expect(await ask([questionFor(visits, wrong)])).toMatchObject([MISMATCH]);
  });
});

test('shows stale visits to the right triple only, while the source is down', async () => {
  const down: Failure = { code: 'UNREACHABLE' };
  const { ask, answers } = portal({}, { ttl: 0, staleFor: 600 });
  expect(await ask([questionFor(visits)])).toMatchObject([FOUND]);
  answers.thing = down;
  answers.visits = down;
  expect(await ask([questionFor(visits)])).toMatchObject([
    { ...FOUND, provenance: { freshness: 'STALE' }, failure: down },
  ]);
  const nothing = { status: 'UNAVAILABLE', record: null, failure: { code: 'NOT_TIED', retryable: true } };
  expect(await ask([questionFor(visits, wrongName), questionFor(visits, wrongDate)])).toMatchObject([
    nothing,
    nothing,
  ]);
});

test.each<[Reply | Failure, object]>([
  [{ candidates: [] }, { status: 'NOT_FOUND', failure: null }],
  [{ mismatch: true }, { status: 'MISMATCH', failure: null }],
  [{ code: 'UNREACHABLE' }, { status: 'UNAVAILABLE', failure: { code: 'NOT_TIED', retryable: true } }],
  [
    { code: 'THROTTLED', retryAfterMs: 10_000 },
    { status: 'UNAVAILABLE', failure: { code: 'NOT_TIED', retryable: true, retryAfterMs: 10_000 } },
  ],
  [{ code: 'BAD_RESPONSE' }, { status: 'UNAVAILABLE', failure: { code: 'NOT_TIED' } }],
  [{ code: 'NOT_LICENSED' }, { status: 'UNAVAILABLE', failure: { code: 'NOT_TIED' } }],
  [{ unnamed: { record: 'card' } }, { status: 'UNAVAILABLE', failure: { code: 'NOT_TIED' } }],
])('when the part that ties answers %j they answer %j', async (reply, expected) => {
  const [answer] = await portal({ thing: reply }).ask([questionFor(visits)]);
  expect(answer).toMatchObject({ record: null, match: null, ...expected });
});

test('answers like the tying part if it is NOT_FOUND or MISMATCH', async () => {
  for (const reply of [{ candidates: [] }, { mismatch: true } as const]) {
    const { ask } = portal({ thing: reply });
    const [tying, own] = await ask([questionFor(thing), questionFor(visits)]);
    expect(own).toEqual(tying);
  }
});

test('does not show a record without a name if no part ties it', async () => {
  const { ask } = portal({ thing: { unnamed: { record: 'card' } } });
  expect(await ask([questionFor(thing)])).toMatchObject([{ status: 'UNAVAILABLE', record: null }]);
});

test('reports failures of visits as their own', async () => {
  const { ask } = portal({ visits: { code: 'UPSTREAM_ERROR' } });
  expect(await ask([questionFor(thing), questionFor(visits)])).toMatchObject([
    { status: 'FOUND' },
    { status: 'UNAVAILABLE', failure: { code: 'UPSTREAM_ERROR' } },
  ]);
});
