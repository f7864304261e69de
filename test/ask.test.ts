/** The layers of asking, with connectors that behave as no connector should. */
import { describe, expect, jest, test } from '@jest/globals';
import { retryAfterMs as retryAfterMsOf, SourceError, type Failure } from '../src/source-api/answer.ts';
import { sourceClient } from '../src/ask/ask.ts';
import { Cancellation } from '../src/lib/cancellation.ts';
import { withSingleFlight } from '../src/ask/flight.ts';
import { createLoader } from '../src/ask/loader.ts';
import type { Call, Connector, Reply } from '../src/source-api/source.ts';
import type { CacheLookup } from '../src/cache/record-cache.ts';
import {
  asked,
  contextOf,
  cancellationAfter,
  memoryCache,
  nobodyListens,
  rowOf,
  thing,
} from './kit/asking.ts';
import { questionFor, callOf, subjectOf } from './kit/calls.ts';
import { eventually } from './kit/running.ts';

const never = () => new Promise<never>(() => undefined);

/** Finds everybody. */
const finds = ({ questions }: Call): Promise<readonly Reply[]> =>
  Promise.resolve(questions.map(({ subject }) => ({ candidates: [rowOf(subject.identityNumber, subject)] })));

/** A connector that fails this often and then finds everybody. */
function failing(failure: Failure, times = Number.POSITIVE_INFINITY) {
  let left = times;
  return jest.fn<Connector['ask']>((call) => {
    left -= 1;
    return left >= 0 ? Promise.reject(new SourceError(failure)) : finds(call);
  });
}

function isBetween(value = Number.NaN, above: number, most: number): boolean {
  return value > above && value <= most;
}

/** A question about somebody else each time. */
function question(index: number) {
  return questionFor(thing, subjectOf(String(79_190_000_000 + index).padStart(12, '0')));
}

