/** X-Road in front of the population database: a denial refuses the caller, other faults are retried. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Running, type Triple } from './kit/running.ts';

const ONE = `query ($s: SubjectInput!) { citizen(subject: $s) {
  identity { status failure { code retryable sourceCode } } drivingLicences { status } } }`;
const BREAKER = '{ sources { id breaker } }';

interface One {
  readonly citizen: {
    readonly identity: { readonly status: string; readonly failure: object | null };
    readonly drivingLicences: { readonly status: string };
  };
}
interface Sources {
  readonly sources: readonly { readonly id: string; readonly breaker: string }[];
}

let running: Running;
let an: Triple;
beforeAll(async () => {
  running = await Running.start();
  an = await running.persona('Nguyễn Văn An');
});
afterAll(() => running.stop());
afterEach(() => running.clearFaults());

async function ask() {
  const { body } = await running.ask<One>(ONE, { s: an }, { 'x-max-age': '0' });
  return body.data?.citizen;
}

/** How often the database was called for so many questions, what was answered, and the breaker after them. */
async function under(code: string, questions: number) {
  await running.setFaults('population', [{ kind: 'businessError', code }]);
  await running.resetStats();
  const answers = [];
  for (let count = 0; count < questions; count += 1) answers.push(await ask());
  const { calls } = (await running.stats()).population;
  const { body } = await running.ask<Sources>(BREAKER);
  const breaker = body.data?.sources.find(({ id }) => id === 'POPULATION')?.breaker;
  return { answers, calls, breaker };
}

test.each([
  ['Server.ServerProxy.AccessDenied', 'NOT_LICENSED'],
  ['Server.ClientProxy.UnknownMember', 'CALLER_NOT_REGISTERED'],
])(
  'refuses the caller for %s: asked once each time, and the breaker stays closed',
  async (sourceCode, code) => {
    const { answers, calls, breaker } = await under(sourceCode, 15);
    const refused = { status: 'REFUSED', failure: { code, retryable: false, sourceCode } };
    expect(answers).toEqual(answers.map(() => ({ identity: refused, drivingLicences: { status: 'FOUND' } })));
    expect({ calls, breaker }).toEqual({ calls: 15, breaker: 'CLOSED' });
    await running.clearFaults();
    expect((await ask())?.identity.status).toBe('FOUND');
  },
);

test('retries a fault of the exchange, and reports its code', async () => {
  const sourceCode = 'Server.ClientProxy.NetworkError';
  const { answers, calls } = await under(sourceCode, 1);
  expect(answers[0]?.identity).toEqual({
    status: 'UNAVAILABLE',
    failure: { code: 'UPSTREAM_ERROR', retryable: true, sourceCode },
  });
  expect(calls).toBeGreaterThan(1);
});