describe('a connector', () => {
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
    ['replies with nothing', () => Promise.resolve(null)],
    ['replies with no object', () => Promise.resolve(['Nguyễn'])],
    ['throws an unknown code', () => Promise.reject(new SourceError({ code: 'Nguyễn' as 'TIMEOUT' }))],
    [
      'throws a code of all objects',
      () => Promise.reject(new SourceError({ code: 'toString' as 'TIMEOUT' })),
    ],
    ['replies with an unknown code', () => Promise.resolve([{ failure: { code: 'Nguyễn' } }])],
    ['replies with a failure that is none', () => Promise.resolve([{ failure: null }])],
    [
      'throws an error by the name of a person',
      () => Promise.reject(Object.assign(new Error('x'), { name: 'Nguyễn' })),
    ],
    [
      'adds a row to its failure',
      () =>
        Promise.reject(new SourceError(Object.assign({ code: 'BAD_RESPONSE' } as const, { row: 'Nguyễn' }))),
    ],
  ])('%s is a source that answered badly, and nothing more', async (_what, ask) => {
    const source = asked(ask as Connector['ask']);
    const [answer] = await source.ask([questionFor(thing)]);
    expect(answer).toMatchObject({ status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE' } });
    expect(source.log.join('')).not.toContain('Nguyễn');
  });

  test('may return a value that cannot be cached: the answer is used and the log reports the cache', async () => {
    const cache = memoryCache();
    cache.write = () => {
      throw new RangeError('Nguyễn Văn An');
    };
    const source = asked(finds, { cache });
    const [answer] = await source.ask([question(1)]);
    expect(answer?.status).toBe('FOUND');
    expect(source.log.join('')).toContain('"error":"RangeError","part":"thing","msg":"answer not kept"');
    expect(source.log.join('')).not.toContain('Nguyễn');
  });

  test('never answers is given up after the source’s time', async () => {
    const [answer] = await asked(never).ask([questionFor(thing)]);
    expect(answer).toMatchObject({ status: 'UNAVAILABLE', failure: { code: 'TIMEOUT' } });
  });

  test('is asked when the request has ended is not waited for', async () => {
    const clientGone = new Cancellation();
    const source = asked(never, { batchSize: 1, policies: { timeoutMs: 60_000 } });
    const [answer] = await source.ask([questionFor(thing)], { deadline: cancellationAfter(0), clientGone });
    clientGone.cancel();
    expect(answer).toMatchObject({
      failure: { code: 'TIMEOUT' },
      provenance: { requestId: expect.any(String) },
    });
  });

  test.each<[string, unknown]>([
    ['throws it', new SourceError({ code: 'BAD_RESPONSE' }, 'no row of 079190123456')],
    ['has it in its stack', Object.assign(new Error('x'), { stack: 'Error\n    at 079190123456 (x)' })],
    ['replies with it', [{ failure: { code: 'BAD_RESPONSE' }, detail: 'no row of 079190123456' }]],
  ])('that names a number in a detail is not quoted: %s', async (_what, given) => {
    const source = asked(() =>
      given instanceof Error ? Promise.reject(given) : Promise.resolve(given as Reply[]),
    );
    await source.ask([questionFor(thing)]);
    const { log, served } = source;
    expect(log.join('')).toContain('source failed');
    expect(log.join('') + JSON.stringify(served.health.report)).not.toContain('079190123456');
  });

  test('that notes values in place of fields has no figure of them', async () => {
    const noted: string[] = [];
    const notes = ['a.b', '079190123456', 'Nguyễn', 'a b'].map(
      (field) => ({ field, reason: 'UNREADABLE' }) as const,
    );
    const source = asked(() => Promise.resolve([{ candidates: [{ ...rowOf('x'), notes }] }]), {
      listener: { ...nobodyListens, noted: ({ field }) => noted.push(field) },
    });
    await source.ask([questionFor(thing)]);
    expect(noted).toEqual(['a.b']);
  });

  test('that returns text as a code is not quoted', async () => {
    const failure = { code: 'BAD_RESPONSE', sourceCode: 'Nguyễn Văn An 079190123456' } as const;
    const source = asked(() => Promise.resolve([{ failure }]));
    const [answer] = await source.ask([questionFor(thing)]);
    expect(JSON.stringify([answer, source.log])).not.toMatch(/Nguyễn|079190123456/);
  });
});

describe('rows of a source', () => {
  const other = subjectOf('079085000001', 'Lê Văn Bình', '1985');

  test('are merged if they are tied, and dropped otherwise', async () => {
    const candidates = [rowOf('a'), rowOf('b', other), rowOf('c')];
    const [answer] = await asked(() => Promise.resolve([{ candidates }])).ask([questionFor(thing)]);
    expect(answer).toMatchObject({ status: 'FOUND', record: 'ac' });
  });

  test('in another person’s slot are not shown', async () => {
    const swapped = [{ candidates: [rowOf('b', other)] }, { candidates: [rowOf('a')] }];
    const answers = await asked(() => Promise.resolve(swapped)).ask([
      questionFor(thing),
      questionFor(thing, other),
    ]);
    expect(answers).toMatchObject([
      { status: 'MISMATCH', record: null },
      { status: 'MISMATCH', record: null },
    ]);
  });

  test('that the source itself calls somebody else’s are a mismatch', async () => {
    const [answer] = await asked(() => Promise.resolve([{ mismatch: true }])).ask([questionFor(thing)]);
    expect(answer).toMatchObject({ status: 'MISMATCH', match: null, failure: null, record: null });
  });
});

describe('batches of calls', () => {
  test('contain each number once, each call under its own id', async () => {
    const ask = jest.fn(finds);
    const people = Array.from({ length: 7 }, (_, index) => subjectOf(`07919012345${index}`));
    const again = subjectOf('079190123450', 'Lê Văn Bình');
    await asked(ask, { batchSize: 3 }).ask([...people, again].map((subject) => questionFor(thing, subject)));
    const calls = ask.mock.calls.map(([call]) => call);
    expect(calls.map(({ questions }) => questions.length)).toEqual([4, 3, 1]);
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(3);
  });

  test('are shared by requests of the same official, purpose and dossier only', async () => {
    const ask = jest.fn(finds);
    const source = asked(ask, { policies: { batchWindowMs: 20 } });
    const { caller } = callOf([]);
    const callers = [
      caller,
      { ...caller },
      { ...caller, dossier: 'H29.101-260131-0002' },
      { ...caller, officer: { ...caller.officer, identityNumber: '079185000009' } },
      { ...caller, agency: 'H29.102' },
    ];
    await Promise.all(callers.map((one, index) => source.ask([question(index)], { caller: one })));
    expect(ask.mock.calls.map(([{ questions }]) => questions.length)).toEqual([2, 1, 1, 1]);
  });
});

test('sources whose parts go by one name are each asked by a request', async () => {
  const loader = createLoader();
  const context = contextOf();
  const answers = ['one', 'other'].map((id) => {
    const { served } = asked(() => Promise.resolve([{ candidates: [rowOf(id)] }]), { id });
    return sourceClient(loader, served.source, served, context)(questionFor(thing));
  });
  expect((await Promise.all(answers)).map(({ record }) => record)).toEqual(['one', 'other']);
});

test('resolves a question that is answered synchronously', async () => {
  const outcome = {
    reply: { candidates: [] },
    requestId: 'id-0001',
    fetchedAt: new Date(),
    arrivedAt: performance.now(),
  };
  const subscribe = withSingleFlight()((pending) => pending.settle(outcome));
  const { caller, requestId, shareKey } = contextOf();
  const keep = jest.fn();
  const subscription = subscribe({
    question: question(1),
    caller,
    requestId,
    shareKey,
    generation: 0,
    cancellation: new Cancellation(),
    keep,
  });
  expect(await subscription.outcomeBefore(cancellationAfter(5000))).toBe(outcome);
  expect(keep).toHaveBeenCalledTimes(1);
});

describe('a question in flight', () => {
  test('is asked once for all callers of a share class, and again for another purpose', async () => {
    const ask = jest.fn(finds);
    const source = asked(ask, { policies: { batchWindowMs: 5 } });
    const { caller } = callOf([]);
    const other = { ...caller, officer: { ...caller.officer, identityNumber: '079185000009' } };
    // Sharing requires an earlier answer to each officer.
    await Promise.all([source.ask([question(2)]), source.ask([question(2)], { caller: other })]);
    ask.mockClear();
    const answers = await Promise.all([
      ...Array.from({ length: 50 }, () => source.ask([question(1)])),
      ...Array.from({ length: 50 }, () => source.ask([question(1)], { caller: other })),
      source.ask([question(1)], { caller: { ...caller, purpose: '1.001193' } }),
    ]);
    expect(new Set(answers.flat().map(({ status }) => status))).toEqual(new Set(['FOUND']));
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('is asked per request under share class none', async () => {
    const ask = jest.fn(finds);
    const source = asked(ask, { policies: { share: 'none' } });
    await Promise.all([source.ask([question(1), question(1)]), source.ask([question(1)])]);
    await source.ask([question(1)]);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  test('that is refused is asked again by another official, who may be allowed', async () => {
    const { caller } = callOf([]);
    const known = { ...caller, officer: { ...caller.officer, identityNumber: '079185000009' } };
    const ask = jest.fn<Connector['ask']>((call) =>
      call.caller.officer.identityNumber === known.officer.identityNumber
        ? finds(call)
        : Promise.reject(new SourceError({ code: 'CALLER_NOT_REGISTERED' })),
    );
    const source = asked(ask);
    const answers = await Promise.all([
      source.ask([question(1)]),
      source.ask([question(1)], { caller: known }),
    ]);
    expect(answers.flat().map(({ status }) => status)).toEqual(['REFUSED', 'FOUND']);
  });

  test('does not serve an agency without authorization from another agency’s answer', async () => {
    const { caller } = callOf([]);
    const unlicensed = { ...caller, agency: 'H29.999' };
    const ask = jest.fn<Connector['ask']>((call) =>
      call.caller.agency === unlicensed.agency
        ? Promise.reject(new SourceError({ code: 'NOT_LICENSED' }))
        : finds(call),
    );
    const source = asked(ask, { policies: { share: 'all' } });
    await source.ask([question(1)]);
    const [refused] = await source.ask([question(1)], { caller: unlicensed });
    expect(refused).toMatchObject({ status: 'REFUSED', record: null });
    const other = { ...caller, agency: 'H29.102' };
    await source.ask([question(2)], { caller: other });
    const [shared] = await source.ask([question(1)], { caller: other });
    expect(shared).toMatchObject({ status: 'FOUND', provenance: { freshness: 'CACHED' } });
  });

  test('continues after its request’s deadline, and its answer is cached', async () => {
    const answer = Promise.withResolvers<undefined>();
    const source = asked(async (call) => {
      await answer.promise;
      return finds(call);
    });
    const [late] = await source.ask([question(1)], { deadline: cancellationAfter(20) });
    expect(late).toMatchObject({ status: 'UNAVAILABLE', failure: { code: 'TIMEOUT' } });
    answer.resolve(undefined);
    await eventually(
      () => source.ask([question(1)]),
      ([kept]) => expect(kept).toMatchObject({ status: 'FOUND', provenance: { freshness: 'CACHED' } }),
    );
  });

  test('is cancelled once all its subscribers have left, and not before', async () => {
    const signals: AbortSignal[] = [];
    const source = asked(
      ({ signal }) => {
        signals.push(signal);
        return never();
      },
      { policies: { timeoutMs: 5000 } },
    );
    const [first, second] = [new Cancellation(), new Cancellation()];
    void source.ask([question(1)], { clientGone: first });
    void source.ask([question(1)], { clientGone: second });
    await eventually(
      () => Promise.resolve(signals.length),
      (count) => expect(count).toBe(1),
    );
    first.cancel();
    expect(signals[0]?.aborted).toBe(false);
    second.cancel();
    expect(signals[0]?.aborted).toBe(true);
    expect(source.served.breaker.state).toBe('CLOSED');
    // Whoever asks now is not put on what was given up.
    void source.ask([question(1)]);
    await eventually(
      () => Promise.resolve(signals.length),
      (count) => expect(count).toBe(2),
    );
  });
});

describe('a record close to its expiry', () => {
  test('is refreshed once in the background', async () => {
    const ask = jest.fn(finds);
    const cache = memoryCache();
    const ageMs = 9000;
    const lookup: Omit<CacheLookup, 'keys'> = {
      record: {
        reply: { candidates: [rowOf('old')] },
        requestId: 'old-1',
        fetchedAt: Date.now() - ageMs,
        arrivedAt: performance.now() - ageMs,
        freshMs: 10_000,
        keptMs: 10_000,
      },
      negative: undefined,
      authorized: true,
      at: { changes: 0, refusals: 0 },
    };
    jest.spyOn(cache, 'read').mockImplementation(async (keys) => ({ keys, ...lookup }));
    const source = asked(ask, { cache });
    const answers = await Promise.all(Array.from({ length: 20 }, () => source.ask([questionFor(thing)])));
    expect(answers.flat()).toEqual(
      Array(20).fill(
        expect.objectContaining({
          record: 'old',
          provenance: expect.objectContaining({ freshness: 'CACHED', ageSeconds: 9, requestId: 'old-1' }),
        }),
      ),
    );
    await eventually(
      () => Promise.resolve(ask.mock.calls.length),
      (calls) => expect(calls).toBe(1),
    );
    await source.ask([questionFor(thing)]);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

describe('a change event', () => {
  test('during a call keeps the call’s answer out of the cache', async () => {
    const cache = memoryCache();
    const answer = Promise.withResolvers<undefined>();
    const source = asked(
      async (call) => {
        await answer.promise;
        return finds(call);
      },
      { cache },
    );
    const asking = source.ask([question(1)]);
    await new Promise(setImmediate);
    await cache.invalidate('thing', [question(1).subject.identityNumber]);
    answer.resolve(undefined);
    await asking;
    const [again] = await source.ask([question(1)]);
    expect(again).toMatchObject({ status: 'FOUND', provenance: { freshness: 'LIVE' } });
    const [kept] = await source.ask([question(1)]);
    expect(kept).toMatchObject({ provenance: { freshness: 'CACHED' } });
  });

  test('drops the cached entries of that number at that source only', async () => {
    const cache = memoryCache();
    const source = asked(finds, { cache });
    await source.ask([question(1), question(2)]);
    await cache.invalidate('thing', [question(1).subject.identityNumber]);
    await cache.invalidate('other', [question(2).subject.identityNumber]);
    const answers = await source.ask([question(1), question(2)]);
    expect(answers.map(({ provenance }) => provenance.freshness)).toEqual(['LIVE', 'CACHED']);
  });
});

describe('the breaker', () => {
  const breaker = { failures: 3, halfOpenAfterMs: 100 };
  const options = { policies: { breaker, retry: { times: 0 } } };

  test.each<[Failure['code'], boolean]>([
    ['TIMEOUT', true],
    ['UNREACHABLE', true],
    ['UPSTREAM_ERROR', true],
    ['THROTTLED', false],
    ['BAD_RESPONSE', false],
    ['NOT_LICENSED', false],
    ['CALLER_NOT_REGISTERED', false],
  ])('after three times %s in a row is open: %s', async (code, isOpen) => {
    const ask = failing({ code });
    const longOpen = { ...breaker, halfOpenAfterMs: 10_000 };
    const source = asked(ask, { policies: { ...options.policies, breaker: longOpen } });
    for (let i = 0; i < 4; i += 1) {
      const [failed] = await source.ask([question(i)]);
      // The failure that opens the breaker has its pause, as those that the breaker rejects.
      const pause = failed?.failure?.retryAfterMs;
      if (i < 2 || !isOpen) expect(pause).toBeUndefined();
      else expect(isBetween(pause, 0, 10_000)).toBe(true);
    }
    expect(source.served.breaker.state).toBe(isOpen ? 'OPEN' : 'CLOSED');
    expect(ask).toHaveBeenCalledTimes(isOpen ? 3 : 4);
    const [answer] = await source.ask([question(9)]);
    expect(answer?.failure?.code).toBe(isOpen ? 'CIRCUIT_OPEN' : code);
  });

  test('closes after one successful call', async () => {
    const source = asked(failing({ code: 'UNREACHABLE' }, 3), options);
    for (let i = 0; i < 3; i += 1) await source.ask([question(i)]);
    expect(source.served.breaker.state).toBe('OPEN');
    expect(source.log.join('')).toContain('"state":"OPEN"');
    await eventually(
      () => source.ask([question(4)]),
      ([answer]) => expect(answer?.status).toBe('FOUND'),
    );
    expect(source.served.breaker.state).toBe('CLOSED');
  });

  test('lets one trial call finish even without a subscriber, and rejects other calls meanwhile', async () => {
    const answer = Promise.withResolvers<undefined>();
    let calls = 0;
    const source = asked(
      async (call) => {
        calls += 1;
        if (calls <= 3) throw new SourceError({ code: 'UNREACHABLE' });
        await answer.promise;
        if (call.signal.aborted) throw new SourceError({ code: 'TIMEOUT' });
        return finds(call);
      },
      { policies: { ...options.policies, timeoutMs: 5000 } },
    );
    for (let i = 0; i < 3; i += 1) await source.ask([question(i)]);
    const gone = new Cancellation();
    await eventually(
      () => {
        void source.ask([question(4)], { clientGone: gone });
        return Promise.resolve(source.served.breaker.state);
      },
      (state) => expect(state).toBe('HALF_OPEN'),
    );
    const [turnedAway] = await source.ask([question(5)]);
    expect(turnedAway?.failure?.code).toBe('CIRCUIT_OPEN');
    // The trial call may take as long as any.
    expect(isBetween(turnedAway?.failure?.retryAfterMs, 0, 5000)).toBe(true);
    gone.cancel();
    answer.resolve(undefined);
    await eventually(
      () => Promise.resolve(source.served.breaker.state),
      (state) => expect(state).toBe('CLOSED'),
    );
    expect(calls).toBe(4);
  });
});

describe('retries', () => {
  test.each<[Failure['code'], number]>([
    ['UNREACHABLE', 3],
    ['UPSTREAM_ERROR', 3],
    ['TIMEOUT', 1],
    ['THROTTLED', 1],
    ['BAD_RESPONSE', 1],
    ['NOT_LICENSED', 1],
  ])('after %s: %d calls', async (code, calls) => {
    const ask = failing({ code });
    const source = asked(ask, { policies: { retry: { times: 2, maxDelayMs: 2 } } });
    const [answer] = await source.ask([question(1)]);
    expect(answer?.failure?.code).toBe(code);
    expect(ask).toHaveBeenCalledTimes(calls);
  });

  test('are invisible when one succeeds', async () => {
    const source = asked(failing({ code: 'UPSTREAM_ERROR' }, 1), {
      policies: { retry: { times: 1, maxDelayMs: 2 } },
    });
    const [answer] = await source.ask([question(1)]);
    expect(answer).toMatchObject({ status: 'FOUND', failure: null });
  });

  test('end when the breaker opens', async () => {
    const ask = jest.fn<Connector['ask']>(({ questions }) => {
      const isFirst = questions[0]?.subject === question1.subject;
      return Promise.reject(new SourceError({ code: isFirst ? 'UPSTREAM_ERROR' : 'TIMEOUT' }));
    });
    const question1 = question(1);
    const source = asked(ask, {
      batchSize: 1,
      policies: { breaker: { failures: 1, halfOpenAfterMs: 5000 }, retry: { times: 5, maxDelayMs: 100 } },
    });
    // The second call is not repeated and opens the breaker while the first one pauses.
    const answers = await Promise.all([source.ask([question1]), source.ask([question(2)])]);
    expect(answers.flat().map(({ failure }) => failure?.code)).toEqual(['UPSTREAM_ERROR', 'TIMEOUT']);
    expect(source.served.breaker.state).toBe('OPEN');
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

describe('a source that sends Retry-After', () => {
  test('is paused for that time, and callers get the remaining time', async () => {
    const ask = failing({ code: 'THROTTLED', retryAfterMs: 60_000 });
    const source = asked(ask);
    await source.ask([question(1)]);
    const [answer] = await source.ask([question(2)]);
    expect(answer?.failure).toEqual({ code: 'THROTTLED', retryAfterMs: expect.any(Number) });
    expect(answer?.failure?.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('is asked again after the pause', async () => {
    const source = asked(failing({ code: 'THROTTLED', retryAfterMs: 30 }, 1));
    await source.ask([question(1)]);
    await eventually(
      () => source.ask([question(2)]),
      ([answer]) => expect(answer?.status).toBe('FOUND'),
    );
  });
});

describe('pauses that a source requests', () => {
  /** Retry times of callers, and calls made, when two concurrent calls are throttled. */
  async function pausesOf(...answers: readonly Partial<Failure>[]) {
    const released = answers.map(() => Promise.withResolvers<void>());
    let calls = 0;
    const source = asked(
      async () => {
        const index = calls;
        calls += 1;
        await released[index]?.promise;
        throw new SourceError({ code: 'THROTTLED', ...answers[index] });
      },
      { batchSize: 1 },
    );
    const told: (number | undefined)[] = [];
    const questions = answers.map((_answer, index) => source.ask([question(index)]));
    for (const [index, ask] of questions.entries()) {
      released[index]?.resolve();
      told.push((await ask)[0]?.failure?.retryAfterMs);
    }
    const before = calls;
    const [next] = await source.ask([question(99)]);
    return { told, next: next?.failure?.retryAfterMs, wasAsked: calls > before };
  }

  test('keep the longest one, in any order of arrival', async () => {
    for (const later of [{}, { retryAfterMs: 0 }, { retryAfterMs: 2000 }]) {
      const { told, next = 0, wasAsked } = await pausesOf({ retryAfterMs: 30_000 }, later);
      expect(wasAsked).toBe(false);
      for (const said of [...told, next]) {
        expect(said).toBeGreaterThan(20_000);
        expect(said).toBeLessThanOrEqual(30_000);
      }
    }
    const { next = 0 } = await pausesOf({ retryAfterMs: 2000 }, { retryAfterMs: 30_000 });
    expect(next).toBeGreaterThan(20_000);
  });

  test('last a minute at most, and are reported with their real length', async () => {
    for (const retryAfterMs of [61_000, 2 ** 31 - 1, 1e15, Number.POSITIVE_INFINITY]) {
      const { told, wasAsked } = await pausesOf({ retryAfterMs });
      expect(told).toEqual([60_000]);
      expect(wasAsked).toBe(false);
    }
  });

  test('of zero length do not pause', async () => {
    expect(await pausesOf({})).toEqual({ told: [undefined], next: undefined, wasAsked: true });
  });
});

test('tells whole milliseconds after which a retry may help, one minute at most', () => {
  const pauses = [
    [{ code: 'TIMEOUT' }, 1000],
    [{ code: 'OVERLOADED' }, 1000],
    [{ code: 'NOT_TIED' }, null],
    [{ code: 'NOT_TIED', retryable: true }, 1000],
    [{ code: 'BAD_RESPONSE' }, null],
    [{ code: 'NOT_LICENSED' }, null],
    [{ code: 'CIRCUIT_OPEN', retryAfterMs: 4200.25 }, 4201],
    [{ code: 'THROTTLED', retryAfterMs: -5 }, 0],
    [{ code: 'THROTTLED', retryAfterMs: Number.NaN }, 1000],
    [{ code: 'THROTTLED', retryAfterMs: Number.POSITIVE_INFINITY }, 60_000],
  ] satisfies [Failure, number | null][];
  for (const [failure, expected] of pauses) expect(retryAfterMsOf(failure)).toBe(expected);
});

test('queues calls beyond a source’s limit, and rejects calls beyond the queue', async () => {
  const answer = Promise.withResolvers<undefined>();
  const ask = jest.fn(async (call: Call) => {
    await answer.promise;
    return finds(call);
  });
  const source = asked(ask, {
    batchSize: 1,
    policies: { concurrency: 2, queue: 3, timeoutMs: 5000 },
  });
  const asking = source.ask(Array.from({ length: 7 }, (_, index) => question(index)));
  await eventually(
    () => Promise.resolve(source.served.bulkhead),
    ({ inFlight, queued }) => expect([inFlight, queued]).toEqual([2, 3]),
  );
  expect(ask).toHaveBeenCalledTimes(2);
  answer.resolve(undefined);
  const codes = (await asking).map(({ status, failure }) => failure?.code ?? status);
  expect(codes).toEqual(['FOUND', 'FOUND', 'FOUND', 'FOUND', 'FOUND', 'OVERLOADED', 'OVERLOADED']);
  expect([source.served.bulkhead.inFlight, source.served.bulkhead.queued]).toEqual([0, 0]);
});
